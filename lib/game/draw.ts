import type { Probe } from "../model/squad.ts";
import type { State } from "../model/state.ts";
import { drawProbes } from "../retention/probes.ts";

/** rules from which a rewording that was shown in a huddle is no probe's new wording */
const FRESH_WORDING_SINCE = 3;

/**
 * What the follow-ups will ask, drawn from everything that was played and counts before anybody has seen a
 * result (`learning.md` 6.3). Controls are of the same topics and were never asked, in this squad either.
 */
export function probesOf(state: State): Probe[] {
  const counted = new Set<number>();
  const touched = new Set<number>(Object.keys(state.squad?.past ?? {}).map(Number));
  for (const run of state.runs) {
    touched.add(run.question);
    if (!run.thrownOut && run.asked.length > 0) counted.add(run.question);
  }
  for (const { question } of state.breaks) touched.add(question);
  const of = (index: number) => ({ question: index, topic: state.bank[index]?.topics[0] ?? "" });
  const drawn = drawProbes<number>({
    seed: state.seed,
    items: [...counted].map(of),
    variantsOf: (index) => rewordings(state, index),
    ...(state.rules >= FRESH_WORDING_SINCE && { shown: [...touched] }),
    unpractised: state.bank.filter((item) => !touched.has(item.index)).map((item) => of(item.index)),
  });
  const key = (index: number) => state.questions[index]?.id ?? "";
  return drawn.map((probe) => ({ ...probe, question: key(probe.question), as: key(probe.as) }));
}

function rewordings(state: State, index: number): number[] {
  const group = state.bank[index]?.variantGroup ?? null;
  if (group === null) return [];
  return state.bank
    .filter((item) => item.variantGroup === group && item.index !== index)
    .map((item) => item.index);
}
