import { describe, expect, it, vi } from "vitest";
import { pickNext } from "#lib/sequence/pick.ts";
import type { Exposure, Past, SequenceState } from "#lib/sequence/types.ts";
import { bankOf, play, START } from "./room.ts";

vi.setConfig({ testTimeout: 120_000 });

const sure = () => ({ mean: 0.7, bottom: 0.6 });

const missed: Exposure = {
  slots: [3],
  lastAt: 900_000,
  success: 0.3,
  confidentlyWrong: 0,
  explainedAfterMiss: true,
  missedSlot: 3,
  missedAt: 800_000,
  returned: false,
  breaksBefore: 0,
};

describe("exposures", () => {
  it("SQ6 every question comes once before any comes twice, clutch and returns apart", () => {
    for (let i = 0; i < 12; i++) {
      const bank = bankOf({ topics: 6, each: 4, seed: `${i}` });
      const seen = new Set<number>();
      for (const { pick } of play({ seed: `cover ${i}`, bank }).played) {
        if (seen.has(pick.index) && pick.slot !== "clutch" && pick.slot !== "return") {
          expect(seen.size).toBe(bank.length);
        }
        seen.add(pick.index);
      }
      expect(seen.size).toBe(bank.length);
    }
  });

  it("SQ7 a second pass is recorded, keeps three slots' distance and asks nothing more than twice, or thrice where the bank is small", () => {
    for (const [each, most] of [
      [5, 2],
      [3, 3],
    ] as const) {
      for (let i = 0; i < 10; i++) {
        const bank = bankOf({ topics: 4, each, seed: `${i}` });
        const slots = new Map<number, number[]>();
        for (const { pick, slot } of play({ seed: `pass ${i}`, bank }).played) {
          const before = slots.get(pick.index) ?? [];
          if (before.length > 0) expect(slot - (before.at(-1) ?? 0)).toBeGreaterThanOrEqual(3);
          if (pick.slot === "review") expect(pick.compromises).toContain("bank_repeats");
          slots.set(pick.index, [...before, slot]);
        }
        for (const list of slots.values()) expect(list.length).toBeLessThanOrEqual(most);
      }
    }
  });

  it("SQ7 the second pass starts with what was asked longest ago", () => {
    const bank = bankOf({ topics: 4, each: 5 });
    let lag = 0;
    let n = 0;
    for (let i = 0; i < 12; i++) {
      const last = new Map<number, number>();
      for (const { pick, slot } of play({ seed: `lag ${i}`, bank }).played) {
        if (pick.slot === "review") {
          lag += slot - (last.get(pick.index) ?? 0);
          n++;
        }
        last.set(pick.index, slot);
      }
    }
    // Twenty questions in a row that start again are twenty slots apart.
    expect(lag / n).toBeGreaterThan(14);
  });

  it("SQ8 rewordings count as one question, and come back in the other wording", () => {
    const bank = bankOf({ topics: 8, each: 12, pairs: true });
    let back = 0;
    for (let i = 0; i < 12; i++) {
      const groups = new Map<string, number>();
      for (const { item, pick } of play({ seed: `pairs ${i}`, bank }).played) {
        const group = item.variantGroup ?? "";
        const before = groups.get(group);
        if (before !== undefined) {
          expect(["clutch", "return"]).toContain(pick.slot);
          expect(pick.index).not.toBe(before);
          back++;
        }
        groups.set(group, pick.index);
      }
    }
    expect(back).toBeGreaterThan(0);
  });

  it("SQ38 a bank too small for the plan is shared evenly among the rounds", () => {
    const bank = bankOf({ topics: 4, each: 2 }).map((item) => ({ ...item, task: "fact" as const }));
    const { rounds } = play({ seed: "small", bank });
    const sizes = rounds.map(({ played }) => played.length);
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(24);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
  });

  it("SQ39 a question that was taken off is not asked again in that round", () => {
    const bank = bankOf({ topics: 1, each: 2 });
    const recent = [{ index: 0, topic: "topic 0", predicted: 0.6, bottom: 0.5, slot: "new" as const }];
    const state = { ...START, seed: "off", bank, slotsExpected: 4, pick: 1, recent };
    for (let i = 0; i < 20; i++) expect(pickNext({ ...state, seed: `off ${i}` }, sure)?.index).toBe(1);
    expect(pickNext({ ...state, bank: bank.slice(0, 1) }, sure)).toBeNull();
  });
});

