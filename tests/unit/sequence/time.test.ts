import { describe, expect, it, vi } from "vitest";
import { predictor, sequenceState } from "#lib/game/engine.ts";
import type { Dial } from "#lib/model/plan.ts";
import { answeringMs, limitOf, overheadMs, readingMs } from "#lib/sequence/budget.ts";
import { landing, standMs } from "#lib/sequence/land.ts";
import { pickNext } from "#lib/sequence/pick.ts";
import type { BankItem } from "#lib/sequence/types.ts";
import { demoQuestions } from "../../support/bank.ts";
import { cpuMs } from "../../support/cpu.ts";
import { startOf } from "../../support/history.ts";
import { Room } from "../../support/room.ts";
import { bankOf, play, START } from "./room.ts";

vi.setConfig({ testTimeout: 120_000 });

const ITEM: BankItem = {
  index: 0,
  id: "a",
  topics: ["t"],
  level: "medium",
  task: "concept",
  floor: 0.25,
  options: 4,
  words: 23,
  variantGroup: null,
};

describe("what a question costs", () => {
  it("SQ19 reads 2.3 words a second and 0.7 s an option, thinks by task, and takes the dial's share of both", () => {
    expect(readingMs(ITEM)).toBe(12_800);
    expect([1, 2, 3, 4].map((dial) => limitOf(ITEM, dial as 1 | 2 | 3 | 4, 1, {}).limitMs)).toEqual([
      37_000, 29_000, 23_000, 21_000,
    ]);
    const fact = { ...ITEM, task: "fact" as const, words: 2, options: 0 };
    expect(limitOf(fact, 3, 1, {}).limitMs).toBe(8_000);
    expect(limitOf({ ...ITEM, task: "calculation", words: 120 }, 1, 1, {}).limitMs).toBe(90_000);
  });

  it("SQ20 a limit is never below the P90 of right answers' times, P75 at dial 4, once there are fifteen", () => {
    const times = (n: number) => ({ concept: { p75: 24_500, p80: 9_000, p90: 31_200, n } });
    expect(limitOf(ITEM, 3, 1, times(15))).toEqual({ limitMs: 32_000, raised: true });
    expect(limitOf(ITEM, 4, 1, times(15))).toEqual({ limitMs: 25_000, raised: true });
    expect(limitOf(ITEM, 3, 1, times(14))).toEqual({ limitMs: 23_000, raised: false });
    expect(limitOf(ITEM, 3, 0.8, times(15)).limitMs).toBe(32_000);
    expect(limitOf(ITEM, 1, 1, times(15))).toEqual({ limitMs: 35_000, raised: false });
    const slow = { concept: { p75: 99_000, p80: 95_000, p90: 120_000, n: 40 } };
    expect(limitOf(ITEM, 3, 1, slow).limitMs).toBe(90_000);
    const bank = bankOf({ topics: 4, each: 12 }).map((item) => ({ ...item, task: "concept" as const }));
    const pick = pickNext(
      {
        ...START,
        seed: "raised",
        bank,
        slotsExpected: 20,
        responseTimes: { concept: { p75: 60_000, p80: 2_000, p90: 70_000, n: 20 } },
      },
      () => ({ mean: 0.7, bottom: 0.6 }),
    );
    expect(pick?.limitMs).toBe(70_000);
    expect(pick?.compromises).toContain("limit_raised");
  });

  it("SQ21 dial 0 has no limit and is planned as the warm-up is", () => {
    expect(limitOf(ITEM, 0, 1, {})).toEqual({ limitMs: 0, raised: false });
    expect(Math.abs(answeringMs(ITEM, 0, 0, {}, null) - answeringMs(ITEM, 1, 37_000, {}, null))).toBeLessThan(
      1_000,
    );
    expect(
      play({ seed: "walk", bank: bankOf({ topics: 6, each: 10 }), ladder: [0, 0, 0, 0] }).rounds.length,
    ).toBe(4);
  });

  it("SQ19 a slot holds the lead, the answering, the tap, the reveal and the gap", () => {
    expect([1, 2, 3, 4].map((dial) => overheadMs(dial as 1 | 2 | 3 | 4))).toEqual([
      6_400, 6_400, 4_900, 2_400,
    ]);
    expect(answeringMs(ITEM, 3, 20_000, {}, null)).toBe(15_000 + 1_500 + 150);
    expect(answeringMs(ITEM, 3, 20_000, {}, 0.5)).toBe(10_000 + 1_500 + 150);
    expect(answeringMs(ITEM, 3, 20_000, {}, 1)).toBe(20_000 + 150);
  });
});

