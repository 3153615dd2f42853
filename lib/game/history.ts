import { clamp, logistic } from "../kit/stats.ts";
import { type Crowd, crowd } from "../learning/crowd.ts";
import { type Belief, priorDifficulty, priorPressure, priorTheta } from "../learning/filter.ts";
import { knownAfter } from "../learning/memory.ts";
import type { Dial, Plan } from "../model/plan.ts";
import type { SquadStart, StartMember } from "../model/squad.ts";
import type { State } from "../model/state.ts";
import { HORIZON_DAYS } from "../sequence/score.ts";
import type { BankItem, SequenceState } from "../sequence/types.ts";

/**
 * What the squad's history says today. It was stamped into the log's first entry, so none of this reads
 * anything but the start.
 */

const DIALS: readonly Dial[] = [0, 1, 2, 3, 4];
/** most answers of a class are given at this dial, so its memory is of that */
const USUAL_DIAL: Dial = 2;
/** a class never has all or nothing of a question, as far as a belief can say */
const SURELY_NOT = 0.02;
const STEPS = 6;
/** the novice gate of `learning.md` 2.6 */
const GATE_KNOWN = 0.35;
const GATE_ANSWERS = 6;

/**
 * How hard each question is today. Never asked in this squad: as the filter believes. Asked before: so hard
 * that the class as it is on the roster has as much of it as the class's memory says, `k_i(t)`. So memory
 * says how much is known, and the filter how that is spread over the players who came and over the dials.
 */
export function beliefsToday(bank: readonly BankItem[], start: SquadStart | null): Belief[] {
  const room = crowd((start?.members ?? []).map((member) => member.theta));
  const shift = pressuresToday(start)[USUAL_DIAL]?.m ?? 0;
  return bank.map((item) => {
    const b = start?.b[item.index] ?? priorDifficulty(item.level);
    const known = start ? knownNow(start, item.index) : null;
    return { m: known === null ? b.m : difficultyFor(known, room) + shift, v: b.v };
  });
}

export function pressuresToday(start: SquadStart | null): Belief[] {
  return DIALS.map((dial) => {
    const own = start?.pressure[dial];
    return own
      ? { m: own.m, v: own.v }
      : { m: dial === 0 ? 0 : priorPressure(dial).m, v: priorPressure(dial).v };
  });
}

/** `k_i(t)` at the beginning of this scrimmage; null for what the class's memory does not hold. */
export function knownNow(start: SquadStart, index: number): number | null {
  const held = start.memory[index];
  return held ? knownAfter(held.memory, held.days) : null;
}

/** The difficulty at which the mean of the crowd's chances, guessing aside, is `known`: by Newton's method. */
function difficultyFor(known: number, room: Crowd): number {
  const aim = clamp(known, SURELY_NOT, 1 - SURELY_NOT);
  const centre = room.abilities.reduce((sum, a, group) => sum + a * (room.shares[group] ?? 0), 0);
  let m = centre - Math.log(aim / (1 - aim));
  for (let step = 0; step < STEPS; step++) {
    let mean = 0;
    let slope = 0;
    for (let group = 0; group < room.abilities.length; group++) {
      const q = logistic((room.abilities[group] ?? 0) - m);
      const share = room.shares[group] ?? 0;
      mean += share * q;
      slope += share * q * (1 - q);
    }
    m += clamp((mean - aim) / Math.max(slope, 1e-6), -2, 2);
  }
  return m;
}

/** What a seat begins with: a member's ability and accommodations, a guest's none. */
export function memberStart(
  state: State,
  member: string | undefined,
): Pick<StartMember, "timeMult" | "calm" | "theta"> {
  const known = member === undefined ? undefined : state.squad?.members.find((one) => one.id === member);
  if (!known) return { timeMult: 1, calm: false, theta: priorTheta() };
  return { timeMult: known.timeMult, calm: known.calm, theta: { m: known.theta.m, v: known.theta.v } };
}

type Earlier = Pick<SequenceState, "past" | "ahead" | "focus" | "followUp">;

/** A start never changes, so its identity is the key: the engine's own caches hang on what this gives. */
const known = new WeakMap<SquadStart, Earlier>();

/** The part of the engine's state that comes from earlier sessions; nothing of it in a first one. */
export function earlierSessions(start: SquadStart | null): Earlier {
  if (!start) return {};
  const found = known.get(start);
  if (found) return found;
  const made = workOut(start);
  known.set(start, made);
  return made;
}

function workOut(start: SquadStart): Earlier {
  const followUp = start.kind === "followUp" && start.followUp ? start.followUp : null;
  const focus = start.focus && start.focus.length > 0 ? { focus: start.focus } : {};
  if (!followUp && Object.keys(start.past).length === 0) return focus;
  const ahead: Record<number, number> = {};
  for (const key of Object.keys(start.memory)) {
    const held = start.memory[Number(key)];
    if (held) ahead[Number(key)] = knownAfter(held.memory, held.days + HORIZON_DAYS);
  }
  const earlier: Earlier = { ...focus, past: start.past, ahead };
  return followUp
    ? { ...earlier, followUp: followUp.ask ?? followUp.probes.map((probe) => probe.index) }
    : earlier;
}

/**
 * Novice gate (`learning.md` 2.6): topics that nobody has marked as taught come only once the class has .35
 * of them on six answers. The start does not say how many answers its memory rests on: a question asked
 * before counts as one of each member. A gate that would leave nothing to ask is open.
 */
export function heldBackTopics(
  bank: readonly BankItem[],
  taught: Plan["taught"],
  start: SquadStart | null,
): string[] {
  if (taught === undefined || taught === "all") return [];
  const open = new Set(taught);
  const seen = new Map<string, { sum: number; n: number }>();
  for (const item of bank) {
    const topic = item.topics[0] ?? "";
    const one = seen.get(topic) ?? { sum: 0, n: 0 };
    const now = start ? knownNow(start, item.index) : null;
    if (now !== null) {
      one.sum += now;
      one.n++;
    }
    seen.set(topic, one);
  }
  const each = Math.max(1, start?.members.length ?? 0);
  for (const [topic, { sum, n }] of seen)
    if (n * each >= GATE_ANSWERS && sum / n >= GATE_KNOWN) open.add(topic);
  const shut = [...seen.keys()].filter((topic) => !open.has(topic));
  return shut.length === seen.size ? [] : shut;
}
