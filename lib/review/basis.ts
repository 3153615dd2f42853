import type { Run, Seat, State } from "../model/state.ts";
import { heldBack } from "../views/base.ts";
import { decisionOf } from "./decision.ts";
import { type Pace, paceOf } from "./pace.ts";
import type { Decision } from "./types.ts";

/** What every part of the report is computed from, made once. */
export interface Basis {
  state: State;
  /** turns whose result may be told, in the order asked, also those thrown out or taken off */
  runs: Run[];
  /** those that count: neither thrown out nor taken off */
  counted: Run[];
  decisions: Decision[];
  byRun: ReadonlyMap<number, Decision[]>;
  /** everybody who had a seat */
  players: Seat[];
  pace: Pace;
}

export function basisOf(state: State): Basis {
  const runs = state.runs.filter((run) => run.closedAt !== null && !heldBack(state, run));
  const counted = runs.filter((run) => !run.thrownOut && !run.skipped);
  const pace = paceOf(state);
  const byRun = new Map<number, Decision[]>();
  for (const run of runs) {
    byRun.set(
      run.run,
      run.asked.map((seat) => decisionOf(state, run, seat, pace)),
    );
  }
  return {
    state,
    runs,
    counted,
    decisions: runs.flatMap((run) => byRun.get(run.run) ?? []),
    byRun,
    players: state.seats,
    pace,
  };
}

export function topicOf(state: State, run: Run): string {
  return state.questions[run.question]?.topics[0] ?? "";
}
