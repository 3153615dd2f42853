import { lastSegmentsOf } from "../game/breaks.ts";
import { lastRun } from "../game/seats.ts";
import { LEAD_MS } from "../kit/limits.ts";
import { rng } from "../kit/rng.ts";
import { type Dial, isFullPerformance } from "../model/plan.ts";
import type { Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import type { AskedView, KeyView } from "../questions/views.ts";
import type { QuestionOn, SheetView, Shown, StageBase, TimerStyle } from "./types.ts";

export function stageBase(state: State): StageBase {
  return {
    seq: state.seq,
    title: state.plan.title,
    code: state.code,
    format: state.plan.format,
    round: state.rounds.length,
    rounds: state.plan.rounds,
    pausedAt: state.paused?.since ?? null,
    coachAway: state.coach.awaySince !== null,
    teams: state.teams,
    ...(isFullPerformance(state.plan) && { mode: "fullPerformance" as const }),
    ...(state.squad?.followUp && { followUp: { gapDays: state.squad.followUp.gapDays } }),
  };
}

const TIMERS: readonly TimerStyle[] = ["none", "last-five", "ticks", "ticks-figure", "touchline"];

export function timerOf(dial: Dial): TimerStyle {
  return TIMERS[dial] ?? "ticks";
}

export function askedView(state: State, question: number, arrangement: readonly number[]): AskedView {
  const stored = state.questions[question];
  if (!stored) return { kind: "text", stem: "", media: null };
  return typeOf(stored).asked(stored, arrangement) as AskedView;
}

export function shownView(state: State, question: number, arrangement: readonly number[]): Shown | null {
  const stored = state.questions[question];
  if (!stored) return null;
  return {
    key: typeOf(stored).keyShown(stored, arrangement) as KeyView,
    explanation: stored.explanation ?? null,
  };
}

export function questionOn(state: State, run: Run): QuestionOn {
  const { right, wrong } = state.plan.confidence;
  return {
    run: run.run,
    number: run.number,
    asked: askedView(state, run.question, run.arrangement),
    opensAt: run.opensAt,
    closesAt: run.closesAt,
    limitMs: run.limitMs,
    dial: run.dial,
    timer: timerOf(run.dial),
    payoff: run.sure === "no" ? null : { right, wrong, practice: run.sure === "practice" },
    counts: run.counts,
  };
}

/** A question's result may be told: it is closed, and neither held back for the huddle nor at dial 4 until the break. */
export function told(state: State, run: Run): boolean {
  if (run.closedAt === null || run.thrownOut) return false;
  return !heldBack(state, run) && !keptForBreak(state, run);
}

/** At full pressure nothing is shown before the break. */
function keptForBreak(state: State, run: Run): boolean {
  return run.dial === 4 && run.round === state.rounds.length && state.phase === "question";
}

/** The answer is kept: from the close until the reveal of the break's huddle. */
export function heldBack(state: State, run: Run): boolean {
  if (!run.held || run.closedAt === null) return false;
  const current = state.breaks.find((one) => one.after === run.round);
  if (!current) return state.phase === "question" || state.phase === "count";
  if (state.phase !== "break" || current !== state.breaks.at(-1) || current.held !== run.run) return false;
  const reveal = current.segments.findIndex((segment) => segment.name === "reveal");
  return current.at < reveal;
}

/** A mirrored desk must not tell what the room does not know yet: what is open, or kept for the huddle. */
export function shieldedFrom(state: State, run: Run): boolean {
  return state.settings.shielded && (run.closedAt === null || heldBack(state, run));
}

/** Clean sheet of one round: counts of answers, never of persons. */
export function sheetView(state: State, round: number): SheetView {
  const cells: SheetView["cells"] = [];
  let right = 0;
  let asked = 0;
  for (const run of state.runs) {
    if (run.round !== round || run.skipped) continue;
    if (run.thrownOut) cells.push({ share: null, state: "thrown" });
    else if (run.closedAt === null) cells.push({ share: null, state: "now" });
    else if (heldBack(state, run)) cells.push({ share: null, state: "held" });
    else if (keptForBreak(state, run)) cells.push({ share: null, state: "done" });
    else {
      right += run.right;
      asked += run.asked.length;
      cells.push({ share: run.asked.length === 0 ? null : run.right / run.asked.length, state: "done" });
    }
  }
  return { cells, right, toReclaim: asked - right, asked };
}

/** the sheet of everything so far */
export function wholeSheet(state: State): SheetView {
  const sheets = state.rounds.map((round) => sheetView(state, round.n));
  return {
    cells: sheets.flatMap((sheet) => sheet.cells),
    right: sheets.reduce((sum, sheet) => sum + sheet.right, 0),
    toReclaim: sheets.reduce((sum, sheet) => sum + sheet.toReclaim, 0),
    asked: sheets.reduce((sum, sheet) => sum + sheet.asked, 0),
  };
}

/** when the 3-2-1 ends; before the very first cue of a round that waits for players, now */
export function startsAt(state: State): number {
  return state.rounds.at(-1)?.startedAt ?? state.at + LEAD_MS;
}

export function currentRun(state: State): Run | null {
  const run = lastRun(state);
  return run && run.round === state.rounds.length ? run : null;
}

/** minutes that the plan takes, for the lobby's line */
export function planMinutes(state: State): number {
  const { rounds, roundSec, breakSec, reviewMin } = state.plan;
  const last = state.squad?.kind === "followUp" ? lastSegmentsOf(breakSec) : [];
  const huddleSec = last.reduce((sum, { ms }) => sum + ms, 0) / 1_000;
  return Math.round((rounds * roundSec + (rounds - 1) * breakSec + huddleSec) / 60 + reviewMin);
}

/**
 * The seat's private review secret: known to the phone, derivable by the server from the log alone. A member's
 * hangs on their id, so that it opens nothing any more once they were taken out of the log.
 */
export function reviewSecret(state: State, seat: number): string {
  const member = state.seats[seat]?.member ?? null;
  const random = rng(`${state.seed}/review/${seat}${member === null ? "" : `/${member}`}`);
  return Array.from({ length: 20 }, () => SECRET_LETTERS[random.below(SECRET_LETTERS.length)]).join("");
}

const SECRET_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
