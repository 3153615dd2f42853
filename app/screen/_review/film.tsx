"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import { useWords } from "../../_words/use-words.ts";
import { HandedIn } from "./handed-in.tsx";
import css from "./review.module.css";
import type { ReviewProps } from "./review.tsx";

/** Players study their own film first; the room's numbers wait. */
export function Film({ stage }: ReviewProps) {
  const words = useWords(projectorWords);
  return (
    <div className={css.two}>
      <section className={`${css.column} ${css.apart}`}>
        <h1 className={`${css.head} ${css.large}`}>{words.playersFirst}</h1>
        <HandedIn n={stage.handedIn} of={stage.of} />
      </section>
      <aside className={css.right}>
        <section className={css.ruled}>
          <h2 className={css.label}>{words.aim}</h2>
          <p className={css.say}>
            {words.aimText}
            <small className={css.small}>
              {words.aimRounds({ rounds: stage.round, answers: stage.sheet.asked })}
            </small>
          </p>
        </section>
        <section className={css.ruled}>
          <h2 className={css.label}>{words.choose}</h2>
          <p className={css.say}>{words.chooseText}</p>
        </section>
        <section className={css.ruled}>
          <p className={css.soft}>{words.uncomfortable}</p>
        </section>
      </aside>
    </div>
  );
}
