import type { ReplayQuestion } from "#lib/review/types.ts";

export interface Standing {
  /** players on each choice */
  counts: number[];
  in: number;
  changes: number;
}

/** Who stood where at an instant: the last move of each player up to it. */
export function standingAt(question: ReplayQuestion, ms: number): Standing {
  const counts = question.choices.map(() => 0);
  const at = new Map<number, number>();
  let changes = 0;
  for (const move of question.moves) {
    if (move.ms > ms) break;
    const before = at.get(move.player);
    if (before !== undefined) {
      counts[before] = (counts[before] ?? 0) - 1;
      changes++;
    }
    at.set(move.player, move.choice);
    counts[move.choice] = (counts[move.choice] ?? 0) + 1;
  }
  return { counts, in: at.size, changes };
}
