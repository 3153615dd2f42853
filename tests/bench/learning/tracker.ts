import { knowledge } from "#lib/kit/stats.ts";
import { firstMemory, knownAfter, type Memory, nextMemory } from "#lib/learning/memory.ts";
import type { Slot } from "./play.ts";
import type { World } from "./world.ts";

/** What answers alone say of the class's memory (`learning.md` 2.9), for the baselines that look at it. */
export interface Tracker {
  note(slot: Slot): void;
  /** knowledge of a question, 0 to 1; one never asked counts as half known */
  now(item: number, day: number): number;
  lastDay(item: number): number | undefined;
}

const UNSEEN = 0.5;

export function tracker(world: World): Tracker {
  const known: ({ memory: Memory; day: number } | undefined)[] = [];
  return {
    note({ item, day, answers }) {
      const given = answers.filter((one) => one !== null);
      if (given.length === 0) return;
      const right = given.reduce<number>((sum, one) => sum + one, 0);
      const pk = knowledge(right / given.length, world.bank[item]?.floor ?? 0);
      const before = known[item];
      const memory = before ? nextMemory(before.memory, pk, day - before.day) : firstMemory(pk);
      known[item] = { memory, day };
    },
    now(item, day) {
      const one = known[item];
      return one ? knownAfter(one.memory, day - one.day) : UNSEEN;
    },
    lastDay: (item) => known[item]?.day,
  };
}
