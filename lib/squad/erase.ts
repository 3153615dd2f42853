import type { Draft, Entry } from "../model/entry.ts";
import type { SquadInput } from "../model/squad.ts";
import { applySquad, reduceSquad } from "./fold.ts";
import type { Squad } from "./types.ts";
import { recordWithout } from "./without.ts";

/**
 * Erasure from a squad's log: what `LogStore.rewrite` is given. The order is: append `forget` (or
 * `unplay`), which every replica folds at once and which refuses whatever comes late; then rewrite; what
 * stands in `Squad.erasing` after a crash is rewritten at the next start.
 */
type SquadEntry = Entry<SquadInput>;
type SquadDraft = Draft<SquadInput>;

/** Leaves no trace of the member: neither the id nor any answer, in this log. */
export function memberEraser(
  entries: Iterable<SquadEntry>,
  member: string,
): (entry: SquadEntry) => SquadDraft {
  const refused = refusedIn(entries);
  return (entry) => (refused.has(entry.seq) ? erased(entry) : withoutMember(entry, member));
}

export function scrimmageEraser(
  entries: Iterable<SquadEntry>,
  scrimmage: string,
): (entry: SquadEntry) => SquadDraft {
  const refused = refusedIn(entries);
  return (entry) => (refused.has(entry.seq) ? erased(entry) : withoutScrimmage(entry, scrimmage));
}

/** One entry of the log without the member. */
export function withoutMember(entry: SquadEntry, member: string): SquadDraft {
  const { input } = entry;
  switch (input.do) {
    case "enrol": {
      const members = input.members.filter((one) => one.id !== member);
      if (members.length === input.members.length) return draftOf(entry, input);
      return members.length === 0 ? erased(entry) : draftOf(entry, { do: "enrol", members });
    }
    case "accommodate":
    case "optIn":
    case "forget":
    case "practised":
      return input.member === member ? erased(entry) : draftOf(entry, input);
    case "played":
      return draftOf(entry, { do: "played", record: recordWithout(input.record, member) });
    default:
      return draftOf(entry, input);
  }
}

/** One entry of the log without the scrimmage: its record, what was booked for it, and that it was opened. */
export function withoutScrimmage(entry: SquadEntry, scrimmage: string): SquadDraft {
  const { input } = entry;
  const names =
    (input.do === "played" && input.record.scrimmage === scrimmage) ||
    (input.do === "book" && input.of === scrimmage) ||
    (input.do === "trial" && input.of === scrimmage) ||
    (input.do === "opened" && input.scrimmage === scrimmage) ||
    (input.do === "unplay" && input.scrimmage === scrimmage);
  return names ? erased(entry) : draftOf(entry, input);
}

/** One entry of a follow-up's own log without the day that it followed: its id, and who had what right on it. */
export function followUpWithout(entry: Entry, scrimmage: string): Draft {
  const { by, ask, stamp, input } = entry;
  const draft: Draft = { by, ask, input, ...(stamp && { stamp }) };
  if (input.do !== "create" || input.squad?.followUp?.of !== scrimmage) return draft;
  const { followUp } = input.squad;
  const probes = followUp.probes.map((probe) => ({ ...probe, onDay: {} }));
  return {
    ...draft,
    input: { ...input, squad: { ...input.squad, followUp: { ...followUp, of: "", probes } } },
  };
}

/** A refused entry did nothing; with somebody gone it might be taken, so it goes too. */
function refusedIn(entries: Iterable<SquadEntry>): Set<number> {
  const refused = new Set<number>();
  let squad: Squad | null = null;
  for (const entry of entries) {
    if (squad === null) squad = reduceSquad(squad, entry);
    else if (applySquad(squad, entry) !== null) refused.add(entry.seq);
  }
  return refused;
}

function draftOf({ by, ask }: SquadEntry, input: SquadInput): SquadDraft {
  return { by, ask, input };
}

function erased(entry: SquadEntry): SquadDraft {
  return draftOf(entry, { do: "erased" });
}
