"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { hold, mayRevealHeld } from "../_desk/commands.ts";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";

/** The question whose answer waits for the huddle: hold it, hold this one instead, or show it now. */
export function Held({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords);
  const w = words.held;
  const id = useId();
  const { held, question } = stage;
  const command = hold(stage);
  const mayHold = held === null && question !== null && "ask" in command.does;
  const own = held !== null && held.run === question?.run && stage.step === "open";
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{w.title}</h2>
        {held && <span className="lab">{w.question({ n: held.number })}</span>}
      </div>
      {held ? (
        <>
          <p>
            <Rich text={held.stem} />
          </p>
          <p className={card.quiet}>
            {own
              ? w.shielded
              : `${w.result({ right: held.right, asked: held.asked })}${
                  held.topLure ? `, ${w.lure(held.topLure)}` : ""
                }. ${w.argue}`}
          </p>
        </>
      ) : (
        <p className={card.quiet}>{w.none}</p>
      )}
      {(mayHold || mayRevealHeld(stage)) && (
        <div className={card.row}>
          {mayHold && "ask" in command.does && (
            <Do
              desk={desk}
              input={command.does.ask}
              off={command.off === null ? null : words.off[command.off]}
              shortcut="h"
            >
              {words.command.hold}
              <span aria-hidden="true">
                <kbd>H</kbd>
              </span>
            </Do>
          )}
          {held && mayRevealHeld(stage) && (
            <Do desk={desk} input={{ do: "revealHeld", run: held.run }}>
              {words.command.revealHeld}
            </Do>
          )}
        </div>
      )}
    </section>
  );
}
