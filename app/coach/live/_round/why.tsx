"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import { sayWhy, whyWords } from "#lib/i18n/why.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./now.module.css";

/** Why the engine picked this question, in one sentence; then what else counted, and what it could not keep. */
export function Why({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  const why = useWords(whyWords);
  const reasons = stage.why
    .filter((one) => one.amount > 0)
    .toSorted((a, b) => b.amount - a.amount || (a.term < b.term ? -1 : 1))
    .map((one) => words.term[one.term] ?? words.termOther);
  const notKept = stage.compromises
    .map((code) => words.compromise[code])
    .filter((text) => text !== undefined);
  if (stage.because === null) return null;
  return (
    <details className={css.why}>
      <summary>{words.now.why}</summary>
      <p>{sayWhy(why, stage.because)}</p>
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
