import { describe, expect, it, vi } from "vitest";
import { pickNext } from "#lib/sequence/pick.ts";
import type { BankItem, Exposure, Predicted, SequenceState } from "#lib/sequence/types.ts";
import { bankOf, play, START } from "./room.ts";

vi.setConfig({ testTimeout: 120_000 });

const BANK = bankOf({ topics: 8, each: 12, typed: 0 }).map((item) => ({
  ...item,
  task: "fact" as const,
  words: 12,
}));

const seen = (slot: number, more: Partial<Exposure> = {}): Exposure => ({
  slots: [slot],
  lastAt: 500_000,
  success: 0.7,
  confidentlyWrong: 0,
  explainedAfterMiss: false,
  missedSlot: null,
  missedAt: null,
  returned: false,
  breaksBefore: 0,
  ...more,
});

/** A first session in its third round, `pick` questions into it. */
function state(change: Partial<SequenceState> & { seed: string }): SequenceState {
  const pick = change.pick ?? 3;
  const recent = Array.from({ length: pick }, (_, i) => ({
    index: 90 + (i % 6),
    topic: `topic ${2 + (i % 6)}`,
    predicted: 0.7,
    bottom: 0.6,
    slot: "new" as const,
  }));
  return {
    ...START,
    bank: BANK,
    slotsExpected: 44,
    round: 2,
    pick,
    slot: 22 + pick,
    elapsedMs: pick * 22_000,
    breaksBegun: 2,
    recent,
    ...change,
  };
}

const pickWith = (
  change: Partial<SequenceState> & { seed: string },
  predict: (index: number) => Predicted,
) => {
  const pick = pickNext(state(change), predict);
  if (!pick) throw new Error("the round should go on");
  return pick;
};

const flat = (mean: number, bottom = mean - 0.1) => ({ mean, bottom });
const seeds = (n: number) => Array.from({ length: n }, (_, i) => `shape ${i}`);

describe("new questions and the dial", () => {
  it("SQ9 new questions are never played above dial 2, and a lowered dial is recorded", () => {
    for (const dial of [0, 1, 2, 3, 4] as const) {
      const pick = pickWith({ seed: "dial", dial }, () => flat(0.7));
      expect(pick.dial).toBe(Math.min(dial, 2));
      expect(pick.compromises.includes("dial_lowered")).toBe(dial > 2);
    }
    for (const { played } of play({ seed: "club", bank: BANK, ladder: [2, 3, 3, 4] }).rounds) {
      for (const one of played) if (!one.seen) expect(one.pick.dial).toBeLessThanOrEqual(2);
    }
  });

  it("SQ10 game speed is for what was asked before the last break and will probably be right", () => {
    const exposures = Object.fromEntries(
      BANK.map((item) => [item.index, seen(item.index % 20, { breaksBefore: item.index % 2 })]),
    );
    const at = (mean: number, breaksBegun: number) =>
      seeds(20).map((seed) => {
        const pick = pickWith({ seed, dial: 4, exposures, breaksBegun }, () => flat(mean));
        return { pick, ready: (exposures[pick.index]?.breaksBefore ?? 9) < breaksBegun };
      });
    for (const { pick, ready } of at(0.65, 1)) expect(pick.dial).toBe(ready ? 4 : 2);
    expect(at(0.65, 1).some(({ ready }) => !ready)).toBe(true);
    for (const { pick } of at(0.55, 2)) {
      expect(pick.dial).toBe(2);
      expect(pick.compromises).toContain("dial_lowered");
    }
  });
});

