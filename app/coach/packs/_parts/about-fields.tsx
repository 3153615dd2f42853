"use client";
import { useId } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type { PackDraft } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./about-fields.module.css";

type About = Omit<PackDraft, "questions">;

/** Title, description and whom to thank. */
export function AboutFields({ about, change }: { about: About; change: (about: About) => void }) {
  const words = useWords(packsWords).about;
  const id = useId();
  const field = (name: keyof About, max: number, hint?: string) => (
    <div className={css.field}>
      <label htmlFor={`${id}-${name}`}>{words[name]}</label>
      {name === "description" ? (
        <textarea
          id={`${id}-${name}`}
          rows={3}
          value={about[name]}
          maxLength={max}
          onChange={(event) => change({ ...about, [name]: event.target.value })}
        />
      ) : (
        <input
          id={`${id}-${name}`}
          value={about[name]}
          maxLength={max}
          aria-describedby={hint ? `${id}-${name}-hint` : undefined}
          onChange={(event) => change({ ...about, [name]: event.target.value })}
        />
      )}
      {hint && (
        <p id={`${id}-${name}-hint`} className="lab">
          {hint}
        </p>
      )}
    </div>
  );
  return (
    <div className={css.fields}>
      {field("title", TITLE_CHARS_MAX)}
      {field("description", 600)}
      {field("attribution", 600)}
      {field("licence", 120, words.licenceHint)}
      {field("language", 40, words.languageHint)}
    </div>
  );
}
