"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { glossaryWords } from "#lib/i18n/glossary.ts";
import { Wordmark } from "../_look/wordmark.tsx";
import { useWords } from "../_words/use-words.ts";
import css from "./glossary.module.css";

/** The eight terms of the review on a page of their own: for coach and player, to read, to link, to print. */
export function Glossary() {
  const words = useWords(glossaryWords);
  const common = useWords(commonWords);
  return (
    <main className={`desk ${css.page}`}>
      <p>
        <Wordmark />
      </p>
      <h1>{words.title}</h1>
      <dl className={css.terms}>
        {Object.entries(words.terms).map(([name, { term, means, not }]) => (
          <div key={name} id={name}>
            <dt>{term}</dt>
            <dd>
              <b>{words.means}:</b> {means}
            </dd>
            <dd>
              <b>{words.not}:</b> {not}
            </dd>
          </div>
        ))}
      </dl>
      <p className={css.mark}>{common.practiceOnly}</p>
    </main>
  );
}
