import { alikeAt, alikeWeights, type Wrong } from "../learning/alike.ts";
import type { Run, State } from "../model/state.ts";

type Weights = ReadonlyMap<number, number>;

/** By seat: weights below 1 of this run's answers that came in alike with others', as far as one can tell by now. */
export function alikeNow(runs: readonly Run[], run: Run): Weights {
  const counted = countedOf(runs).filter((one) => one.run <= run.run);
  const last = alikeAt((at) => wrongIn(counted[at]), counted.length - 1);
  return new Map(last.map(({ player, weight }) => [player, weight]));
}

/** By run and seat, of the whole scrimmage. */
export function alikeIn(runs: readonly Run[]): ReadonlyMap<number, Weights> {
  const counted = countedOf(runs);
  const weights = alikeWeights(counted.map(wrongIn));
  return new Map(counted.map((run, i) => [run.run, weights[i] ?? new Map<number, number>()]));
}

/** How many answers of the scrimmage weigh less for it. */
export function alikeCount(state: State): number {
  return [...alikeIn(state.runs).values()].reduce((sum, one) => sum + one.size, 0);
}

function countedOf(runs: readonly Run[]): Run[] {
  return runs.filter((run) => run.closedAt !== null && !run.thrownOut);
}

function wrongIn(run: Run | undefined): Wrong[] {
  return (run?.asked ?? []).flatMap((player) => {
    const answer = run?.answers[player];
    return !answer || answer.ruling.share > 0 ? [] : [{ player, key: answer.key, ms: answer.ms }];
  });
}
