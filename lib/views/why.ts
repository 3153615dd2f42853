import { knownNow } from "../game/history.ts";
import type { Run, State } from "../model/state.ts";
import type { WhyView } from "./types.ts";

/** Terms that are of every pick and say nothing of this question. */
const EVERY = new Set(["new", "chance", "time", "again", "spread"]);

/**
 * Why the engine asked this question, as one reason with the numbers it rests on; worded by
 * `lib/i18n/why.ts`. What the slot was for comes first; where it was for anything, the largest term of the
 * score that speaks for the question.
 */
export function whyOf(state: State, run: Run): WhyView {
  const { squad } = state;
  const past = squad?.past[run.question];
  const held = squad?.memory[run.question];
  const before = state.runs.findLast((one) => one.question === run.question && one.run < run.run);
  return {
    reason: reasonOf(run),
    topic: state.bank[run.question]?.topics[0] ?? "",
    expected: run.predicted.mean,
    known: squad ? knownNow(squad, run.question) : null,
    sessionsSince: past && past.sessionsSince <= (squad?.sessionsBefore ?? 0) ? past.sessionsSince : null,
    days: held ? Math.round(held.days) : null,
    earlier: before && before.asked.length > 0 ? { right: before.right, asked: before.asked.length } : null,
  };
}

function reasonOf(run: Run): string {
  if (run.slot !== "new" && run.slot !== "review") return run.slot;
  const [best] = run.why
    .filter((one) => one.amount > 0 && !EVERY.has(one.term))
    .toSorted((a, b) => b.amount - a.amount);
  return best?.term ?? (run.slot === "new" ? "new" : "again");
}
