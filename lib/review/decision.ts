import type { Run, State } from "../model/state.ts";
import type { Pace } from "./pace.ts";
import type { Decision } from "./types.ts";

/** One player's answer to one question; `seat` was asked. Nobody's private notes are in it. */
export function decisionOf(state: State, run: Run, seat: number, pace: Pace): Decision {
  const answer = run.answers[seat] ?? null;
  const late = run.late.find((one) => one.seat === seat);
  return {
    id: `${run.run}-${seat}`,
    run: run.run,
    seat,
    key: answer?.key ?? null,
    result: answer?.ruling.verdict ?? "none",
    ms: answer?.ms ?? null,
    choices: (answer?.changes ?? []).map(({ key, ms, share }) => ({ key, ms, right: share === 1 })),
    lockedIn: answer?.lockedIn ?? false,
    // Where confidence was asked and nobody tapped, it was a guess.
    sure: answer && run.sure !== "no" ? (answer.sure ?? 0) : null,
    cause: answer?.cause ?? null,
    hint: pace.hint(run, seat),
    quick: pace.quick(run, seat),
    late: late ? { key: late.key, ms: late.ms } : null,
    huddle: huddleVote(state, run, seat),
  };
}

/** Only where the huddle asked this very question: another wording has other answers. */
function huddleVote(state: State, run: Run, seat: number): Decision["huddle"] {
  const pause = state.breaks.find((one) => one.held === run.run && one.question === run.question);
  const vote = pause?.votes[seat];
  return vote ? { key: vote.key, right: vote.ruling.verdict === "right" } : null;
}
