"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { shortDay } from "./dates.ts";
import css from "./review.module.css";

/** The scrimmage is over: where everything is now. */
export function Sealed({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  const w = words.sealed;
  const id = encodeURIComponent(stage.id);
  const view = stage.sealedView;
  const booked = view?.followUps ?? [];
  return (
    <main className={css.sealed}>
      <h2 className={card.big}>{w.title}</h2>
      {view && (
        <p className={css.sheet}>
          <b className="num">{words.review.sheet(view.sheet)}</b>
        </p>
      )}
      <p>{booked.length > 0 ? w.booked({ dates: booked.map(shortDay).join(", ") }) : w.none}</p>
      <p className={card.quiet}>{words.review.notKnown}</p>
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
