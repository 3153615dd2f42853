import { describe, expect, test } from "vitest";
import { normal, type Rng, rng } from "#lib/kit/rng.ts";
import { clamp, logistic } from "#lib/kit/stats.ts";
import { forecast, forecastOnDay } from "#lib/retention/curve.ts";
import { chained } from "../../support/delayed.ts";
import { draw, FLOOR, mean } from "./classroom.ts";

/** Knowledge on the last of these days, after practice on all the earlier ones. */
type Learner = (days: readonly number[]) => number;

const gaps = (days: readonly number[]) => days.slice(1).map((day, i) => day - (days[i] ?? 0));

/** Power law, as the grid has it, but with parameters of its own. */
function power(random: Rng): Learner {
  const first = 4 * Math.exp(0.7 * normal(random));
  const growth = 1.5 + random.next();
  const start = 0.7 + 0.28 * random.next();
  return (days) => {
    const gap = gaps(days).at(-1) ?? 0;
    return start * (1 + (0.235 * gap) / (first * growth ** (days.length - 2))) ** -0.5;
  };
}

/** FSRS-6's form: a long flat tail, and the more is gained by a review the more was forgotten. */
function longTail(random: Rng): Learner {
  const first = 4 * Math.exp(0.6 * normal(random));
  const left = (gap: number, s: number) => (1 + 0.98 * (gap / s)) ** -0.1542;
  return (days) => {
    const all = gaps(days);
    let s = first;
    for (const gap of all.slice(0, -1)) s *= 1.3 + 8 * s ** -0.15 * (Math.exp(0.8 * (1 - left(gap, s))) - 1);
    return 0.96 * left(all.at(-1) ?? 0, s);
  };
}

/** No tail at all. */
function exponential(random: Rng): Learner {
  const first = 8 * Math.exp(0.5 * normal(random));
  const growth = 1.5 + random.next();
  const start = 0.7 + 0.28 * random.next();
  return (days) => start * Math.exp(-(gaps(days).at(-1) ?? 0) / (first * growth ** (days.length - 2)));
}

/** 20 players and 8 questions about what the class knows; answers, and the share that was due. */
function asker(random: Rng) {
  const offsets = Array.from({ length: 160 }, () => 0);
  const players = Array.from({ length: 20 }, () => 0.6 * normal(random));
  const items = Array.from({ length: 8 }, () => 0.6 * normal(random));
  offsets.forEach((_, i) => {
    offsets[i] = (players[i % 20] ?? 0) + (items[Math.floor(i / 20)] ?? 0);
  });
  return (known: number) => {
    const middle = Math.log(clamp(known, 0.02, 0.98) / (1 - clamp(known, 0.02, 0.98)));
    const chances = offsets.map((offset) => FLOOR + (1 - FLOOR) * logistic(middle + offset));
    const right = chances.reduce<number>((sum, p) => sum + draw(random, p), 0);
    return { right, n: chances.length, floor: FLOOR, due: mean(chances) };
  };
}

function classes(name: string, learnerOf: (random: Rng) => Learner) {
  const random = rng(`forecast/${name}`);
  return Array.from({ length: 200 }, () => {
    const learner = learnerOf(random);
    const ask = asker(random);
    const points = [
      { day: 2, ...ask(learner([0, 2])) },
      { day: 7, ...ask(learner([0, 2, 7])) },
    ];
    const told = forecast(chained(points), [21]);
    const [at21] = told.drawn ? told.fan : [];
    if (!at21) throw new Error("not drawn");
    const { due } = ask(learner([0, 2, 7, 21]));
    const last = (points[1]?.right ?? 0) / 160;
    return { off: at21.mid - due, naive: last - due, covered: at21.low <= due && due <= at21.high ? 1 : 0 };
  });
}

describe("day 21 from days 2 and 7", () => {
  test.each([
    ["power law", power, 0.04],
    ["a longer tail", longTail, 0.03],
  ])("RT31 %s: closer than as last time, and the fan covers", (name, learner, most) => {
    const told = classes(name, learner);
    const error = mean(told.map(({ off }) => Math.abs(off)));
    expect(error).toBeLessThan(most);
    expect(error).toBeLessThan(mean(told.map(({ naive }) => Math.abs(naive))));
    expect(mean(told.map(({ covered }) => covered))).toBeGreaterThanOrEqual(0.8);
  });

  test("RT31 exponential forgetting: too hopeful, and said so", () => {
    const told = classes("exponential", exponential);
    expect(mean(told.map(({ off }) => off))).toBeGreaterThan(0.02);
    const covered = mean(told.map((one) => one.covered));
    expect(covered).toBeGreaterThan(0.55);
    expect(covered).toBeLessThan(0.95);
  });
});

describe("the band made on the day", () => {
  test("RT24 a week later it covers 80 % where the explanation repairs six tenths", () => {
    const random = rng("band");
    const hits = Array.from({ length: 200 }, () => {
      const ask = asker(random);
      const before = 0.3 + 0.5 * random.next();
      const first = 3 * Math.exp(normal(random));
      const later = ask((before + 0.6 * (1 - before)) * (1 + (0.235 * 7) / first) ** -0.5);
      const { low, high } = forecastOnDay(ask(before), 7);
      return low <= later.due && later.due <= high ? 1 : 0;
    });
    expect(mean(hits)).toBeGreaterThanOrEqual(0.75);
  });
});
