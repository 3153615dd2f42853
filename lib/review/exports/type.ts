import type { Report } from "../types.ts";

export interface ExportOptions {
  /** with players' names; without, a player is a number that means nothing outside this file */
  names: boolean;
}

/** One way to write the coach pack out. Every share in it stands beside the number it is a share of. */
export interface ReviewExport {
  readonly extension: string;
  /** media type with charset */
  readonly type: string;
  write(report: Report, options: ExportOptions): string;
}

export const FULL_MARK =
  "Full performance: it counts for the squad's record. Nothing in this file counts for a grade.";
export const MARK = "Scrimmage: practice only. Nothing in this file counts for a grade.";

export function markOf({ scrimmage }: Report): string {
  return scrimmage.mode === "fullPerformance" ? FULL_MARK : MARK;
}