describe("the shape of a round", () => {
  it("SQ11 opens with a question that 85 % should have right, or the easiest and a record", () => {
    for (const seed of seeds(20)) {
      const some = pickWith({ seed, pick: 0, recent: [] }, (index) => flat(index % 9 === 0 ? 0.9 : 0.7));
      expect(some).toMatchObject({ slot: "opener", predicted: { mean: 0.9 } });
      expect(some.compromises).not.toContain("opener_below_85");
      const none = pickWith({ seed, pick: 0, recent: [] }, (index) => flat(index % 9 === 0 ? 0.8 : 0.7));
      expect(none.predicted.mean).toBe(0.8);
      expect(none.compromises).toContain("opener_below_85");
    }
  });

  it("SQ12 never two questions in a row that more than 45 % should miss, unless there is nothing else", () => {
    const recent = state({ seed: "" }).recent.map((one) => ({ ...one, predicted: 0.5, bottom: 0.6 }));
    for (const seed of seeds(20)) {
      const pick = pickWith({ seed, recent }, (index) => flat(index % 9 === 0 ? 0.56 : 0.5));
      expect(pick.predicted.mean).toBe(0.56);
      expect(pickWith({ seed, recent }, () => flat(0.5)).compromises).toContain("hard_pair");
      expect(pickWith({ seed }, () => flat(0.5)).compromises).not.toContain("hard_pair");
    }
  });

  it("SQ15 the lowest quarter can expect 45 % of each round: in at least 95 % of simulated rounds", () => {
    let rounds = 0;
    let kept = 0;
    for (let i = 0; i < 60; i++) {
      for (const { played } of play({
        seed: `floor ${i}`,
        bank: bankOf({ topics: 8, each: 12, seed: `${i}` }),
      }).rounds) {
        rounds++;
        if (played.reduce((sum, one) => sum + one.pick.predicted.bottom, 0) >= 0.45 * played.length) kept++;
      }
    }
    expect(kept / rounds).toBeGreaterThanOrEqual(0.95);
  });

  it("SQ15 a round that is too hard so far goes on with what is within reach, and what falls short is recorded", () => {
    const recent = state({ seed: "" }).recent.map((one) => ({ ...one, bottom: 0.4 }));
    for (const seed of seeds(20)) {
      const pick = pickWith({ seed, recent }, (index) => flat(0.7, index % 9 === 0 ? 0.65 : 0.5));
      expect(pick.predicted.bottom).toBe(0.65);
      expect(pickWith({ seed, recent }, () => flat(0.6, 0.4)).compromises).toContain("floor_below_45");
    }
  });

  it("SQ24 after an auto-ease the third and the fifth question are within the lowest quarter's reach", () => {
    const predict = (index: number) => flat(0.75, index % 10 === 0 ? 0.7 : 0.5);
    for (const seed of seeds(20)) {
      for (const pick of [2, 4])
        expect(pickWith({ seed, pick, accessItems: 2 }, predict).predicted.bottom).toBe(0.7);
    }
    const free = seeds(40).map(
      (seed) => pickWith({ seed, pick: 6, accessItems: 2 }, predict).predicted.bottom,
    );
    expect(new Set(free)).toEqual(new Set([0.5, 0.7]));
    for (const seed of seeds(5)) {
      const eased = pickWith({ seed, pick: 2, accessItems: 2 }, (index) =>
        flat(0.6, 0.45 + (index % 10) / 100),
      );
      expect(eased.predicted.bottom).toBeGreaterThan(0.5);
    }
  });

  it("SQ25 when nobody struggled for two rounds, secure questions are left out and bridges and rewordings preferred; the time stays", () => {
    const bank = BANK.map((item, i) => (i % 4 === 0 ? { ...item, task: "bridge" as const } : item));
    const bridges = (raise: boolean) =>
      seeds(150).filter((seed) => {
        const pick = pickWith({ seed, bank, raise }, (index) => flat(index % 2 === 0 ? 0.8 : 0.92));
        if (raise) expect(pick.predicted.mean).toBeLessThanOrEqual(0.88);
        return bank[pick.index]?.task === "bridge";
      }).length;
    expect(bridges(true)).toBeGreaterThan(bridges(false) + 20);
    const [calm, raised] = [false, true].map((raise) => pickWith({ seed: "x", raise }, () => flat(0.8)));
    expect(raised?.limitMs).toBe(calm?.limitMs);
  });
});

describe("the clutch", () => {
  /** Everything but the last slot is over; forty were asked before the break, ten more this round. */
  const late = (
    change: Partial<SequenceState> & { seed: string },
  ): Partial<SequenceState> & { seed: string } => ({
    pick: 9,
    elapsedMs: 220_000,
    exposures: Object.fromEntries(BANK.slice(0, 22).map((item) => [item.index, seen(item.index)])),
    ...change,
  });
  const band = (index: number) => flat(index < 22 ? ([0.5, 0.7, 0.9][index % 3] ?? 0) : 0.7);

  it("SQ13 the last slot is something seen before, 60 to 80 % likely, never new", () => {
    for (const seed of seeds(20)) {
      const pick = pickWith(late({ seed }), band);
      expect(pick.slot).toBe("clutch");
      expect(pick.index).toBeLessThan(22);
      expect(pick.predicted.mean).toBe(0.7);
      expect(pick.compromises).toEqual([]);
      const off = pickWith(late({ seed }), (index) => flat(index < 22 ? (index % 2 ? 0.9 : 0.83) : 0.7));
      expect(off.predicted.mean).toBe(0.83);
      expect(off.compromises).toContain("clutch_out_of_band");
    }
  });

  it("SQ13 what was missed is a clutch only once it has been explained", () => {
    const miss = (explained: boolean) => {
      const wrong = seen(5, {
        missedSlot: 5,
        missedAt: 600_000,
        explainedAfterMiss: explained,
        success: 0.2,
      });
      return pickWith(late({ seed: "miss", exposures: { 5: wrong } }), () => flat(0.7)).slot;
    };
    expect(miss(true)).toBe("clutch");
    expect(miss(false)).toBe("new");
  });

  it("SQ14 the clutch comes from the budget for repeats, except that a round at game speed has one anyway", () => {
    const slotOf = (change: Partial<SequenceState>) =>
      pickWith(late({ seed: "budget", ...change }), band).slot;
    expect(slotOf({ returnBudget: 0 })).toBe("new");
    expect(slotOf({ returnBudget: 0, dial: 3 })).toBe("clutch");
    expect(slotOf({ round: 0, breaksBegun: 1 })).toBe("new");
    expect(slotOf({ slotsExpected: 18 })).toBe("new");
    expect(pickWith(late({ seed: "none", dial: 3, exposures: {} }), band).compromises).toContain("no_clutch");
    let have = 0;
    for (let i = 0; i < 20; i++) {
      play({
        seed: `club ${i}`,
        bank: bankOf({ topics: 8, each: 12, seed: `${i}` }),
        players: 8,
        ladder: [2, 3, 3, 4],
      }).rounds.forEach(({ played }, round) => {
        const clutches = played.filter((one) => one.pick.slot === "clutch");
        expect(clutches.length).toBeLessThanOrEqual(round === 0 ? 0 : 1);
        have += clutches.length;
      });
    }
    expect(have).toBeGreaterThanOrEqual(50);
  });
});

