import type { CoachTally } from "#lib/views/types.ts";

type Times = NonNullable<CoachTally["times"]>;

/** When half of those asked were in, ms after the opening, or null when they are not yet. */
export function halfAfter(times: Times | null, of: number): number | null {
  if (!times || of === 0) return null;
  const sorted = times.map((one) => one.ms).toSorted((a, b) => a - b);
  return sorted[Math.ceil(of / 2) - 1] ?? null;
}

export interface Dot {
  id: string;
  /** 0 to 1 along the axis */
  x: number;
  /** 0 is on the axis, 1 above it … */
  level: number;
  right: boolean;
}

/**
 * Dots on a line, stacked where they would touch. `columns`: how many dots fit side by side. What
 * does not fit in `levels` stays on the top level, so a busy second is a full column.
 */
export function stackDots(times: Times, limitMs: number, columns: number, levels: number): Dot[] {
  const filled = new Map<number, number>();
  return times
    .toSorted((a, b) => a.ms - b.ms || Number(b.right) - Number(a.right))
    .map(({ ms, right }) => {
      const x = Math.min(1, Math.max(0, ms / limitMs));
      const column = Math.round(x * columns);
      const before = filled.get(column) ?? 0;
      filled.set(column, before + 1);
      const level = Math.min(levels - 1, before);
      return { id: `${column}:${before}`, x: column / columns, level, right };
    });
}

/** The axis of a question without a clock: a minute, or as long as the answers took. */
export function axisWithoutClock(times: Times): number {
  return Math.max(60_000, ...times.map((one) => one.ms));
}

/** Round second marks for an axis of `limitMs`: five at most, from 0. */
export function ticksOf(limitMs: number): number[] {
  const seconds = limitMs / 1_000;
  const step =
    [1, 2, 5, 10, 15, 20, 30, 60].find((one) => seconds / one <= 4.5) ?? 60 * Math.ceil(seconds / 240);
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);
}
