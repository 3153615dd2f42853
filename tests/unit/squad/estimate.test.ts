import { describe, expect, it } from "vitest";
import { normal, rng } from "#lib/kit/rng.ts";
import { logistic } from "#lib/kit/stats.ts";
import { dueNow, dueOrder } from "#lib/squad/due.ts";
import { memoryOf } from "#lib/squad/estimate.ts";
import { count, DAY, keyOf, Log, roster, T0 } from "./build.ts";

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number) => a.reduce((all, _, i) => all + f(i), 0);
  const cov = sum((i) => ((a[i] ?? 0) - ma) * ((b[i] ?? 0) - mb));
  return cov / Math.sqrt(sum((i) => ((a[i] ?? 0) - ma) ** 2) * sum((i) => ((b[i] ?? 0) - mb) ** 2));
}

const theta = (log: Log, id: string) => log.squad.people[id]?.theta ?? { m: Number.NaN, v: Number.NaN };
const question = (log: Log, n: number) => {
  const found = log.squad.questions[keyOf(n)];
  if (!found) throw new Error(`question ${n} was never asked`);
  return found;
};

describe("estimates", () => {
  it("SD10 find abilities and difficulties of simulated classes", () => {
    const random = rng("classes");
    const scores = count(6).map(() => {
      const abilities = count(24).map(() => normal(random));
      const hard = count(60).map(() => normal(random) * 0.9);
      const log = new Log(roster(24));
      for (const s of count(2)) {
        const questions = count(30).map((i) => s * 30 + i);
        log.play({
          id: `s${s}`,
          day: s * 7,
          players: roster(24),
          questions,
          answers: (player, q) => {
            const p = 0.25 + 0.75 * logistic((abilities[player] ?? 0) - (hard[q] ?? 0) - 0.2);
            return random.next() < p ? 1 : 0;
          },
        });
      }
      return [
        correlation(
          abilities,
          roster(24).map((id) => theta(log, id).m),
        ),
        correlation(
          hard,
          count(60).map((q) => question(log, q).b.m),
        ),
      ];
    });
    const mean = (i: number) => scores.reduce((sum, one) => sum + (one[i] ?? 0), 0) / scores.length;
    expect(mean(0)).toBeGreaterThan(0.85);
    expect(mean(1)).toBeGreaterThan(0.78);
  });

  it("SD11 first turns speak for ability, unselected questions for difficulty", () => {
    const again = new Log().play({ asked: { exposure: 2 }, answers: () => 0 });
    expect(theta(again, "m0")).toEqual({ m: 0, v: 1 });
    for (const slot of ["new", "opener", "probe", "review", "check", "clutch", "return"] as const) {
      const log = new Log().play({ asked: { slot }, questions: [0] });
      const moved = question(log, 0).b.v < 0.8;
      expect([slot, moved]).toEqual([slot, slot === "new" || slot === "opener" || slot === "probe"]);
      expect(theta(log, "m0").v).toBeLessThan(1);
    }
    const log = new Log().play({ questions: [0] });
    const before = question(log, 0).b.v;
    log.play({ id: "s2", day: 0, questions: [0], asked: { slot: "opener" } });
    expect(question(log, 0).b.v).toBeCloseTo(before, 6);
    log.play({ id: "s3", day: 0, questions: [0], asked: { slot: "probe" } });
    expect(question(log, 0).b.v).toBeLessThan(before);
  });

  it("SD12 timeouts at dial 4 and passing guests say nothing", () => {
    const silent = (dial: 2 | 4) => new Log().play({ asked: { dial }, answers: () => null });
    expect(theta(silent(4), "m0")).toEqual({ m: 0, v: 1 });
    expect(theta(silent(2), "m0").m).toBeLessThan(0);
    const guests = (n: number, id: string | null) =>
      new Log().play({ players: [id], questions: count(n), answers: () => 0 });
    expect(question(guests(4, null), 0).b.v).toBe(0.8);
    expect(question(guests(5, null), 0).b.v).toBeLessThan(0.8);
    const device = guests(4, "device");
    expect(theta(device, "device")).toEqual({ m: 0, v: 1 });
    device.play({ id: "s2", players: ["device"], questions: [7], answers: () => 0 });
    expect(theta(device, "device").v).toBeLessThan(1);
    expect(theta(guests(1, "m0"), "m0").v).toBeLessThan(1);
    const later = guests(4, "ann").put({ do: "enrol", members: [{ id: "ann", timeMult: 1, calm: false }] });
    expect(theta(later, "ann").v).toBeLessThan(1);
  });

  it("SD13 beliefs grow less sure with the days, and the scale stays", () => {
    const log = new Log().play({ answers: (player, q) => ((player + q) % 3 === 0 ? 0 : 1) });
    const mean = () => {
      const all = Object.values(log.squad.questions);
      return all.reduce((sum, { b }) => sum + b.m, 0) / all.length;
    };
    expect(mean()).toBeCloseTo(0, 9);
    const before = theta(log, "m0").v;
    log.play({ id: "s2", day: 20, players: ["m1"], questions: [20] });
    expect(theta(log, "m0").v).toBeCloseTo(before + 0.02 * (20 - 1 / 24), 6);
    expect(mean()).toBeCloseTo(0, 9);
    const easy = new Log().play({ asked: { level: "easy" }, answers: (player) => (player < 4 ? 1 : 0) });
    const all = Object.values(easy.squad.questions);
    expect(all.reduce((sum, { b }) => sum + b.m, 0) / all.length).toBeCloseTo(-0.5, 9);
  });

  it("SD14 pressure is estimated, by question and not by answer", () => {
    const calm = (_: number, q: number) => (q % 4 === 0 ? 0 : 1);
    const log = new Log(roster(24)).play({ players: roster(24), questions: count(30), answers: calm });
    const before = { ...log.squad.pressure[3] };
    expect(log.squad.pressure[0]).toEqual({ m: 0, v: 0 });
    log.play({
      id: "s2",
      day: 2,
      players: roster(24),
      questions: count(30),
      asked: { slot: "review", dial: 3 },
      answers: (player, q) => ((player + q) % 2 === 0 ? 0 : 1),
    });
    expect(log.squad.pressure[3]?.m).toBeLessThan(before.m ?? 0);
    expect(log.squad.pressure[3]?.v).toBeLessThan(before.v ?? 0);
    expect(log.squad.pressure[3]?.v).toBeGreaterThan(0.004);
    expect(log.squad.pressure[4]).toEqual({ m: -0.4, v: 0.0225 });
  });

  it("SD16 a question's memory is its topic's until it has eight answers", () => {
    const log = new Log().play({ questions: [0, 4], answers: (_, q) => (q === 0 ? 0 : 1) });
    const [zero, four] = [question(log, 0), question(log, 4)];
    expect(memoryOf(log.squad, zero)).toEqual(memoryOf(log.squad, four));
    expect(memoryOf(log.squad, zero)?.a).toBeCloseTo(1 / 3 + (2 / 3) * 0.6);
    log.play({ id: "s2", day: 2, questions: [0], answers: () => 0 });
    expect(memoryOf(log.squad, question(log, 0))).toMatchObject({ a: 0.6, s: expect.closeTo(0.9) });
    expect(memoryOf(log.squad, question(log, 4))?.a).toBeCloseTo(0.6);
    expect(log.squad.topics["Topic 0"]?.memory.s).toBeCloseTo(0.9);
  });

  it("SD17 comes back after 1, 2, 4, 8 sessions, from 1 after a miss", () => {
    const log = new Log();
    const step = (id: number, right: 0 | 1) => {
      log.play({ id: `s${id}`, day: id, questions: [0], answers: () => right });
      return question(log, 0).step;
    };
    expect([1, 2, 3, 4, 5].map((id) => step(id, 1))).toEqual([0, 1, 2, 3, 3]);
    expect(step(6, 0)).toBe(0);
    expect(step(7, 1)).toBe(1);
    log.play({ id: "s8", day: 7.2, questions: [1, 2], answers: (_, q) => (q === 1 ? 0 : 1) });
    const soon = T0 + 7.5 * DAY;
    expect(dueNow(log.squad, soon).map((one) => one.question)).toEqual([1, 2, 0].map(keyOf));
    log.play({ id: "s9", day: 7.3, questions: [2] });
    expect(dueNow(log.squad, soon).map((one) => one.question)).toEqual([1, 0].map(keyOf));
    expect(dueOrder(log.squad, soon).map((one) => one.question)).toEqual([1, 0, 2].map(keyOf));
    expect(dueNow(log.squad, T0 + 12 * DAY)).toHaveLength(3);
  });
});