describe("what comes back", () => {
  it("SQ16 repeats stay within the day's budget, and a budget of nothing means none", () => {
    for (const budget of [0, 0.05, 0.15]) {
      for (let i = 0; i < 12; i++) {
        const bank = bankOf({ topics: 8, each: 12, seed: `${i}` });
        const { played } = play({
          seed: `budget ${i}`,
          bank,
          ladder: [1, 2, 2, 2],
          change: { returnBudget: budget },
        });
        const repeats = played.filter((one) => one.seen).length;
        const expected = played[0]?.state.slotsExpected ?? 0;
        expect(repeats).toBeLessThanOrEqual(budget * expected);
        if (budget === 0.15) expect(repeats).toBeGreaterThan(0);
        expect(played.filter((one) => one.seen && one.round < 2)).toEqual([]);
      }
    }
  });

  it("SQ16 the default plan keeps repeats within 5 % of its slots", () => {
    for (let i = 0; i < 30; i++) {
      const { played } = play({
        seed: `default ${i}`,
        bank: bankOf({ topics: 8, each: 12, seed: `${i}` }),
        players: 8,
      });
      expect(played.filter((one) => one.seen).length).toBeLessThanOrEqual(
        0.05 * (played[0]?.state.slotsExpected ?? 0),
      );
    }
  });

  /** Forty facts, one of them missed; a budget that leaves room for returns in the third round. */
  function comesBack(change: Partial<Exposure>, state: Partial<SequenceState> = {}, chance = 0.7): boolean {
    const bank = bankOf({ topics: 8, each: 12, typed: 0 }).map((item) => ({
      ...item,
      task: "fact" as const,
      words: 12,
    }));
    for (let i = 0; i < 20; i++) {
      for (let pick = 1; pick < 9; pick++) {
        const asked = { index: 9, topic: "topic 1", predicted: 0.6, bottom: 0.5, slot: "new" as const };
        const got = pickNext(
          {
            ...START,
            seed: `back ${i}`,
            bank,
            slotsExpected: 44,
            round: 2,
            pick,
            slot: 22 + pick,
            elapsedMs: pick * 22_000,
            breaksBegun: 2,
            returnBudget: 0.15,
            recent: Array.from({ length: pick }, () => asked),
            exposures: { 0: { ...missed, ...change }, 9: { ...missed, slots: [21 + pick] } },
            ...state,
          },
          (index) => (index === 0 ? { mean: chance, bottom: chance } : sure()),
        );
        if (got?.slot === "return" && got.index === 0) return true;
      }
    }
    return false;
  }

  it("SQ17 a miss returns once: explained, after a break, eight slots, two minutes, and likely enough", () => {
    expect(comesBack({})).toBe(true);
    expect(comesBack({ explainedAfterMiss: false })).toBe(false);
    expect(comesBack({ returned: true })).toBe(false);
    expect(comesBack({ missedSlot: null, missedAt: null })).toBe(false);
    expect(comesBack({ breaksBefore: 2 })).toBe(false);
    expect(comesBack({ slots: [23], missedSlot: 23 })).toBe(false);
    expect(comesBack({ missedAt: 960_000 })).toBe(false);
    expect(comesBack({ slots: [1, 3] })).toBe(false);
    expect(comesBack({}, {}, 0.55)).toBe(false);
  });

  it("SQ17 nothing returns without budget, in the first two rounds, or when the day's returns are used up", () => {
    expect(comesBack({}, { returnBudget: 0 })).toBe(false);
    expect(comesBack({}, { round: 1 })).toBe(false);
    expect(comesBack({}, { returns: 7 })).toBe(false);
  });
});

