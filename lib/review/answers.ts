/** What the review's routes say, as types: the pages import them at no cost. */
import type { Summary } from "./summary.ts";
import type { MineReport, Replay, Report } from "./types.ts";

export interface ReviewAnswer {
  ok: true;
  report: Report;
}

export interface ReplayAnswer {
  ok: true;
  replay: Replay;
}

export interface MineAnswer {
  ok: true;
  mine: MineReport;
  /** questions that are left out while somebody plays with them; absent: none */
  resting?: number;
}

/** What is left of one whose log is gone. */
export interface OlderOneAnswer {
  ok: true;
  /** for how many days a finished scrimmage is kept whole */
  keepDays: number;
  now: number;
  summary: Summary;
}
