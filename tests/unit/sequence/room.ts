import { BREAK_SEC_MIN, GRACE_MS, SETTLE_MS } from "#lib/kit/limits.ts";
import { normal, type Rng, rng } from "#lib/kit/rng.ts";
import { clamp, knowledge, quantile } from "#lib/kit/stats.ts";
import { afterFeedback, crowd, crowdChance } from "#lib/learning/crowd.ts";
import { type Belief, predict, priorDifficulty, priorTheta, update } from "#lib/learning/filter.ts";
import { RULES_VERSION } from "#lib/model/entry.ts";
import type { Dial } from "#lib/model/plan.ts";
import type { Level, Task } from "#lib/model/question.ts";
import { overheadMs } from "#lib/sequence/budget.ts";
import { standMs } from "#lib/sequence/land.ts";
import { pickNext } from "#lib/sequence/pick.ts";
import { expectedSlots } from "#lib/sequence/plan.ts";
import type { Asked, BankItem, Exposure, Pick, SequenceState } from "#lib/sequence/types.ts";

/** A room for the tests of the engine: players with true abilities, a bank, and the clock of each slot. */

const LEVELS: readonly Level[] = ["easy", "medium", "hard"];
const TASKS: readonly Task[] = ["fact", "fact", "concept", "concept", "application", "calculation", "bridge"];

export interface BankShape {
  topics: number;
  each: number;
  seed?: string;
  /** share of typed questions, without a guess floor */
  typed?: number;
  /** topics in a ring: so large a share of a topic's questions is about the next one too */
  overlap?: number;
  /** rewordings: every question is one of a pair */
  pairs?: boolean;
}

export function bankOf({
  topics,
  each,
  seed = "bank",
  typed = 0.2,
  overlap = 0,
  pairs = false,
}: BankShape): BankItem[] {
  const random = rng(seed);
  return Array.from({ length: topics * each }, (_, index) => {
    const topic = index % topics;
    const isTyped = random.next() < typed;
    const second = random.next() < overlap ? [`topic ${(topic + 1) % topics}`] : [];
    return {
      index,
      id: `p/${String(index).padStart(5, "0")}`,
      topics: [`topic ${topic}`, ...second],
      level: LEVELS[random.below(3)] ?? "medium",
      task: TASKS[random.below(TASKS.length)] ?? "fact",
      floor: isTyped ? 0 : 0.25,
      options: isTyped ? 0 : 4,
      words: 8 + random.below(22),
      variantGroup: pairs ? `pair ${Math.floor(index / topics / 2)} of ${topic}` : null,
    };
  });
}

export const START: Omit<SequenceState, "seed" | "bank" | "slotsExpected"> = {
  rules: RULES_VERSION,
  exposures: {},
  round: 0,
  rounds: 4,
  pick: 0,
  slot: 0,
  returns: 0,
  recent: [],
  elapsedMs: 0,
  roundMs: 240_000,
  now: 1_000_000,
  breaksBegun: 0,
  dial: 2,
  topicWeight: {},
  droppedTopics: [],
  pace: 1,
  checks: [],
  confidenceMs: 0,
  returnBudget: 0.05,
  relatedTopics: true,
  accessItems: 0,
  raise: false,
  responseTimes: {},
  usedShare: null,
};

export interface Session {
  seed: string;
  bank: readonly BankItem[];
  players?: number;
  /** standard deviation of the answering time, as a share of what was expected */
  spread?: number;
  rounds?: number;
  roundSec?: number;
  ladder?: readonly Dial[];
  change?: Partial<SequenceState>;
  /** what the coach changes before a round */
  before?: (round: number) => Partial<SequenceState>;
  /** true difficulties: labels and noise, or all alike */
  ability?: number;
}

export interface Played {
  pick: Pick;
  item: BankItem;
  topic: string;
  /** asked before today */
  seen: boolean;
  round: number;
  slot: number;
  state: SequenceState;
  success: number;
}

export interface Result {
  rounds: { played: Played[]; endMs: number; roundMs: number }[];
  played: Played[];
}

