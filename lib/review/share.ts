import { SMALL_CELL } from "../kit/limits.ts";
import { clusteredMean, type Interval, tQuantile, wilson, Z80 } from "../kit/stats.ts";
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
 * topic" is not read as "these very questions". Student's t on questions − 1; never narrower than Wilson's,
 * for questions that happen to agree.
 */
export function clusteredInterval(clusters: readonly Cluster[]): Interval {
  const { right, asked } = total(clusters);
  const plain = wilson(right, asked, Z80);
  const over = clusteredMean(clusters.map((one) => ({ sum: one.right, n: one.asked })));
  if (!over) return plain;
  const half = tQuantile(0.9, over.parts - 1) * over.se;
  return {
    low: Math.max(0, Math.min(plain.low, over.mean - half)),
    high: Math.min(1, Math.max(plain.high, over.mean + half)),
  };
}
