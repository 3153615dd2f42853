import type { Code } from "../kit/codes.ts";
import type { Entry } from "../model/entry.ts";
import type { CoachInput, Stamp } from "../model/input.ts";
import { RIGHT } from "../model/question.ts";
import type { Run, State } from "../model/state.ts";
import { count, dropQuestion, surePoints, uncount } from "./close.ts";
import { clockAt } from "./due.ts";
import { amendExposure } from "./engine.ts";
import { openRun } from "./seats.ts";

type Of<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;

/**
 * Another answer is right too: everybody who gave it, whenever that question was asked, is scored again,
 * and whoever gives it from here on is right. The past is amended, never edited.
 */
export function accept(state: State, input: Of<"accept">): Code | null {
  const named = state.runs[input.run - 1];
  if (!named) return "wrong-run";
  if (named.accepted.includes(input.key)) return "already";
  if (!named.answers.some((answer) => answer?.key === input.key)) return "no-such-option";
  for (const run of state.runs) {
    if (run.question === named.question) acceptIn(state, run, input.key);
  }
  for (const current of state.breaks) {
    if (current.question !== named.question) continue;
    for (const vote of current.votes) if (vote?.key === input.key) vote.ruling = RIGHT;
  }
  return null;
}

function acceptIn(state: State, run: Run, key: string): void {
  run.accepted.push(key);
  rescore(state, run, () => {
    for (const answer of run.answers) {
      if (!answer) continue;
      if (answer.key === key) answer.ruling = RIGHT;
      for (const change of answer.changes) if (change.key === key) change.share = 1;
    }
  });
}

/** The door's ruling, or right where the coach has accepted that answer to this question before. */
export function accepted(by: Pick<Run, "accepted">, stamp: Stamp): Stamp {
  return by.accepted.includes(stamp.key) ? { ...stamp, ruling: RIGHT } : stamp;
}

/** Answers to a question that the coach accepted when it was asked before. */
export function acceptedBefore(state: State, question: number): string[] {
  return [...(state.runs.findLast((run) => run.question === question)?.accepted ?? [])];
}

/** The question no longer counts, for anybody; thrown out while it is on, it is also taken off. */
export function throwOut(state: State, input: Of<"throwOut">, entry: Entry): Code | null {
  const run = state.runs[input.run - 1];
  if (!run) return "wrong-run";
  if (run.thrownOut) return "already";
  if (openRun(state) === run) {
    dropQuestion(state, run, clockAt(state, entry.at));
    return null;
  }
  rescore(state, run, () => {
    run.thrownOut = true;
  });
  const round = state.rounds[run.round - 1];
  // A huddle over a question that is out would be about nothing.
  if (round?.held === run.run && state.phase === "question") round.held = null;
  return null;
}

function rescore(state: State, run: Run, change: () => void): void {
  const closed = run.closedAt !== null;
  if (closed) uncount(state, run);
  change();
  if (!closed) return;
  count(state, run);
  amendExposure(state, run);
  for (const n of run.asked) {
    const answer = run.answers[n];
    const seat = state.seats[n];
    if (!answer || !seat || answer.points === null) continue;
    const points = surePoints(state, run, answer);
    seat.bank += (points ?? 0) - answer.points;
    if (points === null) seat.taps--;
    answer.points = points;
  }
}
