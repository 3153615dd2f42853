import type { Code } from "../kit/codes.ts";
import { FREEZE_MS, GRACE_MS } from "../kit/limits.ts";
import { clamp } from "../kit/stats.ts";
import type { Draft, Entry } from "../model/entry.ts";
import type { PlayerInput } from "../model/input.ts";
import type { Answer, Run, Seat, State } from "../model/state.ts";
import { allRated, everybodyIn } from "./due.ts";
import { ask } from "./lobby.ts";
import { withStanding } from "./seats.ts";

type Of<K extends PlayerInput["do"]> = Extract<PlayerInput, { do: K }>;

/**
 * An answer, or a change of one: the last before the close counts, every one is kept. What comes
 * after the close is kept for the film and never counts.
 */
export function answer(state: State, input: Of<"answer">, entry: Entry): Code | null {
  const seat = seatOf(state, entry);
  const run = state.runs[input.run - 1];
  if (!seat) return "no-such-seat";
  if (seat.removed) return "removed";
  if (!run) return "wrong-run";
  if (!entry.stamp) return "bad-answer";
  if (seat.fromRun > run.run) return "not-asked";
  const elapsed = elapsedMs(state, run, entry.at);
  // Believed as far as the measured lag allows: no phone can claim to have been faster than that.
  const ms = Math.round(clamp(input.ms, elapsed - Math.min(entry.stamp.lagMs, GRACE_MS), elapsed));
  if (!takesAnswers(state, run, seat, entry.at)) return keepLate(run, seat, entry.stamp, ms);
  if (state.paused && entry.at > state.paused.since + GRACE_MS) return "paused";
  if (elapsed < -GRACE_MS) return "not-open";
  const earlier = run.answers[seat.n] ?? null;
  if (earlier?.lockedIn) return "locked-in";
  withStanding(state, seat, () => {
    if (seat.askedRun !== run.run) ask(run, seat);
    run.answers[seat.n] = given(
      earlier,
      entry.stamp as NonNullable<Draft["stamp"]>,
      input.value,
      Math.max(0, ms),
    );
  });
  everybodyIn(state, run, entry.at);
  return null;
}

function given(
  earlier: Answer | null,
  stamp: NonNullable<Draft["stamp"]>,
  value: unknown,
  ms: number,
): Answer {
  const change = { key: stamp.key, ms, share: stamp.ruling.share };
  if (earlier) {
    // The same choice again (a double tap) is not a change of mind.
    if (earlier.key !== stamp.key) {
      earlier.changes.push(change);
      earlier.ms = ms;
    }
    earlier.key = stamp.key;
    earlier.value = value;
    earlier.ruling = stamp.ruling;
    return earlier;
  }
  return {
    key: stamp.key,
    value,
    ruling: stamp.ruling,
    ms,
    sure: null,
    lockedIn: false,
    changes: [change],
    cause: null,
    thought: null,
    points: null,
  };
}

function keepLate(run: Run, seat: Seat, stamp: NonNullable<Draft["stamp"]>, ms: number): Code {
  const known = run.late.find((one) => one.seat === seat.n);
  if (known) known.key = stamp.key;
  else run.late.push({ seat: seat.n, key: stamp.key, ms });
  return "late";
}

/** whether this seat's answer, read now, counts */
function takesAnswers(state: State, run: Run, seat: Seat, at: number): boolean {
  if (state.phase !== "question" || run.run !== state.runs.length) return false;
  if (run.step !== "open" && run.step !== "closed") return false;
  if (state.paused) return true;
  // Nobody could write for a while: the deadline is long due and not folded, so it was not this phone's fault.
  const frozen = run.step === "open" && state.due !== null && at > state.due + FREEZE_MS;
  return frozen || at <= seatClosesAt(run, seat) + GRACE_MS;
}

/** A seat's own closing instant: extra time is measured from the opening and invisible to others. */
export function seatClosesAt(run: Run, seat: Seat): number {
  if (run.closesAt < run.plannedClosesAt) return run.closesAt;
  return run.closesAt + Math.round(run.limitMs * (seat.timeMult - 1));
}

function elapsedMs(state: State, run: Run, at: number): number {
  return (state.paused ? Math.min(state.paused.since, at) : at) - run.opensAt;
}

export function lockIn(state: State, input: Of<"lockIn">, entry: Entry): Code | null {
  const seat = seatOf(state, entry);
  const run = state.runs[input.run - 1];
  if (!seat) return "no-such-seat";
  if (!run) return "wrong-run";
  const answer = run.answers[seat.n];
  if (!answer) return "wrong-phase";
  if (!takesAnswers(state, run, seat, entry.at)) return "late";
  answer.lockedIn = true;
  return null;
}

/** The confidence tap: open while the question takes answers and for a moment after. */
export function sure(state: State, input: Of<"sure">, entry: Entry): Code | null {
  const seat = seatOf(state, entry);
  const run = state.runs[input.run - 1];
  if (!seat) return "no-such-seat";
  if (!run) return "wrong-run";
  if (run.sure === "no") return "wrong-phase";
  if (
    state.phase !== "question" ||
    run.run !== state.runs.length ||
    (run.step !== "open" && run.step !== "closed")
  )
    return "late";
  const answer = run.answers[seat.n];
  if (!answer) return "wrong-phase";
  withStanding(state, seat, () => {
    answer.sure = input.level;
  });
  allRated(state, run, entry.at);
  return null;
}

function seatOf(state: State, entry: Entry): Seat | undefined {
  return entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
}
