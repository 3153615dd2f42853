import { SMALL_CELL } from "../kit/limits.ts";
import { clamp } from "../kit/stats.ts";
import type { Basis } from "./basis.ts";
import { countedDecisions } from "./tags.ts";
import type { Decision, TimesLine } from "./types.ts";

const TENTHS = 10;

/**
 * When answers came in, over all questions that had a clock: by tenths of the time that each gave, so that
 * a long question and a short one can stand in one picture.
 */
export function timesLine(basis: Basis): TimesLine | null {
  const limits = new Map(basis.counted.map((run) => [run.run, run.limitMs]));
  const bins = Array.from({ length: TENTHS }, (_, tenth) => ({
    right: 0,
    other: 0,
    from: { result: "answered" as const, tenth },
  }));
  let n = 0;
  for (const decision of countedDecisions(basis)) {
    const bin = bins[tenthOf(decision, limits.get(decision.run) ?? 0) ?? -1];
    if (!bin) continue;
    bin[decision.result === "right" ? "right" : "other"]++;
    n++;
  }
  return n < SMALL_CELL ? null : { n, bins };
}

/** 0 to 9; null without an answer or without a clock. Extra time belongs to the last tenth. */
export function tenthOf({ ms }: Decision, limitMs: number): number | null {
  if (ms === null || limitMs <= 0) return null;
  return clamp(Math.floor((TENTHS * ms) / limitMs), 0, TENTHS - 1);
}
