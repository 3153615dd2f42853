import { describe, expect, test } from "vitest";
import { buildMine } from "#lib/review/mine.ts";
import { ownDays } from "#lib/squad/own-days.ts";
import type { Rightness } from "../../support/room.ts";
import { Term } from "../../support/term.ts";
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

  test("RE59 LN42 what was kept at each follow-up, and the best of them on the player's own page", () => {
    const term = new Term(6);
    const right =
      (share: number): Rightness =>
      (_seat, run) =>
        run % 10 < 10 * share;
    term.play({ day: 0, right: () => true });
    const pages = [2, 7, 21].map((day, i) => {
      const before = ownDays(term.entries).get("member-0") ?? [];
      const state = term.followUp({ day, right: right([0.7, 0.9, 0.4][i] ?? 0) });
      return buildMine(state, 0, before);
    });
    const days = ownDays(term.entries).get("member-0") ?? [];
    expect(days.map((day) => day.kept?.of ?? 0)).toEqual([
      0,
      ...pages.map((page) => page?.kept?.before ?? 0),
    ]);
    expect(days.slice(1).map((day) => day.kept?.kept)).toEqual(pages.map((page) => page?.kept?.kept));
    expect(pages[0]?.keptBest).toBeNull();
    expect(pages[1]?.keptBest).toEqual({ ...days[2]?.kept, isNew: true });
    expect(pages[2]?.keptBest).toEqual({ ...days[2]?.kept, isNew: false });
    expect(buildMine(term.play({ day: 30 }), 0, days)).not.toHaveProperty("keptBest");
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
