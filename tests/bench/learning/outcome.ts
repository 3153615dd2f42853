import { params } from "./params.ts";
import type { Course, Slot } from "./play.ts";

/** What one course of one class came to. Recall is the learners' true chance, without guessing, over all that was taught. */
export interface Outcome {
  /** by `daysAfter`: mean recall of the whole taught bank */
  recall: number[];
  /** the same for the true lowest quarter of the players */
  lowest: number[];
  /** share right while playing, guesses included, and that of each player's first answers in the first session */
  day: number;
  firstDay: number;
  minutes: number;
  slots: number;
  /** exposures of the item that had fewest and of the one that had most */
  fewest: number;
  most: number;
  /** share of neighbouring pairs within a round that share a topic */
  neighbours: number;
  /** exposures beyond the first of an item within a session, as a share of slots */
  repeats: number;
  /** mean distance of a round's end from its length, and the greatest, s */
  offSec: number;
  offSecMax: number;
}

export function outcomeOf(course: Course, days: readonly number[]): Outcome {
  const { world, learner, slots, missedMs, minutes } = course;
  const counts = world.bank.map(() => 0);
  for (const slot of slots) counts[slot.item] = (counts[slot.item] ?? 0) + 1;
  const everybody = world.traits.person.map((_, player) => player);
  const lowest = everybody.filter((player) => world.lowest.has(player));
  const recallOf = (players: readonly number[], day: number) =>
    mean(players.flatMap((player) => world.bank.map((item) => learner.recall(player, item.index, day))));
  const off = missedMs.map((ms) => Math.abs(ms) / 1_000);
  return {
    recall: days.map((day) => recallOf(everybody, day)),
    lowest: days.map((day) => recallOf(lowest, day)),
    day: shareRight(slots),
    firstDay: shareRight(firsts(slots)),
    minutes,
    slots: slots.length,
    fewest: Math.min(...counts),
    most: Math.max(...counts),
    neighbours: neighbourRate(course),
    repeats: repeatsIn(slots) / slots.length,
    offSec: mean(off),
    offSecMax: Math.max(...off),
  };
}

/** The days after the last session on which recall is asked for. */
export function daysAfterLast(course: { sessions: readonly { day: number }[] }): number[] {
  const last = course.sessions.at(-1)?.day ?? 0;
  return params.outcomes.daysAfter.map((days) => last + days);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function shareRight(slots: readonly Slot[]): number {
  const answers = slots.flatMap((slot) => slot.answers.filter((one) => one !== null));
  return mean(answers);
}

function firsts(slots: readonly Slot[]): Slot[] {
  const seen = new Set<number>();
  return slots.filter((slot) => {
    if (slot.session > 0 || seen.has(slot.item)) return false;
    seen.add(slot.item);
    return true;
  });
}

function neighbourRate({ world, slots }: Course): number {
  let pairs = 0;
  let same = 0;
  slots.forEach((slot, i) => {
    const before = slots[i - 1];
    if (!before || before.session !== slot.session || before.round !== slot.round) return;
    pairs++;
    if (world.bank[before.item]?.topics[0] === world.bank[slot.item]?.topics[0]) same++;
  });
  return same / Math.max(1, pairs);
}

function repeatsIn(slots: readonly Slot[]): number {
  const seen = new Set(slots.map((slot) => `${slot.session}/${slot.item}`));
  return slots.length - seen.size;
}