/** Plays a whole scrimmage as the game does: beliefs, exposures and times move as answers come in. */
export function play(session: Session): Result {
  const { bank, seed, players = 24, spread = 0.2, rounds = 4, roundSec = 240, ability = 0 } = session;
  const ladder = session.ladder ?? [1, 2, 2, 3];
  const random = rng(`room/${seed}`);
  const seats = Array.from({ length: players }, () => ({
    truth: ability + normal(random),
    theta: priorTheta(),
  }));
  const bs = bank.map((item) => priorDifficulty(item.level));
  const truths = bs.map((b) => b.m + Math.sqrt(b.v) * normal(random));
  const confidence = {
    ask: "dial" as const,
    right: [1, 2, 3] as [number, number, number],
    wrong: [0, -1, -4] as [number, number, number],
  };
  const slotsExpected = expectedSlots(bank, { rounds, roundSec, dialLadder: [...ladder], confidence });
  const state: SequenceState = {
    ...START,
    seed,
    bank,
    slotsExpected,
    rounds,
    roundMs: roundSec * 1_000,
    ...session.change,
  };
  const exposures: Record<number, Exposure> = {};
  const used: number[] = [];
  const result: Result = { rounds: [], played: [] };
  let recent: Asked[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = state.now;
    Object.assign(state, {
      round,
      pick: 0,
      elapsedMs: 0,
      dial: ladder[round] ?? 2,
      breaksBegun: round,
      checks: [],
      ...session.before?.(round),
    });
    recent = recent.slice(-1);
    const played: Played[] = [];
    for (;;) {
      Object.assign(state, {
        exposures: { ...exposures },
        recent: [...recent],
        elapsedMs: state.now - started,
      });
      state.confidenceMs = state.dial >= 3 || (state.dial === 2 && state.slot % 3 === 2) ? 3_000 : 0;
      state.usedShare = used.length >= 3 ? quantile(used, 0.5) : null;
      const room = crowd(seats.map((seat) => seat.theta));
      const pick = pickNext({ ...state }, (index, dial) => {
        const item = bank[index] as BankItem;
        const chance = crowdChance(room, bs[index] as Belief, item.floor, dial);
        return exposures[index] ? afterFeedback(chance, item.floor) : chance;
      });
      if (!pick) {
        state.now += standMs(state.roundMs - state.elapsedMs);
        break;
      }
      const item = bank[pick.index] as BankItem;
      const known = exposures[pick.index];
      let right = 0;
      for (const seat of seats) {
        const p = predict(
          { m: seat.truth, v: 0 },
          { m: truths[pick.index] ?? 0, v: 0 },
          item.floor,
          pick.dial,
        );
        const y = random.next() < (known ? p + (1 - p) * 0.6 : p) ? 1 : 0;
        right += y;
        if (!known)
          update(seat.theta, bs[pick.index] as Belief, item.floor, pick.dial, y, {
            ability: true,
            difficulty: true,
          });
      }
      const success = right / players;
      played.push({
        pick,
        item,
        topic: item.topics[0] ?? "",
        seen: known !== undefined,
        round,
        slot: state.slot,
        state: { ...state },
        success,
      });
      const took = tookMs(pick, state.confidenceMs, spread, random);
      if (pick.limitMs > 0)
        used.push((took - overheadMs(pick.dial) - state.confidenceMs - SETTLE_MS - GRACE_MS) / pick.limitMs);
      state.now += took;
      const missed = knowledge(success, item.floor) < 0.6;
      exposures[pick.index] = {
        slots: [...(known?.slots ?? []), state.slot],
        lastAt: state.now,
        success,
        confidentlyWrong: 0,
        explainedAfterMiss: known?.explainedAfterMiss ?? false,
        missedSlot: missed ? state.slot : (known?.missedSlot ?? null),
        missedAt: missed ? state.now : (known?.missedAt ?? null),
        returned: known !== undefined,
        breaksBefore: round,
      };
      recent.push({
        index: pick.index,
        topic: item.topics[0] ?? "",
        predicted: pick.predicted.mean,
        bottom: pick.predicted.bottom,
        slot: pick.slot,
      });
      if (pick.slot === "return") state.returns++;
      state.checks = state.checks.map((check) =>
        item.topics[0] === check.topic ? { ...check, owed: Math.max(0, check.owed - 1) } : check,
      );
      state.pick++;
      state.slot++;
    }
    result.rounds.push({ played, endMs: state.now - started, roundMs: state.roundMs });
    result.played.push(...played);
    // The break explains what was missed most.
    const worst = played.toSorted((a, b) => a.success - b.success || a.slot - b.slot).slice(0, 4);
    for (const one of worst) {
      const exposure = exposures[one.pick.index];
      if (exposure)
        exposures[one.pick.index] = { ...exposure, explainedAfterMiss: exposure.missedSlot !== null };
    }
    state.now += BREAK_SEC_MIN * 1_000;
  }
  return result;
}

/** Drawn around the expectation; a question never stays open beyond its limit. */
function tookMs(pick: Pick, confidenceMs: number, spread: number, random: Rng): number {
  const fixed = overheadMs(pick.dial) + confidenceMs;
  const answering = pick.expectedMs - fixed;
  const most = pick.limitMs > 0 ? pick.limitMs + 150 : Number.POSITIVE_INFINITY;
  return Math.round(fixed + clamp(answering * (1 + spread * normal(random)), 0.3 * answering, most));
}
