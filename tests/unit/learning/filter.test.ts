import { describe, expect, it } from "vitest";
import { normal, rng, shuffled } from "#lib/kit/rng.ts";
import { afterFeedback, crowd, crowdChance } from "#lib/learning/crowd.ts";
import {
  age,
  type Belief,
  predict,
  priorDifficulty,
  priorPressure,
  priorTheta,
  recentre,
  update,
} from "#lib/learning/filter.ts";
import { firstMemory, knownAfter, knownAhead, nextMemory } from "#lib/learning/memory.ts";
import { cpuMs } from "../../support/cpu.ts";

const BOTH = { ability: true, difficulty: true };

/** One simulated class: `players` answer 40 of 60 four-option questions a session, their own 40 each, in no common order. */
function classroom(seed: string, players: number, sessions: number) {
  const random = rng(seed);
  const thetas = Array.from({ length: players }, () => ({ truth: normal(random), belief: priorTheta() }));
  const items = Array.from({ length: 60 }, () => {
    const truth = normal(random);
    // The author sees the difficulty through noise: the label is worth about r = .5.
    const guess = truth + 1.4 * normal(random);
    return { truth, belief: priorDifficulty(guess < -0.75 ? "easy" : guess > 0.75 ? "hard" : "medium") };
  });
  for (let session = 0; session < sessions; session++) {
    const answers = thetas.flatMap((player) =>
      shuffled(items, random)
        .slice(0, 40)
        .map((item) => ({ player, item })),
    );
    for (const { player, item } of shuffled(answers, random)) {
      const p = predict({ m: player.truth, v: 0 }, { m: item.truth, v: 0 }, 0.25, 0);
      update(player.belief, item.belief, 0.25, 0, random.next() < p ? 1 : 0, BOTH);
    }
  }
  return { thetas, items };
}

interface Estimated {
  truth: number;
  belief: Belief;
}

function correlation(list: readonly Estimated[]): number {
  const mean = (of: (one: Estimated) => number) => list.reduce((sum, one) => sum + of(one), 0) / list.length;
  const mx = mean((one) => one.truth);
  const my = mean((one) => one.belief.m);
  const cov = mean((one) => (one.truth - mx) * (one.belief.m - my));
  const vx = mean((one) => (one.truth - mx) ** 2);
  const vy = mean((one) => (one.belief.m - my) ** 2);
  return cov / Math.sqrt(vx * vy);
}