describe("the coach's adjustments", () => {
  it("SQ22 target topics get their check slots, at least three, spread over the round", () => {
    for (let i = 0; i < 40; i++) {
      const before = (round: number) => (round === 2 ? { checks: [{ topic: "topic 3", owed: 3 }] } : {});
      const { rounds } = play({
        seed: `check ${i}`,
        bank: bankOf({ topics: 8, each: 12, seed: `${i}` }),
        roundSec: 300,
        before,
      });
      const played = rounds[2]?.played ?? [];
      const at = played.flatMap((one, slot) => (one.topic === "topic 3" ? [slot] : []));
      expect(at.length).toBeGreaterThanOrEqual(3);
      expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(played.length / 3);
      at.forEach((slot, k) => {
        if (k > 0) expect(slot - (at[k - 1] ?? 0)).toBeGreaterThanOrEqual(2);
      });
      expect(played.some((one) => one.pick.slot === "check")).toBe(true);
    }
  });

  it("SQ22 two topics can be checked in one round", () => {
    const checks = [
      { topic: "topic 1", owed: 3 },
      { topic: "topic 5", owed: 3 },
    ];
    for (let i = 0; i < 12; i++) {
      const { rounds } = play({
        seed: `two checks ${i}`,
        bank: BANK,
        roundSec: 300,
        before: (round) => (round === 1 ? { checks } : {}),
      });
      for (const { topic } of checks) {
        expect(rounds[1]?.played.filter((one) => one.topic === topic).length).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it("SQ23 what cannot be checked is recorded where it was due, and on the last slot", () => {
    const before = (round: number) => (round === 1 ? { checks: [{ topic: "nowhere", owed: 3 }] } : {});
    const { rounds } = play({ seed: "short", bank: BANK, before });
    const marks = rounds[1]?.played.filter((one) => one.pick.compromises.includes("checks_short")) ?? [];
    expect(marks.length).toBeGreaterThanOrEqual(1);
    expect(marks.length).toBeLessThanOrEqual(3);
  });

  it("SQ26 a dropped topic is not asked, and a doubled one about twice as often", () => {
    const count = (change: Partial<SequenceState>) => {
      let hits = 0;
      for (let i = 0; i < 150; i++) {
        for (const one of play({ seed: `mix ${i}`, bank: BANK, players: 1, rounds: 2, change }).played) {
          if (one.topic === "topic 3") hits++;
        }
      }
      return hits;
    };
    const plain = count({});
    expect(count({ droppedTopics: ["topic 3"] })).toBe(0);
    expect(count({ topicWeight: { "topic 3": 2 } }) / plain).toBeGreaterThan(1.35);
    expect(count({ topicWeight: { "topic 3": 0.5 } }) / plain).toBeLessThan(0.75);
  });

  it("SQ27 the pace lengthens or shortens every limit by a fifth, and nothing else", () => {
    const [slow, even, fast] = [1.2, 1, 0.8].map(
      (pace) =>
        pickWith({ seed: "pace", pace, bank: BANK.slice(0, 40), elapsedMs: 30_000 }, () => flat(0.7)).limitMs,
    );
    expect(even).toBe(17_000);
    expect(slow).toBe(20_000);
    expect(fast).toBe(14_000);
  });

  it("SQ40 says the three largest reasons for its choice", () => {
    const { why } = pickWith({ seed: "why" }, () => flat(0.7));
    expect(why.length).toBeGreaterThan(0);
    expect(why.length).toBeLessThanOrEqual(3);
    expect(why[0]).toEqual({ term: "new", amount: 50 });
    const sizes = why.map(({ amount }) => Math.abs(amount));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});

describe("the gettable band", () => {
  it("SQ41 where there are more new questions than slots, those within the band come first", () => {
    const inBand = (bank: readonly BankItem[], slotsExpected: number) =>
      seeds(120).filter((seed) => {
        const pick = pickWith({ seed, bank, slotsExpected }, (index) =>
          index % 2 ? flat(0.72) : flat(0.97),
        );
        return pick.index % 2 === 1;
      }).length / 120;
    expect(inBand(BANK, 44)).toBeGreaterThan(0.9);
    // Where every question will be asked anyway, nothing is put off to the end.
    expect(inBand(BANK, 400)).toBeLessThan(0.65);
  });
});
