import { rng } from "../kit/rng.ts";
import { clamp } from "../kit/stats.ts";
import type { Day } from "./eligible.ts";
import type { SequenceState } from "./types.ts";

/** Which kind of question each slot is for (`learning.md` 2.3). */

interface Shares {
  fresh: number;
  review: number;
  probe: number;
  return: number;
}

/** a first session has nothing earlier: all that is not a return is new */
const FIRST: readonly Shares[] = [
  { fresh: 1, review: 0, probe: 0, return: 0 },
  { fresh: 1, review: 0, probe: 0, return: 0 },
  { fresh: 0.92, review: 0, probe: 0, return: 0.08 },
  { fresh: 0.88, review: 0, probe: 0, return: 0.12 },
];
const LATER: readonly Shares[] = [
  { fresh: 0.4, review: 0.4, probe: 0.2, return: 0 },
  { fresh: 0.5, review: 0.4, probe: 0.1, return: 0 },
  { fresh: 0.5, review: 0.36, probe: 0.1, return: 0.04 },
  { fresh: 0.45, review: 0.39, probe: 0.08, return: 0.08 },
];
/** a follow-up: nothing new, probes and what is due */
const FOLLOW_UP: Shares = { fresh: 0, review: 0.6, probe: 0.4, return: 0 };
const BUDGET = 0.05;
export const BUDGET_MAX = 0.15;

export function sharesOf(state: SequenceState, day: Day): Shares {
  if (!state.past) return share(FIRST, state);
  return day.anyNew ? share(LATER, state) : FOLLOW_UP;
}

/** The tables have four rounds; a plan with more or fewer is stretched over them. */
function share(table: readonly Shares[], state: SequenceState): Shares {
  const row = state.rounds <= 1 ? 0 : Math.round((state.round * 3) / (state.rounds - 1));
  return table[clamp(row, 0, 3)] as Shares;
}

/**
 * Second exposures that this round may still have while unseen questions are left: the round's share of
 * the budget and the day's. One is kept for each later round, whose clutch comes from the same budget.
 */
export function repeatsLeft(state: SequenceState, day: Day, slotsInRound: number): number {
  const budget = clamp(state.returnBudget, 0, BUDGET_MAX);
  const today = Math.floor(budget * state.slotsExpected + 1e-9) - day.repeats;
  const wanted = Math.round((sharesOf(state, day).return * slotsInRound * budget) / BUDGET);
  const here = wanted - day.thisRound.filter((one) => one.slot === "return" || one.slot === "clutch").length;
  const later = Math.max(0, state.rounds - 1 - state.round);
  return Math.max(0, Math.min(here, today - later));
}

/**
 * Whether the next of `owed` special slots is due. They lie spread over the round, each at a drawn place
 * in its own stretch, so that they neither bunch nor can be foreseen. `done` came already this round.
 */
export function due(
  state: SequenceState,
  label: string,
  owed: number,
  done: number,
  slotsInRound: number,
): boolean {
  if (owed <= 0) return false;
  const left = slotsInRound - state.pick;
  if (left <= 2 * owed - 1) return true;
  const stretch = slotsInRound / (owed + done);
  const place = rng(`${state.seed}/${state.round}/${label}/${done}`).next();
  return state.pick >= Math.floor(stretch * (done + place * 0.8));
}

/** Later sessions: whether the next slot goes to something new rather than to an earlier session's. */
export function freshIsNext(state: SequenceState, day: Day): boolean {
  const shares = sharesOf(state, day);
  let fresh = 0;
  let review = 0;
  for (const one of day.thisRound) {
    if (one.slot === "probe" || one.slot === "return" || one.slot === "clutch") continue;
    if (day.past[day.prepared.positionOf.get(one.index) ?? -1]) review++;
    else fresh++;
  }
  return (fresh + 0.5) / (fresh + review + 1) <= shares.fresh / (shares.fresh + shares.review);
}

/** Probes come first, before any feedback on them today, until the round has had its share of the plan. */
export function probesOwed(state: SequenceState, day: Day): number {
  const planned = state.slotsExpected / Math.max(1, state.rounds);
  const done = day.thisRound.filter((one) => one.slot === "probe").length;
  return Math.ceil(sharesOf(state, day).probe * planned - 1e-9) - done;
}
