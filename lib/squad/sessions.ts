import { isFullPerformance, type Plan } from "../model/plan.ts";
import type { SessionKind, SessionRecord } from "../model/squad.ts";
import { DAY_MS, type Squad } from "./types.ts";

/** What a plan that a coach made will be in its squad's history. */
export function kindOf(plan: Pick<Plan, "mode">): SessionKind {
  return isFullPerformance(plan) ? "fullPerformance" : "scrimmage";
}

/** The scrimmage whose follow-up a booking is; without a booking, the last scrimmage. */
export function sessionOf(squad: Squad, booking: string | null): SessionRecord | null {
  if (booking === null) return squad.sessions.findLast((record) => record.kind === "scrimmage") ?? null;
  const of = squad.bookings.find((one) => one.id === booking)?.of;
  return squad.sessions.find((record) => record.scrimmage === of) ?? null;
}

/** The scrimmage that a follow-up followed. */
export function followed(squad: Squad, record: SessionRecord): SessionRecord | null {
  if (record.kind !== "followUp") return null;
  if (record.booking !== null) return sessionOf(squad, record.booking);
  const before = squad.sessions.slice(0, squad.sessions.indexOf(record));
  return before.findLast((one) => one.kind === "scrimmage") ?? null;
}

/** Whole days between a session and a later instant; never a day before 24 hours are over. */
export function gapDays(record: Pick<SessionRecord, "startedAt">, at: number): number {
  const days = Math.max(0, at - record.startedAt) / DAY_MS;
  return days < 1 ? 0 : Math.round(days);
}
