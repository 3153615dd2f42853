import { describe, expect, test } from "vitest";
import { rng } from "#lib/kit/rng.ts";
import { clusteredMean, tQuantile } from "#lib/kit/stats.ts";
import { thenAndNow } from "#lib/retention/pairs.ts";
import { chanceLater, chanceOnDay, mean, overPlayers, pairsOf, room } from "./classroom.ts";

const WHEN = { on: 1, gapDays: 9 };
const CLASSES = 800;

const inside = (interval: { low: number; high: number } | null | undefined, truth: number) =>
  interval && interval.low <= truth && truth <= interval.high ? 1 : 0;

describe("Student's t", () => {
  // Tables of Abramowitz and Stegun, 26.10.
  test.each([
    [0.95, 1, 6.314],
    [0.95, 2, 2.92],
    [0.95, 4, 2.132],
    [0.95, 11, 1.796],
    [0.95, 120, 1.658],
    [0.9, 3, 1.638],
    [0.9, 8, 1.397],
    [0.975, 10, 2.228],
    [0.05, 5, -2.015],
    [0.5, 7, 0],
  ])("P = %d with %d degrees of freedom: %d", (p, df, t) => {
    expect(tQuantile(p, df)).toBeCloseTo(t, 3);
  });

  test("a clustered mean of equal parts is the mean of their means with sd/√parts", () => {
    const parts = [3, 1, 4, 2].map((sum) => ({ sum, n: 5 }));
    const sd = Math.sqrt((0.1 ** 2 + 0.3 ** 2 + 0.3 ** 2 + 0.1 ** 2) / 3);
    const told = clusteredMean([...parts, { sum: 0, n: 0 }]);
    expect(told?.mean).toBeCloseTo(0.5, 12);
    expect(told?.se).toBeCloseTo(sd / 2, 12);
    expect(told?.parts).toBe(4);
    expect(clusteredMean([{ sum: 1, n: 2 }])).toBeNull();
  });
});

describe("coverage", () => {
  test.each([4, 5, 8, 12, 24])("RT27 %d players: the change's interval covers 88 to 93 of 100", (players) => {
    const random = rng(`change/${players}`);
    const hits = Array.from({ length: CLASSES }, () => {
      const own = room(random, players, 1, 8);
      const truth = overPlayers((ability) =>
        mean(own.items.map((item) => chanceLater(ability, item) - chanceOnDay(ability, item))),
      );
      return inside(thenAndNow(pairsOf(random, own), WHEN)?.all.change?.interval, truth);
    });
    expect(mean(hits)).toBeGreaterThanOrEqual(0.88);
    expect(mean(hits)).toBeLessThanOrEqual(0.93);
  });

  test.each([6, 12, 24])("RT28 %d players on these questions: Wilson covers 90 to 95 of 100", (players) => {
    const random = rng(`wilson/${players}`);
    const hits = Array.from({ length: CLASSES }, () => {
      const own = room(random, players, 1, 8);
      const truth = mean(own.abilities.flatMap((one) => own.items.map((item) => chanceLater(one, item))));
      return inside(thenAndNow(pairsOf(random, own), WHEN)?.all.retained_on.interval, truth);
    });
    expect(mean(hits)).toBeGreaterThanOrEqual(0.9);
    expect(mean(hits)).toBeLessThanOrEqual(0.95);
  });

  test.each([
    [8, 4],
    [12, 5],
    [24, 8],
  ])(
    "RT28 %d players, %d questions, the topic: clustered covers 84 to 92, Wilson too little",
    (players, n) => {
      const random = rng(`topic/${players}/${n}`);
      const others = room(random, 1, 1, 150).items;
      const told = Array.from({ length: CLASSES }, () => {
        const own = room(random, players, 1, n);
        const later = mean(own.abilities.map((one) => mean(others.map((item) => chanceLater(one, item)))));
        const day = mean(own.abilities.map((one) => mean(others.map((item) => chanceOnDay(one, item)))));
        const [topic] = thenAndNow(pairsOf(random, own), WHEN)?.topics ?? [];
        return {
          clustered: inside(topic?.topicWide?.now, later),
          change: inside(topic?.topicWide?.change, later - day),
          wilson: inside(topic?.retained_on.interval, later),
        };
      });
      for (const what of ["clustered", "change"] as const) {
        expect(mean(told.map((one) => one[what]))).toBeGreaterThanOrEqual(0.84);
        expect(mean(told.map((one) => one[what]))).toBeLessThanOrEqual(0.92);
      }
      expect(mean(told.map((one) => one.wilson))).toBeLessThan(0.85);
    },
  );
});
