import { type Prepared, prepared, primaryTopic } from "./bank.ts";
import { exposuresMax } from "./plan.ts";
import type { Asked, Exposure, SequenceState } from "./types.ts";

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
  returnable: Again[];
  /** exposures left in the whole bank */
  capacity: number;
  /** second and third exposures so far today */
  repeats: number;
  thisRound: readonly Asked[];
  /** topic of the question before, −1 for none, and how many in a row had it */
  lastTopic: number;
  run: number;
  /** primary topics that are in play */
  topicsInPlay: number;
}

export interface Again {
  /** what would be asked */
  position: number;
  /** what was asked before: the same position, or a rewording's */
  before: number;
  exposure: Exposure;
  times: number;
}

export function survey(state: SequenceState): Day {
  const bank = prepared(state.bank);
  const dropped = new Set(state.droppedTopics);
  const inPlay = state.bank.map((item) => !dropped.has(primaryTopic(item)));
  const families = bank.members.filter((group) => group.some((position) => inPlay[position]));
  const cap = exposuresMax(families.length, state.slotsExpected);
  const day: Day = {
    prepared: bank,
    fresh: [],
    freshFamilies: 0,
    freshOfTopic: new Array(bank.topics.length).fill(0),
    again: [],
    returnable: [],
    capacity: 0,
    repeats: 0,
    thisRound: state.pick > 0 ? state.recent.slice(-state.pick) : [],
    lastTopic: -1,
    run: 0,
    topicsInPlay: 0,
  };
  const topics = new Set<number>();
  const justNow = new Set(state.recent.map((one) => one.index));
  for (const group of families) {
    const members = group.filter((position) => inPlay[position]);
    for (const position of members) topics.add(bank.topic[position] as number);
    const seen = asked(state, group);
    day.capacity += Math.max(0, cap - (seen?.times ?? 0));
    day.repeats += Math.max(0, (seen?.times ?? 0) - 1);
    if (seen) {
      admitAgain(state, day, members, seen, cap);
      continue;
    }
    // Taken off by the coach before it counted: not asked, but not again this round either.
    if (group.some((position) => justNow.has(state.bank[position]?.index as number))) continue;
    day.freshFamilies++;
    for (const position of members) day.fresh.push(position);
    const topic = bank.topic[members[0] as number] as number;
    day.freshOfTopic[topic] = (day.freshOfTopic[topic] ?? 0) + 1;
  }
  day.topicsInPlay = topics.size;
  trail(state, day);
  return day;
}

/** Whether it was explained or at least answered for the room: feedback is certain once a break has begun since. */
export function seenWithFeedback(state: SequenceState, day: Day, position: number): boolean {
  for (const member of day.prepared.members[day.prepared.family[position] as number] as readonly number[]) {
    const index = state.bank[member]?.index as number;
    if (state.past?.[index]) return true;
    const exposure = state.exposures[index];
    if (exposure && exposure.slots.length > 0 && exposure.breaksBefore < state.breaksBegun) return true;
  }
  return false;
}

interface Family {
  times: number;
  /** position and exposure asked last */
  last: number;
  exposure: Exposure;
  members: Set<number>;
}

function asked(state: SequenceState, group: readonly number[]): Family | null {
  let found: Family | null = null;
  for (const position of group) {
    const exposure = state.exposures[state.bank[position]?.index as number];
    if (!exposure || exposure.slots.length === 0) continue;
    if (!found) found = { times: 0, last: position, exposure, members: new Set() };
    found.times += exposure.slots.length;
    found.members.add(position);
    if (lastSlot(exposure) > lastSlot(found.exposure)) {
      found.last = position;
      found.exposure = exposure;
    }
  }
  return found;
}

function admitAgain(state: SequenceState, day: Day, members: number[], seen: Family, cap: number): void {
  if (seen.times >= cap || state.slot - lastSlot(seen.exposure) < LAG_MIN_SLOTS) return;
  const others = members.filter((position) => !seen.members.has(position));
  for (const position of others.length > 0 ? others : members) {
    const again = { position, before: seen.last, exposure: seen.exposure, times: seen.times };
    day.again.push(again);
    if (seen.times === 1 && mayReturn(state, seen.exposure)) day.returnable.push(again);
  }
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

function trail(state: SequenceState, day: Day): void {
  const last = state.recent.at(-1);
  if (!last) return;
  day.lastTopic = day.prepared.topicId.get(last.topic) ?? -1;
  for (const one of state.recent.toReversed()) {
    if (one.topic !== last.topic) break;
    day.run++;
  }
}

export function lastSlot(exposure: Exposure): number {
  return exposure.slots.at(-1) ?? -1;
}
