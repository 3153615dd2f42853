import { reviewWords } from "#lib/i18n/review.ts";
import type { PracticeQuestion } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "./room.tsx";

export interface ShownSet {
  id: string;
  title: string;
  /** made by the coach, so questions can be taken out again */
  own: boolean;
  questions: PracticeQuestion[];
}

/** The report's sets, then what the coach added to them. */
export function useSets(): ShownSet[] {
  const words = useWords(reviewWords);
  const { report, picks } = useRoom();
  const byId = new Map(report.practiceBank.map((question) => [question.id, question]));
  const find = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const question = byId.get(id);
      return question ? [question] : [];
    });
  const sets: ShownSet[] = report.practice.map((set) => ({
    id: set.id,
    title: words.practice.set({ topic: set.topic, n: set.questions.length, minutes: set.minutes }),
    own: false,
    questions: find(set.questions),
  }));
  const held = new Set(report.practice.flatMap((set) => set.questions));
  const added = find(picks.filter((id) => !held.has(id)));
  if (added.length === 0) return sets;
  return [...sets, { id: "picked", title: words.practice.picked, own: true, questions: added }];
}
