import type { ReactNode } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import css from "./paper.module.css";

/** A4 with the mark on it: what this is, of which day, and that it does not count. */
export function Paper({
  title,
  kind,
  day,
  name,
  children,
}: {
  title: string;
  kind: string;
  day: string;
  /** a line for the name of who works on it */
  name?: string;
  children: ReactNode;
}) {
  const words = useWords(reviewWords);
  return (
    <div className={css.paper}>
      {/* The mark and the page's number stand in the foot of every page. */}
      <style>{`@page { @bottom-left { content: ${JSON.stringify(words.print.page)}; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }`}</style>
      <header className={css.head}>
        <Wordmark />
        <b>{words.print.page}</b>
      </header>
      <h1>{title}</h1>
      <p className={css.kind}>
        {kind}, {day}
      </p>
      {name && (
        <p className={css.name}>
          {name} <i />
        </p>
      )}
      {children}
      <p className={css.mark}>{words.print.page}</p>
    </div>
  );
}
