import { causeOf } from "../learning/causes.ts";
import { predict } from "../learning/filter.ts";
import { type CauseRate, didTacticWork, didItWork as effectOf, type Outcome } from "../learning/worked.ts";
import type { Adjustment, Cause } from "../model/input.ts";
import type { Round, Run, State, Worked } from "../model/state.ts";
import { hinter } from "./hint.ts";

/**
 * Did the last changes work? One verdict for each change that was carried into this round: the coach's
 * by the answers it was aimed at, the room's if–then by how often its cause was hinted before and after.
 */
export function didItWork(state: State, round: Round): Worked[] {
  if (round.n < 2) return [];
  // The held answer is not told yet, so it cannot speak for a change before the huddle's reveal.
  const runs = runsOf(state, round.n).filter((run) => run.run !== round.held);
  const before = runsOf(state, round.n - 1);
  const out = round.adjustments.map((one) => coachChange(state, round, one, before, runs));
  const plan = round.roomPlan;
  if (plan && "id" in plan && !round.adjustments.some((one) => one.change.what === "tactic")) {
    const cause = causeOf(plan.id);
    if (cause) out.push(tactical(state, { what: "ifThen", choice: plan }, cause, before, runs));
  }
  return out;
}

function coachChange(
  state: State,
  round: Round,
  adjustment: Adjustment,
  before: readonly Run[],
  runs: readonly Run[],
): Worked {
  const { change, prediction, kind } = adjustment;
  const cause = prediction.cause ?? (change.what === "tactic" ? causeOf(change.rule) : null);
  if (prediction.metric === "cause" && cause) return tactical(state, change, cause, before, runs);
  const target = (run: Run) =>
    prediction.metric !== "topic" || state.bank[run.question]?.topics[0] === prediction.topic;
  const check = outcomes(state, round, runs.filter(target));
  // A change aimed at everything has no control: the round is held against what was expected of it.
  const other = outcomes(
    state,
    round,
    prediction.metric === "topic" ? runs.filter((run) => !target(run)) : [],
  );
  const effect = effectOf(check, other);
  const verdict = prediction.direction === "up" ? effect.verdict : turned(effect.verdict);
  return {
    what: change,
    kind,
    verdict,
    expected: effect.exp,
    got: effect.obs,
    n: effect.n,
    spread: effect.n > 0 ? effect.spread : null,
  };
}

/** Wanted down, so a fall is what works. */
function turned(verdict: Worked["verdict"]): Worked["verdict"] {
  return verdict === "working" ? "not-yet" : verdict === "not-yet" ? "working" : verdict;
}

function tactical(
  state: State,
  what: Worked["what"],
  cause: Cause,
  before: readonly Run[],
  runs: readonly Run[],
): Worked {
  const effect = didTacticWork(rate(state, before, cause), rate(state, runs, cause));
  return {
    what,
    kind: "tactical",
    verdict: effect.verdict,
    expected: effect.before,
    got: effect.after,
    n: rate(state, runs, cause).n,
    spread: effect.spread,
  };
}

/** how often the record hints at a cause, of all answers given */
function rate(state: State, runs: readonly Run[], cause: Cause): CauseRate {
  let count = 0;
  let n = 0;
  for (const run of runs) {
    const hintOf = hinter(state, run);
    for (const seat of state.seats) {
      if (!run.answers[seat.n]) continue;
      n++;
      if (hintOf(seat) === cause) count++;
    }
  }
  return { count, n };
}

/** Every answer of the runs beside the chance that was given it before the round began. */
function outcomes(state: State, round: Round, runs: readonly Run[]): Outcome[] {
  const out: Outcome[] = [];
  for (const run of runs) {
    const floor = state.bank[run.question]?.floor ?? 0;
    const b = round.bBefore[run.question];
    // What came back has been told: it would pass for a change that worked.
    if (!b || state.runs.some((one) => one.run < run.run && one.question === run.question)) continue;
    for (const n of run.asked) {
      const theta = round.thetaBefore[n] ?? state.seats[n]?.theta;
      if (theta)
        out.push({
          item: run.question,
          y: run.answers[n]?.ruling.share === 1 ? 1 : 0,
          p: predict(theta, b, floor, run.dial, round.pressureBefore[run.dial]),
        });
    }
  }
  return out;
}

function runsOf(state: State, round: number): Run[] {
  return state.runs.filter((run) => run.round === round && run.closedAt !== null && !run.thrownOut);
}
