import type { EnrolledAnswer, NewMember } from "#lib/protocol/http.ts";
import type { RosterLine } from "#lib/squad/roster.ts";

/** What goes to the server of one line: of a pseudonymous squad everything but the name. */
export function newMember(line: RosterLine, pseudonymous: boolean): NewMember {
  return {
    ...(pseudonymous ? {} : { name: line.name }),
    ...(line.pin === null ? {} : { pin: line.pin }),
    ...(line.timeMult === 1 ? {} : { timeMult: line.timeMult }),
    ...(line.calm ? { calm: true } : {}),
  };
}

/** Members come back in the order in which they were sent. */
export function keyFrom({ members }: EnrolledAnswer, lines: readonly RosterLine[]): Record<string, string> {
  return Object.fromEntries(members.map((one, i) => [one.id, lines[i]?.name ?? ""]));
}
