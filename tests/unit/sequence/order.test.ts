import { describe, expect, it, vi } from "vitest";
import { prepared } from "#lib/sequence/bank.ts";
import { neighbours } from "#lib/sequence/neighbours.ts";
import { pickNext } from "#lib/sequence/pick.ts";
import type { BankItem } from "#lib/sequence/types.ts";
import { bankOf, play, type Result, START } from "./room.ts";

vi.setConfig({ testTimeout: 120_000 });

const sessions = (count: number, make: (i: number) => Result) =>
  Array.from({ length: count }, (_, i) => make(i));

/** Shares of pairs of neighbours with the same topic, the break between rounds included. */
function adjacent(result: Result): number {
  return result.played.map((one) => one.topic).filter((topic, i, all) => topic === all[i - 1]).length;
}

function longestRun(list: readonly string[]): number {
  let run = 0;
  let most = 0;
  list.forEach((topic, i) => {
    run = topic === list[i - 1] ? run + 1 : 1;
    most = Math.max(most, run);
  });
  return most;
}

/** `first` of every `among` questions are of topic 0, the others of topic 1 (and 2). */
function lopsided(counts: readonly number[]): BankItem[] {
  const bank = bankOf({ topics: 1, each: counts.reduce((sum, n) => sum + n, 0) });
  let index = 0;
  return counts.flatMap((count, topic) =>
    Array.from({ length: count }, () => ({ ...(bank[index++] as BankItem), topics: [`topic ${topic}`] })),
  );
}

/** Share of hits of the most frequent follower, learned from all the other cases of the same two topics. */
function guessed(contexts: readonly (readonly string[])[]): number {
  let hits = 0;
  let total = 0;
  for (const followers of contexts) {
    const counts = new Map<string, number>();
    for (const topic of followers) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    for (const topic of followers) {
      const own = (counts.get(topic) ?? 0) - 1;
      const better = [...counts].filter(([other, n]) => other !== topic && n >= own);
      if (better.length === 0) hits++;
    }
    total += followers.length;
  }
  return hits / total;
}

