import { type Prepared, prepared } from "./bank.ts";
import { type Earlier, earlierOf, WAITS } from "./earlier.ts";
import { exposuresMax } from "./plan.ts";
import type { Asked, Exposure, Past, SequenceState } from "./types.ts";

/** slots between two exposures of a question */
export const LAG_MIN_SLOTS = 3;
/** a miss comes back after at least so many slots and so long (`learning.md` 2.5) */
export const RETURN_LAG_SLOTS = 8;
export const RETURN_LAG_MS = 120_000;

/** What has been asked today and what may be asked now; positions are those of the bank. */
export interface Day {
  prepared: Prepared;
  /** not asked today, nor any rewording of it */
  fresh: number[];
  /** families among them, and how many of each primary topic */
  freshFamilies: number;
  freshOfTopic: number[];
  /** asked today, and may be asked again: below the cap and long enough ago; rewordings first */
  again: Again[];
  /** of those, what was missed, explained in a break, and may come back */
  returnable: ReadonlySet<Again>;
  /** exposures left in the whole bank */
  capacity: number;
  /** second and third exposures so far today */
  repeats: number;
  /** families that have been explained or shown to the room: asked before the latest break, or in an earlier session */
  shown(family: number): boolean;
  thisRound: readonly Asked[];
  /** topic of the question before, −1 for none, and how many in a row had it */
  lastTopic: number;
  run: number;
  /** primary topics that are in play */
  topicsInPlay: number;
  /** by position: what earlier sessions say of it, or of a rewording of it; empty in a first session */
  past: readonly (Past | undefined)[];
  /** by position: UNSEEN, SEEN or PROBE of `earlier.ts`; empty in a first session */
  kinds: Uint8Array;
  /** something in the bank was never asked */
  anyNew: boolean;
  /** topics of the last review's focus that have had no question today */
  focusOwed: ReadonlySet<number>;
}

export interface Again {
  /** what would be asked */
  position: number;
  /** of what was asked last: the same position, or a rewording's */
  exposure: Exposure;
  /** exposures today, rewordings included */
  times: number;
  /** slots since the last one */
  lag: number;
}

/** The exposures of one family today. */
interface Family {
  times: number;
  exposure: Exposure;
  asked: Set<number>;
}

export function survey(state: SequenceState): Day {
  const bank = prepared(state.bank);
  const out = new Set(state.droppedTopics.map((topic) => bank.topicId.get(topic) ?? -1));
  const families = familiesAsked(state, bank);
  const last = state.recent.at(-1);
  const freshOfTopic = bank.familiesOfTopic.map((count, topic) => (out.has(topic) ? 0 : count));
  const inPlay = freshOfTopic.reduce((sum, count) => sum + count, 0);
  const cap = state.once ? 1 : exposuresMax(inPlay, state.slotsExpected);
  const busy = new Set(families.keys());
  // Taken off by the coach before it counted: not asked, but not again this round either.
  for (const one of state.recent) busy.add(familyOf(bank, one.index));
  const topicsInPlay = freshOfTopic.filter((count) => count > 0).length;
  let gone = 0;
  for (const family of busy) {
    const topic = bank.familyTopic[family];
    if (topic === undefined || out.has(topic)) continue;
    freshOfTopic[topic] = (freshOfTopic[topic] as number) - 1;
    gone++;
  }
  const earlier = earlierOf(state, bank);
  const taken = new Uint8Array(bank.members.length);
  for (const family of busy) taken[family] = 1;
  const dropped = Uint8Array.from(bank.topics, (_, topic) => (out.has(topic) ? 1 : 0));
  const fresh: number[] = [];
  for (let position = 0; position < bank.family.length; position++) {
    const family = bank.family[position] as number;
    if (taken[family] === 1 || dropped[bank.topic[position] as number] === 1) continue;
    // A probe is asked before its rewordings: their answer would be its feedback.
    if (earlier.kinds[position] === WAITS) continue;
    fresh.push(position);
  }
  const back = comeBack(state, bank, families, out, cap);
  return {
    prepared: bank,
    fresh,
    freshFamilies: inPlay - gone,
    freshOfTopic,
    ...back,
    capacity: Math.max(0, inPlay * cap - back.spent),
    shown: shownFamilies(state, families, earlier),
    thisRound: state.pick > 0 ? state.recent.slice(-state.pick) : [],
    lastTopic: last ? (bank.topicId.get(last.topic) ?? -1) : -1,
    run: runLength(state),
    topicsInPlay,
    past: earlier.past,
    kinds: earlier.kinds,
    anyNew: earlier.anyNew,
    focusOwed: focusOwed(state, bank, busy, freshOfTopic),
  };
}

