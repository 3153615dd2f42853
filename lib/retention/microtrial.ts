import { byCodeUnit } from "../kit/hash.ts";
import { rng, shuffled } from "../kit/rng.ts";
import { type Interval, tQuantile } from "../kit/stats.ts";
import type { TrialPair } from "../model/squad.ts";

/**
 * A class's own small experiment, if it wants one (`learning.md` 8.8): of two questions alike one is
 * reviewed at the next follow-up and one is held back, by chance; later both are probed. One class sees
 * effects of 15 points and more only, so there is an interval and no verdict.
 */
export interface TrialItem {
  question: string;
  topic: string;
  /** share right on the day; only used to find two alike */
  got: number;
}

/** Neighbours in difficulty within a topic; the odd one out of a topic is in no arm. */
export function splitForTrial(items: readonly TrialItem[], seed: string): TrialPair[] {
  const topics = [...new Set(items.map(({ topic }) => topic))].sort(byCodeUnit);
  return topics.flatMap((topic) => {
    const own = items
      .filter((item) => item.topic === topic)
      .toSorted((a, b) => a.got - b.got || byCodeUnit(a.question, b.question));
    const pairs: TrialPair[] = [];
    for (let i = 0; i + 1 < own.length; i += 2) {
      const two = own.slice(i, i + 2).map(({ question }) => question);
      const [reviewed, heldBack] = shuffled(two, rng(`${seed}/trial/${two.join("/")}`)) as [string, string];
      pairs.push({ reviewed, heldBack });
    }
    return pairs;
  });
}

export interface TrialAnswer {
  question: string;
  right: 0 | 1;
}

export interface TrialResult {
  pairs: number;
  answers: number;
  /** share right of the reviewed minus of the held back, and its 90 % interval */
  difference: number;
  interval: Interval;
}

const PAIRS_MIN = 4;

/** The pairs of questions are the sample. Null below four pairs of which both were answered. */
export function trialResult(
  pairs: readonly TrialPair[],
  answers: readonly TrialAnswer[],
): TrialResult | null {
  const shares = new Map<string, { right: number; n: number }>();
  for (const { question, right } of answers) {
    const share = shares.get(question) ?? { right: 0, n: 0 };
    share.right += right;
    share.n++;
    shares.set(question, share);
  }
  let used = 0;
  const differences = pairs.flatMap(({ reviewed, heldBack }) => {
    const one = shares.get(reviewed);
    const two = shares.get(heldBack);
    if (!one || !two) return [];
    used += one.n + two.n;
    return [one.right / one.n - two.right / two.n];
  });
  const m = differences.length;
  if (m < PAIRS_MIN) return null;
  const difference = differences.reduce((all, one) => all + one, 0) / m;
  const squares = differences.reduce((all, one) => all + (one - difference) ** 2, 0);
  const half = tQuantile(0.95, m - 1) * Math.sqrt(squares / (m - 1) / m);
  return {
    pairs: m,
    answers: used,
    difference,
    interval: { low: Math.max(-1, difference - half), high: Math.min(1, difference + half) },
  };
}
