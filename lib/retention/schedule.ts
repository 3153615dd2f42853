import { clamp, type Interval } from "../kit/stats.ts";

/** When to ask again (`learning.md` 6.1). Days are whole days after the scrimmage. */

/** without a date to be ready for */
export const DEFAULT_DAYS: readonly number[] = [2, 7, 21];
const GAP_MAX = 27;
/** up to here equal gaps, beyond it growing ones */
const EQUAL_UP_TO = 14;
const GROWTH = 1.6;
const TOLERANCE = 0.3;
const WEEK = 7;

export interface FollowUpWish {
  /** days until it must be there (an exam, a match); null: no such date */
  needByDays: number | null;
  /** how many follow-ups */
  count: number;
}

/**
 * Days of the follow-ups, ascending, at least one day apart and before the day of need. Fewer than asked
 * for where they do not fit, and at most three without a date.
 *
 * One follow-up: `g1 = clamp(0.30·RI·(RI/7)^−0.35, 1, 27)`, which runs between the end points of Cepeda et
 * al. 2008. Several: `T_j = RI·(j/(F+1))^q`, q = 1 up to 14 days and 1.6 beyond.
 */
export function followUpDays({ needByDays, count }: FollowUpWish): number[] {
  const wanted = Math.max(0, Math.floor(count));
  if (needByDays === null) return DEFAULT_DAYS.slice(0, wanted);
  if (wanted === 0) return [];
  const need = Math.max(1, Math.floor(needByDays));
  if (wanted === 1) return [Math.round(clamp(0.3 * need * (need / 7) ** -0.35, 1, GAP_MAX))];
  const q = need <= EQUAL_UP_TO ? 1 : GROWTH;
  const days: number[] = [];
  for (let j = 1; j <= wanted; j++) {
    const day = Math.round(need * (j / (wanted + 1)) ** q);
    days.push(Math.max(day, (days.at(-1) ?? 0) + 1));
  }
  // With the day of need tomorrow there is nothing before it but tomorrow itself.
  return days.filter((day) => day === 1 || day < need);
}

/**
 * Days moved to the nearest lesson day, never under one day and each once; the later one where two are as
 * near. `weekday`: of the scrimmage, 0 to 6; `lessons`: such days, empty where every day will do.
 */
export function snapped(days: readonly number[], weekday: number, lessons: readonly number[]): number[] {
  if (lessons.length === 0) return [...days];
  const meets = (day: number) => day >= 1 && lessons.includes((weekday + day) % WEEK);
  const near = days.map((day) => {
    for (let off = 0; off < WEEK; off++) {
      if (meets(day + off)) return day + off;
      if (meets(day - off)) return day - off;
    }
    return day;
  });
  return [...new Set(near)].sort((a, b) => a - b);
}

/** Gaps, in days, that still count as the booked one: ±30 %, and never under a day. */
export function tolerance(gap: number): Interval {
  return { low: Math.max(1, gap * (1 - TOLERANCE)), high: gap * (1 + TOLERANCE) };
}
