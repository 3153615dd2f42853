import { SMALL_CELL } from "../kit/limits.ts";
import { type Interval, wilson, Z80 } from "../kit/stats.ts";
import type { Run } from "../model/state.ts";
import type { Decision, PerformanceToday, Selection } from "./types.ts";

/** Below these a share of a topic says nothing about the topic: counts only (`learning.md` 5.3). */
export const ANSWERS_MIN = 12;
export const QUESTIONS_MIN = 3;

/** neighbours, moods and noise in one class: answers are not independent (`learning.md` 3.7) */
const DESIGN_EFFECT = 1.5;
/** how far one question's difficulty, and one class on one day, may be off the prediction */
const QUESTION_SD = 0.079;
const DAY_SD = 0.04;

/** One question's part of a share. */
export interface Cluster {
  right: number;
  asked: number;
  /** chance of a right answer that was expected before it was asked */
  chance: number;
}

export function clusterOf(run: Run, decisions: readonly Decision[]): Cluster {
  return {
    right: decisions.filter((decision) => decision.result === "right").length,
    asked: decisions.length,
    chance: run.predicted.mean,
  };
}

export function total(clusters: readonly Cluster[]): { right: number; asked: number; expected: number } {
  let right = 0;
  let asked = 0;
  let expected = 0;
  for (const cluster of clusters) {
    right += cluster.right;
    asked += cluster.asked;
    expected += cluster.asked * cluster.chance;
  }
  return { right, asked, expected };
}

/** The one place where a day's number is made. */
export function performanceToday(clusters: readonly Cluster[], from: Selection): PerformanceToday {
  const { right, asked } = total(clusters);
  return {
    measured: "today",
    right,
    asked,
    share: asked < SMALL_CELL ? null : right / asked,
    interval: enough(clusters) ? clusteredInterval(clusters) : null,
    expected: expectedRange(clusters),
    from,
  };
}

/**
 * How many right answers were expected, 80 %: the same range as the one on the projector
 * (`lib/views/themes.ts`), here for any part of the class.
 */
export function expectedRange(clusters: readonly Cluster[]): Interval {
  const { asked, expected } = total(clusters);
  const variance = clusters.reduce(
    (sum, one) => sum + one.asked * one.chance * (1 - one.chance) + (QUESTION_SD * one.asked) ** 2,
    0,
  );
  const half = Z80 * Math.sqrt(variance);
  return {
    low: Math.max(0, Math.round(expected - half)),
    high: Math.min(asked, Math.round(expected + half)),
  };
}

export function enough(clusters: readonly Cluster[]): boolean {
  const { asked } = total(clusters);
  return asked >= ANSWERS_MIN && clusters.filter((cluster) => cluster.asked > 0).length >= QUESTIONS_MIN;
}

/** Standard error of the share around its prediction: answers, questions and the day. */
export function expectedError(clusters: readonly Cluster[]): number {
  const used = clusters.filter((cluster) => cluster.asked > 0);
  const { asked } = total(used);
  if (asked === 0) return 0;
  const spread = used.reduce((sum, one) => sum + one.asked * one.chance * (1 - one.chance), 0);
  const answers = (Math.sqrt(spread) / asked) * Math.sqrt(DESIGN_EFFECT);
  return Math.sqrt(answers ** 2 + QUESTION_SD ** 2 / used.length + DAY_SD ** 2);
}

/**
 * 80 % interval of a share over questions: the questions are the sample, so that "this class on this
 * topic" is not read as "these very questions". Ratio estimator with Student's t on questions − 1; never
 * narrower than Wilson's, for questions that happen to agree.
 */
export function clusteredInterval(clusters: readonly Cluster[]): Interval {
  const used = clusters.filter((cluster) => cluster.asked > 0);
  const { right, asked } = total(used);
  const plain = wilson(right, asked, Z80);
  const m = used.length;
  if (m < 2) return plain;
  const p = right / asked;
  const squares = used.reduce((sum, one) => sum + (one.right - p * one.asked) ** 2, 0);
  const half = (student80(m - 1) * Math.sqrt((m / (m - 1)) * squares)) / asked;
  return {
    low: Math.max(0, Math.min(plain.low, p - half)),
    high: Math.min(1, Math.max(plain.high, p + half)),
  };
}

/**
 * Two-sided 80 % quantile of Student's t. Exact for one and two degrees of freedom, from three on by
 * Cornish and Fisher's expansion (off by less than .004).
 */
export function student80(df: number): number {
  if (df <= 1) return 3.0777;
  if (df === 2) return 1.8856;
  const z = Z80;
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / df + g2 / df ** 2 + g3 / df ** 3;
}
