import { describe, expect, expectTypeOf, test } from "vitest";
import { wilson, Z90 } from "#lib/kit/stats.ts";
import { attendance, bounds, unpaired } from "#lib/retention/attendance.ts";
import { type Pair, thenAndNow } from "#lib/retention/pairs.ts";
import type { OnTheDay, RetainedOn } from "#lib/retention/types.ts";
import type { PerformanceToday } from "#lib/review/types.ts";

const WHEN = { on: 1_000, gapDays: 9 };

/** One row a player, one letter a question: + right both times, - lost, ^ gained, . neither. */
function grid(rows: string[], more: Partial<Pair> = {}): Pair[] {
  return rows.flatMap((row, player) =>
    [...row].map((mark, item) => ({
      player: `p${player}`,
      item: `q${item}`,
      topic: "t",
      onDay: mark === "+" || mark === "-" ? (1 as const) : (0 as const),
      now: mark === "+" || mark === "^" ? (1 as const) : (0 as const),
      wording: "same" as const,
      floor: 0,
      ...more,
    })),
  );
}

const read = (pairs: Pair[]) => {
  const told = thenAndNow(pairs, WHEN);
  if (!told) throw new Error("nothing");
  return told;
};

const FIVE = ["++-+", "+--.", "+^+.", "+++-", "-+.."];

