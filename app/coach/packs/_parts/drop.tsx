"use client";
import Upload from "lucide-react/icons/upload";
import { type DragEvent, useId, useRef, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import { IMPORT_BYTES_MAX } from "#lib/kit/limits.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./drop.module.css";
import type { Source } from "./handover.ts";

/** Takes a file by drop or by choosing, or pasted text. */
export function Drop({ take }: { take: (source: Source) => void }) {
  const words = useWords(packsWords).drop;
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const field = useId();

  const file = (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.size > IMPORT_BYTES_MAX) return setError(words.tooLarge);
    setError(null);
    take({ name: chosen.name, bytes: chosen });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    file(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={`${css.drop} ${over ? css.over : ""}`}
      aria-label={words.label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Upload size={24} aria-hidden="true" />
      <b>{words.label}</b>
      <div className={css.ways}>
        <button type="button" className="btn pri" onClick={() => input.current?.click()}>
          {words.choose}
        </button>
        <button type="button" className="btn" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {words.paste}
        </button>
      </div>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        aria-label={words.choose}
        accept=".json,.csv,.tsv,.txt,.gift,text/plain,text/csv,application/json"
        onChange={(event) => {
          file(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {pasting && (
        <form
          className={css.paste}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") take({ name: words.pasted, bytes: new Blob([text]) });
          }}
        >
          <label htmlFor={field}>{words.pasteLabel}</label>
          <textarea id={field} rows={8} value={text} onChange={(event) => setText(event.target.value)} />
          <button type="submit" className="btn pri" disabled={text.trim() === ""}>
            {words.pasteDo}
          </button>
        </form>
      )}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <p className="lab">{words.kinds}</p>
      <p className="lab">{words.hint}</p>
    </section>
  );
}
