import { type Interval, wilson, Z80 } from "../kit/stats.ts";
import type { Sureness } from "../model/input.ts";

/** Confidence: payoffs that reward honesty, and what the taps show afterwards (`learning.md` 4). */

/** Points for each level of confidence, least sure first, when right and when wrong. */
export interface Payoff {
  right: readonly number[];
  wrong: readonly number[];
}

/** the default: thresholds at one in two and three in four */
export const SCRIMMAGE_3: Payoff = { right: [1, 2, 3], wrong: [0, -1, -4] };
/** Gardner-Medwin's, as documented by Moodle: thresholds at 2/3 and 4/5 */
export const GARDNER_MEDWIN: Payoff = { right: [1, 2, 3], wrong: [0, -2, -6] };
export const SCRIMMAGE_4: Payoff = { right: [1, 2, 3, 4], wrong: [0, -1, -4, -13] };

/** Beliefs at which the next level up begins to pay: `p* = Δw/(Δr + Δw)`. */
export function thresholds({ right, wrong }: Payoff): number[] {
  const out: number[] = [];
  for (let level = 0; level + 1 < right.length; level++) {
    const reward = at(right, level + 1) - at(right, level);
    const penalty = at(wrong, level) - at(wrong, level + 1);
    out.push(penalty / (reward + penalty));
  }
  return out;
}

/**
 * Honest reports pay best: every level is the best one for some belief, in order, and the most likely
 * answer stays the best answer. A plan whose table is not proper is refused.
 */
export function proper(payoff: Payoff): boolean {
  const { right, wrong } = payoff;
  if (right.length !== wrong.length || right.length < 2) return false;
  if (![...right, ...wrong].every((points) => Number.isFinite(points))) return false;
  if (right.some((points, level) => points < at(wrong, level))) return false;
  for (let level = 0; level + 1 < right.length; level++) {
    if (at(right, level + 1) <= at(right, level) || at(wrong, level + 1) >= at(wrong, level)) return false;
  }
  const steps = thresholds(payoff);
  return steps.every((step, i) => step > 0 && step < 1 && (i === 0 || step > at(steps, i - 1)));
}

/** Points of one tap; no answer and no tap are 0 and belong to no level. */
export function points(payoff: Payoff, level: Sureness, right: boolean): number {
  return at(right ? payoff.right : payoff.wrong, level);
}

/** How often each level was right. Levels as in `Sureness`. */
export interface LevelCount {
  right: number;
  total: number;
}

export type CalibrationVerdict = "over-sure" | "trust-more" | "about-right";

export interface LevelCalibration extends LevelCount {
  /** Wilson 80 % */
  interval: Interval;
  /** null below five answers: nothing is shown then */
  verdict: CalibrationVerdict | null;
}

const ANSWERS_MIN = 5;
const SURE_AIM = 0.75;
const GUESS_AIM = 0.5;

export function calibration(levels: readonly LevelCount[]): LevelCalibration[] {
  return levels.map(({ right, total }, level) => {
    const interval = wilson(right, total, Z80);
    return { right, total, interval, verdict: total < ANSWERS_MIN ? null : verdict(interval, level) };
  });
}

function verdict({ low, high }: Interval, level: number): CalibrationVerdict {
  if (level === 2 && high < SURE_AIM) return "over-sure";
  if (level === 0 && low > GUESS_AIM) return "trust-more";
  return "about-right";
}

/** chance that each level stands for, four options: the middle of its range of beliefs */
export const NOMINAL: readonly [number, number, number] = [0.375, 0.625, 0.9];
const BRIER_MIN = 30;

export interface Brier {
  score: number;
  /** of always saying the share that was right */
  reference: number;
  /** 1 − score/reference; null where every answer was right or every one wrong */
  skill: number | null;
}

/** For coaches and experts only, and from 30 answers on. */
export function brier(levels: readonly LevelCount[]): Brier | null {
  let total = 0;
  let right = 0;
  let sum = 0;
  levels.forEach((level, i) => {
    const p = at(NOMINAL, i);
    total += level.total;
    right += level.right;
    sum += level.right * (1 - p) ** 2 + (level.total - level.right) * p ** 2;
  });
  if (total < BRIER_MIN) return null;
  const reference = (right / total) * (1 - right / total);
  const score = sum / total;
  return { score, reference, skill: reference > 0 ? 1 - score / reference : null };
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
