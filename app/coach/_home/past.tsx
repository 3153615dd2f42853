"use client";
import Link from "next/link";
import { coachWords } from "#lib/i18n/coach.ts";
import type { ScrimmageLine } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import rows from "../_desk/rows.module.css";
import { Empty } from "../_desk/states.tsx";
import { day } from "../_desk/when.ts";
import css from "./lines.module.css";
import { Remove } from "./remove.tsx";

/** What was played, newest first, each with its review. */
export function Past({
  lines,
  now,
  changed,
}: {
  lines: readonly ScrimmageLine[];
  now: number;
  changed: () => void;
}) {
  const words = useWords(coachWords).home;
  return (
    <section aria-labelledby="past">
      <h2 id="past">{words.past}</h2>
      {lines.length === 0 ? (
        <div className={css.empty}>
          <Empty>{words.noneYet}</Empty>
        </div>
      ) : (
        <ul className={`card ${rows.rows} ${rows.dated} ${css.past}`}>
          {lines.map((line) => (
            <li key={line.id}>
              <time className="num" dateTime={new Date(line.createdAt).toISOString()}>
                {day(line.createdAt, now)}
              </time>
              <Link href={`/review/${line.id}`}>{line.title}</Link>
              <span>{words.players({ n: line.players })}</span>
              <Remove line={line} changed={changed} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
