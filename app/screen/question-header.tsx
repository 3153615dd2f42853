"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { QuestionStage, Tally } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { Ticks } from "./_parts/ticks.tsx";
import css from "./question.module.css";

/** rows of ticks where no clock runs */
const UNLIT_TICKS = 40;

interface HeaderProps {
  stage: QuestionStage;
  tally: Tally | null;
  /** null while no time runs */
  left: number | null;
}

/** The time as a row of ticks, and below it where we are and how many are in. */
export function Header({ stage, tally, left, lit, total }: HeaderProps & { lit: number; total: number }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const { timer, dial, number } = stage.question;
  // The usual dial needs no name.
  const name = dial === 2 ? "" : ` · ${(common.dials[dial] ?? "").toLowerCase()}`;
  const alone = timer === "none" ? ` · ${words.coachMovesOn}` : "";
  return (
    <header>
      <div className={css.time}>
        <Ticks
          total={timer === "none" ? UNLIT_TICKS : total}
          left={timer === "none" ? 0 : lit}
          onlyLast={timer === "last-five"}
          growing={timer === "ticks-figure"}
        />
        {timer === "ticks-figure" && <Figure left={left} />}
      </div>
      <div className={css.row}>
        <span>
          <Notice stage={stage} />
          <Where stage={stage} number={number} />
          {name}
          {alone}
        </span>
        <span>
          <In stage={stage} tally={tally} />
        </span>
      </div>
    </header>
  );
}

/** Dial 4: the ticks run round the edges, so the figure stands large at the top. */
export function TouchHeader({ stage, tally, left }: HeaderProps) {
  return (
    <header className={css.top}>
      <div>
        <Notice stage={stage} />
        <Where stage={stage} number={stage.question.number} /> · <In stage={stage} tally={tally} />
      </div>
      <Figure left={left} />
    </header>
  );
}

/** A full performance has one round, which needs no number. */
function Where({ stage, number }: { stage: QuestionStage; number: number }) {
  const words = useWords(projectorWords);
  if (stage.mode) return <b className={css.strong}>{words.questionAlone({ n: number })}</b>;
  return (
    <>
      <b className={css.strong}>{words.round({ n: stage.round })}</b> · {words.question({ n: number })}
    </>
  );
}

function Figure({ left }: { left: number | null }) {
  const words = useWords(projectorWords);
  return (
    <b className={css.figure} role="timer" aria-live="off" aria-label={words.secondsLeft({ n: left ?? 0 })}>
      {left ?? "\u00a0"}
    </b>
  );
}

/** What is special about this question, in one line. */
function Notice({ stage }: { stage: QuestionStage }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const text = stage.thrownOut
    ? common.thrownOut
    : stage.step === "held"
      ? words.heldForHuddle
      : stage.question.counts > 1 && stage.step !== "gap"
        ? words.lastOne({ counts: stage.question.counts })
        : null;
  return text === null ? null : <strong className={css.notice}>{text}</strong>;
}

function In({ stage, tally }: { stage: QuestionStage; tally: Tally | null }) {
  const words = useWords(projectorWords);
  if (stage.step === "gap") return words.nextComing;
  if (stage.step === "closed") return tally?.comingIn ? words.comingIn : words.closed;
  if (stage.step !== "open" || !tally) return null;
  if (tally.comingIn) return words.comingIn;
  return (
    <>
      <b className={css.strong}>{tally.in}</b> {words.ofIn({ of: tally.of })}
    </>
  );
}
