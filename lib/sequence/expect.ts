import { SURE_MS } from "../kit/limits.ts";
import { normal, rng, shuffled } from "../kit/rng.ts";
import { clamp, type Interval, knowledge, logistic, Z80 } from "../kit/stats.ts";
import { afterFeedback, type Crowd, crowd, crowdChance } from "../learning/crowd.ts";
import { type Belief, VAR_THETA } from "../learning/filter.ts";
import { RULES_VERSION } from "../model/entry.ts";
import { type Dial, isFullPerformance, type Plan } from "../model/plan.ts";
import { pickNext } from "./pick.ts";
import { dialOf, expectedSlots } from "./plan.ts";
import type { Asked, BankItem, Exposure, SequenceState } from "./types.ts";

/** The share right to expect, by rehearsing the scrimmage: the engine itself plays it on what it predicts. */

export interface Expecting {
  seed: string;
  /** what may be asked */
  bank: readonly BankItem[];
  plan: Pick<
    Plan,
    | "rounds"
    | "roundSec"
    | "breakSec"
    | "dialLadder"
    | "confidence"
    | "returnBudget"
    | "relatedTopics"
    | "mode"
  >;
  /** today's difficulties by index, and the pressure of the dials */
  b: readonly Readonly<Belief>[];
  pressure: readonly Readonly<Belief>[];
  /** how many are expected, or what is known of each */
  players: number | readonly Readonly<Belief>[];
  earlier: Pick<SequenceState, "past" | "ahead" | "focus" | "followUp">;
}

/** a class; the range hardly depends on it */
export const PLAYERS_EXPECTED = 24;
/** not the scrimmage's own seed, so that the wizard and the lobby show one range */
export const EXPECT_SEED = "expect";
/** Classes differ as wholes, not only player by player; standard deviation in logits, a judgement. */
const CLASS_SD = 0.3;
/** orders that are rehearsed, and classes that are drawn for each: orders differ little, classes a lot */
const REHEARSALS = 1;
const CLASSES = 48;
/** a rehearsal looks at so many questions: the range hardly depends on the rest, the time it takes does */
const BANK_MAX = 96;
/** more players than this are drawn as so many */
const PLAYERS_DRAWN = 40;

/**
 * Range that holds the share right in about 80 of 100 classes (S8). It knows which questions the engine
 * would ask, at which dial, and what is not known of the class and of the questions. {0, 1} for no questions.
 */
