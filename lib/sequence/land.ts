/**
 * Landing a round on its length (`learning.md` 2.2). No open question is ever cut, so the lengths of the
 * last few slots have to add up, although each is known only roughly. Worked backwards from the end, in
 * whole seconds: the cost of having s seconds left is the least expected squared miss, s².
 */

/** what may be left over without asking one more */
export const END_MS = 10_000;
/** fixed seconds of a slot; the rest of it scatters by a fifth */
const FIXED = 6;
const SCATTER = 0.2;
/** half the width of three equal chances with the standard deviation 1 */
const THREE_POINTS = Math.sqrt(1.5);
/** a miss beyond this is nearly a broken promise, seconds */
const NEAR_BOUND = 8;
const BOUND_WEIGHT = 8;
/** what it costs to end without the clutch, seconds² */
const NO_CLUTCH = 36;

export interface Landing {
  /** no further question: the round is as close to its length as it can be */
  over: boolean;
  /** this slot should be the last */
  last: boolean;
  /** seconds by which the round will typically miss its length after a slot of that length */
  miss(expectedMs: number): number;
}

/** `slots` and `finals`: expected lengths of what could be asked now, and as the clutch (none: an empty list), ms. */
export function landing(leftMs: number, slots: readonly number[], finals: readonly number[]): Landing {
  const left = Math.max(0, Math.round(leftMs / 1_000));
  const middles = distinctSeconds(slots);
  const lasts = finals.length > 0 ? distinctSeconds(finals) : middles;
  const noFinal = finals.length > 0 ? NO_CLUTCH : 0;
  const best: number[] = [];
  const costAt = (s: number) => (s <= END_MS / 1_000 ? loss(s) + noFinal : (best[s] as number));
  const after = (s: number, length: number) => {
    const wide = Math.round(THREE_POINTS * scatter(length));
    const rest = s - length;
    return (costAt(rest - wide) + costAt(rest) + costAt(Math.min(rest + wide, s - 1))) / 3;
  };
  let last = false;
  for (let s = 0; s <= left; s++) {
    const ending = lastCost(s, lasts);
    let going = Number.POSITIVE_INFINITY;
    for (const m of middles) going = Math.min(going, after(s, m));
    best.push(Math.min(ending, going));
    if (s === left) last = ending <= going;
  }
  const nearest = Math.min(...lasts.map((f) => Math.abs(left - f)), Number.POSITIVE_INFINITY);
  return {
    over: leftMs <= END_MS || (last && nearest > left),
    last,
    miss: (ms) => {
      const length = Math.max(1, Math.round(ms / 1_000));
      return Math.sqrt(last ? endCost(left, length) : after(left, length));
    },
  };
}

function lastCost(s: number, lasts: readonly number[]): number {
  let cost = Number.POSITIVE_INFINITY;
  for (const f of lasts) cost = Math.min(cost, endCost(s, f));
  return cost;
}

function endCost(s: number, length: number): number {
  const wide = THREE_POINTS * scatter(length);
  const rest = s - length;
  return (loss(rest - wide) + loss(rest) + loss(rest + wide)) / 3;
}

function loss(seconds: number): number {
  const beyond = Math.max(0, Math.abs(seconds) - NEAR_BOUND);
  return seconds ** 2 + BOUND_WEIGHT * beyond ** 2;
}

function scatter(length: number): number {
  return SCATTER * Math.max(0, length - FIXED);
}

function distinctSeconds(lengths: readonly number[]): number[] {
  const seconds = new Set<number>();
  for (const ms of lengths) seconds.add(Math.max(1, Math.round(ms / 1_000)));
  return [...seconds].sort((a, b) => a - b);
}
