"use client";
import { useParams } from "next/navigation";
import { reviewWords } from "#lib/i18n/review.ts";
import type { MineAnswer } from "#lib/review/answers.ts";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import { useAnswer } from "../../coach/_desk/use-answer.ts";
import css from "./mine.module.css";
import { Mine } from "./mine.tsx";

export function MinePage() {
  const words = useWords(reviewWords);
  const { id, secret } = useParams<{ id: string; secret: string }>();
  const { answer, again } = useAnswer<MineAnswer>(
    `/api/mine/${encodeURIComponent(id)}/${encodeURIComponent(secret)}`,
  );
  if (answer?.ok) return <Mine mine={answer.mine} resting={answer.resting ?? 0} />;
  const w = words.mine;
  const reason = answer === null ? w.loading : answer.code === "wrong-phase" ? w.early : w.missing;
  return (
    <main className={`stage phone ${css.root}`}>
      <div className="ph">
        <p className="top">
          <Wordmark />
        </p>
        <h1>{w.title}</h1>
        <p className={css.message} role="status">
          {reason}
        </p>
        {answer !== null && (
          <button type="button" className={css.print} onClick={again}>
            {words.missing.again}
          </button>
        )}
      </div>
    </main>
  );
}
