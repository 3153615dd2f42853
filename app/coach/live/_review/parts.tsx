"use client";
import { Check } from "lucide-react";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { minutesSeconds, secondsLeft, useNow } from "../_desk/clock.tsx";
import { commandsOf } from "../_desk/commands.ts";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";
import { commandLabel } from "../_desk/labels.tsx";
import css from "./review.module.css";

export type ReviewView = NonNullable<CoachStage["reviewView"]>;

/** Which part of the review is on, how long yet, who has handed in, and the way to the next one. */
export function Parts({ stage, view, desk }: { stage: CoachStage; view: ReviewView; desk: Desk }) {
  const words = useWords(deskWords);
  const w = words.review;
  const id = useId();
  const now = useNow(desk, stage.pausedAt);
  const left = secondsLeft(view.endsAt, now);
  const n = view.parts.findIndex((part) => part.name === view.part) + 1;
  const next = commandsOf(stage, 0).find((command) => command.name === "nextPart");
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id} className={card.big}>
          {w.parts[view.part]}
        </h2>
        {now > 0 && (
          <span role="timer" aria-live="off" className={css.clock}>
            {minutesSeconds(left)}
          </span>
        )}
      </div>
      <p className={css.hint}>{w.hint[view.part]}</p>
      <ol className={css.parts} aria-label={w.partOf({ n, of: view.parts.length })}>
        {view.parts.map((part, i) => (
          <li
            key={part.name}
            data-done={part.done}
            aria-current={part.name === view.part ? "step" : undefined}
          >
            <i aria-hidden="true" className={css.step}>
              {part.done ? <Check size={13} strokeWidth={3} /> : i + 1}
            </i>
            <span>
              {w.parts[part.name]}
              {part.done && <span className="sr"> {w.done}</span>}
            </span>
          </li>
        ))}
      </ol>
      {view.part !== "film" && view.part !== "talk" && (
        <p className={card.quiet}>
          <a
            className={css.link}
            href={`/review/${encodeURIComponent(stage.id)}/replay`}
            target="_blank"
            rel="noreferrer"
          >
            {w.replay}
          </a>{" "}
          {w.replayText}
        </p>
      )}
      <div className={css.on}>
        <p>
          {view.part !== "coach" && (
            <>
              <b>{w.handedIn({ n: view.handedIn, of: view.of })}</b>
              <br />
            </>
          )}
          <span className={card.quiet}>
            {left === 0 && now > 0
              ? w.over
              : `${w.sheet(view.sheet)} · ${w.reclaim({ n: view.sheet.toReclaim })}`}
          </span>
        </p>
        {next && "ask" in next.does && (
          <Do
            desk={desk}
            input={next.does.ask}
            className={`btn pri ${css.next}`}
            off={next.off === null ? null : words.off[next.off]}
          >
            {commandLabel(words, next, stage)}
          </Do>
        )}
      </div>
    </section>
  );
}
