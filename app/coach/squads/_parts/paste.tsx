"use client";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useId } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import { parseRoster, type RosterPreview } from "#lib/squad/roster.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./paste.module.css";
import { TextFile } from "./text-file.tsx";

/** What a pasted list comes to; nothing of it leaves this browser. */
export function readList(text: string, taken: readonly string[]): RosterPreview {
  return parseRoster(text, taken);
}

/** A list pasted, typed or out of a file, beside what is taken of it. */
export function Paste({
  text,
  change,
  preview,
  local,
}: {
  text: string;
  change: (text: string) => void;
  preview: RosterPreview;
  /** names stay in this browser */
  local: boolean;
}) {
  const words = useWords(squadsWords).paste;
  const field = useId();
  return (
    <div className={css.paste}>
      <div className={css.side}>
        <label htmlFor={field}>{words.label}</label>
        <textarea
          id={field}
          value={text}
          rows={10}
          spellCheck={false}
          autoComplete="off"
          placeholder={words.example}
          aria-describedby={`${field}-hint`}
          onChange={(event) => change(event.target.value)}
        />
        <p id={`${field}-hint`} className="lab">
          {local ? words.local : words.hint}
        </p>
        <TextFile label={words.file} accept=".csv,.tsv,.txt,text/csv,text/plain" read={change} />
      </div>
      <div className={css.side}>
        <Preview preview={preview} empty={text.trim() === ""} />
      </div>
    </div>
  );
}

function Preview({ preview, empty }: { preview: RosterPreview; empty: boolean }) {
  const words = useWords(squadsWords).paste;
  const heading = useId();
  if (empty)
    return (
      <>
        <h3 id={heading}>{words.preview}</h3>
        <p className={css.waiting}>{words.waiting}</p>
      </>
    );
  const left = preview.problems.filter((one) => one.severity === "error").length;
  return (
    <>
      <h3 id={heading}>{words.preview}</h3>
      <p role="status">
        {words.taken({ n: preview.members.length })}
        {left > 0 && `, ${words.left({ n: left })}`}
      </p>
      {preview.problems.length > 0 && (
        <ul className={css.problems}>
          {preview.problems.map((one) => (
            <li key={`${one.line}-${one.code}`} data-severity={one.severity}>
              <TriangleAlert size={16} aria-hidden="true" />
              <span>
                <b>{words.line({ n: one.line })}</b> {words.problems[one.code]({ detail: one.detail })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ol className={css.names} aria-labelledby={heading}>
        {preview.members.map((one) => (
          <li key={one.line}>
            <b>{one.name}</b>
            <small>
              {[
                one.pin !== null && words.pin,
                one.timeMult !== 1 && words.time({ mult: one.timeMult }),
                one.calm && words.calm,
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}
