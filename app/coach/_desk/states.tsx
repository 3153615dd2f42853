"use client";
import { coachWords } from "#lib/i18n/coach.ts";
import { useWords } from "../../_words/use-words.ts";
import type { Refusal } from "./api.ts";
import { useRefusalText } from "./refusal.ts";
import css from "./states.module.css";

/** While something is fetched: the outline of what comes, quiet for the first moment. */
export function Waiting({ rows = 3 }: { rows?: number }) {
  const words = useWords(coachWords);
  return (
    <div className={css.waiting} role="status">
      <span className="sr">{words.loading}</span>
      {Array.from({ length: rows }, (_, i) => `row-${i}`).map((row) => (
        <i key={row} aria-hidden="true" />
      ))}
    </div>
  );
}

/** A whole page that is still on its way, or did not come. */
export function NotYet({ refusal, again }: { refusal?: Refusal | null; again?: () => void }) {
  const words = useWords(coachWords);
  return (
    <main id="content" className={`desk ${css.page}`}>
      <h1 className="sr">{words.desk}</h1>
      {refusal ? <Trouble refusal={refusal} {...(again ? { again } : {})} /> : <Waiting />}
    </main>
  );
}

/** Something did not come: why, and the way on. */
export function Trouble({ refusal, again }: { refusal: Refusal; again?: () => void }) {
  const words = useWords(coachWords);
  const text = useRefusalText();
  return (
    <div className={css.trouble} role="alert">
      <p>{text(refusal)}</p>
      {again && (
        <button type="button" className="btn" onClick={again}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}

/** A sentence that stands where a list would be. */
export function Empty({ children }: { children: React.ReactNode }) {
  return <p className={css.empty}>{children}</p>;
}
