"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";

/** Says politely when something else is on. The counts stay silent: they are a table to be read. */
export function Announce({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  return (
    <p className="sr" aria-live="polite">
      {said(words, stage)}
    </p>
  );
}

function said(words: (typeof deskWords)["en"], stage: CoachStage): string {
  const { question, breakView, reviewView } = stage;
  if (breakView) return breakView.waiting ? words.break.waitingTitle : words.break.segment[breakView.segment];
  if (reviewView) return words.review.parts[reviewView.part];
  if (stage.phase === "count") return words.now.starts({ n: stage.round });
  if (!question) return "";
  return stage.step === "open"
    ? words.now.opened({ n: question.number, topic: stage.topic ?? "" })
    : words.now.closedSaid({ n: question.number });
}
