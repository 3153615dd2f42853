import { nameFits, nameKey } from "../game/seats.ts";
import { NAME_CHARS_MAX } from "../kit/limits.ts";
import type { TimeMult } from "../model/input.ts";
import { type CsvRow, readCsv, sniffDelimiter } from "../packs/csv.ts";
import { normalise } from "../packs/decode.ts";
import { type Column, calmOf, columnOf, isTime, pinOf, timeOf } from "./roster-cells.ts";
import { ROSTER_MAX } from "./types.ts";

/** A pasted list, or a table out of a spreadsheet, as members to be looked at before they are enrolled. */
export interface RosterPreview {
  members: RosterLine[];
  problems: RosterProblem[];
  /** what each column was taken for */
  columns: Column[];
  /** the first row named them */
  header: boolean;
}

export interface RosterLine {
  /** 1-based */
  line: number;
  name: string;
  pin: string | null;
  timeMult: TimeMult;
  calm: boolean;
}

/** error: the line is left out; warning: taken, look at it */
export interface RosterProblem {
  line: number;
  severity: "error" | "warning";
  code: RosterCode;
  /** what the message names */
  detail: string;
}

export type RosterCode =
  | "empty" // cells, and no name among them
  | "too-long"
  | "shortened" // the last name became an initial
  | "unfit" // characters that no screen can show in a line
  | "duplicate" // looks like a name in a line above
  | "on-roster" // looks like somebody who is there already
  | "bad-pin" // taken without
  | "bad-time" // taken with the usual time
  | "bad-calm"
  | "columns-guessed" // no row names the columns
  | "too-many";

const LIST_MARK = /^(?:\d{1,3}[.)]|[-•*])\s+/;

/** `taken`: names that the squad has already. */
export function parseRoster(text: string, taken: readonly string[]): RosterPreview {
  const clean = normalise(text);
  const delimiter = sniffDelimiter(clean);
  const rows = readCsv(clean.replace(/^sep=.\n/i, "\n"), delimiter);
  const named = rows[0]?.cells.map(columnOf) ?? [];
  const header = named.some((column) => column === "name" || column === "first" || column === "last");
  const body = header ? rows.slice(1) : oneALine(rows);
  const columns = header ? named : guessed(body, delimiter);
  const preview: RosterPreview = { members: [], problems: [], columns, header };
  const line = body[0]?.line ?? 1;
  if (!header && columns.length > 1)
    complain(preview, line, "warning", "columns-guessed", columns.join(", "));
  const onRoster = new Set(taken.map(nameKey));
  const seen = new Set<string>();
  for (const row of body) {
    if (preview.members.length === ROSTER_MAX) {
      complain(preview, row.line, "error", "too-many", String(ROSTER_MAX));
      break;
    }
    takeRow(preview, row, onRoster, seen);
  }
  return preview;
}

/** "Ada, Bo, Cy" in a single line is a list too. */
function oneALine(rows: readonly CsvRow[]): CsvRow[] {
  const [only, second] = rows;
  const list = only && !second && only.cells.length > 2 && only.cells.every((cell) => /\p{L}/u.test(cell));
  return list ? only.cells.map((cell) => ({ line: only.line, cells: [cell] })) : [...rows];
}

function complain(
  { problems }: RosterPreview,
  line: number,
  severity: RosterProblem["severity"],
  code: RosterCode,
  detail: string,
): void {
  problems.push({ line, severity, code, detail });
}

function takeRow(preview: RosterPreview, row: CsvRow, onRoster: Set<string>, seen: Set<string>): void {
  const cell = (column: Column) => row.cells[preview.columns.indexOf(column)]?.trim() ?? "";
  const name = nameOf(preview, row, cell);
  if (name === null) return;
  const key = nameKey(name);
  const double = onRoster.has(key) ? "on-roster" : seen.has(key) ? "duplicate" : null;
  if (double) {
    complain(preview, row.line, "error", double, name);
    return;
  }
  seen.add(key);
  const pin = pinOf(cell("pin"));
  const time = timeOf(cell("time"));
  const calm = calmOf(cell("calm"));
  if (pin === null) complain(preview, row.line, "warning", "bad-pin", cell("pin"));
  if (time === null) complain(preview, row.line, "warning", "bad-time", cell("time"));
  if (calm === null) complain(preview, row.line, "warning", "bad-calm", cell("calm"));
  preview.members.push({
    line: row.line,
    name,
    pin: pin === "" ? null : pin,
    timeMult: time ?? 1,
    calm: calm ?? false,
  });
}

/** The name that will be shown, or null with a problem said. */
function nameOf(preview: RosterPreview, row: CsvRow, cell: (column: Column) => string): string | null {
  const whole = cell("name").replace(LIST_MARK, "").trim();
  const first = whole === "" ? cell("first").replace(LIST_MARK, "").trim() : "";
  const last = whole === "" ? cell("last") : "";
  const name = (whole || `${first} ${last}`).replaceAll(/\s+/g, " ").trim();
  if (name === "") {
    complain(preview, row.line, "error", "empty", "");
    return null;
  }
  const fitting = name.length > NAME_CHARS_MAX ? shortened(name) : name;
  if (fitting.length > NAME_CHARS_MAX) {
    complain(preview, row.line, "error", "too-long", name);
    return null;
  }
  if (!nameFits(fitting)) {
    complain(preview, row.line, "error", "unfit", fitting);
    return null;
  }
  if (fitting !== name) complain(preview, row.line, "warning", "shortened", fitting);
  return fitting;
}

/** "Alexandria Konstantinopoulou" becomes "Alexandria K."; a single long word stays as it is. */
function shortened(name: string): string {
  const words = name.split(" ");
  const initial = [...(words.at(-1) ?? "")][0] ?? "";
  return words.length < 2 ? name : `${words[0]} ${initial}.`;
}

/** Columns without a header, by what stands in them. */
function guessed(rows: readonly CsvRow[], delimiter: string): Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width <= 1) return ["name"];
  const columns = Array.from({ length: width }, (_, i) =>
    kindOf(rows.map((row) => row.cells[i]?.trim() ?? "")),
  );
  const texts = columns.flatMap((column, i) => (column === "name" ? [i] : []));
  const [one, two] = texts;
  if (one === undefined || two === undefined) return columns;
  // "Lovelace, Ada" is how lists with commas are written; columns of a table go the other way.
  const [before, after]: [Column, Column] = delimiter === "," ? ["last", "first"] : ["first", "last"];
  return columns.map((column, i) =>
    i === one ? before : i === two ? after : column === "name" ? "other" : column,
  );
}

function kindOf(cells: readonly string[]): Column {
  const filled = cells.filter((cell) => cell !== "");
  const most = (test: (cell: string) => boolean) => filled.filter(test).length * 2 > filled.length;
  if (filled.length === 0) return "other";
  if (most(isTime)) return "time";
  if (most((cell) => /^\d{4,8}$/.test(cell))) return "pin";
  return most((cell) => /\p{L}/u.test(cell)) ? "name" : "other";
}
