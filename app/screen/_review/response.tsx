"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import { SMALL_CELL } from "#lib/kit/limits.ts";
import { useWords } from "../../_words/use-words.ts";
import { HandedIn } from "./handed-in.tsx";
import own from "./response.module.css";
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
    <div className={css.one}>
      <h1 className={css.head}>{words.yourTurn}</h1>
      <p className={css.sub}>
        {words.onPhone} {total < SMALL_CELL && words.countsFrom({ n: SMALL_CELL })}
      </p>
      <ul className={own.counts}>
        {rows.map(({ name, n }) => (
          <li key={name} className={css.ruled}>
            <b className={`${own.figure} ${total < SMALL_CELL ? own.few : ""}`}>
              {total < SMALL_CELL ? "\u2013" : n}
            </b>
            <span className={own.name}>{name}</span>
          </li>
        ))}
      </ul>
      <div className={own.bottom}>
        <HandedIn n={stage.handedIn} of={stage.of} />
      </div>
    </div>
  );
}
