import { describe, expect, it, vi } from "vitest";
import { normal, rng } from "#lib/kit/rng.ts";
import { priorDifficulty, priorPressure } from "#lib/learning/filter.ts";
import { expectedRange } from "#lib/sequence/expect.ts";
import { dialOf, expectedSlots, exposuresMax, planClock, slotsByRound } from "#lib/sequence/plan.ts";
import { bankOf, play } from "./room.ts";

vi.setConfig({ testTimeout: 120_000 });

const PLAN = {
  rounds: 4,
  roundSec: 240,
  breakSec: 75,
  dialLadder: [1, 2, 2, 3] as const,
  reviewMin: 7 as const,
  confidence: {
    ask: "dial" as const,
    right: [1, 2, 3] as [number, number, number],
    wrong: [0, -1, -4] as [number, number, number],
  },
};
const plan = { ...PLAN, dialLadder: [...PLAN.dialLadder] };

/** a class of which nothing is known */
const PRIORS = {
  plan: { ...plan, returnBudget: 0.05, relatedTopics: true },
  pressure: ([0, 1, 2, 3, 4] as const).map(priorPressure),
  players: 24,
  earlier: {},
};

describe("plans", () => {
  it("SQ35 foretells how many questions a session will hold, within a tenth on average", () => {
    let told = 0;
    let held = 0;
    for (let i = 0; i < 40; i++) {
      const bank = bankOf({ topics: 8, each: 12, seed: `${i}` });
      told += expectedSlots(bank, plan);
      held += play({ seed: `slots ${i}`, bank, players: 4, spread: 0.15 }).played.length;
    }
    expect(told / held).toBeGreaterThan(0.88);
    expect(told / held).toBeLessThan(1.12);
    expect(slotsByRound(bankOf({ topics: 8, each: 12 }), plan).length).toBe(4);
  });

  it("SQ35 never promises more than the bank can give", () => {
    expect(expectedSlots([], plan)).toBe(0);
    expect(expectedSlots(bankOf({ topics: 2, each: 2 }), plan)).toBe(12);
    expect(expectedSlots(bankOf({ topics: 2, each: 2, pairs: true }), plan)).toBe(6);
    expect([exposuresMax(12, 40), exposuresMax(20, 40)]).toEqual([3, 2]);
  });

  it("SQ36 counts count-ins, rounds, breaks between them and the review", () => {
    expect(planClock(plan)).toBe(4 * 243 + 3 * 75 + 7 * 60);
    expect(planClock({ rounds: 1, roundSec: 180, breakSec: 60, reviewMin: 4 })).toBe(183 + 240);
    expect(dialOf(plan, 3)).toBe(3);
    expect(dialOf(plan, 7)).toBe(3);
    expect(dialOf({ dialLadder: [] }, 0)).toBe(2);
  });

  it("SQ37 S8 the rehearsed range covers what the engine makes of a first session, and is the same for the same plan", () => {
    let inside = 0;
    let width = 0;
    for (let i = 0; i < 40; i++) {
      const bank = bankOf({ topics: 8, each: 12, seed: `rehearsed ${i}` });
      const expecting = { ...PRIORS, seed: `${i}`, bank, b: bank.map((item) => priorDifficulty(item.level)) };
      const range = expectedRange(expecting);
      if (i === 0) expect(expectedRange(expecting)).toEqual(range);
      const whole = 0.3 * normal(rng(`whole ${i}`));
      const { played } = play({ seed: `score ${i}`, bank, ability: whole });
      const share = played.reduce((sum, one) => sum + one.success, 0) / played.length;
      if (share >= range.low && share <= range.high) inside++;
      width += range.high - range.low;
    }
    expect(inside / 40).toBeGreaterThanOrEqual(0.75);
    expect(width / 40).toBeLessThan(0.25);
  });

  it("SQ37 what is known of squad and questions moves and narrows the range; nothing to ask has none", () => {
    const bank = bankOf({ topics: 8, each: 12 });
    const b = bank.map((item) => priorDifficulty(item.level));
    const unknown = expectedRange({ ...PRIORS, seed: "x", bank, b });
    const players = Array.from({ length: 24 }, () => ({ m: 0.9, v: 0.1 }));
    const known = expectedRange({
      ...PRIORS,
      seed: "x",
      bank,
      b: b.map(({ m }) => ({ m, v: 0.1 })),
      players,
    });
    expect(known.low).toBeGreaterThan(unknown.low);
    expect(known.high - known.low).toBeLessThan(unknown.high - unknown.low);
    expect(expectedRange({ ...PRIORS, seed: "x", bank: [], b: [] })).toEqual({ low: 0, high: 1 });
  });
});
