"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import { SMALL_CELL } from "#lib/kit/limits.ts";
import { useWords } from "../../_words/use-words.ts";
import { HandedIn } from "./handed-in.tsx";
import css from "./review.module.css";
import type { ReviewProps } from "./review.tsx";

/** The players answer the coach's view; counts only, and none while they could point at somebody. */
export function Response({ stage }: ReviewProps) {
  const words = useWords(projectorWords);
  const { responses } = stage;
  const total = responses ? responses.agree + responses.differ + responses.add : 0;
  const rows = [
    { name: words.agree, n: responses?.agree ?? 0 },
    { name: words.differ, n: responses?.differ ?? 0 },
    { name: words.addTo, n: responses?.add ?? 0 },
  ];
  return (
    <div className={css.talk}>
      <h1>{words.yourTurn}</h1>
      <p className={css.sub}>{words.onPhone}</p>
      <ul className={css.counts}>
        {rows.map(({ name, n }) => (
          <li key={name}>
            <b>{total < SMALL_CELL ? "\u2013" : n}</b>
            <span>{name}</span>
          </li>
        ))}
      </ul>
      <div className={css.bottom}>
        <HandedIn n={stage.handedIn} of={stage.of} />
      </div>
    </div>
  );
}
