import type { Interval } from "../kit/stats.ts";

/**
 * What was still there: probes answered at least a day later, before feedback, by the same players on the
 * same questions. Its `measured` field is the brand that a number of the day (`measured: "today"`) does
 * not have, so that neither can be given where the other is asked for.
 */
export interface RetainedOn {
  measured: "later";
  /** the day of the follow-up, ms since 1970 */
  on: number;
  gapDays: number;
  right: number;
  asked: number;
  players: number;
  /** right ÷ asked; null below five players or twelve answers: counts only */
  share: number | null;
  /** Wilson 90 %: these players on these questions; null where there is no share */
  interval: Interval | null;
}

/** The same answers' other side: what was right on the day. Never assignable to `RetainedOn`. */
export interface OnTheDay {
  measured: "today";
  right: number;
  asked: number;
  players: number;
  share: number | null;
  interval: Interval | null;
}
