"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import { useWords } from "../../_words/use-words.ts";
import { sayDay } from "../dates.ts";
import css from "./review.module.css";

/** When it is checked whether today's answers are still there. */
export function FollowUps({ dates }: { dates: readonly number[] }) {
  const words = useWords(projectorWords);
  const [first, ...others] = dates.map(sayDay);
  if (first === undefined) return <small className={css.small}>{words.noFollowUp}</small>;
  return (
    <small className={css.small}>
      {others.length === 0
        ? words.followUpOn({ date: first })
        : words.followUpsOn({ dates: [first, ...others] })}
    </small>
  );
}
