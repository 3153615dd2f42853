"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally } from "#lib/views/types.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { beforeReveal } from "../_desk/commands.ts";
import shell from "../_desk/desk.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";
import { Part } from "../_desk/part.tsx";
import css from "./break.module.css";
import { Segments } from "./segments.tsx";
import { Causes, Missed, Split } from "./shown.tsx";
import { WorkedCard } from "./worked.tsx";

type BreakView = NonNullable<CoachStage["breakView"]>;

/** The break: what is on, the line to say, what the room missed and why. */
export function BreakMain({
  stage,
  view,
  tally,
  desk,
}: {
  stage: CoachStage;
  view: BreakView;
  tally: CoachTally | null;
  desk: Desk;
}) {
  const words = useWords(deskWords).break;
  const id = useId();
  // Said before the room has decided again, the line would give the answer away.
  const line = beforeReveal(view) ? null : view.sayAloud;
  return (
    <>
      <Part name="now" id="desk-now">
        <section className={`card ${card.card}`} aria-labelledby={id}>
          <Segments stage={stage} view={view} desk={desk} headingId={id} />
          <div className={css.say}>
            <h3>{words.say}</h3>
            <p className={line ? css.line : card.quiet}>{line ? <Rich text={line} /> : words.sayNone}</p>
          </div>
          <HuddleLine stage={stage} view={view} tally={tally} desk={desk} />
        </section>
        {view.split && <Split split={view.split} />}
        {view.worked.length > 0 && <WorkedCard worked={view.worked} />}
      </Part>
      <Part name="room" id="desk-room" grow>
        <div className={shell.pair}>
          <Missed view={view} sheet={stage.rightSoFar} />
          <Causes view={view} />
        </div>
      </Part>
    </>
  );
}

/** The question of the huddle: the held one, or else the most missed one asked once more. */
function HuddleLine({
  stage,
  view,
  tally,
  desk,
}: {
  stage: CoachStage;
  view: BreakView;
  tally: CoachTally | null;
  desk: Desk;
}) {
  const words = useWords(deskWords);
  const { held } = stage;
  const again = held === null ? view.missed[0] : undefined;
  const huddle = held ?? again;
  if (!huddle) return null;
  const lure = held?.topLure ? words.held.lure(held.topLure) : null;
  const result = words.held.result({ right: huddle.right, asked: huddle.asked });
  const may = beforeReveal(view);
  const n = huddle.number;
  return (
    <div className={css.held}>
      <p>
        <b>{held ? words.break.huddleOn({ n }) : words.break.huddleAgain({ n })}</b>{" "}
        <Rich text={huddle.stem} />{" "}
        <span className={card.quiet}>
          {lure ? `${result}, ${lure}.` : `${result}.`}
          {may && tally && ` ${words.break.decided({ n: tally.in, of: tally.of })}.`}
        </span>
      </p>
      {may && (
        <Do desk={desk} input={{ do: "revealHeld", run: huddle.run }}>
          {words.command.revealHeld}
        </Do>
      )}
    </div>
  );
}
