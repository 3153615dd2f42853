import { type Rng, rng } from "../kit/rng.ts";
import { PROBE, SEEN } from "./earlier.ts";
import type { Day } from "./eligible.ts";
import type { SequenceState } from "./types.ts";

/**
 * From a large bank a pick looks at a drawn sample only, as many of each topic as of any other: there are
 * far more questions than slots, so two hundred hold every length and difficulty that could be wanted,
 * and the time a pick takes does not grow with the bank.
 */

/** of new questions, and again of those from earlier sessions */
export const SAMPLE_MAX = 200;

export function sampled(state: SequenceState, day: Day): readonly number[] {
  if (day.fresh.length <= SAMPLE_MAX) return day.fresh;
  const probes: number[] = [];
  const earlier: number[] = [];
  const unseen: number[] = [];
  for (const position of day.fresh) {
    const kind = day.kinds[position];
    (kind === PROBE ? probes : kind === SEEN ? earlier : unseen).push(position);
  }
  const random = rng(`${state.seed}/${state.round}/${state.pick}/sample`);
  return [...probes, ...evenly(day, earlier, random), ...evenly(day, unseen, random)];
}

/** The same number of each topic, as far as it has so many; at least one of as many topics as there is room for. */
function evenly(day: Day, positions: readonly number[], random: Rng): number[] {
  if (positions.length <= SAMPLE_MAX) return [...positions];
  const { topic, topics } = day.prepared;
  // Laid out topic by topic in one array: a pick has no time for a list of each.
  const ends = new Int32Array(topics.length);
  for (const position of positions)
    ends[topic[position] as number] = (ends[topic[position] as number] ?? 0) + 1;
  const present: number[] = [];
  let sum = 0;
  for (let id = 0; id < topics.length; id++) {
    const count = ends[id] as number;
    if (count > 0) present.push(id);
    ends[id] = sum;
    sum += count;
  }
  const laidOut = new Int32Array(sum);
  for (const position of positions) {
    const id = topic[position] as number;
    laidOut[ends[id] as number] = position;
    ends[id] = (ends[id] as number) + 1;
  }
  const each = Math.max(1, Math.floor(SAMPLE_MAX / present.length));
  return drawn(present, Math.min(present.length, SAMPLE_MAX), random).flatMap((id) =>
    drawn(laidOut.subarray(id === 0 ? 0 : ends[id - 1], ends[id]), each, random),
  );
}

/** `count` of them without replacement: the first steps of a Fisher–Yates shuffle, on the list itself. */
function drawn(list: number[] | Int32Array, count: number, random: Rng): number[] {
  const n = Math.min(count, list.length);
  const out: number[] = [];
  for (let i = 0; i < n; i++) {
    const j = i + random.below(list.length - i);
    const held = list[i] as number;
    list[i] = list[j] as number;
    list[j] = held;
    out.push(list[i] as number);
  }
  return out;
}
