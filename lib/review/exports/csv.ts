import { type Cell, type Table, tablesOf } from "./tables.ts";
import type { ReviewExport } from "./type.ts";
import { markOf } from "./type.ts";

const BOM = "\uFEFF";
const LINE = "\r\n";

/**
 * The coach pack for a spreadsheet: one file of tables under one another, each with its heading line.
 * RFC 4180 with a byte order mark; every line has the same number of fields. The first says that
 * nothing in it counts.
 */
export const csv: ReviewExport = {
  extension: "csv",
  type: "text/csv; charset=utf-8",
  write(report, options) {
    const tables = tablesOf(report, options);
    const width = Math.max(2, ...tables.map((table) => table.columns.length + 1));
    const rows: Cell[][] = [["not_for_grading", markOf(report)]];
    for (const table of tables) rows.push([], ...rowsOf(table));
    return BOM + rows.map((row) => line(row, width)).join("");
  },
};

/** The first column names the table, so that a filter finds its rows. */
function rowsOf(table: Table): Cell[][] {
  return [["table", ...table.columns], ...table.rows.map((row) => [table.name, ...row])];
}

function line(cells: readonly Cell[], width: number): string {
  const filled = cells.map(field).join(",");
  return filled + ",".repeat(width - Math.max(1, cells.length)) + LINE;
}

/** One field: quoted where it must be, and never a formula. */
export function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  const safe = harmless(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A spreadsheet runs what starts with = + - @, a tab or a line break; an apostrophe before it makes it
 * text again. Numbers are written as numbers and are never touched.
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