export function expectedRange(expecting: Expecting): Interval {
  const count = typeof expecting.players === "number" ? expecting.players : expecting.players.length;
  const shares: number[] = [];
  for (let go = 0; go < REHEARSALS; go++) {
    const slots = rehearse(expecting, `${expecting.seed}/expect/${go}`);
    if (slots.length === 0 || count === 0) return { low: 0, high: 1 };
    for (let one = 0; one < CLASSES; one++) {
      shares.push(shareOf(expecting, slots, `${expecting.seed}/class/${go}/${one}`));
    }
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const square = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const sd = Math.sqrt(square / (shares.length - 1));
  return { low: clamp(mean - Z80 * sd, 0, 1), high: clamp(mean + Z80 * sd, 0, 1) };
}

interface Slot {
  item: BankItem;
  dial: Dial;
  /** asked before today */
  seen: boolean;
}

/** What the engine would ask if everything went as it predicts. */
function rehearse(expecting: Expecting, seed: string): Slot[] {
  const { plan, earlier } = expecting;
  const bank = thinned(expecting, seed);
  const room = believed(expecting.players);
  const exposures: Record<number, Exposure> = {};
  const slots: Slot[] = [];
  const slotsExpected = bank.length === 0 ? 0 : expectedSlots(expecting.bank, plan);
  let recent: Asked[] = [];
  let returns = 0;
  let now = 0;
  for (let round = 0; round < plan.rounds; round++) {
    const startedAt = now;
    recent = recent.slice(-1);
    for (let pick = 0; ; pick++) {
      const dial = dialOf(plan, round);
      const predict = (index: number, at: Dial) => chance(expecting, room, index, at, exposures[index]);
      const picked = pickNext(
        {
          ...{ seed, bank, exposures, round, rounds: plan.rounds, pick, slot: slots.length, returns },
          rules: RULES_VERSION,
          ...{ slotsExpected, recent, elapsedMs: now - startedAt, roundMs: plan.roundSec * 1_000, now },
          ...{ breaksBegun: round, dial, topicWeight: {}, droppedTopics: [], pace: 1, checks: [] },
          confidenceMs: asksSure(plan, dial, slots.length) ? SURE_MS : 0,
          ...{ returnBudget: plan.returnBudget, relatedTopics: plan.relatedTopics, accessItems: 0 },
          ...{ raise: false, responseTimes: {}, usedShare: null },
          ...(isFullPerformance(plan) && { once: true as const }),
          ...earlier,
        },
        predict,
      );
      const item = picked && bank.find((one) => one.index === picked.index);
      if (!picked || !item) break;
      now += picked.expectedMs;
      const known = exposures[item.index];
      slots.push({ item, dial: picked.dial, seen: known !== undefined });
      const { mean, bottom } = picked.predicted;
      const exposure = exposed(known, slots.length - 1, now, round);
      const missed = knowledge(mean, item.floor) < 0.6;
      const missedNow = { missedSlot: slots.length - 1, missedAt: now, explainedAfterMiss: true };
      exposures[item.index] = { ...exposure, success: mean, ...(missed && missedNow) };
      recent.push({
        index: item.index,
        topic: item.topics[0] ?? "",
        predicted: mean,
        bottom,
        slot: picked.slot,
      });
      if (picked.slot === "return") returns++;
    }
    now += plan.breakSec * 1_000;
  }
  return slots;
}

function exposed(known: Exposure | undefined, slot: number, at: number, round: number): Exposure {
  return {
    slots: [...(known?.slots ?? []), slot],
    lastAt: at,
    success: null,
    confidentlyWrong: 0,
    explainedAfterMiss: known?.explainedAfterMiss ?? false,
    missedSlot: known?.missedSlot ?? null,
    missedAt: known?.missedAt ?? null,
    returned: known !== undefined,
    breaksBefore: round,
  };
}

function chance(
  { b, bank, pressure }: Expecting,
  room: Crowd,
  index: number,
  dial: Dial,
  exposure: Exposure | undefined,
) {
  const floor = floorsOf(bank).get(index) ?? 0;
  const first = crowdChance(room, b[index] ?? { m: 0, v: 0 }, floor, dial, pressure[dial]);
  return exposure ? afterFeedback(first, floor) : first;
}

const floors = new WeakMap<readonly BankItem[], Map<number, number>>();

function floorsOf(bank: readonly BankItem[]): Map<number, number> {
  const found = floors.get(bank) ?? new Map(bank.map((item) => [item.index, item.floor]));
  floors.set(bank, found);
  return found;
}

function thinned({ bank, earlier }: Expecting, seed: string): readonly BankItem[] {
  if (bank.length <= BANK_MAX) return bank;
  const drawn = new Set(earlier.followUp);
  const kept = bank.filter((item) => earlier.past?.[item.index]?.probe || drawn.has(item.index));
  const rest = bank.filter((item) => !kept.includes(item));
  const chosen = shuffled(rest, rng(`${seed}/bank`)).slice(0, Math.max(0, BANK_MAX - kept.length));
  return [...kept, ...chosen].sort((a, b) => a.index - b.index);
}

function believed(players: Expecting["players"]): Crowd {
  return crowd(typeof players === "number" ? standing(players) : players);
}

/** Players of whom nothing is known: spread as the prior says. */
function standing(players: number): Belief[] {
  const random = rng(`standing/${players}`);
  return Array.from({ length: Math.min(players, PLAYERS_DRAWN) }, () => ({ m: normal(random), v: 0 }));
}

/** One class as it could be, through one order of questions. */
function shareOf({ players, b, pressure }: Expecting, slots: readonly Slot[], seed: string): number {
  const random = rng(seed);
  const known = typeof players === "number" ? null : players;
  const count = typeof players === "number" ? players : players.length;
  // Classes differ as wholes; where each player is known that is in what is known.
  const whole = known ? 0 : CLASS_SD * normal(random);
  const thetas = known
    ? known.map((theta) => ({ m: theta.m + Math.sqrt(theta.v) * normal(random), v: 0 }))
    : Array.from({ length: Math.min(count, PLAYERS_DRAWN) }, () => ({
        m: whole + Math.sqrt(VAR_THETA) * normal(random),
        v: 0,
      }));
  const room = crowd(thetas);
  const drawn = new Map<number, number>();
  const dials = pressure.map((delta) => delta.m + Math.sqrt(delta.v) * normal(random));
  let right = 0;
  // What comes is never quite what was rehearsed: other questions of the kind, in another pace.
  const coming = slots.map(() => slots[random.below(slots.length)] as Slot);
  for (const { item, dial, seen } of coming) {
    const belief = b[item.index] ?? { m: 0, v: 0 };
    const hard = drawn.get(item.index) ?? belief.m + Math.sqrt(belief.v) * normal(random);
    drawn.set(item.index, hard);
    const shift = (dials[dial] ?? 0) - hard;
    const q = room.abilities.reduce((sum, a, i) => sum + (room.shares[i] ?? 0) * logistic(a + shift), 0);
    const first = item.floor + (1 - item.floor) * q;
    const p = seen ? afterFeedback({ mean: first, bottom: first }, item.floor).mean : first;
    right += clamp(p + Math.sqrt((p * (1 - p)) / count) * normal(random), 0, 1);
  }
  return right / slots.length;
}

function asksSure(plan: Expecting["plan"], dial: Dial, slot: number): boolean {
  if (plan.confidence.ask !== "dial") return plan.confidence.ask === "always";
  return dial >= 3 || (dial === 2 && slot % 3 === 2);
}
