import { createHash } from "node:crypto";
import { nameKey } from "#lib/game/seats.ts";
import type { State } from "#lib/model/state.ts";
import type { NamedMember } from "./doc.ts";
import type { Squads } from "./squads.ts";

/** A squad as the door of one of its scrimmages sees it. */
export interface DoorRoster {
  /** whoever is not on it may come in too */
  guests: boolean;
  /** a player may choose to be recognised by this phone next time */
  keeps: boolean;
  members: DoorMember[];
}

export interface DoorMember extends NamedMember {
  /** names this member for this scrimmage only, so that what a phone is told tells nothing elsewhere */
  handle: string;
  /** somebody sits there already */
  seat: number | null;
}

/** Null where the scrimmage belongs to no squad, or to one that is gone. */
export async function rosterAt(squads: Squads, state: State): Promise<DoorRoster | null> {
  const doc = state.squad ? await squads.doc(state.squad.id) : null;
  if (!doc) return null;
  const seats = new Map(state.seats.filter((seat) => !seat.removed).map((seat) => [seat.member, seat.n]));
  return {
    guests: doc.guests || doc.open,
    keeps: doc.open,
    members: doc.members.map((member) => ({
      ...member,
      handle: handleOf(state.id, member.id),
      seat: seats.get(member.id) ?? null,
    })),
  };
}

/** Whether somebody of this name would be taken for another one of the roster. `member`: who it is, if anybody of it. */
export function onRoster(roster: DoorRoster | null, name: string, member: string | null = null): boolean {
  const key = nameKey(name);
  return roster?.members.some((one) => one.id !== member && nameKey(one.name) === key) ?? false;
}

function handleOf(scrimmage: string, member: string): string {
  return createHash("sha256").update(`${scrimmage}/${member}`).digest("hex").slice(0, 16);
}
