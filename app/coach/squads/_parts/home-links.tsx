"use client";
import { useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { PracticeLinksAnswer } from "#lib/practice/types.ts";
import type { AddressAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { useAnswer } from "../../_desk/use-answer.ts";
import css from "./squads.module.css";

/** Each member's own practice page, to hand out: as a list to copy, one line a member. */
export function HomeLinks({ squad }: { squad: string }) {
  const words = useWords(squadsWords).page;
  const { answer: links } = useAnswer<PracticeLinksAnswer>(`/api/squads/${squad}/practice-links`);
  const { answer: address } = useAnswer<AddressAnswer>("/api/address");
  const [copied, setCopied] = useState(false);
  if (!links?.ok || !address?.ok) return null;
  const lines = links.links.map(({ name, path }) => ({ name, url: address.url + path }));
  return (
    <section aria-labelledby="home">
      <h2 id="home">{words.home}</h2>
      <p className={css.text}>{words.homeText}</p>
      <details className={css.home}>
        <summary>{words.homeShow({ n: lines.length })}</summary>
        <ul>
          {lines.map(({ name, url }) => (
            <li key={url}>
              <a href={url}>{words.homeOf({ name })}</a>
            </li>
          ))}
        </ul>
      </details>
      <div className={css.acts}>
        <button
          type="button"
          className="btn"
          onClick={() =>
            void navigator.clipboard
              ?.writeText(lines.map(({ name, url }) => `${name}\t${url}`).join("\n"))
              .then(() => setCopied(true))
          }
        >
          {copied ? words.homeCopied : words.homeCopy}
        </button>
      </div>
    </section>
  );
}
