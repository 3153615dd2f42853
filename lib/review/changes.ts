import { didItWork } from "../game/worked.ts";
import { canonical } from "../kit/hash.ts";
import { causeOf } from "../learning/causes.ts";
import type { Adjustment, Cause } from "../model/input.ts";
import type { State, Worked } from "../model/state.ts";
import type { ChangeLine } from "./types.ts";

/**
 * Every change that was tried, with its verdict. Breaks keep the verdicts on the round before them; the
 * last round has no break after it, so its changes are checked here.
 */
export function changeLines(state: State): ChangeLine[] {
  return state.rounds.flatMap((round) => {
    const kept = state.breaks.find((pause) => pause.after === round.n)?.worked;
    const checked = kept ?? (state.review ? didItWork(state, round) : null);
    if (checked) return checked.map((worked) => lineOf(worked, round.n - 1, round.adjustments));
    return round.adjustments.map((one) => unchecked(one, round.n - 1));
  });
}

function lineOf(worked: Worked, after: number, adjustments: readonly Adjustment[]): ChangeLine {
  const made = adjustments.find((one) => canonical(one.change) === canonical(worked.what));
  return {
    ...worked,
    after,
    cause: causeOfChange(worked, made ?? null),
    prediction: made?.prediction ?? null,
  };
}

function unchecked(adjustment: Adjustment, after: number): ChangeLine {
  const { change, kind, prediction } = adjustment;
  return {
    after,
    what: change,
    kind,
    cause: null,
    verdict: null,
    expected: null,
    got: null,
    n: 0,
    spread: null,
    prediction,
  };
}

/** As `lib/game/worked.ts` chose what to count: the cause predicted, or the one that the plan is for. */
function causeOfChange({ what }: Worked, made: Adjustment | null): Cause | null {
  if (what.what === "ifThen") return "id" in what.choice ? causeOf(what.choice.id) : null;
  if (made?.prediction.metric !== "cause") return null;
  return made.prediction.cause ?? (what.what === "tactic" ? causeOf(what.rule) : null);
}
