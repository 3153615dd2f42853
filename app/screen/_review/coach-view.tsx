"use client";
import type { CSSProperties } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import { SMALL_CELL } from "#lib/kit/limits.ts";
import { useWords } from "../../_words/use-words.ts";
import { useFit } from "../use-fit.ts";
import own from "./coach-view.module.css";
import css from "./review.module.css";
import type { ReviewProps } from "./review.tsx";

/** sizes of the coach's notes, rem */
const NOTE_SIZES = [3.3, 2.9, 2.67, 2.3, 1.9];

/** The players' focus first, then the coach's, then what the record says: three lists that may differ. */
export function CoachView({ stage }: ReviewProps) {
  const words = useWords(projectorWords);
  const { focus, notes } = stage;
  return (
    <div className={css.one}>
      <h1 className={css.head}>{words.whatToPractise}</h1>
      <div className={own.three}>
        <List
          title={words.playersSay}
          rows={(focus?.players ?? []).map(({ topic, n }) => ({
            topic,
            count: n < SMALL_CELL ? null : `${n}`,
          }))}
        />
        <List title={words.coachSays} rows={(focus?.coach ?? []).map((topic) => ({ topic, count: null }))} />
        <List
          title={words.recordSays}
          rows={(focus?.record ?? []).map((topic) => ({ topic, count: null }))}
        />
      </div>
      {notes?.trim() && <Notes text={notes.trim()} />}
    </div>
  );
}

function List({ title, rows }: { title: string; rows: { topic: string; count: string | null }[] }) {
  const words = useWords(projectorWords);
  return (
    <section className={css.ruled}>
      <h2 className={css.label}>{title}</h2>
      {rows.length === 0 ? (
        <p className={css.soft}>{words.nobodyYet}</p>
      ) : (
        <ol className={own.list}>
          {rows.map(({ topic, count }) => (
            <li key={topic} className={own.row}>
              <span dir="auto">{topic}</span>
              {count && <b className={own.count}>{count}</b>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Notes({ text }: { text: string }) {
  const words = useWords(projectorWords);
  const fit = useFit(NOTE_SIZES.length, text);
  return (
    <section className={`${css.ruled} ${own.notes}`}>
      <h2 className={css.label}>{words.notes}</h2>
      <div ref={fit.area} className={own.area}>
        <p
          className={own.text}
          dir="auto"
          style={{ "--size": `${NOTE_SIZES[fit.at] ?? 1.9}rem` } as CSSProperties}
        >
          {text}
        </p>
      </div>
    </section>
  );
}
