import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersPerLamp, lampRow } from "../../../app/screen/_review/lamps.ts";

const count = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), fc.nat(), fc.nat(), fc.nat())
  .map(([asked, right, a, b]) => ({
    asked,
    right: right % (asked + 1),
    expectedLow: Math.min(a % (asked + 1), b % (asked + 1)),
    expectedHigh: Math.max(a % (asked + 1), b % (asked + 1)),
  }));

describe("lamps of the review", () => {
  test("one lamp is one answer as long as the longest row can be seen", () => {
    expect(answersPerLamp([54, 12])).toBe(1);
    expect(answersPerLamp([216, 216])).toBe(4);
    expect(answersPerLamp([])).toBe(1);
  });

  test("no row is longer than the longest, and the expected range stays within it", () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 12 }), (counts) => {
        const asked = counts.map((one) => one.asked);
        const each = answersPerLamp(asked);
        for (const one of counts) {
          const row = lampRow(one, each, Math.max(...asked));
          expect(row.lamps).toBeLessThanOrEqual(row.cells);
          expect(row.cells).toBeLessThanOrEqual(55);
          expect(row.lit).toBeLessThanOrEqual(row.lamps);
          expect(row.low).toBeGreaterThanOrEqual(0);
          expect(row.low).toBeLessThan(row.high);
          expect(row.high).toBeLessThanOrEqual(row.lamps);
        }
      }),
    );
  });

  test("all lit means all right, none lit means none right, wherever there are two lamps to tell", () => {
    fc.assert(
      fc.property(count, (one) => {
        const row = lampRow(one, answersPerLamp([one.asked]), one.asked);
        if (row.lamps < 2) return;
        expect(row.lit === row.lamps).toBe(one.right === one.asked);
        expect(row.lit === 0).toBe(one.right === 0);
      }),
    );
  });
});
