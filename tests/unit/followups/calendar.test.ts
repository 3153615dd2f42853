import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarFile,
  dayAfter,
  escaped,
  folded,
  isZone,
  sameTimeOfDay,
} from "#server/followups/calendar.ts";

const DAY = 86_400_000;
const at = Date.UTC(2026, 2, 26, 10, 15);
const event = {
  uid: "a@scrimmage",
  at,
  writtenAt: at,
  minutes: 10,
  title: "T",
  text: "X",
  url: "http://x/j/A",
};

/** As a calendar reads it: lines joined again, and the text of one property. */
function read(file: string, name: string): string {
  const lines = file.replaceAll("\r\n ", "").split("\r\n");
  const value = lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? "";
  return value.replaceAll(/\\(.)/g, (_, one: string) => (one === "n" ? "\n" : one));
}

describe("a calendar file", () => {
  it("FU2 folds long lines between characters, and its texts come back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (any) => {
        // Control characters are no text of a calendar; titles cannot hold them.
        const text = any.replaceAll(/\p{Cc}/gu, "").replaceAll("\uFEFF", "");
        const file = calendarFile([{ ...event, title: text, text: `${text}\n${text}` }], null);
        const widest = Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)));
        expect(widest).toBeLessThanOrEqual(75);
        expect(Buffer.from(file, "utf8").toString("utf8")).toBe(file);
        expect(read(file, "SUMMARY")).toBe(text);
        expect(read(file, "DESCRIPTION")).toBe(`${text}\n${text}`);
      }),
      { numRuns: 50 },
    );
    expect(escaped("a,b;c\\d\ne")).toBe("a\\,b\\;c\\\\d\\ne");
    expect(folded("é".repeat(60)).split("\r\n ")).toEqual(["é".repeat(37), "é".repeat(23)]);
  });

  it("FU2 has the parts that calendars ask for, in order", () => {
    const lines = calendarFile([event], null).split("\r\n");
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines).toContain("VERSION:2.0");
    expect(lines).toContain("DTSTART:20260326T101500Z");
    expect(lines).toContain("DTSTAMP:20260326T101500Z");
    expect(lines).toContain("DURATION:PT10M");
    expect(lines.slice(-3)).toEqual(["END:VEVENT", "END:VCALENDAR", ""]);
  });

  it("FU3 keeps the time of day over a change of clocks", () => {
    // Lisbon goes from UTC to UTC+1 on 2026-03-29: 10:15 on the wall is 09:15 in universal time after it.
    const midnight = Date.UTC(2026, 2, 30, 23);
    const then = sameTimeOfDay(midnight, at, "Europe/Lisbon");
    expect(then).toBe(Date.UTC(2026, 2, 31, 9, 15));
    expect(calendarFile([{ ...event, at: then }], "Europe/Lisbon")).toContain("DTSTART:20260331T101500\r\n");
    expect(sameTimeOfDay(Date.UTC(2026, 3, 2), at, null)).toBe(at + 7 * DAY);
    // The day of the change itself, which has 23 hours.
    expect(sameTimeOfDay(Date.UTC(2026, 2, 29), at, "Europe/Lisbon")).toBe(Date.UTC(2026, 2, 29, 9, 15));
    expect([isZone("Europe/Lisbon"), isZone("Nowhere/Land"), isZone("")]).toEqual([true, false, false]);
  });
});

describe("the day of a follow-up that a script books", () => {
  const ZONES = [
    "UTC",
    "Pacific/Auckland",
    "America/Los_Angeles",
    "Asia/Kathmandu",
    "America/Santiago",
    "Pacific/Apia",
  ];
  const shown = (at: number, zone: string) =>
    new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at);

  it("FU5 begins where the coach is, whatever the clocks do in between", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...ZONES),
        (now, days, zone) => {
          const begins = dayAfter(now, days, zone);
          const [day, time] = shown(begins, zone).split(" ");
          const date = new Date(`${shown(now, zone).slice(0, 10)}T00:00:00Z`);
          date.setUTCDate(date.getUTCDate() + days);
          expect(day).toBe(date.toISOString().slice(0, 10));
          // Where the clocks are set ahead at midnight, the first hour is not there.
          expect(["00:00", "01:00"]).toContain(time);
          expect(shown(begins - 1, zone).slice(0, 10)).not.toBe(day);
        },
      ),
    );
  });

  it("FU5 is the coach's day and not that of universal time", () => {
    const evening = Date.UTC(2026, 10, 22, 11, 30); // 00:30 of the next day in Auckland
    expect(dayAfter(evening, 1, "Pacific/Auckland")).toBe(Date.UTC(2026, 10, 23, 11));
    expect(dayAfter(evening, 1, "America/Los_Angeles")).toBe(Date.UTC(2026, 10, 23, 8));
    expect(dayAfter(evening, 1, "UTC")).toBe(Date.UTC(2026, 10, 23));
  });
});
