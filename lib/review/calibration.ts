import { SMALL_CELL } from "../kit/limits.ts";
import { brier, calibration } from "../learning/calibration.ts";
import { thresholds } from "../learning/confidence.ts";
import type { Sureness } from "../model/input.ts";
import type { State } from "../model/state.ts";
import type { CalibrationLine, Decision, Report } from "./types.ts";

const LEVELS: readonly Sureness[] = [0, 1, 2];

/** How often the class was right at each level; nothing is said of a level with fewer than five answers. */
export function calibrationLines(decisions: readonly Decision[]): CalibrationLine[] {
  const counts = LEVELS.map((level) => {
    const of = decisions.filter((one) => one.sure === level);
    return { level, right: of.filter((one) => one.result === "right").length, total: of.length };
  });
  const read = calibration(counts);
  return counts.map(({ level, right, total: n }, i) => ({
    level,
    right,
    n,
    interval: n < SMALL_CELL ? null : (read[i]?.interval ?? null),
    verdict: read[i]?.verdict ?? null,
    from: { sure: level, result: "answered" },
  }));
}

/** The beliefs that the three words stand for (`NOMINAL`) are those of the default table. */
const DEFAULT_STEPS = [1 / 2, 3 / 4];

/** How much the taps told, for the coach (`learning.md` 4.3); nothing below 30 answers. */
export function brierLine(state: State, lines: readonly CalibrationLine[]): Pick<Report, "brier"> {
  const steps = thresholds(state.plan.confidence);
  if (!steps.every((step, i) => step === DEFAULT_STEPS[i])) return {};
  const found = brier(lines.map(({ right, n }) => ({ right, total: n })));
  return found ? { brier: { ...found, n: lines.reduce((sum, { n }) => sum + n, 0) } } : {};
}
