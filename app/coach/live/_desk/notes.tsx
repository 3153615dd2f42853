"use client";
import { useEffect, useId, useRef, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { NOTE_CHARS_MAX } from "#lib/kit/limits.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./card.module.css";
import type { Desk } from "./desk.ts";

const SAVE_AFTER_MS = 700;

/**
 * The coach's own notes: saved when the typing rests. What another desk wrote comes in while nobody
 * types here; what is typed here is never overwritten.
 */
export function Notes({
  notes,
  note,
  desk,
}: {
  notes: string;
  /** who sees them, said under the heading */
  note: string;
  desk: Desk;
}) {
  const words = useWords(deskWords).notes;
  const id = useId();
  const [text, setText] = useState(notes);
  const [saved, setSaved] = useState<"idle" | "typing" | "sending" | "saved">("idle");
  const typing = useRef(false);
  const { ask } = desk;

  useEffect(() => {
    if (!typing.current) setText(notes);
  }, [notes]);

  useEffect(() => {
    if (saved !== "typing") return;
    const timer = setTimeout(() => {
      setSaved("sending");
      void ask({ do: "note", text }).then((ack) => {
        // Typing may have gone on meanwhile: then the newer text is still to be sent.
        setSaved((before) => (before === "sending" ? (ack.ok ? "saved" : "idle") : before));
        typing.current = false;
      });
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [saved, text, ask]);

  const left = NOTE_CHARS_MAX - text.length;
  return (
    <section className={`card ${css.card} ${css.grow}`} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{words.title}</h2>
        <span className="lab" role="status">
          {saved === "saved" && words.saved}
          {saved === "sending" && words.saving}
          {saved === "typing" && words.unsaved}
        </span>
      </div>
      <p className={css.quiet}>{note}</p>
      <textarea
        className={css.notes}
        aria-label={words.label}
        placeholder={words.placeholder}
        maxLength={NOTE_CHARS_MAX}
        value={text}
        onChange={(event) => {
          typing.current = true;
          setText(event.target.value);
          setSaved("typing");
        }}
      />
      {left < 100 && <p className="lab">{words.left({ n: left })}</p>}
    </section>
  );
}
