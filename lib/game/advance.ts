import type { Code } from "../kit/codes.ts";
import { FREEZE_MS, GAP_MS, THAW_MS } from "../kit/limits.ts";
import type { Entry } from "../model/entry.ts";
import type { DoorInput } from "../model/input.ts";
import type { Run, State } from "../model/state.ts";
import { nextSegment } from "./breaks.ts";
import { closeQuestion } from "./close.ts";
import { awaitedUntil, closeDue, setDue } from "./due.ts";
import { partIsOver } from "./review.ts";
import { cueNext, endRound, standsLonger } from "./round.ts";
import { lastRun } from "./seats.ts";

/**
 * Waiting is data: the state names the instant, any process appends this, and only the entry that
 * names that instant, and comes at or after it, does anything. Repeats and stale ones fold to nothing.
 */
export function deadline(
  state: State,
  input: Extract<DoorInput, { do: "deadline" }>,
  entry: Entry,
): Code | null {
  if (state.due === null || input.due !== state.due || entry.at < state.due) return "not-due";
  const late = entry.at - state.due;
  if (late > FREEZE_MS) giveBack(state, late);
  switch (state.phase) {
    case "count":
      cueNext(state, entry.at);
      return null;
    case "question":
      questionIsDue(state, entry.at, late);
      return null;
    case "break":
      nextSegment(state, entry.at);
      return null;
    case "review":
      partIsOver(state, entry.at);
      return null;
    default:
      setDue(state, null);
      return null;
  }
}

function questionIsDue(state: State, at: number, late: number): void {
  const run = lastRun(state);
  const round = state.rounds.at(-1);
  if (!run || run.step === "gap" || run.step === "done") {
    if (round?.ending) endRound(state, at);
    else cueNext(state, at);
    return;
  }
  if (run.step === "open") {
    if (late > FREEZE_MS) {
      thaw(state, run, at);
      return;
    }
    waitForTheLast(state, run, at);
    return;
  }
  if (run.step === "closed") {
    closeQuestion(state, run, at);
    return;
  }
  const stand = run.step === "reveal" ? standsLonger(state, run, at + GAP_MS) : 0;
  if (stand > 0) {
    setDue(state, at + stand);
    return;
  }
  run.step = "gap";
  setDue(state, at + GAP_MS);
}

/**
 * Nobody could write when the question was to close (every process down, the store away). The phones
 * hold answers that were given in time, so they get a moment to bring them in.
 */
function thaw(state: State, run: Run, at: number): void {
  state.compromises.push({ run: run.run, what: "thawed" });
  run.closesAt = at + THAW_MS;
  run.plannedClosesAt = run.closesAt;
  setDue(state, closeDue(run));
}

/** Time in which nobody could write is no time of the round's. */
function giveBack(state: State, frozenMs: number): void {
  const round = state.rounds.at(-1);
  if (!round || round.endedAt !== null) return;
  round.startedAt += frozenMs;
  round.endsAt += frozenMs;
}

/** Extra time and the confidence tap outlast the close; without either the reveal comes at once. */
function waitForTheLast(state: State, run: Run, at: number): void {
  const until = awaitedUntil(state, run);
  if (until <= at) {
    closeQuestion(state, run, at);
    return;
  }
  run.step = "closed";
  run.lastAt = until;
  setDue(state, until);
}
