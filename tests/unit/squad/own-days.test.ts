import { describe, expect, test } from "vitest";
import { ownDays } from "#lib/squad/own-days.ts";
import { count, Log } from "./build.ts";

/** m0 is right at everything, m1 at half of it, m2 at nothing */
const answers = (player: number, question: number) =>
  (player === 0 ? 1 : player === 1 ? question % 2 : 0) as 0 | 1;

describe("a player's days in a squad", () => {
  test("RE51 each day is against what was expected of this player before it", () => {
    const log = new Log();
    for (const day of count(4))
      log.play({ id: `s${day}`, day: 7 * day, questions: count(20).map((q) => 20 * day + q), answers });
    const days = ownDays(log.entries);
    const over = (member: string) => (days.get(member) ?? []).map((day) => day.over);
    expect(days.get("m0")?.map((day) => [day.scrimmage, day.n])).toEqual(
      count(4).map((day) => [`s${day}`, 20]),
    );
    // On the first day nothing is known of anybody: the strong are above it, the weak below.
    expect(over("m0")[0]).toBeGreaterThan(3);
    expect(over("m2")[0]).toBeLessThan(-3);
    // From then on each is held against their own past, so doing the same again is little above or below it.
    const last = (member: string) => Math.abs(over(member)[3] ?? 99);
    expect(last("m0")).toBeLessThan(Math.abs(over("m0")[0] ?? 0) / 2);
    expect(last("m1")).toBeLessThan(3);
  });

  test("RE51 nobody else's answers, no guest's and no deleted day are in it", () => {
    const log = new Log();
    log.play({ id: "s0", players: ["m0", null], answers });
    log.play({ id: "s1", day: 7, players: ["m0", "m1"], answers });
    expect([...ownDays(log.entries).keys()]).toEqual(["m0", "m1"]);
    log.put({ do: "unplay", scrimmage: "s0" });
    expect(
      ownDays(log.entries)
        .get("m0")
        ?.map((day) => day.scrimmage),
    ).toEqual(["s1"]);
    expect(ownDays([]).size).toBe(0);
  });
});
