"use client";
import Download from "lucide-react/icons/download";
import { useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { MemberLine } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Key, keyFile, keyOf, saveText } from "./key.ts";
import css from "./squads.module.css";
import { TextFile } from "./text-file.tsx";

/** Whose pseudonym is whose: in this browser, and in the file that the coach keeps. */
export function KeyList({
  name,
  members,
  owners,
  keep,
}: {
  name: string;
  members: readonly MemberLine[];
  owners: Key;
  keep: (key: Key) => void;
}) {
  const words = useWords(squadsWords).page;
  const [nothing, setNothing] = useState(false);
  const here = members.some((one) => owners[one.id] !== undefined);
  return (
    <section aria-labelledby="key">
      <h2 id="key">{words.key}</h2>
      <p className={css.text}>{here ? words.keyHere : words.keyAway}</p>
      <div className={css.acts}>
        {here && (
          <button
            type="button"
            className="btn"
            onClick={() => saveText(keyFile(members, owners), `${name}.csv`, "text/csv")}
          >
            <Download size={16} aria-hidden="true" />
            {words.keyDownload}
          </button>
        )}
        <TextFile
          label={words.keyLoad}
          accept=".csv,text/csv"
          read={(text) => {
            const found = keyOf(members, text);
            setNothing(Object.keys(found).length === 0);
            keep({ ...owners, ...found });
          }}
        />
      </div>
      {nothing && (
        <p className={css.wrong} role="alert">
          {words.keyNothing}
        </p>
      )}
    </section>
  );
}
