import { DAY_MS, type Squad } from "#lib/squad/types.ts";

/** What a join code stands for while it waits for its follow-up: the document `code/<code>`. */
export interface WaitingCode {
  followUp: { squad: string; booking: string };
}

/**
 * When players may open a booked follow-up by its code: from a day before on, which is within the gap's
 * tolerance, but not before a full day has passed since the questions were last seen; on its day always.
 */
export function opensAt(squad: Squad, booking: { of: string; dayAt: number }): number {
  const day = squad.sessions.find((record) => record.scrimmage === booking.of);
  if (!day) return booking.dayAt;
  return Math.min(booking.dayAt, Math.max(booking.dayAt - DAY_MS, day.endedAt + DAY_MS));
}

/** long enough to come late, and to find the code again */
const LATE_MS = 30 * DAY_MS;

/** How long a code is kept free for a follow-up of that day. */
export function codeTtlMs(now: number, dayAt: number): number {
  return Math.max(0, dayAt - now) + LATE_MS;
}
