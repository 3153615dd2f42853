import type { ReactNode } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import css from "./paper.module.css";

/** A4 with the mark on it: what this is, of which day, and that it is for no grade. */
export function Paper({
  title,
  kind,
  day,
  name,
  full = false,
  children,
}: {
  title: string;
  kind: string;
  day: string;
  /** a line for the name of who works on it */
  name?: string;
  /** of a full performance itself; practice made of it stays practice */
  full?: boolean;
  children: ReactNode;
}) {
  const words = useWords(reviewWords);
  const mark = full ? words.print.fullPage : words.print.page;
  return (
    <div className={css.paper}>
      {/* The mark and the page's number stand in the foot of every page. */}
      <style>{`@page { @bottom-left { content: ${JSON.stringify(mark)}; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }`}</style>
      <header className={css.head}>
        <Wordmark />
        <b>{mark}</b>
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
      <p className={css.mark}>{mark}</p>
    </div>
  );
}
