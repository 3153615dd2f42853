import { SMALL_CELL } from "../kit/limits.ts";
import { type Interval, wilson, Z90 } from "../kit/stats.ts";
import { PAIRS_MIN, type When } from "./pairs.ts";
import type { OnTheDay, RetainedOn } from "./types.ts";

/** Who was there both times (`learning.md` 6.4). */
export interface Attendance {
  /** "18 of 24 players were here both days" */
  both: number;
  of: number;
  share: number;
  /** under 70 %: the bounds are said too */
  low: boolean;
}

const LOW_BELOW = 0.7;

/** `onDay` and `now`: who answered anything on the day and at the follow-up, each once. */
export function attendance(onDay: readonly string[], now: readonly string[]): Attendance {
  const later = new Set(now);
  const first = new Set(onDay);
  const both = [...first].filter((player) => later.has(player)).length;
  const share = first.size > 0 ? both / first.size : 0;
  return { both, of: first.size, share, low: share < LOW_BELOW };
}

/** If those away had all been wrong, or all right: `[p·a, p·a + (1 − a)]`. Null while enough were there. */
export function bounds(now: number, { share, low }: Attendance): Interval | null {
  return low ? { low: now * share, high: now * share + (1 - share) } : null;
}

/** Answers of whoever was there. */
export interface Bar {
  right: number;
  asked: number;
  players: number;
}

/** Two bars of different players: to be compared with care, and without a difference. */
export interface Unpaired {
  players: "different";
  performance_today: OnTheDay;
  retained_on: RetainedOn;
}

/** For guests without a roster; null for a follow-up of the same day. */
export function unpaired(onDay: Bar, now: Bar, when: When): Unpaired | null {
  if (when.gapDays < 1) return null;
  return {
    players: "different",
    performance_today: { measured: "today", ...shown(onDay) },
    retained_on: { measured: "later", ...when, ...shown(now) },
  };
}

function shown({ right, asked, players }: Bar) {
  const enough = players >= SMALL_CELL && asked >= PAIRS_MIN;
  return {
    right,
    asked,
    players,
    share: enough ? right / asked : null,
    interval: enough ? wilson(right, asked, Z90) : null,
  };
}
