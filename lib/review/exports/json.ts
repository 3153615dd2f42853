import type { PlayerLine } from "../types.ts";
import type { ReviewExport } from "./type.ts";
import { markOf } from "./type.ts";

/** The report whole, as the coach's screen gets it; a player is the seat's number unless names are asked for. */
export const json: ReviewExport = {
  extension: "json",
  type: "application/json; charset=utf-8",
  write(report, { names }) {
    const { not_for_grading, ...rest } = report;
    const players = names ? report.players : report.players.map(nameless).toSorted((a, b) => a.seat - b.seat);
    return `${JSON.stringify({ not_for_grading, mark: markOf(report), ...rest, players }, null, 2)}\n`;
  },
};

/** Without names the reasons for a word go too: they are about somebody. */
function nameless({ name: _, checkIn: __, ...player }: PlayerLine): Omit<PlayerLine, "name" | "checkIn"> {
  return player;
}
