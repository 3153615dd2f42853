"use client";
import { useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./squads.module.css";

/** The heading is the field: kept when it is left or Enter is pressed. */
export function SquadName({ name, rename }: { name: string; rename: (name: string) => void }) {
  const words = useWords(squadsWords).page;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <h1>
      <span className="sr">{name}</span>
      <input
        className={css.name}
        aria-label={words.name}
        value={typed ?? name}
        maxLength={TITLE_CHARS_MAX}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(null);
        }}
        onBlur={() => {
          const next = typed?.trim() ?? "";
          setTyped(null);
          if (next !== "" && next !== name) rename(next);
        }}
      />
    </h1>
  );
}
