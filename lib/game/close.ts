import { GAP_MS, HELD_MS, REVEAL_MS, REVEAL_SHORT_MS } from "../kit/limits.ts";
import { points } from "../learning/confidence.ts";
import type { Answer, Run, State } from "../model/state.ts";
import { setDue } from "./due.ts";
import { noteExposure, noteSeen } from "./engine.ts";

/** The band in which a question is worth a huddle, share right. */
const HELD_LOW = 0.35;
const HELD_HIGH = 0.7;
/** nothing is held before this many questions were asked in the round */
const HELD_AFTER = 4;
const HELD_ASKED_MIN = 3;

/** No more answers: count, settle confidence, learn, and show the right answer or hold it back. */
export function closeQuestion(state: State, run: Run, at: number): void {
  run.closedAt = at;
  count(state, run);
  for (const n of run.asked) {
    const answer = run.answers[n];
    const seat = state.seats[n];
    if (!seat) continue;
    if (answer) settleSure(state, run, answer, seat);
  }
  noteExposure(state, run, at);
  const round = state.rounds.at(-1);
  if (round && shouldHold(state, run, round.held)) {
    round.held = run.run;
    run.held = true;
    run.step = "held";
    setDue(state, run.dial === 0 ? null : at + HELD_MS);
    return;
  }
  reveal(state, run, at);
}

export function reveal(state: State, run: Run, at: number): void {
  // Dial 4 shows nothing until the break.
  run.step = run.dial === 4 ? "gap" : "reveal";
  if (run.dial === 0) setDue(state, null);
  else setDue(state, at + (run.dial === 4 ? GAP_MS : run.dial === 3 ? REVEAL_SHORT_MS : REVEAL_MS));
}

/** Counts right answers, and what each player has to reclaim, from the rulings as they stand now. */
export function count(state: State, run: Run): void {
  run.right = 0;
  for (const n of run.asked) {
    const seat = state.seats[n];
    const right = run.answers[n]?.ruling.share === 1;
    if (right) run.right++;
    else if (seat && !run.thrownOut) seat.toReclaim++;
  }
}

/** Takes back what `count` gave, before the rulings change. */
export function uncount(state: State, run: Run): void {
  for (const n of run.asked) {
    const seat = state.seats[n];
    if (seat && !run.thrownOut && run.answers[n]?.ruling.share !== 1) seat.toReclaim--;
  }
  run.right = 0;
}

/** Points of the confidence tap; no tap counts as Guess, no answer counts nothing. */
export function surePoints(state: State, run: Run, answer: Answer): number | null {
  if (run.sure !== "yes" || run.thrownOut) return null;
  const level = answer.sure ?? 0;
  return points(state.plan.confidence, level, answer.ruling.share === 1);
}

function settleSure(state: State, run: Run, answer: Answer, seat: { bank: number; taps: number }): void {
  answer.points = surePoints(state, run, answer);
  if (answer.points === null) return;
  seat.bank += answer.points;
  seat.taps++;
}

/** The first question of a round that about half the room has right, if it is one to talk about. */
function shouldHold(state: State, run: Run, heldAlready: number | null): boolean {
  if (heldAlready !== null || run.thrownOut) return false;
  const round = state.rounds.at(-1);
  // The last round is followed by the review, which has no huddle to resolve it in.
  if (!round || round.n >= state.plan.rounds) return false;
  if (run.held) return true;
  if (run.number <= HELD_AFTER || run.asked.length < HELD_ASKED_MIN) return false;
  const task = state.bank[run.question]?.task;
  if (task !== "concept" && task !== "application") return false;
  const share = run.right / run.asked.length;
  return share >= HELD_LOW && share <= HELD_HIGH;
}

/** Takes a question off without counting it. */
export function dropQuestion(state: State, run: Run, at: number): void {
  run.thrownOut = true;
  run.closedAt = at;
  run.right = 0;
  run.step = "gap";
  noteSeen(state, run, at);
  setDue(state, at + GAP_MS);
}