describe("order", () => {
  it("SQ1 the same state gives the same pick, and nothing given is changed", () => {
    const bank = bankOf({ topics: 8, each: 12 });
    const state = Object.freeze({ ...START, seed: "same", bank: Object.freeze(bank), slotsExpected: 31 });
    const predict = () => ({ mean: 0.7, bottom: 0.6 });
    expect(pickNext(state, predict)).toEqual(pickNext(structuredClone(state), predict));
    const again = (seed: string) =>
      play({ seed, bank: bankOf({ topics: 8, each: 12 }) }).played.map((one) => one.pick);
    expect(JSON.stringify(again("replay"))).toBe(JSON.stringify(again("replay")));
  });

  it("SQ1 ties are broken by id, not by place in the bank", () => {
    const bank = bankOf({ topics: 3, each: 4, typed: 0 }).toReversed();
    expect(prepared(bank).rank).toEqual(bank.map((_, i) => bank.length - 1 - i));
  });

  it("SQ2 a hundred seeds give at least 95 different orders", () => {
    const bank = bankOf({ topics: 8, each: 12 });
    const orders = new Set<string>();
    for (let i = 0; i < 100; i++) {
      const { rounds } = play({ seed: `seed ${i}`, bank, rounds: 1, players: 6 });
      orders.add(rounds.flatMap(({ played }) => played.map((one) => one.pick.index)).join());
    }
    expect(orders.size).toBeGreaterThanOrEqual(95);
  });

  it("SQ3 neighbours never share a primary topic while that is feasible", () => {
    for (const count of [3, 8, 30]) {
      const all = sessions(8, (i) =>
        play({ seed: `apart ${i}`, bank: bankOf({ topics: count, each: 16, seed: `${i}` }), players: 4 }),
      );
      for (const result of all) {
        expect(adjacent(result)).toBe(0);
        for (const { pick } of result.played) expect(pick.compromises).not.toContain("adjacency_relaxed");
      }
    }
  });

  it("SQ3 a topic with half of the questions is still never beside itself within a round", () => {
    for (const result of sessions(12, (i) => play({ seed: `half ${i}`, bank: lopsided([40, 22, 18]) }))) {
      expect(adjacent(result)).toBe(0);
    }
  });

  it("SQ3 looks ahead: the last questions of a small bank can still be kept apart", () => {
    for (const counts of [
      [4, 2, 2],
      [5, 3, 1, 1],
      [3, 3, 3],
    ]) {
      const left = [...counts];
      let last = -1;
      let slots = counts.reduce((sum, n) => sum + n, 0);
      for (let step = 0; slots > 0; step++, slots--) {
        const rule = neighbours({
          counts: left,
          slotsLeft: slots,
          last,
          run: 1,
          topics: counts.length,
          draw: 0.5,
        });
        const can = left.flatMap((n, topic) => (n > 0 && rule.allowed(topic) ? [topic] : []));
        const topic = can[(step * 7) % can.length] as number;
        expect(topic).not.toBe(last);
        left[topic] = (left[topic] ?? 0) - 1;
        last = topic;
      }
    }
  });

  it("SQ4 with two topics a run of two comes a quarter of the time, never three, and is no compromise", () => {
    let runs = 0;
    let chances = 0;
    for (let i = 0; i < 30; i++) {
      for (const { played } of play({
        seed: `two ${i}`,
        bank: bankOf({ topics: 2, each: 60, seed: `${i}` }),
        players: 4,
      }).rounds) {
        const list = played.map((one) => one.topic);
        expect(longestRun(list)).toBeLessThanOrEqual(2);
        list.forEach((topic, at) => {
          if (at === 0 || (at > 1 && list[at - 1] === list[at - 2])) return;
          chances++;
          if (topic === list[at - 1]) runs++;
        });
        for (const { pick } of played) expect(pick.compromises).not.toContain("adjacency_relaxed");
      }
    }
    expect(runs / chances).toBeGreaterThan(0.18);
    expect(runs / chances).toBeLessThan(0.3);
  });

  it("SQ5 one topic only: every question after the first is recorded as a compromise", () => {
    const { played } = play({ seed: "one", bank: bankOf({ topics: 1, each: 60 }) });
    played.forEach(({ pick }, i) => {
      expect(pick.compromises.includes("adjacency_relaxed")).toBe(i > 0);
    });
  });

  it("SQ5 too much of one topic: its runs are as short as its share allows, and recorded", () => {
    const { played } = play({ seed: "lopsided", bank: lopsided([24, 3, 3]), rounds: 1, roundSec: 300 });
    const list = played.map((one) => one.topic);
    expect(longestRun(list)).toBeLessThanOrEqual(2);
    const wide = play({ seed: "wide", bank: lopsided([40, 1, 1]), rounds: 1, roundSec: 300 }).played;
    expect(longestRun(wide.map((one) => one.topic))).toBeLessThanOrEqual(4);
    wide.forEach(({ pick, topic }, i) => {
      expect(pick.compromises.includes("adjacency_relaxed")).toBe(i > 0 && topic === wide[i - 1]?.topic);
    });
  });

  it("SQ28 nobody can tell the next topic: the best guess from the two before is right at most 10 points above chance", () => {
    for (const [count, overlap] of [
      [3, 0],
      [8, 0.6],
    ] as const) {
      const seen = new Map<string, string[]>();
      for (let i = 0; i < 125; i++) {
        const bank = bankOf({ topics: count, each: 96 / count + 4, overlap, seed: `${i % 5}` });
        for (const { played } of play({ seed: `guess ${i}`, bank, players: 1 }).rounds) {
          played.forEach((one, at) => {
            if (at < 2) return;
            const before = `${played[at - 2]?.topic}/${played[at - 1]?.topic}`;
            seen.set(before, [...(seen.get(before) ?? []), one.topic]);
          });
        }
      }
      expect(guessed([...seen.values()]), `${count} topics`).toBeLessThanOrEqual(1 / (count - 1) + 0.1);
    }
  });

  it("SQ29 related topics follow one another more often than chance, when relations are known", () => {
    const relatedShare = (relatedTopics: boolean) => {
      let near = 0;
      let pairs = 0;
      for (let i = 0; i < 40; i++) {
        const bank = bankOf({ topics: 8, each: 14, overlap: 0.6, seed: "related" });
        const { rounds } = play({ seed: `related ${i}`, bank, players: 4, change: { relatedTopics } });
        const similar = prepared(bank);
        for (const { played } of rounds) {
          played.forEach((one, at) => {
            const before = played[at - 1];
            if (!before) return;
            pairs++;
            const [a, b] = [similar.topicId.get(one.topic) ?? -1, similar.topicId.get(before.topic) ?? -1];
            near += similar.similarity(a, b) > 0.2 ? 1 : 0;
          });
        }
      }
      return { share: near / pairs, pairs };
    };
    const on = relatedShare(true);
    // Two of the seven other topics are relatives; p < .05 one-sided.
    const chance = 2 / 7;
    expect(on.share).toBeGreaterThan(chance + 1.645 * Math.sqrt((chance * (1 - chance)) / on.pairs));
    expect(on.share).toBeGreaterThan(relatedShare(false).share);
  });

  it("SQ30 a round of ten questions from six topics or more covers at least five", () => {
    let rounds = 0;
    for (let i = 0; i < 30; i++) {
      const bank = bankOf({ topics: 6, each: 16, seed: `${i}` }).map((item) => ({
        ...item,
        task: "fact" as const,
      }));
      for (const { played } of play({ seed: `cover ${i}`, bank, players: 4, roundSec: 300 }).rounds) {
        if (played.length < 10) continue;
        rounds++;
        expect(new Set(played.map((one) => one.topic)).size).toBeGreaterThanOrEqual(5);
      }
    }
    expect(rounds).toBeGreaterThan(30);
  });
});
