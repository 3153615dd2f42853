"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./now.module.css";

/** Why the engine picked this question, and which of its rules it could not keep. Closed by default. */
export function Why({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  const reasons = stage.why
    .filter((one) => one.amount > 0)
    .toSorted((a, b) => b.amount - a.amount || (a.term < b.term ? -1 : 1))
    .map((one) => words.term[one.term] ?? words.termOther);
  const notKept = stage.compromises
    .map((code) => words.compromise[code])
    .filter((text) => text !== undefined);
  if (reasons.length === 0 && notKept.length === 0) return null;
  return (
    <details className={css.why}>
      <summary>{words.now.why}</summary>
      <ul>
        {[...new Set(reasons)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {notKept.length > 0 && (
        <>
          <b className={css.strong}>{words.now.notKept}</b>
          <ul>
            {[...new Set(notKept)].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
