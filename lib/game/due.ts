import type { Code } from "../kit/codes.ts";
import { GAP_MS, GRACE_MS, SETTLE_MS, SURE_MS } from "../kit/limits.ts";
import type { Run, Seat, State } from "../model/state.ts";
import { lastRun, present } from "./seats.ts";

/** Dial 0 has no clock: a day is never reached, and every instant stays a number. */
export const NO_CLOCK_MS = 86_400_000;

/**
 * The scrimmage's own clock. It stands still while paused: whatever happens meanwhile is dated to the
 * pause's beginning, so that `resume` moves every instant that is still to come by the same length.
 */
export function clockAt(state: State, at: number): number {
  return state.paused ? Math.min(at, state.paused.since) : at;
}

/** The next thing that happens by itself. While paused it is put aside until the clock runs again. */
export function setDue(state: State, due: number | null): void {
  if (state.paused) state.paused.due = due;
  else state.due = due;
}

/** the open question's deadline: its close and the grace for what is on its way */
export function closeDue(run: Run): number | null {
  return run.dial === 0 ? null : run.closesAt + GRACE_MS;
}

/**
 * Everybody connected is in: the question closes early, after a moment for second thoughts. Somebody
 * who comes back without an answer has the planned time again.
 */
export function everybodyIn(state: State, run: Run, at: number): void {
  const all = run.waitingFor === 0 && run.inCount > 0;
  if (run.step === "closed") {
    awaitTheLast(state, run, at);
    return;
  }
  if (run.dial === 0) return;
  const early = Math.min(run.plannedClosesAt, Math.max(clockAt(state, at), run.opensAt) + SETTLE_MS);
  const closesAt = all ? (run.closesAt < run.plannedClosesAt ? run.closesAt : early) : run.plannedClosesAt;
  if (closesAt === run.closesAt) return;
  run.closesAt = closesAt;
  setDue(state, closeDue(run));
}

/** After the close only extra time and confidence taps are awaited; the reveal comes when there are none. */
export function awaitTheLast(state: State, run: Run, at: number): void {
  run.lastAt = Math.max(awaitedUntil(state, run), clockAt(state, at));
  setDue(state, run.lastAt);
}

/** The last instant that a closed question still waits for; 0 when it waits for nobody. */
export function awaitedUntil(state: State, run: Run): number {
  let until = 0;
  if (run.waitingFor === 0 && run.unrated === 0) return until;
  for (const n of run.asked) {
    const seat = state.seats[n];
    if (!seat || !present(seat)) continue;
    const answer = run.answers[n];
    if (!answer) {
      if (seat.timeMult > 1) until = Math.max(until, seatClosesAt(run, seat) + GRACE_MS);
    } else if (run.sure !== "no" && answer.sure === null)
      until = Math.max(until, Math.max(run.closesAt, run.opensAt + answer.ms) + SURE_MS);
  }
  return until;
}

/** A seat's own closing instant: extra time is measured from the opening and invisible to others. */
export function seatClosesAt(run: Run, seat: Seat): number {
  if (run.closesAt < run.plannedClosesAt) return run.closesAt;
  return run.closesAt + Math.round(run.limitMs * (seat.timeMult - 1));
}

/** A round without a connected player stands still before its next question; the first one back starts it. */
export function playersAreBack(state: State, at: number): void {
  const run = lastRun(state);
  const due = state.paused ? state.paused.due : state.due;
  if (state.phase === "question" && due === null && (run === null || run.step === "gap"))
    setDue(state, clockAt(state, at) + GAP_MS);
}

export function coachArrives(state: State, conn: string, at: number): Code | null {
  if (state.coach.conns.includes(conn)) return "already";
  state.coach.conns.push(conn);
  state.coach.awaySince = null;
  // The break had run out and waited; a moment to look up, then the round.
  const current = state.breaks.at(-1);
  if (state.phase === "break" && current?.waiting) {
    current.waiting = false;
    current.segmentEndsAt = clockAt(state, at) + BACK_MS;
    setDue(state, current.segmentEndsAt);
  }
  return null;
}

const BACK_MS = 5_000;

export function coachLeaves(state: State, conn: string, at: number): Code | null {
  if (!state.coach.conns.includes(conn)) return "replaced";
  state.coach.conns = state.coach.conns.filter((one) => one !== conn);
  if (state.coach.conns.length === 0) state.coach.awaySince = at;
  return null;
}