describe("then and now", () => {
  test("RT13 both sides rest on the same answers, and the same day says nothing", () => {
    const { all } = read(grid(FIVE));
    expect(all).toMatchObject({ pairs: 20, players: 5, items: 4 });
    expect(all.performance_today).toMatchObject({ measured: "today", right: 15, asked: 20, players: 5 });
    expect(all.retained_on).toMatchObject({ measured: "later", ...WHEN, right: 11, asked: 20, players: 5 });
    expect(thenAndNow(grid(FIVE), { on: 5, gapDays: 0.9 })).toBeNull();
    expect(thenAndNow([], WHEN)).toBeNull();
  });

  test("RT14 the change: over players from five, over pairs from three, nothing below", () => {
    const change = read(grid(FIVE)).all.change;
    expect(change).toMatchObject({ by: "players" });
    expect(change?.value).toBeCloseTo(-0.2, 12);
    // Differences of the players: −1/4, −2/4, +1/4, −1/4, −1/4; t(.95, 4) = 2.1318.
    const sd = Math.sqrt([-0.05, -0.3, 0.45, -0.05, -0.05].reduce((sum, d) => sum + d * d, 0) / 4);
    expect(change?.interval.low).toBeCloseTo(-0.2 - (2.1318 * sd) / Math.sqrt(5), 4);
    expect(read(grid(FIVE.slice(0, 4))).all.change?.by).toBe("pairs");
    expect(read(grid(FIVE.slice(0, 3))).all.change?.by).toBe("pairs");
    expect(read(grid(["+-+-+-", "+-+-+-"])).all.change).toBeNull();
    expect(read(grid(["++", "+-", "+-", "..", "++"])).all.change).toBeNull();
    const agreed = read(grid(["++++", "++++", "++++", "++++", "++++"])).all.change;
    expect(agreed?.value).toBe(0);
    expect(agreed?.interval.low).toBeLessThan(-0.05);
    expect(agreed?.interval.high).toBeGreaterThan(0.05);
  });

  test("RT15 Wilson's 90 %, and counts only below five players or twelve pairs", () => {
    const { all } = read(grid(FIVE));
    expect(all.retained_on.share).toBe(11 / 20);
    expect(all.retained_on.interval).toEqual(wilson(11, 20, Z90));
    for (const few of [grid(FIVE.slice(0, 4)), grid(["++", "+-", "+-", "..", "++"])]) {
      const { performance_today, retained_on, knowledge } = read(few).all;
      for (const bar of [performance_today, retained_on]) {
        expect([bar.share, bar.interval]).toEqual([null, null]);
        expect(bar.asked).toBe(few.length);
      }
      expect(knowledge).toBeNull();
    }
  });

  test("RT16 a topic's statement needs four questions, and the best retained comes first", () => {
    const pairs = [
      ...grid(["---", "--.", "---", "..-", "---"], { topic: "lost" }),
      ...grid(FIVE, { topic: "some" }),
      ...grid(["++++", "++++", "+++.", "++++", "++++"], { topic: "kept" }),
    ];
    const { topics } = read(pairs);
    expect(topics.map(({ topic }) => topic)).toEqual(["kept", "some", "lost"]);
    expect(topics.map(({ topicWide }) => topicWide !== null)).toEqual([true, true, false]);
    const some = topics[1]?.topicWide;
    // Right later by question: 4, 3, 2 and 1 of 5... and t(.95, 3) = 2.3534.
    const now = [0, 1, 2, 3].map((q) => FIVE.filter((row) => "+^".includes(row[q] ?? "")).length / 5);
    const middle = now.reduce((sum, x) => sum + x, 0) / 4;
    const sd = Math.sqrt(now.reduce((sum, x) => sum + (x - middle) ** 2, 0) / 3);
    expect(some?.now.low).toBeCloseTo(Math.max(0, middle - (2.35336 * sd) / 2), 4);
    // Where all questions agree there still is an interval.
    const even = read(grid(["++++", "....", "++++", "++++", "++++"])).topics[0]?.topicWide;
    expect(even?.now).toEqual(wilson(16, 20, Z90));
    expect(even?.change.high).toBeGreaterThan(0);
  });

  test("RT17 guessing is taken out, and a ratio needs something to be a ratio of", () => {
    const six = ["++++-", "+++-.", "+++--", "++++.", "+++++", "+++-+"];
    const { knowledge } = read(grid(six, { floor: 0.25 })).all;
    expect(knowledge?.onDay).toBeCloseTo((28 / 30 - 0.25) / 0.75, 12);
    expect(knowledge?.now).toBeCloseTo((23 / 30 - 0.25) / 0.75, 12);
    expect(knowledge?.kept).toBeCloseTo((23 / 30 - 0.25) / (28 / 30 - 0.25), 12);
    const little = read(grid(["+...", "+...", "-...", "+...", ".+.."], { floor: 0.25 })).all.knowledge;
    expect(little?.kept).toBeNull();
  });

  test("RT18 other words are a line of their own", () => {
    const same = grid(FIVE);
    const both = read([...same, ...grid(["----", "----", "----", "----", "----"], { wording: "new" })]);
    expect(both.all).toEqual(read(same).all);
    expect(both.topics).toEqual(read(same).topics);
    expect(both.newWording?.retained_on).toMatchObject({ right: 0, asked: 20 });
    expect(read(same).newWording).toBeNull();
  });

  test("RT19 who was here both days, and the bounds when too few were", () => {
    const names = Array.from({ length: 24 }, (_, i) => `p${i}`);
    const here = attendance(names, [...names.slice(6), "new"]);
    expect(here).toEqual({ both: 18, of: 24, share: 0.75, low: false });
    expect(bounds(0.6, here)).toBeNull();
    const few = attendance(names, names.slice(12));
    expect(few.low).toBe(true);
    expect(bounds(0.6, few)).toEqual({ low: 0.3, high: 0.8 });
    expect(attendance([], ["a"])).toEqual({ both: 0, of: 0, share: 0, low: true });
  });

  test("RT20 different players are two bars and no change", () => {
    const told = unpaired({ right: 60, asked: 80, players: 20 }, { right: 30, asked: 60, players: 15 }, WHEN);
    expect(told?.players).toBe("different");
    expect(told?.performance_today.interval).toEqual(wilson(60, 80, Z90));
    expect(told?.retained_on).toMatchObject({ measured: "later", gapDays: 9, share: 0.5 });
    expect(told).not.toHaveProperty("change");
    expect(
      unpaired({ right: 9, asked: 12, players: 4 }, { right: 1, asked: 2, players: 4 }, WHEN),
    ).toMatchObject({
      performance_today: { right: 9, asked: 12, share: null, interval: null },
    });
    expect(
      unpaired({ right: 1, asked: 2, players: 1 }, { right: 1, asked: 2, players: 1 }, { on: 1, gapDays: 0 }),
    ).toBeNull();
  });

  test("RT21 neither can be given where the other is asked for", () => {
    expectTypeOf<OnTheDay>().not.toExtend<RetainedOn>();
    expectTypeOf<RetainedOn>().not.toExtend<OnTheDay>();
    expectTypeOf<PerformanceToday>().not.toExtend<RetainedOn>();
    expectTypeOf<RetainedOn>().toHaveProperty("on");
    expectTypeOf<RetainedOn>().toHaveProperty("gapDays");
    // The types are not there any more when a report is read: then it is the mark that tells.
    const { all } = read(grid(FIVE));
    expect(all.performance_today).not.toHaveProperty("on");
    expect(all.performance_today).not.toHaveProperty("gapDays");
    expect(all.retained_on.measured).not.toBe(all.performance_today.measured);
  });
});
