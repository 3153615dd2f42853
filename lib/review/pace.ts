import { hinter } from "../game/hint.ts";
import { median } from "../kit/stats.ts";
import type { Cause } from "../model/input.ts";
import type { Run, Seat, State } from "../model/state.ts";
import { readingMs } from "../sequence/budget.ts";

/** Far faster than the class's right answers: the share below which an answer is quick (`learning.md` 3.4 Q). */
const QUICK_SHARE = 0.4;

/** How fast an answer was, and what its timing hints at. */
export interface Pace {
  quick(run: Run, seat: number): boolean;
  hint(run: Run, seat: number): Cause | null;
}

export function paceOf(state: State): Pace {
  const least = new Map<number, number>();
  const hints = new Map<number, (seat: Seat) => Cause | null>();
  for (const run of state.runs) {
    least.set(run.run, leastMs(state, run));
    hints.set(run.run, hinter(state, run));
  }
  return {
    quick(run, seat) {
      const answer = run.answers[seat];
      return answer ? answer.ms < (least.get(run.run) ?? 0) : false;
    },
    hint(run, seat) {
      const answer = run.answers[seat];
      const player = state.seats[seat];
      if (!answer || !player || answer.ruling.share === 1) return null;
      return hints.get(run.run)?.(player) ?? null;
    },
  };
}

/**
 * The class's own right answers say how long the question takes; where nobody had it right, the time
 * that reading takes does. The player's film may hint at less: it speaks about one answer to its owner,
 * this counts behaviour for the coach.
 */
function leastMs(state: State, run: Run): number {
  const times = run.answers.flatMap((answer) => (answer?.ruling.share === 1 ? [answer.ms] : []));
  if (times.length > 0) return QUICK_SHARE * median(times);
  const item = state.bank[run.question];
  return item ? readingMs(item) : 0;
}
