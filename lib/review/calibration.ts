import { SMALL_CELL } from "../kit/limits.ts";
import { calibration } from "../learning/calibration.ts";
import type { Sureness } from "../model/input.ts";
import type { CalibrationLine, Decision } from "./types.ts";

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
