import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Dial } from "#lib/model/plan.ts";
import { pickNext } from "#lib/sequence/pick.ts";
import type { BankItem, Exposure, SequenceState, SlotKind } from "#lib/sequence/types.ts";

vi.setConfig({ testTimeout: 120_000 });
fc.configureGlobal({ seed: 20_261_121, numRuns: 400 });

const topic = fc.constantFrom("a", "b", "c", "d", "", "__proto__");
const dial = fc.constantFrom<Dial>(0, 1, 2, 3, 4);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const item = fc.record({
  topics: fc.array(topic, { minLength: 1, maxLength: 3 }),
  level: fc.constantFrom("easy", "medium", "hard"),
  task: fc.constantFrom("fact", "concept", "application", "calculation", "bridge"),
  options: fc.nat(8),
  words: fc.nat(240),
  variantGroup: fc.option(fc.constantFrom("v1", "v2", "v3"), { nil: null }),
});

const bank = fc.array(item, { maxLength: 40 }).map((items) =>
  items.map(
    (one, index): BankItem => ({
      ...one,
      index: index * 3,
      id: `q${(index * 7) % 40}`,
      floor: one.options > 1 ? 1 / one.options : 0,
    }),
  ),
);

const exposure: fc.Arbitrary<Exposure> = fc
  .record({
    slots: fc.uniqueArray(fc.nat(40), { maxLength: 4 }),
    success: fc.option(share, { nil: null }),
    confidentlyWrong: share,
    explainedAfterMiss: fc.boolean(),
    missed: fc.boolean(),
    returned: fc.boolean(),
    breaksBefore: fc.nat(4),
  })
  .map(({ missed, slots, ...rest }) => ({
    ...rest,
    slots: slots.toSorted((a, b) => a - b),
    lastAt: 500_000,
    missedSlot: missed ? (slots[0] ?? null) : null,
    missedAt: missed ? 400_000 : null,
  }));

const slot = fc.constantFrom<SlotKind>("opener", "new", "review", "probe", "return", "check", "clutch");

const state: fc.Arbitrary<SequenceState> = fc
  .record({
    seed: fc.string(),
    bank,
    shown: fc.array(fc.tuple(fc.nat(39), exposure), { maxLength: 30 }),
    round: fc.nat(7),
    rounds: fc.integer({ min: 1, max: 8 }),
    pick: fc.nat(14),
    slotsExpected: fc.nat(60),
    returns: fc.nat(5),
    before: fc.array(fc.tuple(fc.nat(39), topic, share, slot), { maxLength: 15 }),
    elapsedMs: fc.integer({ min: 0, max: 220_000 }),
    rules: fc.constantFrom(1, 2),
    roundMs: fc.integer({ min: 180_000, max: 300_000 }),
    breaksBegun: fc.nat(4),
    dial,
    droppedTopics: fc.array(topic, { maxLength: 4 }),
    topicWeight: fc.dictionary(topic, fc.constantFrom(0.5, 2), { noNullPrototype: true }),
    pace: fc.constantFrom(1, 0.8, 1.2),
    checks: fc.array(fc.record({ topic, owed: fc.nat(4) }), { maxLength: 2 }),
    confidenceMs: fc.constantFrom(0, 3_000),
    returnBudget: fc.double({ min: 0, max: 0.15, noNaN: true }),
    relatedTopics: fc.boolean(),
    accessItems: fc.nat(2),
    raise: fc.boolean(),
    usedShare: fc.option(share, { nil: null }),
    past: fc.option(
      fc.array(
        fc.record({
          sessionsSince: fc.integer({ min: 1, max: 9 }),
          missed: fc.boolean(),
          confidentlyWrong: fc.boolean(),
          probe: fc.boolean(),
        }),
        { maxLength: 39 },
      ),
      { nil: undefined },
    ),
  })
  .map(({ shown, before, past, ...rest }) => ({
    ...rest,
    slot: 41,
    now: 1_000_000,
    exposures: Object.fromEntries(shown.map(([at, one]) => [at * 3, one])),
    recent: before.map(([at, name, predicted, kind]) => ({
      index: at * 3,
      topic: name,
      predicted,
      bottom: predicted,
      slot: kind,
    })),
    responseTimes: {},
    ...(past ? { past: Object.fromEntries(past.map((one, at) => [at * 3, one])) } : {}),
  }));

const family = (one: BankItem) => (one.variantGroup === null ? one.id : `v/${one.variantGroup}`);

describe("any state at all", () => {
  it("SQ33 gives a legal pick or none, and never throws", () => {
    let picks = 0;
    const law = fc.property(state, fc.func(fc.tuple(share, share)), (now, chance) => {
      const predict = (index: number) => {
        const [a, b] = chance(index);
        return { mean: Math.max(a, b), bottom: Math.min(a, b) };
      };
      const pick = pickNext(now, predict);
      expect(pickNext(now, predict)).toEqual(pick);
      if (!pick) return;
      picks++;
      const chosen = now.bank.find((one) => one.index === pick.index);
      if (!chosen) throw new Error("not in the bank");
      expect(now.droppedTopics).not.toContain(chosen.topics[0]);
      const relatives = now.bank.filter((one) => family(one) === family(chosen));
      const slots = relatives.flatMap((one) => now.exposures[one.index]?.slots ?? []);
      expect(slots.length).toBeLessThan(3);
      for (const slot of slots) expect(now.slot - slot).toBeGreaterThanOrEqual(3);
      const known = slots.length > 0 || relatives.some((one) => now.past?.[one.index]);
      expect(pick.dial).toBeLessThanOrEqual(known ? now.dial : Math.min(now.dial, 2));
      if (pick.slot === "clutch" || pick.slot === "return") expect(known).toBe(true);
      expect(Number.isInteger(pick.limitMs) && pick.limitMs <= 90_000).toBe(true);
      expect(pick.dial === 0 ? pick.limitMs === 0 : pick.limitMs >= 8_000).toBe(true);
      expect(Number.isInteger(pick.expectedMs) && pick.expectedMs > 0).toBe(true);
      expect(new Set(pick.compromises).size).toBe(pick.compromises.length);
      for (const { amount } of pick.why) expect(Number.isFinite(amount)).toBe(true);
      if (now.pick > 0) expect(now.roundMs - now.elapsedMs).toBeGreaterThan(10_000);
    });
    void fc.assert(law);
    expect(picks).toBeGreaterThan(100);
  });
});
