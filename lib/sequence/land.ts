import { STAND_MAX_MS } from "../kit/limits.ts";

/**
 * Landing a round on its length (`learning.md` 2.2). No open question is ever cut, so the lengths of the
 * last few slots have to add up, although each is known only roughly. Worked backwards from the end, in
 * whole seconds: what it costs to have s seconds left is the least expected loss, which is the squared miss
 * and more for what is nearly out of bounds.
 */

/** what may be left over without asking one more, and how much later than its length a round may end */
export const END_MS = 10_000;
const END = END_MS / 1_000;
/** rules from which nothing is begun that could end later than that after the round's length */
export const BOUND_SINCE = 2;
/** fixed seconds of a slot; the rest of it scatters by a fifth */
const FIXED = 6;
const SCATTER = 0.2;
/** four chances that stand for the scatter: answers may all come early, but never after the limit */
const DEVIATIONS: readonly number[] = [-2.4, -1.2, 0, 1.2];
const SHARES: readonly [number, number, number, number] = [0.04, 0.22, 0.48, 0.26];
const CHANCES = DEVIATIONS.length;
/** a miss beyond this is nearly a broken promise, seconds */
const NEAR_BOUND = 7;
const BOUND_WEIGHT = 20;
/** further beyond the end than any slot can lead, seconds */
const BELOW = -160;
/** what it costs to end without the clutch, seconds² */
const NO_CLUTCH = 250;

/**
 * Ms that the round's last answer stands longer when nothing more is asked, so that the round does not end
 * too early; 0 where that would be too long to look at one answer.
 */
export function standMs(leftMs: number): number {
  const early = leftMs - END_MS;
  return early > 0 && early <= STAND_MAX_MS ? early : 0;
}

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
  // By seconds left over, from BELOW on: ending there, and going on from there.
  const ends = new Float64Array(left + 1 - BELOW);
  const goesOn = new Float64Array(left + 1 - BELOW);
  for (let rest = BELOW; rest <= left; rest++) {
    ends[rest - BELOW] = loss(rest);
    goesOn[rest - BELOW] = loss(rest) + (finals.length > 0 ? NO_CLUTCH : 0);
  }
  const middleLengths = Int32Array.from(middles.flatMap(lengthsOf));
  const lastLengths = Int32Array.from(lasts.flatMap(lengthsOf));
  let last = left <= END;
  for (let s = END + 1; s <= left; s++) {
    const ending = least(s, lastLengths, ends);
    const going = least(s, middleLengths, goesOn);
    goesOn[s - BELOW] = Math.min(ending, going);
    last = ending <= going;
  }
  const nearest = lasts.reduce((near, f) => Math.min(near, Math.abs(left - f)), Number.POSITIVE_INFINITY);
  const table = last ? ends : goesOn;
  const misses = new Map<number, number>();
  const missOf = (length: number) => {
    const found = misses.get(length) ?? Math.sqrt(least(left, Int32Array.from(lengthsOf(length)), table));
    misses.set(length, found);
    return found;
  };
  return {
    over: leftMs <= END_MS || (last && nearest > left),
    last,
    miss: (ms) => missOf(seconds(ms)),
  };
}

/** Least mean cost over the lengths, four chances each, of what is left of s seconds after such a slot. */
function least(s: number, lengths: Int32Array, table: Float64Array): number {
  const [share0, share1, share2, share3] = SHARES;
  let low = Number.POSITIVE_INFINITY;
  for (let i = 0; i < lengths.length; i += CHANCES) {
    const sum =
      share0 * at(table, s - (lengths[i] as number)) +
      share1 * at(table, s - (lengths[i + 1] as number)) +
      share2 * at(table, s - (lengths[i + 2] as number)) +
      share3 * at(table, s - (lengths[i + 3] as number));
    if (sum < low) low = sum;
  }
  return low;
}

function at(table: Float64Array, rest: number): number {
  return table[rest < BELOW ? 0 : rest - BELOW] as number;
}

function lengthsOf(length: number): number[] {
  const scatter = SCATTER * Math.max(0, length - FIXED);
  return DEVIATIONS.map((sd) => Math.max(1, Math.round(length + sd * scatter)));
}

function loss(rest: number): number {
  const beyond = Math.max(0, Math.abs(rest) - NEAR_BOUND);
  return rest * rest + BOUND_WEIGHT * beyond * beyond;
}

function seconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1_000));
}

function distinctSeconds(lengths: readonly number[]): number[] {
  return [...new Set(lengths.map(seconds))].sort((a, b) => a - b);
}
