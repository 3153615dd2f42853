import { type Rng, rng } from "../kit/rng.ts";
import type { Day } from "./eligible.ts";
import type { SequenceState } from "./types.ts";

/**
 * From a large bank a pick looks at a drawn sample only, as many of each topic as of any other: there are
 * far more questions than slots, so a few hundred hold every length and difficulty that could be wanted,
 * and the time a pick takes does not grow with the bank.
 */

/** of new questions, and again of those from earlier sessions */
export const SAMPLE_MAX = 400;

export function sampled(state: SequenceState, day: Day): readonly number[] {
  if (day.fresh.length <= SAMPLE_MAX) return day.fresh;
  const probes: number[] = [];
  const earlier: number[] = [];
  const unseen: number[] = [];
  for (const position of day.fresh) {
    const past = day.past[position];
    (past ? (past.probe ? probes : earlier) : unseen).push(position);
  }
  const random = rng(`${state.seed}/${state.round}/${state.pick}/sample`);
  return [...probes, ...evenly(day, earlier, random), ...evenly(day, unseen, random)];
}

/** The same number of each topic, as far as it has so many; at least one of as many topics as there is room for. */
function evenly(day: Day, positions: readonly number[], random: Rng): number[] {
  if (positions.length <= SAMPLE_MAX) return [...positions];
  const byTopic = new Map<number, number[]>();
  for (const position of positions) {
    const topic = day.prepared.topic[position] as number;
    const list = byTopic.get(topic);
    if (list) list.push(position);
    else byTopic.set(topic, [position]);
  }
  const lists = [...byTopic.values()];
  const each = Math.max(1, Math.floor(SAMPLE_MAX / lists.length));
  const topics = drawn(lists, Math.min(lists.length, SAMPLE_MAX), random);
  return topics.flatMap((list) => drawn(list, each, random));
}

/** `count` of them without replacement: the first steps of a Fisher–Yates shuffle, on the list itself. */
function drawn<T>(list: T[], count: number, random: Rng): T[] {
  const n = Math.min(count, list.length);
  for (let i = 0; i < n; i++) {
    const j = i + random.below(list.length - i);
    const held = list[i] as T;
    list[i] = list[j] as T;
    list[j] = held;
  }
  return list.slice(0, n);
}