describe("the end of a round", () => {
  it("SQ18 a thousand rounds all end within ten seconds of their length", () => {
    let rounds = 0;
    for (let i = 0; i < 250; i++) {
      const bank = bankOf({ topics: 4 + (i % 6), each: 12, seed: `${i % 75}` });
      const roundSec = [180, 240, 300][i % 3] ?? 240;
      for (const { endMs, roundMs } of play({ seed: `end ${i}`, bank, players: 3, roundSec, spread: 0.18 })
        .rounds) {
        rounds++;
        expect(Math.abs(endMs - roundMs)).toBeLessThanOrEqual(10_000);
      }
    }
    expect(rounds).toBe(1_000);
  });

  it("SQ18 none ends later, however long people take and however long the questions are", () => {
    for (let i = 0; i < 40; i++) {
      const bank = bankOf({ topics: 4 + (i % 6), each: 12, seed: `${i}` });
      const long = bank.map((item) => ({ ...item, task: "calculation" as const, words: item.words + 20 }));
      const session = { seed: `late ${i}`, players: 3, roundSec: [180, 240, 300][i % 3] ?? 240, spread: 3 };
      for (const rounds of [play({ ...session, bank }).rounds, play({ ...session, bank: long }).rounds])
        for (const { endMs, roundMs } of rounds) expect(endMs - roundMs).toBeLessThanOrEqual(10_000);
    }
  });

  it("SQ18 the last answer stands longer for a round to end ten seconds early, sixteen at most", () => {
    expect([10_000, 10_001, 17_500, 26_000, 26_001, -3_000].map(standMs)).toEqual([
      0, 1, 7_500, 16_000, 0, 0,
    ]);
  });

  it("SQ18 a question that could end too late is not asked, and an earlier log's rounds still ask it", () => {
    const bank = bankOf({ topics: 4, each: 12 }).map((item) => ({
      ...item,
      task: "concept" as const,
      words: 23,
    }));
    const { limitMs } = limitOf(bank[0] as BankItem, 2, 1, {});
    const longest = limitMs + 150 + overheadMs(2);
    const pick = (leftMs: number, rules: number) =>
      pickNext(
        {
          ...START,
          rules,
          seed: "fits",
          bank,
          slotsExpected: 20,
          pick: 3,
          elapsedMs: START.roundMs - leftMs,
        },
        () => ({ mean: 0.7, bottom: 0.6 }),
      );
    expect(pick(longest - 10_000, 2)?.limitMs).toBeLessThanOrEqual(limitMs);
    const shortest = Math.min(...bank.map((item) => limitOf(item, 2, 1, {}).limitMs)) + 150 + overheadMs(2);
    expect(pick(shortest - 10_001, 2)).toBeNull();
    expect(pick(shortest - 10_001, 1)).not.toBeNull();
  });

  it("SQ18 is over when at most ten seconds are left, or one more question would miss by more than stopping", () => {
    expect(landing(9_900, [20_000], []).over).toBe(true);
    expect(landing(10_900, [20_000], []).over).toBe(false);
    expect(landing(20_000, [50_000], []).over).toBe(true);
    expect(landing(30_000, [50_000], []).over).toBe(false);
    expect(landing(0, [20_000], []).over).toBe(true);
    expect(landing(-5_000, [20_000], [15_000]).over).toBe(true);
  });

  it("SQ18 keeps room for the clutch and prefers lengths that add up", () => {
    const end = landing(44_000, [14_000, 24_000, 40_000], [20_000]);
    expect(end.last).toBe(false);
    expect(end.miss(24_000)).toBeLessThan(end.miss(14_000));
    expect(end.miss(24_000)).toBeLessThan(end.miss(40_000));
    expect(landing(21_000, [14_000, 24_000, 40_000], [20_000]).last).toBe(true);
  });

  it("SQ34 a pick from 5,000 questions takes at most 20 ms, typically 3", () => {
    const bank = bankOf({ topics: 50, each: 100 });
    const took: number[] = [];
    for (let i = 0; i < 120; i++) {
      const state = {
        ...START,
        seed: `fast ${i}`,
        bank,
        slotsExpected: 44,
        pick: i % 8,
        elapsedMs: (i % 8) * 25_000,
      };
      let best = Number.POSITIVE_INFINITY;
      // The same pick again and again: other work on this machine is not the engine's.
      for (let go = 0; go < 4; go++) {
        const pick = () =>
          pickNext(state, (index) => ({ mean: 0.4 + (index % 50) / 100, bottom: 0.3 + (index % 50) / 100 }));
        best = Math.min(best, cpuMs(pick));
      }
      took.push(best);
    }
    took.sort((a, b) => a - b);
    expect(took[60]).toBeLessThan(3);
    expect(took[118]).toBeLessThan(20);
  });

  it("SQ34 no slower with 40 seats, a history of every question, and the room's own predictions", () => {
    const questions = demoQuestions(5_000, 50);
    const squad = startOf(questions, {
      members: 40,
      theta: (n) => (n - 20) / 15,
      before: (index) => ({
        sessionsSince: 1 + (index % 4),
        known: 0.3 + (index % 7) / 10,
        probe: index % 600 === 1,
      }),
    });
    for (const start of [undefined, squad]) {
      const room = new Room({
        questions,
        plan: { rounds: 4, dialLadder: [1, 2, 3, 3], roundSec: 240 },
        ...(start && { squad: start }),
      });
      room.coachArrives();
      if (start) room.joinSquad();
      else room.joinAll(40);
      room.coach({ do: "start" });
      const took: number[] = [];
      let seen = 0;
      room.play(() => {
        const round = room.state.rounds.at(-1);
        if (!round || room.state.phase !== "question" || seen === room.run.run)
          return room.state.phase === "review";
        seen = room.run.run;
        let best = Number.POSITIVE_INFINITY;
        for (let go = 0; go < 4; go++) {
          best = Math.min(
            best,
            cpuMs(() => pickNext(sequenceState(room.state, round, room.now), predictor(room.state))),
          );
        }
        took.push(best);
        return false;
      });
      took.sort((a, b) => a - b);
      expect(took.length).toBeGreaterThan(25);
      expect(took[Math.floor(took.length / 2)]).toBeLessThan(6);
      expect(took[Math.ceil(0.99 * took.length) - 1]).toBeLessThan(20);
    }
  });

  it("SQ46 the number of predictions does not grow with the bank", () => {
    const asked = (each: number, dial: Dial, known: boolean) => {
      const bank = bankOf({ topics: 50, each });
      const past = Object.fromEntries(
        bank
          .filter((item) => item.index % 2 === 0)
          .map(({ index }) => [
            index,
            {
              sessionsSince: 1,
              missed: false,
              confidentlyWrong: false,
              probe: index % each === 0 && index < 12 * each,
            },
          ]),
      );
      let most = 0;
      for (let i = 0; i < 12; i++) {
        let calls = 0;
        const state = {
          ...START,
          seed: `calls ${i}`,
          bank,
          slotsExpected: 44,
          pick: i % 6,
          dial,
          elapsedMs: (i % 6) * 25_000,
        };
        pickNext(known ? { ...state, past } : state, (index) => {
          calls++;
          return { mean: 0.3 + (index % 50) / 100, bottom: 0.25 };
        });
        most = Math.max(most, calls);
      }
      return most;
    };
    expect(asked(100, 2, false)).toBeLessThanOrEqual(200);
    expect(asked(100, 3, true)).toBeLessThanOrEqual(4 * (400 + 12));
    expect(asked(100, 3, true)).toBeLessThanOrEqual(asked(20, 3, true) * 1.5);
  });
});
