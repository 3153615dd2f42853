import type { Code } from "../kit/codes.ts";
import { EXTEND_QUESTION_MS, GAP_MS } from "../kit/limits.ts";
import type { Entry } from "../model/entry.ts";
import type { CoachInput } from "../model/input.ts";
import type { State } from "../model/state.ts";
import { closeQuestion, dropQuestion } from "./close.ts";
import { clockAt, closeDue, setDue } from "./due.ts";
import { lastRun, openRun } from "./seats.ts";

type Of<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;

/** An open question may be held open this long at the most, ms. */
const OPEN_MAX_MS = 300_000;

export function pause(state: State, _input: Of<"pause">, entry: Entry): Code | null {
  if (state.paused) return "already";
  if (state.phase === "lobby" || state.phase === "sealed") return "wrong-phase";
  state.paused = { since: entry.at, due: state.due };
  state.due = null;
  return null;
}

/** Everything that was to come moves by the length of the pause. */
export function resume(state: State, _input: Of<"resume">, entry: Entry): Code | null {
  if (!state.paused) return "already";
  const { since, due } = state.paused;
  const by = Math.max(0, entry.at - since);
  state.paused = null;
  state.due = due === null ? null : due + by;
  const round = state.rounds.at(-1);
  if (round && round.endedAt === null) {
    round.startedAt += by;
    round.endsAt += by;
  }
  const run = lastRun(state);
  if (state.phase === "question" && run && run.closedAt === null) {
    run.opensAt += by;
    run.closesAt += by;
    run.plannedClosesAt += by;
    run.lastAt += by;
  }
  const current = state.breaks.at(-1);
  if (state.phase === "break" && current) {
    current.segmentStartedAt += by;
    current.segmentEndsAt += by;
  }
  if (state.phase === "review" && state.review) {
    state.review.partStartedAt += by;
    state.review.endsAt += by;
  }
  return null;
}

export function extend(state: State, input: Of<"extend">, entry: Entry): Code | null {
  const run = openRun(state);
  if (!run || run.run !== input.run) return "wrong-run";
  if (run.step !== "open" || run.dial === 0) return "wrong-phase";
  if (run.plannedClosesAt + EXTEND_QUESTION_MS - run.opensAt > OPEN_MAX_MS) return "too-many";
  // Ten seconds from now on if the early close was under way, else on top of the plan.
  const from =
    run.closesAt < run.plannedClosesAt
      ? Math.max(clockAt(state, entry.at), run.opensAt)
      : run.plannedClosesAt;
  run.plannedClosesAt = from + EXTEND_QUESTION_MS;
  run.closesAt = run.plannedClosesAt;
  run.limitMs = run.plannedClosesAt - run.opensAt;
  setDue(state, closeDue(run));
  return null;
}

/** Dial 0 moves on with this too: close, then the next question. */
export function closeNow(state: State, input: Of<"closeNow"> | Of<"next">, entry: Entry): Code | null {
  const run = lastRun(state);
  if (state.phase !== "question" || !run || run.run !== input.run) return "wrong-run";
  if (state.paused) return "paused";
  if (run.step === "open" && entry.at < run.opensAt) return "not-open";
  if (run.step === "open" || run.step === "closed") {
    run.closesAt = Math.min(run.closesAt, entry.at);
    run.plannedClosesAt = run.closesAt;
    closeQuestion(state, run, entry.at);
    return null;
  }
  if (run.step === "gap" || run.step === "done") return "already";
  // The reveal is on: shorten it.
  run.step = "gap";
  setDue(state, entry.at + GAP_MS);
  return null;
}

/** Takes the question off: nothing of it counts, nothing of it is shown. */
export function skip(state: State, input: Of<"skip">, entry: Entry): Code | null {
  const run = openRun(state);
  if (!run || run.run !== input.run) return "wrong-run";
  run.skipped = true;
  dropQuestion(state, run, clockAt(state, entry.at));
  return null;
}
