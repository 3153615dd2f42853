import { describe, expect, it } from "vitest";
import { normal, type Rng, rng } from "#lib/kit/rng.ts";
import { clamp } from "#lib/kit/stats.ts";
import { didItWork, didTacticWork, type Outcome } from "#lib/learning/worked.ts";

/**
 * One round: `items` check questions and eight others, whose success scatters about the prediction by
 * question (.08) and by topic (.04), and whose answers by player (.1). `lift` is what the change did.
 */
function round(random: Rng, players: number, items: number, lift: number) {
  const ability = Array.from({ length: players }, () => 0.1 * normal(random));
  const answers = (count: number, from: number, shift: number): Outcome[] => {
    const topic = 0.04 * normal(random);
    return Array.from({ length: count }, (_, i) => {
      const p = 0.4 + 0.3 * random.next();
      const truth = p + shift + topic + 0.079 * normal(random);
      return ability.map((more) => ({
        item: from + i,
        p: clamp(p + more, 0.05, 0.95),
        y: random.next() < clamp(truth + more, 0.02, 0.98) ? 1 : 0,
      }));
    }).flat();
  };
  return didItWork(answers(items, 0, lift), answers(8, 100, 0));
}

function share(players: number, items: number, lift: number, what: "working" | "not-yet"): number {
  const random = rng(`worked/${players}/${items}/${lift}`);
  let hits = 0;
  for (let i = 0; i < 2_000; i++) if (round(random, players, items, lift).verdict === what) hits++;
  return hits / 2_000;
}

describe("did it work", () => {
  it("LN24 false alarms are at most one in ten, either way", () => {
    for (const [players, items] of [
      [12, 3],
      [24, 5],
      [6, 3],
    ] as const) {
      expect(share(players, items, 0, "working")).toBeLessThanOrEqual(0.1);
      expect(share(players, items, 0, "not-yet")).toBeLessThanOrEqual(0.1);
    }
  });

  it("LN25 a change worth 25 points is seen: 60 % with 12 × 3 answers, 80 % with 24 × 5", () => {
    expect(share(12, 3, 0.25, "working")).toBeGreaterThanOrEqual(0.6);
    expect(share(24, 5, 0.25, "working")).toBeGreaterThanOrEqual(0.8);
  });

  it("LN26 the effect is above expectation and above the rest of the round", () => {
    const check = [
      { item: 1, y: 1, p: 0.5 },
      { item: 1, y: 1, p: 0.5 },
      { item: 2, y: 0, p: 0.5 },
      { item: 3, y: 1, p: 0.5 },
    ];
    const other = [
      { item: 9, y: 1, p: 0.6 },
      { item: 9, y: 0, p: 0.6 },
    ];
    const told = didItWork(check, other);
    expect(told).toMatchObject({ n: 4, items: 3, obs: 0.75, exp: 0.5 });
    expect(told.control).toBeCloseTo(-0.1, 12);
    expect(told.effect).toBeCloseTo(0.35, 12);
    const se = (1.5 * 4 * 0.25) / 16 + (1.5 * 2 * 0.24) / 4 + 0.079 ** 2 / 3 + 0.079 ** 2 + 0.04 ** 2;
    expect(told.se).toBeCloseTo(Math.sqrt(se), 12);
    expect(told.spread).toBeCloseTo(1.28 * Math.sqrt(se), 12);
    // Just above 1.28 standard errors is "working", just below is not.
    const many = (right: number) => {
      const answers = Array.from({ length: 400 }, (_, i) => ({ item: i, y: i < right ? 1 : 0, p: 0.5 }));
      return didItWork(answers, []);
    };
    const bar = 1.28 * Math.sqrt((1.5 * 0.25) / 400 + 0.079 ** 2 / 400 + 0.04 ** 2);
    expect(many(200 + Math.ceil(400 * bar)).verdict).toBe("working");
    expect(many(200 + Math.floor(400 * bar)).verdict).toBe("no-clear-change");
    expect(many(200 - Math.ceil(400 * bar)).verdict).toBe("not-yet");
    expect(told.verdict).toBe("no-clear-change");
  });

  it("LN27 without check answers nothing is claimed", () => {
    expect(didItWork([], [{ item: 1, y: 1, p: 0.5 }])).toMatchObject({
      n: 0,
      obs: null,
      verdict: "no-clear-change",
    });
    expect(didItWork([{ item: 1, y: 1, p: 0.9 }], []).control).toBeNull();
  });

  it("LN28 a tactic works when the rate of its hints falls clearly", () => {
    expect(didTacticWork({ count: 30, n: 100 }, { count: 10, n: 100 }).verdict).toBe("working");
    expect(didTacticWork({ count: 10, n: 100 }, { count: 30, n: 100 }).verdict).toBe("not-yet");
    expect(didTacticWork({ count: 3, n: 20 }, { count: 2, n: 20 }).verdict).toBe("no-clear-change");
    expect(didTacticWork({ count: 4, n: 4 }, { count: 0, n: 90 }).verdict).toBe("no-clear-change");
    expect(didTacticWork({ count: 0, n: 0 }, { count: 0, n: 9 })).toMatchObject({ before: null, after: 0 });
  });

  it("LN28 a tactic that changed nothing is called working at most once in ten", () => {
    const random = rng("tactic");
    const draw = (n: number, p: number) =>
      Array.from({ length: n }, () => random.next()).filter((x) => x < p).length;
    for (const rate of [0.05, 0.15, 0.3]) {
      let hits = 0;
      for (let i = 0; i < 3_000; i++) {
        const after = { count: draw(120, rate), n: 120 };
        if (didTacticWork({ count: draw(120, rate), n: 120 }, after).verdict === "working") hits++;
      }
      expect(hits / 3_000).toBeLessThanOrEqual(0.115);
    }
  });
});
