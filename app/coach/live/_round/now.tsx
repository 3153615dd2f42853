"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { Clock, secondsLeft, useNow } from "../_desk/clock.tsx";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";
import { CountsTable } from "./counts-table.tsx";
import css from "./now.module.css";
import { Preview } from "./preview.tsx";
import { Why } from "./why.tsx";

/** What is on: the projector's picture, the question, its clock, and how the room answers. */
export function Now({ stage, tally, desk }: { stage: CoachStage; tally: CoachTally | null; desk: Desk }) {
  const words = useWords(deskWords);
  const id = useId();
  const { question } = stage;
  if (stage.phase === "count" || !question) return <Count stage={stage} desk={desk} />;
  const w = words.now;
  const about = [
    stage.topic,
    w.seen({ n: stage.seenBefore }),
    stage.expected ? w.expected(stage.expected) : null,
    question.counts > 1 ? w.counts({ n: question.counts }) : null,
  ].filter((part) => part !== null);
  return (
    <section className={`card ${css.now}`} aria-labelledby={id}>
      <div className={css.side}>
        <Preview stage={stage} question={question} desk={desk} />
        <Why stage={stage} />
      </div>
      <div className={css.side}>
        <div className={card.head}>
          <h2 id={id} className={card.big}>
            {w.question({ n: question.number })}
          </h2>
          <StepClock stage={stage} desk={desk} comingIn={tally?.comingIn ?? false} />
        </div>
        <p className={`lab ${css.about}`}>{about.join(" · ")}</p>
        {stage.list.some((line) => line.run === question.run && line.state === "thrown") && (
          <p className={card.lamp}>{w.thrown}</p>
        )}
        <CountsTable stage={stage} question={question} tally={tally} />
        <Shield stage={stage} desk={desk} />
      </div>
    </section>
  );
}

/** The clock while the question is open, then what is happening. */
function StepClock({ stage, desk, comingIn }: { stage: CoachStage; desk: Desk; comingIn: boolean }) {
  const words = useWords(deskWords).now;
  const { question, step } = stage;
  if (step === "open" && question) {
    if (stage.until === null) return <span className={css.state}>{words.waits}</span>;
    if (comingIn) return <span className={css.state}>{words.comingIn}</span>;
    return <Clock desk={desk} until={question.closesAt} pausedAt={stage.pausedAt} className={css.clock} />;
  }
  if (step === null || step === "open") return null;
  return <span className={css.state}>{words[step]}</span>;
}

/** While it is open, counts and key are off this desk: laptops get mirrored. One press shows them. */
function Shield({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords).now;
  if (stage.step !== "open") return null;
  if (!stage.settings.shielded) {
    return (
      <div className={css.unshielded}>
        <Do desk={desk} input={{ do: "shield", on: true }}>
          {words.shieldAgain}
        </Do>
      </div>
    );
  }
  return (
    <div className={css.shield}>
      <p>
        <b className={css.strong}>{words.shielded}</b>
        <br />
        <span className={css.quiet}>{words.shieldedText}</span>
      </p>
      <Do desk={desk} input={{ do: "shield", on: false }}>
        {words.show}
      </Do>
    </div>
  );
}

function Count({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords).now;
  const now = useNow(desk, stage.pausedAt);
  const left = stage.until === null || now === 0 ? null : secondsLeft(stage.until, now);
  return (
    <section className={`card ${card.card} ${css.count}`}>
      <div>
        <h2 className={card.big}>{words.starts({ n: stage.round })}</h2>
        <p className={css.quiet}>{words.startsIn}</p>
      </div>
      {left !== null && (
        <span role="timer" aria-live="off" className={css.clock}>
          {left}
        </span>
      )}
    </section>
  );
}
