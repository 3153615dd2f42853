"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, Segment } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { minutesSeconds, secondsLeft, useNow } from "../_desk/clock.tsx";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";
import css from "./break.module.css";

/** The break as one hash line cut into its segments: a tick a second, going out from left to right. */
export function Segments({
  stage,
  view,
  desk,
  headingId,
}: {
  stage: CoachStage;
  view: NonNullable<CoachStage["breakView"]>;
  desk: Desk;
  headingId: string;
}) {
  const words = useWords(deskWords);
  const w = words.break;
  const now = useNow(desk, stage.pausedAt);
  const current = view.segments.find((segment) => segment.name === view.segment);
  const next = stage.round < stage.rounds;
  if (view.waiting) {
    return (
      <>
        <h2 id={headingId} className={card.big}>
          {w.waitingTitle}
        </h2>
        <div className={css.waiting}>
          <p>{w.waiting}</p>
          <Do desk={desk} input={{ do: "start" }} className="btn pri">
            {next ? words.command.startRound({ n: stage.round + 1 }) : words.command.startReview}
          </Do>
        </div>
      </>
    );
  }
  return (
    <>
      <div className={card.head}>
        <h2 id={headingId} className={card.big}>
          <span className="sr">{w.title({ n: stage.round })}: </span>
          {w.segment[view.segment]}
        </h2>
        {current && now > 0 && (
          <span role="timer" aria-live="off" className={css.clock}>
            {minutesSeconds(secondsLeft(current.endsAt, now))}
          </span>
        )}
      </div>
      <p className={css.hint}>
        {w.hint[view.segment]}
        {view.huddleExtended && view.segment === "huddle" && ` (${w.extended})`}
      </p>
      <ol className={css.segments}>
        {view.segments.map((segment) => (
          <li
            key={segment.name}
            aria-current={segment.name === view.segment ? "step" : undefined}
            style={{ flexGrow: Math.max(4, seconds(segment)) }}
          >
            <Ticks segment={segment} now={now} current={segment.name === view.segment} />
            <span>{w.segment[segment.name]}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function seconds(segment: Segment): number {
  return Math.max(1, Math.round((segment.endsAt - segment.startsAt) / 1_000));
}

function Ticks({ segment, now, current }: { segment: Segment; now: number; current: boolean }) {
  const total = seconds(segment);
  const left = Math.min(total, secondsLeft(segment.endsAt, now));
  return (
    <span className={css.ticks} aria-hidden="true">
      {Array.from({ length: total }, (_, i) => {
        const fromRight = total - 1 - i;
        return (
          <i
            key={fromRight}
            data-tall={fromRight === total - 1}
            data-on={fromRight < left ? (current ? "now" : "later") : "gone"}
          />
        );
      })}
    </span>
  );
}