function covered(list: readonly Estimated[]): number {
  const inside = list.filter((one) => Math.abs(one.truth - one.belief.m) <= 1.2816 * Math.sqrt(one.belief.v));
  return inside.length / list.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("ability and difficulty", () => {
  const rows = [
    { players: 6, sessions: 1, ability: 0.87, difficulty: 0.66 },
    { players: 12, sessions: 1, ability: 0.88, difficulty: 0.77 },
    { players: 24, sessions: 1, ability: 0.89, difficulty: 0.85 },
    { players: 24, sessions: 4, ability: 0.97, difficulty: 0.92 },
  ];
  for (const row of rows) {
    it(`LN1 LN2 ${row.players} players and ${row.sessions} sessions: recovers them as the table says`, () => {
      const classes = Array.from({ length: 60 }, (_, i) =>
        classroom(`filter/${row.players}/${i}`, row.players, row.sessions),
      );
      expect(mean(classes.map(({ thetas }) => correlation(thetas)))).toBeGreaterThan(row.ability - 0.05);
      expect(mean(classes.map(({ items }) => correlation(items)))).toBeGreaterThan(row.difficulty - 0.07);
      const coverage = mean(classes.map(({ thetas }) => covered(thetas)));
      expect(coverage).toBeGreaterThan(0.7);
      expect(coverage).toBeLessThan(0.86);
    });
  }

  it("LN3 updates only what it was told to", () => {
    const theta = priorTheta();
    const b = priorDifficulty("hard");
    update(theta, b, 0.25, 2, 1, { ability: true, difficulty: false });
    expect(b).toEqual(priorDifficulty("hard"));
    expect(theta.m).toBeGreaterThan(0);
    expect(theta.v).toBeLessThan(1);
    update(theta, b, 0.25, 2, 1, { ability: false, difficulty: true });
    expect(b.m).toBeLessThan(0.5);
  });

  it("LN2 LN4 starts from what is written", () => {
    expect(priorTheta()).toEqual({ m: 0, v: 1 });
    const levels = (["easy", "medium", "hard"] as const).map(priorDifficulty);
    expect(levels).toEqual([-0.5, 0, 0.5].map((m) => ({ m, v: 0.8 })));
    for (const dial of [1, 2, 3, 4] as const) {
      expect(priorPressure(dial).m).toBeCloseTo(-0.1 * dial, 12);
      expect(priorPressure(dial).v).toBeCloseTo(0.15 ** 2, 12);
    }
  });

  it("LN2 a right answer moves both by the exact form", () => {
    const theta = { m: 0.3, v: 0.9 };
    const b = { m: -0.2, v: 0.7 };
    update(theta, b, 0.25, 3, 1, BOTH);
    const q = 1 / (1 + Math.exp(-(0.3 + 0.2 - 0.3)));
    const p = 0.25 + 0.75 * q;
    const d = 0.75 * q * (1 - q);
    const s = d * d * 1.6 + p * (1 - p);
    expect(theta.m).toBeCloseTo(0.3 + ((0.9 * d) / s) * (1 - p), 12);
    expect(b.m).toBeCloseTo(-0.2 - ((0.7 * d) / s) * (1 - p), 12);
    expect(theta.v).toBeCloseTo(0.9 - (0.81 * d * d) / s, 12);
    expect(b.v).toBeCloseTo(0.7 - (0.49 * d * d) / s, 12);
  });

  it("LN4 the dial's pressure is expected at −0.1 a step, and can be estimated", () => {
    const theta = priorTheta();
    const b = priorDifficulty("medium");
    expect(predict(theta, b, 0, 3)).toBeCloseTo(1 / (1 + Math.exp(0.3)), 12);
    expect(predict(theta, b, 0, 3, { m: -0.9, v: 0 })).toBeCloseTo(1 / (1 + Math.exp(0.9)), 12);
    const pressure = priorPressure(4);
    const random = rng("pressure");
    for (let i = 0; i < 4_000; i++) {
      const truth = normal(random);
      const p = predict({ m: truth, v: 0 }, { m: 0, v: 0 }, 0.25, 4, { m: -0.8, v: 0 });
      const known = { m: truth, v: 0.05 };
      update(known, { m: 0, v: 0 }, 0.25, 4, random.next() < p ? 1 : 0, {
        ability: false,
        difficulty: false,
        pressure,
      });
    }
    expect(Math.abs(pressure.m + 0.8)).toBeLessThan(0.15);
    expect(priorPressure(0).v).toBe(0);
  });

  it("LN5 between sessions beliefs grow unsure up to their priors, and the scale is re-centred", () => {
    const old = { m: 0, v: 0.5 };
    age([], [old], 100);
    expect(old.v).toBeCloseTo(0.6, 12);
    const theta = { m: 1, v: 0.2 };
    const b = { m: 1, v: 0.79 };
    age([theta], [b], 10);
    expect(theta.v).toBeCloseTo(0.4, 12);
    expect(b.v).toBeCloseTo(0.8, 12);
    const bs = [
      { m: 1, v: 1 },
      { m: 2, v: 1 },
    ];
    recentre([theta], bs);
    expect(bs.map((one) => one.m)).toEqual([-0.5, 0.5]);
    expect(theta.m).toBeCloseTo(-0.5, 12);
  });

  it("LN2 certainties and far-out beliefs never make a number that is none", () => {
    const theta = { m: 60, v: 1 };
    const b = { m: -60, v: 0.8 };
    update(theta, b, 0, 0, 0, BOTH);
    for (const value of [theta.m, theta.v, b.m, b.v]) expect(Number.isFinite(value)).toBe(true);
  });

  it("LN6 one question of 5,000 players takes less than 10 ms", () => {
    const thetas = Array.from({ length: 5_000 }, () => priorTheta());
    const b = priorDifficulty("medium");
    const took: number[] = [];
    for (let round = 0; round < 9; round++)
      took.push(
        cpuMs(() => {
          for (const theta of thetas) update(theta, b, 0.25, 2, round % 2, BOTH);
        }),
      );
    took.sort((x, y) => x - y);
    expect(took[4]).toBeLessThan(10);
  });
});

describe("the crowd", () => {
  it("LN7 up to 16 players it is exact, and 5,000 are summed up to within half a point", () => {
    const random = rng("crowd");
    const b = priorDifficulty("hard");
    for (const n of [1, 3, 12, 16, 24, 5_000]) {
      const thetas = Array.from({ length: n }, () => ({ m: normal(random), v: 0.2 }));
      const chances = thetas.map((theta) => predict(theta, b, 0.25, 2)).sort((x, y) => x - y);
      const low = chances.slice(0, Math.ceil(n / 4));
      const got = crowdChance(crowd(thetas), b, 0.25, 2);
      const slack = n <= 16 ? 1e-9 : 0.005;
      expect(Math.abs(got.mean - mean(chances))).toBeLessThan(slack);
      expect(Math.abs(got.bottom - mean(low))).toBeLessThan(Math.max(slack, n === 24 ? 0.02 : 0));
    }
    expect(crowdChance(crowd([]), priorDifficulty("medium"), 0, 0).mean).toBe(0.5);
  });

  it("LN8 the explanation repairs six tenths of what was missed", () => {
    expect(afterFeedback({ mean: 0.25, bottom: 0.25 }, 0.25).mean).toBeCloseTo(0.7, 12);
    expect(afterFeedback({ mean: 1, bottom: 0.5 }, 0).mean).toBe(1);
    expect(afterFeedback({ mean: 1, bottom: 0.5 }, 0).bottom).toBeCloseTo(0.8, 12);
  });
});

describe("the class's memory", () => {
  it("LN9 fades as the formula says, and grows stable by spaced success only", () => {
    const first = firstMemory(0.5);
    expect(first).toEqual({ a: 0.8, s: 1.5 });
    expect(knownAfter(first, 0)).toBeCloseTo(0.8, 12);
    expect(knownAfter(first, 7)).toBeCloseTo(0.8 / Math.sqrt(1 + (0.235 * 7) / 1.5), 12);
    expect(nextMemory(first, 1, 0.49).s).toBe(1.5);
    expect(nextMemory(first, 1, 0.51).s).toBeCloseTo(1.5 + 1.5 * 0.51, 12);
    expect(nextMemory(first, 1, 2).s).toBeCloseTo(1.5 * 3, 12);
    expect(nextMemory(first, 0.9, 100).s).toBeCloseTo(1.5 * (1 + 0.9 * 3), 12);
    expect(nextMemory(first, 0.2, 2).s).toBeCloseTo(0.9, 12);
    expect(nextMemory({ a: 1, s: 0.5 }, 0.2, 2).s).toBe(0.5);
    expect(knownAhead(0.7, 14)).toBeLessThan(knownAhead(0.7, 7));
  });
});
