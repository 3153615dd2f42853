"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import css from "./desk.module.css";

const PLACES = { scrimmages: "/coach", squads: "/coach/squads", packs: "/coach/packs" } as const;
type Place = keyof typeof PLACES;

/** The desk's frame: the bar with where we are, and the page below it. */
export function Desk({
  here,
  title,
  note,
  right,
  children,
}: {
  /** which of the bar's places this page belongs to; under a title it is the way back there */
  here?: Place;
  title?: string;
  /** a quiet word after the title, announced when it changes */
  note?: string;
  right?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords(coachWords);
  const place = (name: Place) => (here === name ? ("page" as const) : undefined);
  return (
    <div className="desk">
      <a className={css.skip} href="#content">
        {words.skipToContent}
      </a>
      <header className="bar">
        <Link className={css.home} href="/coach" aria-label={words.desk}>
          <Wordmark />
        </Link>
        <span className={css.divider} />
        {title ? (
          <>
            {here && (
              <Link className={css.up} href={PLACES[here]}>
                {words[here]}
              </Link>
            )}
            <b className={css.title}>{title}</b>
          </>
        ) : (
          <nav className={css.places} aria-label={words.desk}>
            <Link href="/coach" aria-current={place("scrimmages")}>
              {words.scrimmages}
            </Link>
            <Link href="/coach/squads" aria-current={place("squads")}>
              {words.squads}
            </Link>
            <Link href="/coach/packs" aria-current={place("packs")}>
              {words.packs}
            </Link>
          </nav>
        )}
        <span className={css.note} role="status">
          {note}
        </span>
        <span className={css.right}>{right}</span>
      </header>
      {children}
    </div>
  );
}
