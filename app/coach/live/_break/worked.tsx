"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachWorked } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { sayChange, sayExpectation } from "../_desk/say.ts";
import css from "./break.module.css";

/** "Did the last change work?", with the numbers it rests on. Never more than "today". */
export function WorkedCard({ worked }: { worked: CoachWorked[] }) {
  const words = useWords(deskWords);
  const w = words.worked;
  const id = useId();
  const unclear = worked.every((one) => one.verdict === "no-clear-change");
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <h2 id={id}>{w.title}</h2>
      <ul className={css.worked}>
        {worked.map((one) => (
          <li key={JSON.stringify(one.what)}>
            <div>
              <b className={css.what}>{sayChange(words, one.what).title}</b>
              {one.prediction && (
                <p className={card.quiet}>{w.expected({ what: sayExpectation(words, one.prediction) })}</p>
              )}
              <p className={card.quiet}>
                {one.expected === null || one.got === null
                  ? w.few({ n: one.n })
                  : w.numbers({ expected: one.expected, got: one.got, n: one.n })}{" "}
                {one.spread !== null && one.n > 0 && w.spread({ spread: one.spread })}{" "}
                {one.verdict === "working" && w.followUp}
              </p>
            </div>
            <span className={card.verdict} data-verdict={one.verdict}>
              {words.verdict[one.verdict]}
            </span>
          </li>
        ))}
      </ul>
      {unclear && <p className={card.quiet}>{w.usual}</p>}
    </section>
  );
}
