"use client";
import { useEffect, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { FollowUpsAnswer } from "#lib/protocol/http.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Booked } from "../../../follow-up/booked.tsx";
import { TrialPart } from "../../../follow-up/trial.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import card from "../_desk/card.module.css";
import { shortDay } from "./dates.ts";
import css from "./review.module.css";

const BOOKED_TRIES = 5;
const BOOKED_MS = 1_000;

/** Codes and links of the follow-ups. They are booked a moment after the seal. */
function Codes({ id }: { id: string }) {
  const words = useWords(followUpWords).followUp;
  const { answer, again } = useAnswer<FollowUpsAnswer>(`/api/scrimmages/${id}/follow-ups`);
  const lines = answer?.ok ? answer.followUps : [];
  const squad = answer?.ok ? answer.squad : null;
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (lines.length > 0 || tries >= BOOKED_TRIES) return;
    const timer = setTimeout(() => {
      setTries(tries + 1);
      again();
    }, BOOKED_MS);
    return () => clearTimeout(timer);
  }, [lines.length, tries, again]);
  if (squad === null || lines.length === 0) return null;
  return (
    <section className={`card ${card.card}`} aria-labelledby="booked">
      <h3 id="booked">{words.bookedTitle}</h3>
      <Booked squad={squad} lines={lines} file={`/api/scrimmages/${id}/follow-ups.ics`} changed={again} />
      {answer?.ok && answer.trial && <TrialPart squad={squad} trial={answer.trial} changed={again} />}
    </section>
  );
}

/** The scrimmage is over: where everything is now. */
export function Sealed({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  const w = words.sealed;
  const id = encodeURIComponent(stage.id);
  const view = stage.sealedView;
  const booked = view?.followUps ?? [];
  return (
    <main className={css.sealed}>
      <h2 className={card.big}>{stage.mode ? w.titleFull : w.title}</h2>
      {view && (
        <p className={css.sheet}>
          <b className="num">{words.review.sheet(view.sheet)}</b>
        </p>
      )}
      <p>{booked.length > 0 ? w.booked({ dates: booked.map(shortDay).join(", ") }) : w.none}</p>
      <p className={card.quiet}>{words.review.notKnown}</p>
      <Codes id={stage.id} />
      <a className={`btn pri ${css.open}`} href={`/review/${id}`}>
        {w.open}
      </a>
      <p className={card.quiet}>{w.openText}</p>
      <section className={`card ${card.card} ${css.exports}`}>
        <h3>{w.exports}</h3>
        <p className={card.quiet}>{w.exportsText}</p>
        <div className={card.row}>
          <a className="btn" href={`/api/scrimmages/${id}/export.csv`} download>
            {w.csv}
          </a>
          <a className="btn" href={`/api/scrimmages/${id}/export.json`} download>
            {w.json}
          </a>
        </div>
      </section>
      <p className={card.quiet}>{w.text}</p>
      <a className="btn" href="/coach/new">
        {w.fresh}
      </a>
    </main>
  );
}
