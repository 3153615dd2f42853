/** What the review's routes say, as types: the pages import them at no cost. */
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
}
