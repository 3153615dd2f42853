"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally } from "#lib/views/types.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { mayRevealHeld } from "../_desk/commands.ts";
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
  return (
    <>
      <Part name="now" id="desk-now">
        <section className={`card ${card.card}`} aria-labelledby={id}>
          <Segments stage={stage} view={view} desk={desk} headingId={id} />
          <div className={css.say}>
            <h2>{words.say}</h2>
            <p className={view.sayAloud ? css.line : card.quiet}>
              {view.sayAloud ? <Rich text={view.sayAloud} /> : words.sayNone}
            </p>
          </div>
          {stage.held && <HeldLine stage={stage} tally={tally} desk={desk} />}
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

function HeldLine({ stage, tally, desk }: { stage: CoachStage; tally: CoachTally | null; desk: Desk }) {
  const words = useWords(deskWords);
  const { held } = stage;
  if (!held) return null;
  const may = mayRevealHeld(stage);
  return (
    <div className={css.held}>
      <p>
        <b>{words.break.huddleOn({ n: held.number })}</b> <Rich text={held.stem} />{" "}
        <span className={card.quiet}>
          {words.held.result({ right: held.right, asked: held.asked })}
          {held.topLure && `, ${words.held.lure(held.topLure)}`}.
          {may && tally && ` ${words.break.decided({ n: tally.in, of: tally.of })}.`}
        </span>
      </p>
      {may && (
        <Do desk={desk} input={{ do: "revealHeld", run: held.run }}>
          {words.command.revealHeld}
        </Do>
      )}
    </div>
  );
}
