"use client";
import Link from "next/link";
import { coachWords } from "#lib/i18n/coach.ts";
import type { OlderAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import rows from "../_desk/rows.module.css";
import { useAnswer } from "../_desk/use-answer.ts";
import { day } from "../_desk/when.ts";
import css from "./lines.module.css";

/** Scrimmages of which only the class as a whole is kept. Nothing stands here while there is none. */
export function Older() {
  const { answer } = useAnswer<OlderAnswer>("/api/older");
  return answer?.ok && answer.scrimmages.length > 0 ? <OlderList answer={answer} /> : null;
}

export function OlderList({ answer: { now, keepDays, scrimmages } }: { answer: OlderAnswer }) {
  const words = useWords(coachWords).older;
  return (
    <section aria-labelledby="older">
      <h2 id="older">{words.heading}</h2>
      <p className={css.note}>{words.text({ days: keepDays })}</p>
      <ul className={`card ${rows.rows} ${rows.dated} ${css.past}`}>
        {scrimmages.map((line) => (
          <li key={line.id}>
            <time className="num" dateTime={new Date(line.startedAt).toISOString()}>
              {day(line.startedAt, now)}
            </time>
            <Link href={`/coach/older/${line.id}`}>{line.title}</Link>
            <span>{words.line(line)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
