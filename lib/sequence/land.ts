/**
 * Landing a round on its length (`learning.md` 2.2): no open question is ever cut, so the lengths of the
 * last few slots have to add up. Whole seconds are fine enough.
 */

/** what may be left over without asking one more */
export const END_MS = 10_000;
/** a long last question lands less surely: seconds of miss that one second of it is worth */
const LENGTH_COST = 0.1;

export interface Landing {
  /** no further question: the round is as close to its length as it can be */
  over: boolean;
  /** this slot should be the last */
  last: boolean;
  /** seconds by which the round would probably miss its length after a slot of that length */
  miss(expectedMs: number): number;
}

/** `slots` and `finals`: expected lengths of what could be asked now and as the last question, ms. */
export function landing(leftMs: number, slots: readonly number[], finals: readonly number[]): Landing {
  const left = Math.max(0, Math.round(leftMs / 1_000));
  const middles = distinctSeconds(slots);
  const lasts = distinctSeconds(finals);
  // best[s]: cost of the best way on with s seconds left, one last question included
  const best: number[] = [];
  for (let s = 0; s <= left; s++) {
    let cost = lastCost(s, lasts);
    for (const m of middles) if (m < s) cost = Math.min(cost, best[s - m] as number);
    best.push(cost);
  }
  const after = (s: number) => (s < 1 ? lastCost(s, lasts) : (best[s] as number));
  let going = Number.POSITIVE_INFINITY;
  for (const m of middles) if (m < left) going = Math.min(going, best[left - m] as number);
  const nearest = Math.min(...lasts.map((f) => Math.abs(left - f)), Number.POSITIVE_INFINITY);
  const last = lastCost(left, lasts) <= going;
  return {
    over: leftMs <= END_MS || (last && nearest > left),
    last,
    miss: (ms) => {
      const rest = left - Math.round(ms / 1_000);
      return last ? Math.abs(rest) : after(rest);
    },
  };
}

function lastCost(seconds: number, lasts: readonly number[]): number {
  let cost = Number.POSITIVE_INFINITY;
  for (const f of lasts) cost = Math.min(cost, Math.abs(seconds - f) + LENGTH_COST * f);
  return cost;
}

function distinctSeconds(lengths: readonly number[]): number[] {
  const seconds = new Set<number>();
  for (const ms of lengths) seconds.add(Math.max(1, Math.round(ms / 1_000)));
  return [...seconds].sort((a, b) => a - b);
}
