import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FOLLOW_UP_DAYS_MAX } from "#lib/model/templates.ts";
import { followUpDays, snapped, tolerance } from "#lib/retention/schedule.ts";

describe("when to ask again", () => {
  test("RT1 one follow-up lies where the table says", () => {
    const days = [7, 30, 60, 180, 365].map((needByDays) => followUpDays({ needByDays, count: 1 }));
    expect(days).toEqual([[2], [5], [8], [17], [27]]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (needByDays) => {
        const [day] = followUpDays({ needByDays, count: 1 }) as [number];
        expect(day).toBeGreaterThanOrEqual(1);
        expect(day).toBeLessThanOrEqual(27);
      }),
    );
  });

  test("RT2 several lie on their curve, a day apart, before the date", () => {
    expect(followUpDays({ needByDays: 30, count: 3 })).toEqual([3, 10, 19]);
    expect(followUpDays({ needByDays: 60, count: 3 })).toEqual([7, 20, 38]);
    expect(followUpDays({ needByDays: 12, count: 3 })).toEqual([3, 6, 9]);
    expect(followUpDays({ needByDays: 3, count: 3 })).toEqual([1, 2]);
    expect(followUpDays({ needByDays: 1, count: 2 })).toEqual([1]);
    const wish = fc.record({
      needByDays: fc.integer({ min: 2, max: 400 }),
      count: fc.integer({ min: 2, max: 6 }),
    });
    fc.assert(
      fc.property(wish, ({ needByDays, count }) => {
        const days = followUpDays({ needByDays, count });
        expect(days.length).toBeLessThanOrEqual(count);
        if (needByDays > count * 4) expect(days).toHaveLength(count);
        days.forEach((day, i) => {
          expect(Number.isInteger(day)).toBe(true);
          expect(day).toBeGreaterThan(days[i - 1] ?? 0);
          expect(day).toBeLessThan(needByDays);
        });
      }),
    );
  });

  test("RT3 without a date: two days, a week, three weeks", () => {
    expect(followUpDays({ needByDays: null, count: 3 })).toEqual([2, 7, 21]);
    expect(followUpDays({ needByDays: null, count: 1 })).toEqual([2]);
    expect(followUpDays({ needByDays: null, count: 0 })).toEqual([]);
    expect(followUpDays({ needByDays: 20, count: 0 })).toEqual([]);
    expect(FOLLOW_UP_DAYS_MAX).toBeGreaterThanOrEqual(21);
  });

  test("RT4 ±30 % of the gap is still the booked one", () => {
    expect(tolerance(10)).toEqual({ low: 7, high: 13 });
    expect(tolerance(1)).toEqual({ low: 1, high: 1.3 });
  });
});

describe("lesson days", () => {
  test("RT32 take each follow-up to the nearest of them, once", () => {
    // Played on a Wednesday (2, Monday is 0); lessons on Monday and Wednesday.
    expect(snapped([2, 7, 21], 2, [0, 2])).toEqual([5, 7, 21]);
    expect(snapped([2, 7, 21], 2, [])).toEqual([2, 7, 21]);
    expect(snapped([2, 7, 21], 0, [0])).toEqual([7, 21]);
    // Two as near: Tuesday and Thursday for a Wednesday.
    expect(snapped([2], 0, [1, 3])).toEqual([3]);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 6 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
        (days, weekday, lessons) => {
          const moved = snapped(days, weekday, lessons);
          expect(moved).toEqual([...new Set(moved)].sort((a, b) => a - b));
          for (const day of moved) {
            expect(day).toBeGreaterThanOrEqual(1);
            expect(lessons).toContain((weekday + day) % 7);
            expect(days.some((one) => Math.abs(one - day) <= 6)).toBe(true);
          }
        },
      ),
    );
  });
});
