import { default_w } from "ts-fsrs";
import { describe, expect, it, vi } from "vitest";
import { actr } from "../bench/learning/actr.ts";
import { BASELINES } from "../bench/learning/baselines.ts";
import { paired } from "../bench/learning/contrast.ts";
import { verdicts } from "../bench/learning/criteria.ts";
import { engine } from "../bench/learning/engine.ts";
import { fsrs } from "../bench/learning/fsrs.ts";
import type { Learner, Making } from "../bench/learning/learner.ts";
import { mcm } from "../bench/learning/mcm.ts";
import { MODELS, type Model } from "../bench/learning/models.ts";
import { nothing } from "../bench/learning/nothing.ts";
import { daysAfterLast, outcomeOf } from "../bench/learning/outcome.ts";
import { params } from "../bench/learning/params.ts";
import { play } from "../bench/learning/play.ts";
import { ppe } from "../bench/learning/ppe.ts";
import { weekly, worldOf } from "../bench/learning/world.ts";

vi.setConfig({ testTimeout: 60_000 });

/** One average player, one average item; chance says what the test says. */
function alone(change: Partial<Making> = {}): Making {
  return {
    traits: { person: [0], item: [0] },
    sessions: [],
    sessionDays: 0.01,
    missWorth: 1,
    chance: () => 0,
    ...change,
  };
}

/** A lesson on day 0, answers on the days given, and the recall on a day. */
function recallAfter(learner: Learner, days: readonly number[], day: number, recalled = true): number {
  learner.taught(0, 0, 0);
  for (const one of days) learner.answered(0, 0, one, recalled);
  return learner.recall(0, 0, day);
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe("the learners of the learning benchmark", () => {
  it("ACT-R is the published equation", () => {
    const { tau, c, a, s, h, answerWorth } = params.learners.actr;
    const [t1, t2] = [2 * 86_400 * h, 9 * 86_400 * h];
    const active = t1 ** -a;
    const strength = t2 ** -a + answerWorth * (t2 - t1) ** -(c * active + a);
    expect(recallAfter(actr(alone()), [2], 9)).toBeCloseTo(logistic((Math.log(strength) - tau) / s), 10);
  });

  it("PPE is the published equation", () => {
    const { b, m, c, x, tau, s, epsilon } = params.learners.ppe;
    const [age1, age2] = [9 * 86_400, 7 * 86_400];
    const [w1, w2] = [age1 ** -x, age2 ** -x];
    const age = (w1 * age1 + w2 * age2) / (w1 + w2);
    const decay = b + m / Math.log(2 * 86_400 + Math.E);
    const memory = 2 ** c * age ** -decay;
    expect(recallAfter(ppe(alone()), [2], 9)).toBeCloseTo(logistic((memory + epsilon - tau) / s), 10);
  });

  it("FSRS-6 has the weights of the specification, and steps by its formulas", () => {
    const w = [
      0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
      0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ] as const;
    expect([...default_w]).toEqual([...w]);
    const curve = (t: number, s: number) => (1 + ((0.9 ** (-1 / w[20]) - 1) * t) / s) ** -w[20];
    const s0 = w[1] * params.learners.fsrs.s0Factor;
    const d0 = w[4] - Math.exp(w[5]) + 1;
    const growth = Math.exp(w[8]) * (11 - d0) * s0 ** -w[9] * (Math.exp((1 - curve(2, s0)) * w[10]) - 1);
    expect(recallAfter(fsrs(alone()), [], 2)).toBeCloseTo(curve(2, s0), 6);
    expect(recallAfter(fsrs(alone()), [2], 9)).toBeCloseTo(curve(7, s0 * (1 + growth)), 6);
  });

  it("MCM forgets one session as its data do", () => {
    for (const [days, kept] of [
      [1, 0.337],
      [6, 0.254],
      [31, 0.211],
    ] as const) {
      expect(params.learners.mcm.omega * recallAfter(mcm(alone()), [], days)).toBeCloseTo(kept, 1);
    }
  });

  it("all but NULL keep more of two answers that lie apart", () => {
    // In MCM one right answer in a later week is enough to know it for good, so there both are wrong.
    const recalled = (make: Model["make"]) => make !== mcm;
    const gain = (make: Model["make"]) =>
      recallAfter(make(alone()), [7, 14], 60, recalled(make)) -
      recallAfter(make(alone()), [7, 7.001], 60, recalled(make));
    for (const { name, make, kind } of MODELS) {
      if (kind === "spacing") expect(gain(make), name).toBeGreaterThan(0.01);
    }
    expect(Math.abs(gain(nothing))).toBeLessThan(0.002);
  });

  it("weak feedback makes a miss worth less", () => {
    const missed = (make: Model["make"], missWorth: number) => {
      const learner = make(alone({ missWorth, chance: () => 0.5 }));
      learner.taught(0, 0, 0);
      learner.answered(0, 0, 2, false);
      return learner.recall(0, 0, 9);
    };
    for (const make of [actr, ppe, mcm]) {
      expect(missed(make, params.learners.weakFeedback)).toBeLessThan(missed(make, 1));
    }
  });
});

describe("the learning benchmark", () => {
  const course = weekly(0);
  const days = daysAfterLast(course);
  const world = worldOf("dev", 0, course);
  const model = MODELS.find((one) => one.kind === "null") as Model;
  const run = (make = engine(0.05)) => outcomeOf(play(world, model, "engine", make), days);

  it("gives every policy the same minutes, and the same course twice", () => {
    const ours = run();
    expect(run()).toEqual(ours);
    const week = run(BASELINES.week);
    for (const { minutes } of [ours, week]) expect(Math.abs(minutes - 72)).toBeLessThan(2);
    expect(ours.neighbours).toBeLessThan(week.neighbours);
    expect(Math.abs((ours.recall[2] ?? 0) - (week.recall[2] ?? 1))).toBeLessThan(0.02);
  });

  it("keeps the sealed classes apart from those to develop on", () => {
    expect(worldOf("sealed", 0, course).seed).not.toBe(world.seed);
    expect(worldOf("dev", 0, course)).toEqual(world);
  });

  it("lets some stay away, the same ones under every policy", () => {
    const away = weekly(params.classroom.absentShare);
    const { present } = worldOf("dev", 1, away);
    const absent = present.flat().filter((here) => !here).length / present.flat().length;
    expect(absent).toBeGreaterThan(0.05);
    expect(absent).toBeLessThan(0.3);
    expect(worldOf("dev", 1, away).present).toEqual(present);
  });

  it("judges by what was frozen: a tie in the control passes, a tie with the week does not", () => {
    const all = [run(), run()];
    const row = {
      engine: all,
      week: all,
      cumshuffle: all,
      "engine 0 %": all,
      "engine 10 %": all,
      "engine 15 %": all,
    };
    const main = { NULL: row, "ACT-R": row };
    const rows = verdicts({ seeds: "dev", classes: 2, main, absent: {}, spread: {}, seconds: 0 });
    const first = rows.filter((one) => one.criterion.startsWith("1."));
    expect(first.map((one) => [one.on, one.pass])).toEqual([
      ["ACT-R", false],
      ["NULL", true],
    ]);
  });

  it("has the interval of Student's t", () => {
    const { mean, low, high } = paired([1, 2, 3], [0, 0, 0]);
    expect(mean).toBe(2);
    expect(high - mean).toBeCloseTo(2.92 / Math.sqrt(3), 10);
    expect(mean - low).toBeCloseTo(high - mean, 10);
  });
});
