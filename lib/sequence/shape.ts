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
export const CLUTCH_MIN = 0.6;
export const CLUTCH_MAX = 0.8;
/** S10: above this a question is secure */
export const SECURE = 0.88;
/** seconds of miss that are as good as none */
const LANDING_SLACK = 4;
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

/** Ends within the length: the candidates that leave the least to miss. */
export function land(now: Narrowing, miss: (expectedMs: number) => number): void {
  let least = Number.POSITIVE_INFINITY;
  for (const one of now.list) least = Math.min(least, miss(one.expectedMs));
  const bar = Math.max(LANDING_SLACK, least + 1);
  narrow(now, (one) => miss(one.expectedMs) <= bar);
}

export function open(now: Narrowing): void {
  nearBest(now, (one) => one.predicted.mean, OPENER_MIN, 0.02, "opener_below_85");
}

/** No two in a row that most will probably miss. */
export function noHardPair(now: Narrowing, day: Day): void {
  const before = day.thisRound.at(-1);
  if (before && before.predicted < HARD) narrow(now, (one) => one.predicted.mean >= HARD, "hard_pair");
}

/** S9: the mean over the round so far stays within reach of the lowest quarter. */
export function keepFloor(now: Narrowing, day: Day): void {
  const sum = day.thisRound.reduce((total, one) => total + one.bottom, 0);
  const least = FLOOR * (day.thisRound.length + 1) - sum;
  const bottoms = now.list.map((one) => one.predicted.bottom);
  if (bottoms.some((bottom) => bottom >= least)) {
    narrow(now, (one) => one.predicted.bottom >= least);
    return;
  }
  now.compromises.push("floor_below_45");
  easier(now, 1 / 3);
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

export function coverTopics(now: Narrowing, day: Day, slotsLeft: number): void {
  if (day.topicsInPlay <= COVERED || day.thisRound.length + slotsLeft < 10) return;
  const covered = new Set(day.thisRound.map((one) => day.prepared.topicId.get(one.topic)));
  // One slot is kept for the clutch and one for what cannot be foreseen.
  if (covered.size < COVERED && slotsLeft <= COVERED - covered.size + 2) {
    narrow(now, (one) => !covered.has(one.topic));
  }
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
