import { wasAsked } from "../game/seats.ts";
import { predict } from "../learning/filter.ts";
import { type Handicapped, type OwnDay, teamScores } from "../learning/handicap.ts";
import type { Round, Run, State } from "../model/state.ts";
import { told } from "./base.ts";

/**
 * Right answers against what was expected of oneself (`learning.md` 7): p̂ is predicted for this seat from the
 * beliefs before the round (before `before`, where it is given), so that neither the strong nor a large team is ahead by that alone.
 */
export function handicapped(state: State, n: number, before?: Round): Handicapped[] {
  const seat = state.seats[n];
  if (!seat) return [];
  return state.runs
    .filter((run) => told(state, run) && wasAsked(seat, run))
    .map((run) => ({
      y: run.answers[n]?.ruling.share ?? 0,
      p: ownChance(state, run, n, before ?? state.rounds.find((one) => one.n === run.round)),
      weight: run.counts,
    }));
}

function ownChance(state: State, run: Run, n: number, round: Round | undefined): number {
  const theta = round?.thetaBefore[n] ?? state.seats[n]?.theta;
  const floor = state.bank[run.question]?.floor ?? 0;
  if (!theta) return run.predicted.mean;
  return predict(theta, run.b, floor, run.dial, round?.pressureBefore[run.dial]);
}

/** By team, 50 as expected; clubs and rehearsals only, null in class and without teams. */
export function teamScoresOf(state: State): { team: string; score: number }[] | null {
  if (state.plan.format !== "club" || state.teams.length === 0) return null;
  const members = state.teams.map((_, team) =>
    state.seats
      .filter((seat) => seat.team === team && !seat.removed)
      .map((seat) => handicapped(state, seat.n)),
  );
  const scores = teamScores(members);
  return state.teams.map((team, t) => ({ team, score: scores[t] ?? 50 }));
}

/**
 * One player's day for the personal best: without weights, `Σ(y − p̂)` over the questions that counted. p̂ is
 * of the beliefs before the player's first round, as for the days before (`lib/squad/own-days.ts`).
 */
export function ownDay(state: State, n: number): OwnDay {
  const first = state.rounds.find((round) => round.thetaBefore[n] !== undefined);
  const answers = handicapped(state, n, first);
  return { n: answers.length, over: answers.reduce((sum, { y, p }) => sum + y - p, 0) };
}
