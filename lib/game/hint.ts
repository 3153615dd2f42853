import { quantile } from "../kit/stats.ts";
import { type Decision, hint } from "../learning/causes.ts";
import { predict } from "../learning/filter.ts";
import type { Cause } from "../model/input.ts";
import type { Run, Seat, State } from "../model/state.ts";
import { readingMs } from "../sequence/budget.ts";
import { wasAsked } from "./seats.ts";

/** What the record says made this seat's answer go another way, or null. A hint, never a verdict. */
export function hintFor(state: State, seat: Seat, run: Run): Cause | null {
  return hinter(state, run)(seat);
}

/** The same for many seats of one question: what the whole room says of it is worked out once. */
export function hinter(state: State, run: Run): (seat: Seat) => Cause | null {
  const median = medianRightMs(run);
  return (seat) => {
    const decision = decisionOf(state, seat, run, median);
    return decision ? hint(decision) : null;
  };
}

/** One decision as the cause rules see it; null when the seat was not asked. */
function decisionOf(state: State, seat: Seat, run: Run, median: number | null): Decision | null {
  const item = state.bank[run.question];
  const answer = run.answers[seat.n] ?? null;
  if (!item || !wasAsked(seat, run)) return null;
  return {
    answered: answer !== null,
    finalRight: answer?.ruling.share === 1,
    firstKeyRight: answer?.changes[0]?.share === 1,
    changed: (answer?.changes.length ?? 0) > 1,
    ms: answer?.ms ?? run.limitMs,
    readingMs: readingMs(item),
    medianRightMs: median,
    misreadDistractor: answer ? isMisread(state, run, answer.key) : false,
    predicted: predict(seat.theta, run.b, item.floor, run.dial, state.engine.pressure[run.dial]),
    rightBefore: rightBefore(state, seat, run),
    dial: run.dial,
    sure: answer?.sure ?? (run.sure === "no" ? null : 0),
  };
}

function medianRightMs(run: Run): number | null {
  const times: number[] = [];
  for (const answer of run.answers) if (answer?.ruling.share === 1) times.push(answer.ms);
  return times.length === 0 ? null : quantile(times, 0.5);
}

/** the author marked the chosen option as the trap for those who misread */
function isMisread(state: State, run: Run, key: string): boolean {
  const options = (state.questions[run.question] as { options?: { misread?: boolean }[] } | undefined)
    ?.options;
  return options?.[Number(key)]?.misread === true;
}

/** had this question, or a rewording of it, right at dial 2 or below, earlier today or in an earlier session */
function rightBefore(state: State, seat: Seat, run: Run): boolean {
  const group = state.bank[run.question]?.variantGroup ?? null;
  const same = (index: number) =>
    index === run.question || (group !== null && state.bank[index]?.variantGroup === group);
  for (const earlier of state.runs) {
    if (earlier.run >= run.run) break;
    if (same(earlier.question) && earlier.dial <= 2 && earlier.answers[seat.n]?.ruling.share === 1)
      return true;
  }
  return rightInHistory(state, seat, same);
}

function rightInHistory(state: State, seat: Seat, same: (index: number) => boolean): boolean {
  const { member } = seat;
  if (state.squad === null || member === null) return false;
  const known = state.squad.members.find((one) => one.id === member);
  if (known?.right?.some(same)) return true;
  const probes = state.squad.followUp?.probes ?? [];
  return probes.some((probe) => same(probe.played) && probe.onDay[member] === 1);
}
