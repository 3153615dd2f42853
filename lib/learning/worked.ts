import { wilson, Z80 } from "../kit/stats.ts";

/**
 * Did the last change work? (`learning.md` 3.7) Checked on other questions of the topic, against what
 * was predicted before the round, and against how the rest of the round went.
 */

export type Verdict = "working" | "no-clear-change" | "not-yet";

/** One answer of the round. */
export interface Outcome {
  /** which question; answers to one question are not independent */
  item: number;
  /** 1 right, 0 wrong, between for partial */
  y: number;
  /** chance predicted before the round, the dial's pressure included */
  p: number;
}

export interface Effect {
  n: number;
  items: number;
  /** shares right, seen and expected, on the check answers; null without any */
  obs: number | null;
  exp: number | null;
  /** obs − exp of everything else in the round; null when there was nothing else */
  control: number | null;
  effect: number;
  se: number;
  /** half width of the 80 % interval of the effect */
  spread: number;
  verdict: Verdict;
}

/** answers of one class are clustered */
const DEFF = 1.5;
/** questions that nobody has seen scatter so much about their prediction, as a share right */
const ITEM_SD = 0.079;
/** and topics so much */
const TOPIC_SD = 0.04;
/** one-sided 10 %: the false alarms that are tolerated */
const BAR = 1.28;

export function didItWork(check: readonly Outcome[], other: readonly Outcome[]): Effect {
  const target = gap(check);
  const rest = gap(other);
  if (!target) {
    const nothing = { n: 0, items: 0, obs: null, exp: null, control: rest?.delta ?? null };
    return { ...nothing, effect: 0, se: 0, spread: 0, verdict: "no-clear-change" };
  }
  const effect = target.delta - (rest?.delta ?? 0);
  const se = Math.sqrt(target.variance + (rest?.variance ?? 0) + TOPIC_SD ** 2);
  return {
    n: check.length,
    items: target.items,
    obs: target.obs,
    exp: target.exp,
    control: rest?.delta ?? null,
    effect,
    se,
    spread: BAR * se,
    verdict: effect > BAR * se ? "working" : effect < -BAR * se ? "not-yet" : "no-clear-change",
  };
}

interface Gap {
  obs: number;
  exp: number;
  delta: number;
  variance: number;
  items: number;
}

function gap(outcomes: readonly Outcome[]): Gap | null {
  const n = outcomes.length;
  if (n === 0) return null;
  let seen = 0;
  let expected = 0;
  let chance = 0;
  for (const { y, p } of outcomes) {
    seen += y;
    expected += p;
    chance += p * (1 - p);
  }
  const items = new Set(outcomes.map((one) => one.item)).size;
  const variance = (DEFF * chance) / n ** 2 + ITEM_SD ** 2 / items;
  return { obs: seen / n, exp: expected / n, delta: (seen - expected) / n, variance, items };
}

/** How often a cause was hinted, of how many answers. */
export interface CauseRate {
  count: number;
  n: number;
}

export interface TacticalEffect {
  /** rates before and after; null without answers */
  before: number | null;
  after: number | null;
  /** fall of the rate, positive is better, and half the width of its 80 % interval */
  effect: number;
  spread: number;
  verdict: Verdict;
}

/** below so many answers on either side nothing is said */
const ANSWERS_MIN = 5;

/** The tactical version: the rate of the cause's hints, with the interval of a difference from two Wilson intervals. */
export function didTacticWork(before: CauseRate, after: CauseRate): TacticalEffect {
  const from = before.n > 0 ? before.count / before.n : null;
  const to = after.n > 0 ? after.count / after.n : null;
  if (from === null || to === null || before.n < ANSWERS_MIN || after.n < ANSWERS_MIN) {
    return { before: from, after: to, effect: 0, spread: 0, verdict: "no-clear-change" };
  }
  const was = wilson(before.count, before.n, Z80);
  const is = wilson(after.count, after.n, Z80);
  const effect = from - to;
  const low = effect - Math.hypot(from - was.low, is.high - to);
  const high = effect + Math.hypot(was.high - from, to - is.low);
  const verdict = low > 0 ? "working" : high < 0 ? "not-yet" : "no-clear-change";
  return { before: from, after: to, effect, spread: (high - low) / 2, verdict };
}
