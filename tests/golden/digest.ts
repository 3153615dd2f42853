import { stableHash } from "#lib/kit/hash.ts";
import type { State } from "#lib/model/state.ts";

/** What a golden log must fold to: the whole state as a hash, and enough of it in words to see what moved. */
export function digestOf(state: State) {
  const answers = state.runs.flatMap((run) => run.answers.filter((answer) => answer !== null));
  return {
    rules: state.rules,
    entries: state.seq,
    hash: stableHash(state),
    phase: state.phase,
    seats: state.seats.length,
    answers: answers.length,
    changes: answers.reduce((sum, answer) => sum + answer.changes.length - 1, 0),
    late: state.runs.reduce((sum, run) => sum + run.late.length, 0),
    bank: state.seats.map((seat) => seat.bank),
    toReclaim: state.seats.map((seat) => seat.toReclaim),
    rounds: state.rounds.map((round) => {
      const runs = state.runs.filter((run) => run.round === round.n);
      return {
        dial: round.dial,
        asked: runs.map((run) => state.questions[run.question]?.id),
        right: runs.map((run) => `${run.right}/${run.asked.length}${run.thrownOut ? " out" : ""}`),
        held: round.held,
        adjusted: round.adjustments.map((one) => one.change.what),
      };
    }),
    breaks: state.breaks.map((one) => ({
      held: one.held,
      votes: one.votes.filter((vote) => vote !== null).length,
      worked: one.worked.map(({ verdict, n }) => `${verdict} on ${n}`),
    })),
    compromises: state.compromises.map(({ run, what }) => `${run} ${what}`),
    followUps: state.review?.followUps ?? null,
  };
}
