"use client";
import UserPlus from "lucide-react/icons/user-plus";
import { useMemo, useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { RosterLine } from "#lib/squad/roster.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Paste, readList } from "./paste.tsx";
import css from "./squads.module.css";

/** More members, behind a button as long as there are some. */
export function Add({
  taken,
  local,
  open,
  busy,
  add,
}: {
  taken: readonly string[];
  local: boolean;
  open: boolean;
  busy: boolean;
  /** whether they were taken */
  add: (lines: readonly RosterLine[]) => Promise<boolean>;
}) {
  const words = useWords(squadsWords).page;
  const [shown, setShown] = useState(open);
  const [text, setText] = useState("");
  const preview = useMemo(() => readList(text, taken), [text, taken]);
  if (!shown)
    return (
      <div className={css.acts}>
        <button type="button" className="btn" onClick={() => setShown(true)}>
          <UserPlus size={16} aria-hidden="true" />
          {words.add}
        </button>
      </div>
    );
  return (
    <div className={css.add}>
      <Paste text={text} change={setText} preview={preview} local={local} />
      <div className={css.acts}>
        <button
          type="button"
          className="btn pri"
          disabled={busy || preview.members.length === 0}
          onClick={async () => {
            if (!(await add(preview.members))) return;
            setText("");
            setShown(false);
          }}
        >
          {words.addDo({ n: preview.members.length })}
        </button>
        {!open && (
          <button type="button" className="btn" onClick={() => setShown(false)}>
            {words.addClose}
          </button>
        )}
      </div>
    </div>
  );
}
