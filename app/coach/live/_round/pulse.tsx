"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally, Roster } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { numbers } from "../_desk/numbers.ts";
import { axisWithoutClock, halfAfter } from "./dots.ts";
import css from "./pulse.module.css";
import { Times } from "./times.tsx";

/** dots drawn; a hall is a number only */
const DOTS_MAX = 120;

function axisOf({ question }: CoachStage, tally: CoachTally | null): number | null {
  if (!question) return null;
  return question.timer === "none" ? axisWithoutClock(tally?.times ?? []) : question.limitMs;
}

/** Who is in, how it goes against what was expected, and when answers came. No names. */
export function RoomPulse({
  stage,
  tally,
  roster,
  lastPulse,
}: {
  stage: CoachStage;
  tally: CoachTally | null;
  roster: Roster | null;
  /** the last break's, kept by the desk; null before the first */
  lastPulse: { ready: number; fine: number; low: number } | null;
}) {
  const words = useWords(deskWords).pulse;
  const id = useId();
  const open = stage.phase === "question" && stage.step === "open";
  const seats = (roster?.seats ?? []).filter((seat) => !seat.removed);
  // The tally counts while a question is open; after the close the answers themselves are there.
  const asked = stage.list.find((line) => line.run === stage.question?.run)?.asked ?? 0;
  const closed = stage.phase === "question" && stage.step !== "open" && tally?.times;
  const inn = closed ? closed.length : (tally?.in ?? 0);
  const of = closed ? Math.max(asked, inn) : (tally?.of ?? 0);
  const away = seats.filter((seat) => !seat.connected && !seat.in).length;
  const thinking = Math.max(0, of - inn);
  const dots = inn + thinking + away;
  const half = halfAfter(tally?.times ?? null, of);
  const soFar = stage.rightSoFar;
  const shielded = open && stage.settings.shielded;
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{words.title}</h2>
        <span className="lab">{words.in({ n: inn, of })}</span>
      </div>
      {dots > 0 && dots <= DOTS_MAX && (
        <div
          className={css.seats}
          role="img"
          aria-label={words.seats({ inn, thinking, away })}
          style={{ gridTemplateColumns: `repeat(${dots > 30 ? 24 : Math.max(12, dots)}, minmax(0, 1fr))` }}
        >
          {numbers(dots).map((i) => (
            <i key={i} data-state={i < inn ? "in" : i < inn + thinking ? "thinking" : "away"} />
          ))}
        </div>
      )}
      <div className={`lab ${css.legend}`} aria-hidden="true">
        <span>
          <i data-state="in" />
          {words.legendIn}
        </span>
        <span>
          <i data-state="thinking" />
          {words.legendThinking}
        </span>
        <span>
          <i data-state="away" />
          {words.legendAway}
        </span>
      </div>
      <dl className={card.facts}>
        <dt>{words.rightSoFar}</dt>
        <dd>{soFar.asked === 0 ? words.noneYet : words.rightOf({ n: soFar.right, of: soFar.asked })}</dd>
        <dt className={card.soft}>{words.expected}</dt>
        <dd className={card.soft}>
          {soFar.asked === 0
            ? words.noneYet
            : words.span({ low: Math.round(soFar.expectedLow), high: Math.round(soFar.expectedHigh) })}
        </dd>
        <dt>{words.half}</dt>
        <dd>
          {half !== null
            ? words.seconds({ n: Math.round(half / 1_000) })
            : shielded
              ? words.halfShielded
              : words.halfNone}
        </dd>
        {lastPulse && (
          <>
            <dt>{words.last}</dt>
            <dd>{words.faces(lastPulse)}</dd>
          </>
        )}
      </dl>
      <Times times={tally?.times ?? null} limitMs={axisOf(stage, tally)} shielded={shielded} />
    </section>
  );
}
