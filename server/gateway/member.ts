import { mayJoin, seatOfMember } from "#lib/game/lobby.ts";
import { nameTaken } from "#lib/game/seats.ts";
import type { Code } from "#lib/kit/codes.ts";
import type { State } from "#lib/model/state.ts";
import type { Connect } from "#lib/protocol/messages.ts";
import type { WrongTries } from "#server/http/tries.ts";
import { type DoorMember, type DoorRoster, onRoster } from "#server/squads/door.ts";
import { isPin } from "#server/squads/pins.ts";
import { deviceId } from "#server/squads/squads.ts";
import { samePage } from "./channel.ts";

/** Who of the squad somebody is, shown or allowed. `seat`: theirs already, to be taken over. */
export interface Claim {
  member: string;
  /** of the roster; null: whatever name was asked for */
  name: string | null;
  seat: number | null;
}

/** A guest's place in the scrimmage of a squad: null, or why there is none. */
export function guestBarred(roster: DoorRoster | null, typed: string | undefined): Code | null {
  if (roster && !roster.guests) return "members-only";
  return typed !== undefined && onRoster(roster, typed) ? "name-taken" : null;
}

/** One coming to the door. */
interface Coming {
  auth: Connect;
  /** the connection's name in the log */
  conn: string;
  /** wrong PINs by member, so that none is found by trying */
  tries: WrongTries;
}

/** Null for a guest. */
export async function claimOf(
  state: State,
  roster: DoorRoster | null,
  coming: Coming,
): Promise<Claim | Code | null> {
  const { auth } = coming;
  if (!roster || !state.squad) return null;
  if (auth.member !== undefined) {
    const member = roster.members.find((one) => one.handle === auth.member);
    return member ? memberClaim(state, member, coming) : "no-such-seat";
  }
  if (!roster.keeps || auth.device === undefined) return null;
  const member = deviceId(state.squad.id, auth.device);
  return { member, name: null, seat: seatOfMember(state, member)?.n ?? null };
}

async function memberClaim(
  state: State,
  { id, name, pin, seat }: DoorMember,
  { auth, conn, tries }: Coming,
): Promise<Claim | Code> {
  const shown = auth.pin;
  const refused = seat === null ? mayJoin(state, false) : null;
  if (refused) return refused;
  if (pin === null) {
    // Without a PIN whoever comes first is it; who has the seat by mistake, the coach sees.
    const own = seat === null || samePage(conn, state.seats[seat]?.conn ?? null);
    return own ? { member: id, name: nameFor(state, name), seat } : "seat-taken";
  }
  const key = `${state.squad?.id}/${id}`;
  if (shown === undefined) return "wrong-pin";
  const right = await tries.tried(
    key,
    () => isPin(shown, pin),
    (same) => !same,
  );
  if (right === "too-fast") return right;
  if (!right) return "wrong-pin";
  return { member: id, name: nameFor(state, name), seat };
}

/** A name that somebody else got in some way must not keep its owner out. */
function nameFor(state: State, name: string): string {
  if (!nameTaken(state, name, -1)) return name;
  for (let n = 2; ; n++) {
    const next = `${name.slice(0, 20)} ${n}`;
    if (!nameTaken(state, next, -1)) return next;
  }
}
