import type { Code } from "../kit/codes.ts";
import { CHANGES_KEPT_MAX, FREEZE_MS, GRACE_MS } from "../kit/limits.ts";
import { clamp } from "../kit/stats.ts";
import type { Entry } from "../model/entry.ts";
import type { PlayerInput, Stamp } from "../model/input.ts";
import type { Answer, Run, Seat, State } from "../model/state.ts";
import { accepted } from "./amend.ts";
import { awaitTheLast, clockAt, everybodyIn, seatClosesAt } from "./due.ts";
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
  if (!run) return "wrong-run";
  if (!entry.stamp) return "bad-answer";
  if (seat.fromRun > run.run) return "not-asked";
  const stamp = accepted(run, entry.stamp);
  const elapsed = clockAt(state, entry.at) - run.opensAt;
  // Believed as far as the measured lag allows: no phone can claim to have been faster than that.
  const ms = Math.round(clamp(input.ms, elapsed - Math.min(stamp.lagMs, GRACE_MS), elapsed));
  if (!takesAnswers(state, run, seat, entry.at)) return keepLate(run, seat, stamp, ms);
  if (state.paused && entry.at > state.paused.since + GRACE_MS) return "paused";
  if (elapsed < -GRACE_MS) return "not-open";
  const earlier = run.answers[seat.n] ?? null;
  if (earlier?.lockedIn) return "locked-in";
  withStanding(state, seat, () => {
    if (seat.askedRun !== run.run) ask(run, seat);
    run.answers[seat.n] = given(earlier, stamp, input.value, Math.max(0, ms));
  });
  everybodyIn(state, run, entry.at);
  return null;
}

function given(earlier: Answer | null, stamp: Stamp, value: unknown, ms: number): Answer {
  const change = { key: stamp.key, ms, share: stamp.ruling.share };
  if (earlier) {
    // The same choice again (a double tap) is not a change of mind.
    if (earlier.key !== stamp.key) {
      if (earlier.changes.length >= CHANGES_KEPT_MAX) earlier.changes.pop();
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

function keepLate(run: Run, seat: Seat, stamp: Stamp, ms: number): Code {
  const known = run.late.find((one) => one.seat === seat.n);
  if (known) known.key = stamp.key;
  else run.late.push({ seat: seat.n, key: stamp.key, ms });
  return "late";
}

/** whether this seat's answer, read now, counts */
function takesAnswers(state: State, run: Run, seat: Seat, at: number): boolean {
  if (state.phase !== "question" || run.run !== state.runs.length) return false;
  if (run.step !== "open" && run.step !== "closed") return false;
  const now = clockAt(state, at);
  const due = state.paused ? state.paused.due : state.due;
  // Nobody could write for a while: the deadline is long due and not folded, so it was not this phone's fault.
  const frozen = run.step === "open" && due !== null && now > due + FREEZE_MS;
  return frozen || now <= seatClosesAt(run, seat) + GRACE_MS;
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
  if (run.step === "closed" && run.unrated === 0) awaitTheLast(state, run, entry.at);
  return null;
}

function seatOf(state: State, entry: Entry): Seat | undefined {
  return entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
}
