import type { Code } from "../kit/codes.ts";
import { COUNT_MS, GAP_MS, LEAD_MS } from "../kit/limits.ts";
import { rng } from "../kit/rng.ts";
import type { Entry } from "../model/entry.ts";
import type { CoachInput } from "../model/input.ts";
import type { Dial } from "../model/plan.ts";
import type { Round, Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { BOUND_SINCE, standMs } from "../sequence/land.ts";
import { pickNext } from "../sequence/pick.ts";
import { dialOf } from "../sequence/plan.ts";
import { applyAdjustments } from "./adjust.ts";
import { acceptedBefore } from "./amend.ts";
import { cutShort, endsHere, huddlesLast, isLast, startBreak } from "./breaks.ts";
import { clockAt, closeDue, NO_CLOCK_MS, setDue } from "./due.ts";
import { asksSure, predictor, sequenceState } from "./engine.ts";
import { ask } from "./lobby.ts";
import { startReview } from "./review.ts";
import { present } from "./seats.ts";

type Of<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;

/**
 * The first round from the lobby, what comes next from a break. The coach may cut one break short; a
 * huddle's answer that is still owed is shown first, and the round (after the last one the review) follows it.
 */
export function start(state: State, _input: Of<"start">, entry: Entry): Code | null {
  if (state.paused) return "paused";
  if (state.phase === "lobby") {
    if (state.connected === 0) return "no-such-seat";
    if (state.questions.length === 0) return "no-questions";
    startRound(state, entry.at);
    return null;
  }
  const current = state.breaks.at(-1);
  if (state.phase !== "break" || !current) return "wrong-phase";
  const segment = current.segments[current.at]?.name;
  if (segment !== "ready" && !current.waiting && !endsHere(current)) {
    if (state.breaksCut > 0) return "too-many";
    state.breaksCut++;
    if (cutShort(state, current, entry.at)) return null;
  }
  if (isLast(state, current)) startReview(state, entry.at);
  else startRound(state, entry.at);
  return null;
}

export function startRound(state: State, at: number): void {
  const n = state.rounds.length + 1;
  const eased = autoEase(state);
  const planned = plannedDial(state, n);
  const round: Round = {
    n,
    // Never down to 0 by itself: there the clock stops and waits for the coach.
    dial: eased && planned > 1 ? ((planned - 1) as Dial) : planned,
    startedAt: at + COUNT_MS,
    endsAt: at + COUNT_MS + state.plan.roundSec * 1_000,
    endedAt: null,
    adjustments: state.adjustNext,
    roomPlan: roomPlan(state),
    pace: 1,
    topicWeight: {},
    checks: [],
    held: null,
    thetaBefore: state.seats.map((seat) => ({ ...seat.theta })),
    bBefore: state.engine.b.map((b) => ({ ...b })),
    pressureBefore: state.engine.pressure.map((delta) => ({ ...delta })),
    accessItems: eased ? 2 : 0,
    raise:
      state.engine.roundSuccess.length >= 2 &&
      state.engine.roundSuccess.slice(-2).every((share) => share > 0.92),
    eased,
    ending: false,
  };
  state.confidenceOverride = null;
  applyAdjustments(state, round);
  if (eased) state.compromises.push({ run: state.runs.length + 1, what: "dial_eased" });
  state.rounds.push(round);
  state.adjustNext = [];
  state.dialNext = null;
  state.phase = "count";
  setDue(state, round.startedAt);
}

/** Coach's own choice first; dial −1 and two access questions when it was too much (`learning.md` 2.6). */
function plannedDial(state: State, n: number): Dial {
  return state.dialNext ?? dialOf(state.plan, n - 1);
}

/**
 * The lowest quarter had fewer than 40 % right, or a quarter of the pulse taps say it was too much. A
 * coach who has chosen the dial knows better.
 */
export function autoEase(state: State): boolean {
  const last = state.rounds.at(-1);
  const chosen = state.dialNext !== null || state.adjustNext.some((one) => one.change.what === "level");
  if (!last || chosen) return false;
  const shares: number[] = [];
  const runs = state.runs.filter((run) => run.round === last.n && !run.thrownOut);
  const asked = state.seats.map(() => 0);
  for (const run of runs) for (const n of run.asked) asked[n] = (asked[n] ?? 0) + 1;
  for (const seat of state.seats) {
    const n = asked[seat.n] ?? 0;
    if (n >= 3) shares.push(runs.filter((run) => run.answers[seat.n]?.ruling.share === 1).length / n);
  }
  if (shares.length >= 4) {
    const quarter = shares.toSorted((a, b) => a - b).slice(0, Math.ceil(shares.length / 4));
    if (quarter.reduce((sum, share) => sum + share, 0) / quarter.length < 0.4) return true;
  }
  const pulses = state.breaks.at(-1)?.pulses.filter((pulse) => pulse !== null) ?? [];
  return pulses.length >= 4 && pulses.filter((pulse) => pulse === "low").length / pulses.length >= 0.25;
}

/** The if–then that most players took; ties by which was taken first. */
export function roomPlan(state: State): Round["roomPlan"] {
  const current = state.breaks.at(-1);
  if (!current) return null;
  const counts: { id: string; n: number }[] = [];
  for (const choice of current.ifThens) {
    if (!choice || !("id" in choice)) continue;
    const known = counts.find((one) => one.id === choice.id);
    if (known) known.n++;
    else counts.push({ id: choice.id, n: 1 });
  }
  const most = counts.reduce<{ id: string; n: number } | null>(
    (best, one) => (best && best.n >= one.n ? best : one),
    null,
  );
  return most ? { id: most.id } : null;
}

/** Picks and announces the next question, or ends the round when none fits any more. */
export function cueNext(state: State, at: number): void {
  const round = state.rounds.at(-1);
  if (!round) return;
  state.phase = "question";
  const previous = state.runs.at(-1);
  if (previous) previous.step = "done";
  if (round.ending) {
    endRound(state, at);
    return;
  }
  if (state.connected === 0) {
    // Nobody is there to be asked: the round stands still until the first one is back.
    if (previous) previous.step = "gap";
    setDue(state, null);
    return;
  }
  const pick = pickNext(sequenceState(state, round, at), predictor(state));
  const question = pick ? state.questions[pick.index] : undefined;
  if (!pick || !question) {
    // Where no answer is shown the gap stands longer instead.
    const stand = previous?.dial === 4 || previous?.held ? standOf(state, round, at) : 0;
    if (previous && stand > 0) {
      previous.step = "gap";
      setDue(state, at + stand);
    } else endRound(state, at);
    return;
  }
  const type = typeOf(question);
  const number = state.runs.filter((run) => run.round === round.n).length + 1;
  const runNumber = state.runs.length + 1;
  const opensAt = at + LEAD_MS;
  const closesAt = opensAt + (pick.dial === 0 ? NO_CLOCK_MS : pick.limitMs);
  const sure = asksSure(state, pick.dial);
  const run: Run = {
    run: runNumber,
    round: round.n,
    number,
    question: pick.index,
    arrangement: type.arrange(question, rng(`${state.seed}/arrange/${runNumber}`)),
    slot: pick.slot,
    dial: pick.dial,
    limitMs: pick.dial === 0 ? NO_CLOCK_MS : pick.limitMs,
    predicted: pick.predicted,
    why: pick.why,
    opensAt,
    closesAt,
    plannedClosesAt: closesAt,
    lastAt: closesAt,
    closedAt: null,
    step: "open",
    sure,
    counts: pick.slot === "clutch" ? clutchWeight(pick.dial) : 1,
    held: false,
    thrownOut: false,
    skipped: false,
    asked: [],
    inCount: 0,
    waitingFor: 0,
    unrated: 0,
    answers: state.seats.map(() => null),
    late: [],
    right: 0,
    accepted: acceptedBefore(state, pick.index),
    b: { ...(state.engine.b[pick.index] as Run["b"]) },
  };
  for (const seat of state.seats) {
    if (present(seat) && seat.fromRun <= runNumber) ask(run, seat);
  }
  run.waitingFor = run.asked.length;
  state.runs.push(run);
  noteSlot(state, run, pick.compromises, round);
  setDue(state, closeDue(run));
}

/** How much longer the answer on show stands, because nothing that could come after it would end in time; ms. */
export function standsLonger(state: State, run: Run, cueAt: number): number {
  const round = state.rounds.at(-1);
  if (!round || round.ending || run.dial === 0 || state.connected === 0) return 0;
  const stand = standOf(state, round, cueAt);
  return stand > 0 && pickNext(sequenceState(state, round, cueAt), predictor(state)) === null ? stand : 0;
}

function standOf(state: State, round: Round, cueAt: number): number {
  return state.rules < BOUND_SINCE ? 0 : standMs(round.endsAt - cueAt);
}

function noteSlot(
  state: State,
  run: Run,
  compromises: readonly State["compromises"][number]["what"][],
  round: Round,
): void {
  const { engine } = state;
  const topic = state.bank[run.question]?.topics[0] ?? "";
  engine.slot++;
  if (run.slot === "return") engine.returns++;
  if (run.sure !== "no") engine.confidenceAsked++;
  for (const what of compromises) state.compromises.push({ run: run.run, what });
  for (const check of round.checks) if (check.topic === topic && check.owed > 0) check.owed--;
}

/** only the team's goal is weighted, never anybody's own count */
function clutchWeight(dial: Dial): number {
  return dial === 4 ? 3 : dial === 3 ? 2 : 1;
}

export function endRound(state: State, at: number): void {
  const round = state.rounds.at(-1);
  if (!round) return;
  const last = state.runs.at(-1);
  if (last) last.step = "done";
  round.endedAt = at;
  const runs = state.runs.filter((run) => run.round === round.n && !run.thrownOut && run.asked.length > 0);
  const asked = runs.reduce((sum, run) => sum + run.asked.length, 0);
  if (asked > 0) state.engine.roundSuccess.push(runs.reduce((sum, run) => sum + run.right, 0) / asked);
  if (round.n < state.plan.rounds || huddlesLast(state)) startBreak(state, at);
  else startReview(state, at);
}

/** After the open question, straight to the break; a question is never cut. */
export function endRoundEarly(state: State, input: Of<"endRound">, entry: Entry): Code | null {
  const round = state.rounds.at(-1);
  if (state.phase !== "question" || !round || round.n !== input.round) return "wrong-phase";
  round.ending = true;
  const run = state.runs.at(-1);
  // Where the round stood still for want of players there is nothing to wait for any more.
  const due = state.paused ? state.paused.due : state.due;
  if (due === null && (!run || run.step === "gap")) setDue(state, clockAt(state, entry.at) + GAP_MS);
  return null;
}
