"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import shell from "../_desk/desk.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Part } from "../_desk/part.tsx";
import css from "./break.module.css";
import { Segments } from "./segments.tsx";
import { Causes, Missed, Split } from "./shown.tsx";
import { WorkedCard } from "./worked.tsx";

type BreakView = NonNullable<CoachStage["breakView"]>;

/** The break: what is on, the line to say, what the room missed and why. */
export function BreakMain({ stage, view, desk }: { stage: CoachStage; view: BreakView; desk: Desk }) {
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
          {stage.held && <HeldLine stage={stage} />}
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

function HeldLine({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  const { held } = stage;
  if (!held) return null;
  return (
    <p className={css.held}>
      <b>{words.break.huddleOn({ n: held.number })}</b> <Rich text={held.stem} />{" "}
      <span className={card.quiet}>
        {words.held.result({ right: held.right, asked: held.asked })}
        {held.topLure && `, ${words.held.lure(held.topLure)}`}.
      </span>
    </p>
  );
}
