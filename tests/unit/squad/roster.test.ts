import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { nameFits, nameKey } from "#lib/game/seats.ts";
import { parseRoster } from "#lib/squad/roster.ts";
import { ROSTER_MAX } from "#lib/squad/types.ts";

// Whole logs are folded many times over; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const names = (text: string) => parseRoster(text, []).members.map(({ name }) => name);
const codes = (text: string, taken: string[] = []) =>
  parseRoster(text, taken).problems.map(({ line, severity, code }) => [line, severity, code]);

describe("a roster", () => {
  it("SD33 is one name a line, or a table", () => {
    expect(names("Ada\r\n\r\n  Bo \n")).toEqual(["Ada", "Bo"]);
    expect(names("1. Ada\n2) Bo\n- Cy\n• Di")).toEqual(["Ada", "Bo", "Cy", "Di"]);
    expect(names("Ada, Bo, Cy")).toEqual(["Ada", "Bo", "Cy"]);
    expect(names("Lovelace, Ada\nBarton, Bo")).toEqual(["Ada Lovelace", "Bo Barton"]);
    expect(names("Ada\tLovelace\nBo\tBarton")).toEqual(["Ada Lovelace", "Bo Barton"]);
    expect(names('Name;PIN\n"Ada; L.";1234\n')).toEqual(["Ada; L."]);
    expect(names("Vorname;Nachname\nAda;Lovelace")).toEqual(["Ada Lovelace"]);
    expect(names("")).toEqual([]);
    const table = parseRoster(
      "Last name,First name,PIN,Extra time,Calm\nLovelace,Ada,0042,+50%,yes\nBo,B,,1.25,",
      [],
    );
    expect(table.header).toBe(true);
    expect(table.problems).toEqual([]);
    expect(table.members).toEqual([
      { line: 2, name: "Ada Lovelace", pin: "0042", timeMult: 1.5, calm: true },
      { line: 3, name: "B Bo", pin: null, timeMult: 1.25, calm: false },
    ]);
    const bare = parseRoster("1;Ada;1234;x1,5\n2;Bo;0007;\n3;Cy;9999;2x", []);
    expect(bare.members).toMatchObject([
      { name: "Ada", pin: "1234", timeMult: 1.5 },
      { name: "Bo", pin: "0007", timeMult: 1 },
      { name: "Cy", pin: "9999", timeMult: 2 },
    ]);
    expect(bare.columns).toEqual(["other", "name", "pin", "time"]);
  });

  it("SD34 lists each line that it doubts, once a reason", () => {
    const text = `name,pin,time,calm
Ada,12,1.3,maybe
,1234,,
Alexandria Konstantinopoulou,,,
Donaudampfschifffahrtsgesellschaft,,,
\u202eevil,,,`;
    expect(codes(text)).toEqual([
      [2, "warning", "bad-pin"],
      [2, "warning", "bad-time"],
      [2, "warning", "bad-calm"],
      [3, "error", "empty"],
      [4, "warning", "shortened"],
      [5, "error", "too-long"],
      [6, "error", "unfit"],
    ]);
    expect(names(text)).toEqual(["Ada", "Alexandria K."]);
    expect(codes("Ada\tLovelace\nBo\tBarton")).toEqual([[1, "warning", "columns-guessed"]]);
    const many = Array.from({ length: ROSTER_MAX + 2 }, (_, i) => `Player ${i}`).join("\n");
    expect(codes(many)).toEqual([[ROSTER_MAX + 1, "error", "too-many"]]);
  });

  it("SD35 finds names that look the same", () => {
    expect(codes("Ada\nBo\nАda\na d a\nBO")).toEqual([
      [3, "error", "duplicate"],
      [4, "error", "duplicate"],
      [5, "error", "duplicate"],
    ]);
    expect(codes("Ada\nBo", ["bo"])).toEqual([[2, "error", "on-roster"]]);
  });

  it("SD36 gives members that can be enrolled, whatever the text", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.constantFrom("Ada", "name", "PIN", "1234", "50%", "yes", '"', "__proto__"),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 })
      .chain((rows) =>
        fc.constantFrom(",", ";", "\t", "|").map((by) => rows.map((row) => row.join(by)).join("\n")),
      );
    fc.assert(
      fc.property(text, fc.array(cell, { maxLength: 3 }), (pasted, taken) => {
        const { members, problems } = parseRoster(pasted, taken);
        const keys = members.map(({ name }) => nameKey(name));
        expect(new Set([...keys, ...taken.map(nameKey)]).size).toBe(
          keys.length + new Set(taken.map(nameKey)).size,
        );
        for (const { name, pin } of members) {
          expect(nameFits(name)).toBe(true);
          expect(pin === null || /^\d{4,8}$/.test(pin)).toBe(true);
        }
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