function focusOwed(
  state: SequenceState,
  bank: Prepared,
  busy: ReadonlySet<number>,
  freshOfTopic: readonly number[],
): ReadonlySet<number> {
  const owed = new Set<number>();
  for (const topic of state.focus ?? []) {
    const id = bank.topicId.get(topic);
    if (id !== undefined && (freshOfTopic[id] ?? 0) > 0) owed.add(id);
  }
  if (owed.size > 0) for (const family of busy) owed.delete(bank.familyTopic[family] ?? -1);
  return owed;
}

function familyOf(bank: Prepared, index: number): number {
  const position = bank.positionOf.get(index);
  return position === undefined ? -1 : (bank.family[position] as number);
}

/** By family, in bank order. */
function familiesAsked(state: SequenceState, bank: Prepared): Map<number, Family> {
  const found: { position: number; exposure: Exposure }[] = [];
  for (const key of Object.keys(state.exposures)) {
    const exposure = state.exposures[Number(key)];
    const position = bank.positionOf.get(Number(key));
    if (position !== undefined && exposure && exposure.slots.length > 0) found.push({ position, exposure });
  }
  found.sort((a, b) => a.position - b.position);
  const families = new Map<number, Family>();
  for (const { position, exposure } of found) {
    const id = bank.family[position] as number;
    const known = families.get(id);
    const latest = known && lastSlot(known.exposure) >= lastSlot(exposure) ? known.exposure : exposure;
    const asked = known?.asked ?? new Set<number>();
    asked.add(position);
    families.set(id, { times: (known?.times ?? 0) + exposure.slots.length, exposure: latest, asked });
  }
  return families;
}

/** What was asked and may be asked again, with the repeats so far and the exposures spent. */
function comeBack(
  state: SequenceState,
  bank: Prepared,
  families: ReadonlyMap<number, Family>,
  out: ReadonlySet<number>,
  cap: number,
) {
  const again: Again[] = [];
  const returnable = new Set<Again>();
  let repeats = 0;
  let spent = 0;
  for (const [id, { times, exposure, asked }] of families) {
    repeats += times - 1;
    if (!out.has(bank.familyTopic[id] as number)) spent += Math.min(times, cap);
    const lag = state.slot - lastSlot(exposure);
    if (times >= cap || lag < LAG_MIN_SLOTS) continue;
    const members = (bank.members[id] as readonly number[]).filter(
      (position) => !out.has(bank.topic[position] as number),
    );
    const reworded = members.filter((position) => !asked.has(position));
    for (const position of reworded.length > 0 ? reworded : members) {
      const one = { position, exposure, times, lag };
      again.push(one);
      if (times === 1 && mayReturn(state, exposure)) returnable.add(one);
    }
  }
  return { again, returnable, repeats, spent };
}

function mayReturn(state: SequenceState, exposure: Exposure): boolean {
  return (
    exposure.missedSlot !== null &&
    exposure.missedAt !== null &&
    exposure.explainedAfterMiss &&
    !exposure.returned &&
    exposure.breaksBefore < state.breaksBegun &&
    state.slot - exposure.missedSlot >= RETURN_LAG_SLOTS &&
    state.now - exposure.missedAt >= RETURN_LAG_MS
  );
}

function shownFamilies(
  state: SequenceState,
  families: ReadonlyMap<number, Family>,
  earlier: Earlier,
): Day["shown"] {
  const shown = new Set<number>();
  for (const [id, { asked }] of families) {
    for (const position of asked) {
      const exposure = state.exposures[state.bank[position]?.index as number];
      if (exposure && exposure.breaksBefore < state.breaksBegun) shown.add(id);
    }
  }
  return (family) => shown.has(family) || earlier.families.has(family);
}

function runLength(state: SequenceState): number {
  const last = state.recent.at(-1);
  let run = 0;
  for (const one of state.recent.toReversed()) {
    if (one.topic !== last?.topic) break;
    run++;
  }
  return run;
}

function lastSlot(exposure: Exposure): number {
  return exposure.slots.at(-1) ?? -1;
}
