import { SMALL_CELL } from "../kit/limits.ts";
import { type Interval, wilson, Z80 } from "../kit/stats.ts";
import type { Sureness } from "../model/input.ts";

/** What the confidence taps show afterwards (`learning.md` 4.3). No words here: each viewer's language has them. */

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

const ANSWERS_MIN = SMALL_CELL;
const SURE_AIM = 0.75;
const GUESS_AIM = 0.5;

export function calibration(levels: readonly LevelCount[]): LevelCalibration[] {
  return levels.map(({ right, total }, level) => {
    const interval = wilson(right, total, Z80);
    return { right, total, interval, verdict: total < ANSWERS_MIN ? null : verdict(interval, level) };
  });
}

function verdict({ low, high }: Interval, level: number): CalibrationVerdict {
  if ((level === 2 && high < SURE_AIM) || (level === 1 && high < GUESS_AIM)) return "over-sure";
  if ((level === 0 && low > GUESS_AIM) || (level === 1 && low > SURE_AIM)) return "trust-more";
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
    const p = NOMINAL[i] as number;
    total += level.total;
    right += level.right;
    sum += level.right * (1 - p) ** 2 + (level.total - level.right) * p ** 2;
  });
  if (total < BRIER_MIN) return null;
  const reference = (right / total) * (1 - right / total);
  const score = sum / total;
  return { score, reference, skill: reference > 0 ? 1 - score / reference : null };
}

/** Tenths that a level's word fits: the beliefs for which it pays best. */
export const AIM_TENTHS: readonly [Aim, Aim, Aim] = [
  { low: 0, high: 5 },
  { low: 5, high: 8 },
  { low: 8, high: 10 },
];

export interface Aim {
  low: number;
  high: number;
}

/** "When you said Sure you were right 7 of 10. Aim: about 8 to 10." */
export interface SaidLine {
  say: "when-you-said";
  level: Sureness;
  right: number;
  n: number;
  aim: Aim;
}

const LEVELS: readonly Sureness[] = [0, 1, 2];

/** One line a level; a level with fewer than five answers has none. */
export function saidLines(levels: readonly LevelCount[]): SaidLine[] {
  return LEVELS.flatMap((level) => {
    const { right, total } = levels[level] ?? { right: 0, total: 0 };
    return total < ANSWERS_MIN
      ? []
      : [{ say: "when-you-said" as const, level, right, n: total, aim: AIM_TENTHS[level] }];
  });
}

/** The one sentence below the bars; `topic`: where it shows most, null when no topic alone says so. */
export type CalibrationSentence =
  | { say: "over-sure" | "trust-more"; level: Sureness; right: number; n: number; topic: string | null }
  | { say: "about-right"; n: number }
  | { say: "not-enough"; n: number };

/** Being over-sure comes first, because it is what costs. */
export function calibrationSentence(
  levels: readonly LevelCount[],
  byTopic: readonly { topic: string; levels: readonly LevelCount[] }[],
): CalibrationSentence {
  const n = levels.reduce((sum, level) => sum + level.total, 0);
  const read = calibration(levels);
  if (read.every(({ verdict }) => verdict === null)) return { say: "not-enough", n };
  for (const [level, say] of [
    [2, "over-sure"],
    [1, "over-sure"],
    [0, "trust-more"],
    [1, "trust-more"],
  ] as const) {
    const own = read[level];
    if (own?.verdict !== say) continue;
    const topic = clearest(byTopic, level, say);
    return { say, level, right: own.right, n: own.total, topic };
  }
  return { say: "about-right", n };
}

/** The topic furthest off; the first named of two alike. */
function clearest(
  byTopic: readonly { topic: string; levels: readonly LevelCount[] }[],
  level: Sureness,
  say: CalibrationVerdict,
): string | null {
  let best: { topic: string; off: number } | null = null;
  for (const { topic, levels } of byTopic) {
    const own = calibration(levels)[level];
    if (own?.verdict !== say) continue;
    const off = Math.abs(own.right / own.total - (say === "over-sure" ? SURE_AIM : GUESS_AIM));
    if (!best || off > best.off) best = { topic, off };
  }
  return best?.topic ?? null;
}
