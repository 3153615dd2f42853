import type { SessionRecord } from "../model/squad.ts";
import { own } from "./keys.ts";
import type { Squad } from "./types.ts";

/** What an erasure took away and what stays: counts of answers, and nothing that says whose. */
export interface Receipt {
  what: "member" | "scrimmage" | "squad";
  at: number;
  removed: {
    /** entries of the roster */
    members: number;
    /** sessions of the squad's history: with their answers, or as a whole */
    sessions: number;
    answers: number;
    practised: number;
    /** follow-ups that were booked */
    bookings: number;
  };
  /** in the scrimmages' own logs, under no name, until those are deleted */
  stays: { scrimmages: number; answers: number };
}

/** Made before the erasure: afterwards nobody can say any more. */
export function receiptOf(
  squad: Squad,
  what: { member: string } | { scrimmage: string } | "squad",
  at: number,
): Receipt {
  if (what === "squad") {
    const answers = sum(squad.sessions, ({ asked }) => sum(asked, (one) => one.answers.length));
    const practised = sum(Object.values(squad.practised), (lines) => lines.length);
    const removed = { members: squad.members.length, sessions: squad.sessions.length, answers, practised };
    return receipt(
      "squad",
      at,
      { ...removed, bookings: squad.bookings.length },
      { scrimmages: 0, answers: 0 },
    );
  }
  if ("member" in what) return ofMember(squad, what.member, at);
  const record = squad.sessions.find((one) => one.scrimmage === what.scrimmage);
  const answers = sum(record?.asked ?? [], (one) => one.answers.length);
  const bookings = squad.bookings.filter((one) => one.of === what.scrimmage).length;
  const removed = { members: 0, sessions: record ? 1 : 0, answers, practised: 0, bookings };
  return receipt("scrimmage", at, removed, { scrimmages: 0, answers: 0 });
}

function ofMember(squad: Squad, member: string, at: number): Receipt {
  const played = squad.sessions.filter((record) => record.players.includes(member));
  const answers = sum(played, (record) => answersOf(record, member));
  const removed = {
    members: squad.members.some((one) => one.id === member) ? 1 : 0,
    sessions: played.length,
    answers,
    practised: own(squad.practised, member)?.length ?? 0,
    bookings: 0,
  };
  return receipt("member", at, removed, { scrimmages: played.length, answers });
}

function answersOf(record: SessionRecord, member: string): number {
  const player = record.players.indexOf(member);
  return sum(record.asked, ({ answers }) => answers.filter((one) => one.player === player).length);
}

function receipt(
  what: Receipt["what"],
  at: number,
  removed: Receipt["removed"],
  stays: Receipt["stays"],
): Receipt {
  return { what, at, removed, stays };
}

function sum<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((all, one) => all + value(one), 0);
}
