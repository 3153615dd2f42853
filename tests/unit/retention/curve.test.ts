import { describe, expect, test } from "vitest";
import { type Delayed, type Forecast, forecast, forecastOnDay } from "#lib/retention/curve.ts";
import { chained } from "../../support/delayed.ts";

const point = (day: number, right: number, n = 60) => ({ day, right, n, floor: 0.25 });
const fan = (told: Forecast) => {
  if (!told.drawn) throw new Error("not drawn");
  return told.fan;
};

describe("the forgetting curve", () => {
  test("RT22 needs two delayed points, and begins after the last", () => {
    expect(forecast([], [21])).toEqual({ drawn: false, delayed: 0 });
    expect(forecast(chained([point(2, 40)]), [21])).toEqual({ drawn: false, delayed: 1 });
    const sameDay: Delayed[] = [
      { day: 0.1, gap: 0.1, times: 1, right: 50, n: 60, floor: 0.25 },
      { day: 7, gap: 7, times: 1, right: 40, n: 60, floor: 0.25 },
    ];
    expect(forecast(sameDay, [21])).toEqual({ drawn: false, delayed: 1 });
    const twice = [...chained([point(2, 40)]), ...chained([point(2, 30)])];
    expect(forecast(twice, [21]).drawn).toBe(false);
    const told = forecast(chained([point(7, 40), point(2, 45)]), [1, 7, 8, 21]);
    expect(fan(told).map(({ day }) => day)).toEqual([8, 21]);
  });

  test("RT23 the fan falls with time, follows the evidence and narrows with it", () => {
    const told = fan(forecast(chained([point(2, 45), point(7, 42)]), [8, 14, 21]));
    for (const { low, mid, high } of told) {
      expect(low).toBeLessThan(mid);
      expect(mid).toBeLessThan(high);
      expect(low).toBeGreaterThanOrEqual(0.25);
      expect(high).toBeLessThanOrEqual(1);
    }
    expect(told.map(({ mid }) => mid)).toEqual(told.map(({ mid }) => mid).toSorted((a, b) => b - a));
    const [good] = fan(forecast(chained([point(2, 58), point(7, 57)]), [21]));
    const [poor] = fan(forecast(chained([point(2, 30), point(7, 28)]), [21]));
    expect(good?.mid).toBeGreaterThan((poor?.mid ?? 1) + 0.2);
    const [more] = fan(forecast(chained([point(2, 450, 600), point(7, 420, 600)]), [21]));
    const width = (one = told[2]) => (one ? one.high - one.low : 0);
    expect(width(more)).toBeLessThan(0.75 * width());
  });

  test("RT23 far out it is 1.3 times as wide", () => {
    const points = chained([point(2, 45), point(7, 42)]);
    // The longest gap is five days: beyond 15 after day 7 the fan widens.
    const [near, far] = fan(forecast(points, [22, 22.01]));
    if (!near || !far) throw new Error("missing");
    expect(far.mid).toBeCloseTo(near.mid, 3);
    expect((far.high - far.low) / (near.high - near.low)).toBeCloseTo(1.3, 2);
  });

  test("RT23 with nothing but a prior the median is that of its middle: A .8, S1 3", () => {
    const p = forecastOnDay({ right: 0, n: 0, floor: 0 }, 3);
    expect(Math.abs(p.mid - 0.85 * 0.9)).toBeLessThan(0.05);
  });

  test("RT24 the band made on the day", () => {
    const mids = [1, 2, 7, 21, 60].map((gap) => forecastOnDay(point(0, 45), gap).mid);
    expect(mids).toEqual(mids.toSorted((a, b) => b - a));
    expect(forecastOnDay(point(0, 55), 7).mid).toBeGreaterThan(forecastOnDay(point(0, 25), 7).mid);
    const { low, high } = forecastOnDay(point(0, 45), 7);
    expect(high - low).toBeGreaterThan(0.1);
  });
});