describe("later sessions", () => {
  const past = (sessionsSince: number, probe: boolean): Past => ({
    sessionsSince,
    missed: false,
    confidentlyWrong: false,
    probe,
  });

  it("SQ31 probes come first, then the mix of new and earlier; at least 30 % of slots are earlier sessions'", () => {
    const bank = bankOf({ topics: 8, each: 24 });
    const known = Object.fromEntries(
      bank.slice(0, 96).map((item, i) => [item.index, past(1 + (i % 4), i % 12 === 0)]),
    );
    let slots = 0;
    let earlier = 0;
    for (let i = 0; i < 20; i++) {
      const { rounds } = play({ seed: `later ${i}`, bank, change: { past: known } });
      for (const { played } of rounds) {
        const kinds = played.map((one) => one.pick.slot);
        const probes = kinds.filter((kind) => kind === "probe").length;
        expect(kinds.slice(1, 1 + probes).every((kind) => kind === "probe")).toBe(true);
        slots += played.length;
        earlier += played.filter((one) => known[one.pick.index]).length;
      }
      expect(rounds[0]?.played.filter((one) => one.pick.slot === "probe").length).toBeGreaterThan(0);
    }
    expect(earlier / slots).toBeGreaterThan(0.3);
    expect(earlier / slots).toBeLessThan(0.75);
  });

  it("SQ31 which probes are asked does not depend on how likely they are to be right", () => {
    const bank = bankOf({ topics: 6, each: 20, typed: 0 });
    const known = Object.fromEntries(bank.map((item) => [item.index, past(2, item.index % 2 === 0)]));
    const hard = (index: number) => index % 4 === 0;
    let probes = 0;
    let hardOnes = 0;
    for (let i = 0; i < 200; i++) {
      const state = {
        ...START,
        seed: `probe ${i}`,
        bank,
        slotsExpected: 12,
        rounds: 1,
        pick: 1,
        elapsedMs: 20_000,
        past: known,
      };
      const pick = pickNext(state, (index) =>
        hard(index) ? { mean: 0.3, bottom: 0.25 } : { mean: 0.8, bottom: 0.7 },
      );
      if (pick?.slot !== "probe") continue;
      probes++;
      if (hard(pick.index)) hardOnes++;
    }
    expect(probes).toBe(200);
    expect(Math.abs(hardOnes / probes - 0.5)).toBeLessThan(0.1);
  });

  it("SQ32 where nothing is new two slots in five are probes and three due, and nothing comes twice", () => {
    const bank = bankOf({ topics: 4, each: 8 }).map((item) => ({ ...item, task: "fact" as const }));
    const known = Object.fromEntries(bank.map((item, i) => [item.index, past(1, i % 4 < 2)]));
    for (let i = 0; i < 10; i++) {
      const { played } = play({ seed: `follow ${i}`, bank, rounds: 1, ladder: [1], change: { past: known } });
      const probes = played.filter((one) => one.pick.slot === "probe").length;
      expect(probes / played.length).toBeGreaterThan(0.25);
      expect(probes / played.length).toBeLessThan(0.55);
      expect(new Set(played.map((one) => one.pick.index)).size).toBe(played.length);
    }
  });

  it("SQ42 a follow-up asks its probes in their order, whatever their topics and chances, then earlier questions once", () => {
    const bank = bankOf({ topics: 3, each: 12 }).map((item) => ({ ...item, task: "fact" as const }));
    const known = Object.fromEntries(bank.slice(0, 20).map((item) => [item.index, past(1, false)]));
    // Two of a topic in a row, one that hardly anybody will have, and one that was never asked.
    const followUp = [4, 7, 1, 30, 9];
    for (let i = 0; i < 10; i++) {
      const { played } = play({
        seed: `order ${i}`,
        bank,
        rounds: 1,
        ladder: [1],
        change: { past: known, followUp },
      });
      const asked = played.map((one) => one.pick.index);
      expect(asked.slice(0, 5)).toEqual(followUp);
      expect(asked.slice(5).every((index) => index < 20)).toBe(true);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeGreaterThan(7);
    }
  });

  it("SQ42 a probe that is far too long for the time left lets the next one go before, and all asked means over", () => {
    const bank = bankOf({ topics: 3, each: 4, typed: 0 }).map((item) => ({
      ...item,
      words: item.index === 0 ? 90 : 10,
      task: item.index === 0 ? ("calculation" as const) : ("fact" as const),
    }));
    const known = Object.fromEntries(bank.slice(0, 2).map((item) => [item.index, past(1, true)]));
    const state = {
      ...START,
      seed: "long",
      bank,
      slotsExpected: 9,
      rounds: 1,
      past: known,
      followUp: [0, 1],
    };
    expect(pickNext({ ...state, pick: 1, elapsedMs: 100_000 }, sure)?.index).toBe(0);
    expect(pickNext({ ...state, pick: 1, elapsedMs: 210_000 }, sure)?.index).toBe(1);
    const done: Exposure = { ...missed, slots: [0] };
    expect(
      pickNext({ ...state, pick: 2, slot: 9, elapsedMs: 60_000, exposures: { 0: done, 1: done } }, sure),
    ).toBeNull();
  });

  it("SQ43 a focus topic has its first question early, and at the latest in the last slots", () => {
    const bank = bankOf({ topics: 12, each: 10 });
    const places: number[] = [];
    for (let i = 0; i < 10; i++) {
      const focus = ["topic 3", "topic 8", "no such topic"];
      const { played } = play({ seed: `focus ${i}`, bank, change: { focus } });
      for (const topic of focus.slice(0, 2)) places.push(played.findIndex((one) => one.topic === topic));
    }
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThan(10);
    // Late, with one slot left and other questions wanted for everything else: still the focus.
    const state = {
      ...START,
      seed: "late",
      bank,
      slotsExpected: 40,
      round: 3,
      pick: 6,
      elapsedMs: 205_000,
      dial: 2 as const,
    };
    expect(pickNext({ ...state, focus: ["topic 8"] }, sure)?.index).toSatisfy(
      (index: number) => index % 12 === 8,
    );
  });

  it("SQ44 a rewording of what was asked before counts as asked, and a probe's rewordings wait for it", () => {
    const bank = bankOf({ topics: 6, each: 12, pairs: true });
    const first = new Map(bank.toReversed().map((item) => [item.variantGroup, item.index]));
    const asked = bank.filter(
      (item) => item.topics[0] !== "topic 0" && first.get(item.variantGroup) === item.index,
    );
    const known = Object.fromEntries(asked.map((item, i) => [item.index, past(1, i % 6 === 0)]));
    let reworded = 0;
    for (let i = 0; i < 10; i++) {
      const met = new Set<string | null>();
      for (const { item, pick } of play({ seed: `reworded ${i}`, bank, change: { past: known } }).played) {
        if (met.has(item.variantGroup)) continue;
        met.add(item.variantGroup);
        const probe = asked.some((one) => one.variantGroup === item.variantGroup && known[one.index]?.probe);
        if (probe) expect([pick.slot, known[item.index]?.probe]).toEqual(["probe", true]);
        if (pick.slot === "new") expect(item.topics[0]).toBe("topic 0");
        if (pick.slot === "review" && !known[item.index]) reworded++;
      }
    }
    expect(reworded).toBeGreaterThan(0);
  });

  it("SQ45 what the class's memory says will last is needed less", () => {
    const bank = bankOf({ topics: 4, each: 12, typed: 0 }).map((item) => ({
      ...item,
      task: "fact" as const,
      words: 12,
    }));
    const known = Object.fromEntries(bank.map((item) => [item.index, past(1, false)]));
    const ahead = Object.fromEntries(bank.map((item) => [item.index, item.index % 8 < 4 ? 0.95 : 0.05]));
    let slipping = 0;
    for (let i = 0; i < 60; i++) {
      const state = {
        ...START,
        seed: `need ${i}`,
        bank,
        slotsExpected: 40,
        pick: 1,
        elapsedMs: 20_000,
        past: known,
      };
      const pick = pickNext({ ...state, ahead }, sure);
      if ((pick?.index ?? 0) % 8 >= 4) slipping++;
    }
    expect(slipping).toBeGreaterThan(45);
  });
});
