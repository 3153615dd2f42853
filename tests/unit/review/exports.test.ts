import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDay } from "#lib/review/days.ts";
import { field } from "#lib/review/exports/csv.ts";
import { type ExportFormat, REVIEW_EXPORTS } from "#lib/review/exports/registry.ts";
import { tablesOf } from "#lib/review/exports/tables.ts";
import { MARK } from "#lib/review/exports/type.ts";
import { buildReport } from "#lib/review/report.ts";
import { reviewState } from "../../support/fixtures/review.ts";
import { readStrictly } from "../../support/rfc4180.ts";

const state = reviewState({ rounds: 4, teams: ["North", "South"] });
const report = buildReport(state);
const formats = Object.keys(REVIEW_EXPORTS) as ExportFormat[];

/** How each format is read back: a format without a reader here fails the suite. */
const MARKED: Record<ExportFormat, (text: string) => boolean> = {
  csv: (text) => readStrictly(text)[0]?.[0] === "not_for_grading" && readStrictly(text)[0]?.[1] === MARK,
  json: (text) => {
    const value = JSON.parse(text) as Record<string, unknown>;
    return Object.keys(value)[0] === "not_for_grading" && value.not_for_grading === true;
  },
};

describe.each(formats)("export %s", (format) => {
  const { write, type, extension } = REVIEW_EXPORTS[format];
  const plain = write(report, { names: false });
  const named = write(report, { names: true });

  test("RE1 begins with the mark", () => {
    expect(MARKED[format](plain)).toBe(true);
    expect(MARKED[format](named)).toBe(true);
    expect(extension).toBe(format);
    expect(type).toContain("charset=utf-8");
  });

  test("RE35 has names only when they are asked for", () => {
    for (const seat of state.seats) {
      expect(plain).not.toContain(seat.name);
      expect(named).toContain(seat.name);
    }
  });

  test("RE27 has no private thought in it", () => {
    const other = reviewState();
    for (const run of other.runs)
      for (const answer of run.answers) if (answer) answer.thought = "my own thought";
    expect(write(buildReport(other), { names: true })).not.toContain("my own thought");
  });

  test("RE6 is the same text for the same report", () => {
    expect(write(report, { names: false })).toBe(plain);
  });
});

describe("csv", () => {
  const text = REVIEW_EXPORTS.csv.write(report, { names: true });

  test("RE36 a byte order mark, CRLF and lines of equal length, and back it comes", () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(text.endsWith("\r\n")).toBe(true);
    const rows = readStrictly(text);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const table of tablesOf(report, { names: true })) {
      const at = rows.findIndex((row, i) => row[0] === "table" && rows[i + 1]?.[0] === table.name);
      expect(rows[at]?.slice(1, table.columns.length + 1)).toEqual(table.columns);
      const body = rows.slice(at + 1, at + 1 + table.rows.length);
      expect(body.every((row) => row[0] === table.name)).toBe(true);
      expect(body.map((row) => row.slice(1, table.columns.length + 1))).toEqual(
        table.rows.map((row) => row.map((cell) => unquoted(field(cell)))),
      );
    }
  });

  test("RE34 every percentage stands in a row with what it is a share of", () => {
    for (const table of tablesOf(report, { names: true })) {
      const percents = table.columns.filter((column) => column.startsWith("percent"));
      if (percents.length > 0)
        expect(table.columns.some((column) => column === "asked" || column === "answers")).toBe(true);
      expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
    }
  });

  test("RE37 text that a spreadsheet would run is made harmless, numbers are not touched", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1"]) {
      expect(unquoted(field(text))).toBe(`'${text}`);
    }
    expect(field(-0.5)).toBe("-0.5");
    expect(field(true)).toBe("true");
    expect(field(null)).toBe("");
    expect(field('a "b", c')).toBe('"a ""b"", c"');
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (any) => {
        const [[cell = ""] = []] = readStrictly(`${field(any)},x\r\n`);
        expect(cell === any || cell === `'${any}`).toBe(true);
        expect(/^[=+\-@\t\r\n]/.test(cell)).toBe(false);
      }),
    );
  });
});

test("RE38 the JSON export is the report", () => {
  const { mark, ...named } = JSON.parse(REVIEW_EXPORTS.json.write(report, { names: true })) as Record<
    string,
    unknown
  >;
  expect(mark).toBe(MARK);
  expect(named).toEqual(report);
  const plain = JSON.parse(REVIEW_EXPORTS.json.write(report, { names: false })) as { players: object[] };
  expect(plain).toMatchObject({ performance_today: report.performance_today });
  expect(plain.players.every((player) => !("name" in player) && !("checkIn" in player))).toBe(true);
});

test("RE39 dates are calendar days", () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_000 }), (at) => {
      expect(isoDay(at)).toBe(new Date(at).toISOString().slice(0, 10));
    }),
  );
});

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
