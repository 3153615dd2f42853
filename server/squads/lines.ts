import type { MemberLine, SquadLine } from "#lib/protocol/http.ts";
import { memberOf } from "#lib/squad/fold.ts";
import type { Squad } from "#lib/squad/types.ts";
import type { NamedMember, SquadDoc } from "./doc.ts";

/** A squad in the coach's list. */
export function lineOf(doc: SquadDoc, squad: Squad, scrimmages: number): SquadLine {
  const { id, name, kind, open, pseudonymous, createdAt } = doc;
  const lastAt = squad.sessions.at(-1)?.startedAt ?? null;
  return { id, name, kind, open, pseudonymous, createdAt, members: doc.members.length, scrimmages, lastAt };
}

/** A member on the squad's page; none for a name whose member the history does not know. */
export function memberLine(squad: Squad, { id, name, pin }: NamedMember): MemberLine[] {
  const known = memberOf(squad, id);
  if (!known) return [];
  const { timeMult, calm, optedIn } = known;
  const sessions = squad.sessions.filter((record) => record.players.includes(id)).length;
  return [{ id, name, pin: pin !== null, timeMult, calm, optedIn, sessions }];
}
