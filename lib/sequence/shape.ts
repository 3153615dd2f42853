import type { Candidate } from "./candidate.ts";
import type { Day } from "./eligible.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Compromise, SequenceState } from "./types.ts";

/**
 * The shape of a round (`learning.md` 2.4–2.7). Each rule narrows what may be asked; one that would leave
 * nothing gives way and is recorded, so a question is always found.
 */

export const OPENER_MIN = 0.85;
export const HARD = 0.55;
export const FLOOR = 0.45;
const FLOOR_AIM = 0.48;
const FLOOR_NEAR = 0.42;
export const CLUTCH_MIN = 0.6;
export const CLUTCH_MAX = 0.8;
/** S10: above this a question is secure */
export const SECURE = 0.88;
/** seconds of miss beyond the least that can be had, and where the floor needs more room */
const LANDING_SLACK = 1;
const LANDING_SLACK_FLOOR = 4;
/** an access question: gettable for the lowest quarter */
const ACCESS = 0.6;
/** B4: a round of ten or more covers five topics of a bank of six or more */
const COVERED = 5;

export interface Narrowing {
  list: readonly Candidate[];
  compromises: Compromise[];
}

export function narrow(now: Narrowing, test: (one: Candidate) => boolean, otherwise?: Compromise): void {
  const kept = now.list.filter(test);
  if (kept.length > 0) now.list = kept;
  else if (otherwise) now.compromises.push(otherwise);
}

/** Keeps what is within `slack` of the best by `value`, which is at least `least` when that can be had. */
export function nearBest(
  now: Narrowing,
  value: (one: Candidate) => number,
  least: number,
  slack: number,
  otherwise?: Compromise,
): void {
  let best = Number.NEGATIVE_INFINITY;
  for (const one of now.list) best = Math.max(best, value(one));
  if (best < least && otherwise) now.compromises.push(otherwise);
  const bar = best >= least ? least : best - slack;
  now.list = now.list.filter((one) => value(one) >= bar);
}

export function keepNeighboursApart(now: Narrowing, rule: Neighbours, lastTopic: number): void {
  const allowed = now.list.filter((one) => rule.allowed(one.topic));
  if (allowed.length > 0) now.list = allowed;
  else narrow(now, (one) => one.topic !== lastTopic);
  const repeats = now.list.every((one) => one.topic === lastTopic);
  if (repeats && !rule.runOfTwo) now.compromises.push("adjacency_relaxed");
}

/**
 * Ends within the length: the candidates that leave little to miss. Where none of them is within the lowest
 * quarter's reach a few more seconds are given, and what is within reach is taken.
 */
export function land(now: Narrowing, day: Day, miss: (expectedMs: number) => number): void {
  const misses = now.list.map((one) => miss(one.expectedMs));
  const least = misses.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const within = (slack: number) => now.list.filter((_, i) => (misses[i] as number) <= least + slack);
  const close = within(LANDING_SLACK);
  const reach = floorFor(day, FLOOR);
  const reachable = (one: Candidate) => one.predicted.bottom >= reach;
  const wider = close.some(reachable) ? [] : within(LANDING_SLACK_FLOOR).filter(reachable);
  now.list = wider.length > 0 ? wider : close;
}

export function open(now: Narrowing): void {
  nearBest(now, (one) => one.predicted.mean, OPENER_MIN, 0.02, "opener_below_85");
}

/** No two in a row that most will probably miss. */
export function noHardPair(now: Narrowing, day: Day): void {
  const before = day.thisRound.at(-1);
  if (before && before.predicted < HARD) narrow(now, (one) => one.predicted.mean >= HARD, "hard_pair");
}

/** S9: the mean over the round so far stays within reach of the lowest quarter, with a little to spare. */
export function keepFloor(now: Narrowing, day: Day): void {
  for (const floor of [FLOOR_AIM, FLOOR]) {
    const kept = now.list.filter((one) => one.predicted.bottom >= floorFor(day, floor));
    if (kept.length > 0) {
      now.list = kept;
      return;
    }
  }
  now.compromises.push("floor_below_45");
  // What can still be made good is made good now; a bank that is too hard throughout stays mixed.
  const near = now.list.some((one) => one.predicted.bottom >= floorFor(day, FLOOR_NEAR));
  if (near) nearBest(now, (one) => one.predicted.bottom, 1, 0.05);
  else easier(now, 1 / 2);
}

/** What the next question must give the lowest quarter for the round's mean so far to reach `floor`. */
function floorFor(day: Day, floor: number): number {
  const sum = day.thisRound.reduce((total, one) => total + one.bottom, 0);
  return floor * (day.thisRound.length + 1) - sum;
}

/** After an auto-ease the third question, the fifth … are within reach of everybody. */
export function giveAccess(now: Narrowing, state: SequenceState): void {
  const due = state.pick >= 2 && state.pick % 2 === 0 && state.pick / 2 <= state.accessItems;
  if (!due) return;
  if (now.list.some((one) => one.predicted.bottom >= ACCESS)) {
    narrow(now, (one) => one.predicted.bottom >= ACCESS);
  } else easier(now, 1 / 4);
}

/** S10: when nobody struggled for two rounds, what is secure is left out. */
export function raise(now: Narrowing, state: SequenceState): void {
  if (state.raise) narrow(now, (one) => one.predicted.mean <= SECURE);
}

/** `from`: the round's questions, as foreseen, that it takes; a round may hold one more than that. */
export function coverTopics(now: Narrowing, day: Day, slotsLeft: number, from: number): void {
  if (day.topicsInPlay <= COVERED || day.thisRound.length + slotsLeft < from) return;
  const covered = new Set(day.thisRound.map((one) => day.prepared.topicId.get(one.topic)));
  // One slot is kept for the clutch and one for what cannot be foreseen.
  if (covered.size < COVERED && slotsLeft <= COVERED - covered.size + 2) {
    narrow(now, (one) => !covered.has(one.topic));
  }
}

/** B16: what the last review's focus has not had yet is asked now, while there are slots for it. */
export function coverFocus(now: Narrowing, state: SequenceState, day: Day, slotsLeft: number): void {
  if (state.round < state.rounds - 1 || slotsLeft > day.focusOwed.size + 2) return;
  if (day.focusOwed.size > 0) narrow(now, (one) => day.focusOwed.has(one.topic));
}

export function inClutchBand({ predicted }: Candidate): boolean {
  return predicted.mean >= CLUTCH_MIN && predicted.mean <= CLUTCH_MAX;
}

/** The band of the clutch; nothing in it: whatever is nearest. */
export function clutchBand(now: Narrowing): void {
  const off = (one: Candidate) =>
    Math.max(CLUTCH_MIN - one.predicted.mean, one.predicted.mean - CLUTCH_MAX, 0);
  nearBest(now, (one) => -off(one), 0, 0.02, "clutch_out_of_band");
}

/** The share of the list that is best for the lowest quarter. */
function easier(now: Narrowing, share: number): void {
  const sorted = now.list.map((one) => one.predicted.bottom).sort((a, b) => b - a);
  const bar = sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  narrow(now, (one) => one.predicted.bottom >= bar);
}
