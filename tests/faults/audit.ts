import type { Entry } from "#lib/model/entry.ts";
import type { State } from "#lib/model/state.ts";
import type { Player } from "./player.ts";

/** What the phones were told, held against the log. */
export interface Audit {
  /** answers that a phone was told are kept */
  acknowledged: number;
  /** of those, not in the log's final state, or there in another order or number than given */
  lost: string[];
  /** answers still without an answer from the server */
  waiting: number;
  /** questions, and of them the ones that nobody of those present was asked to the end */
  runs: number;
  skipped: number;
  /** positions that are not one after the other, and times that go back */
  broken: string[];
}

/** Every answer that was acknowledged stands in the state once, in the order in which it was given. */
export function audit(players: readonly Player[], entries: readonly Entry[], state: State): Audit {
  const lost: string[] = [];
  let acknowledged = 0;
  let waiting = 0;
  for (const player of players) {
    const { seat } = player;
    if (seat === null) continue;
    const valuesOf = new Map<number, string[]>();
    for (const { run, value, outcome } of player.given) {
      if (outcome === null) waiting++;
      if (outcome !== "ok") continue;
      acknowledged++;
      valuesOf.set(run, [...(valuesOf.get(run) ?? []), JSON.stringify(value)]);
    }
    for (const [run, values] of valuesOf) {
      const answer = state.runs[run - 1]?.answers[seat];
      const distinct = values.filter((value, i) => value !== values[i - 1]);
      if (!answer) lost.push(`seat ${seat} has no answer to question ${run}`);
      else if (JSON.stringify(answer.value) !== distinct.at(-1))
        lost.push(`seat ${seat} has another last answer to question ${run}`);
      else if (answer.changes.length !== distinct.length)
        lost.push(
          `seat ${seat} gave ${distinct.length} answers to question ${run}, kept ${answer.changes.length}`,
        );
    }
  }
  const broken: string[] = [];
  entries.forEach((entry, i) => {
    if (entry.seq !== i + 1) broken.push(`position ${i + 1} holds ${entry.seq}`);
    if (entry.at < (entries[i - 1]?.at ?? 0)) broken.push(`time goes back at ${entry.seq}`);
  });
  const skipped = state.runs.filter((run) => run.skipped).length;
  return { acknowledged, lost, waiting, runs: state.runs.length, skipped, broken };
}

/** ms of the outages that began at or after `from`, least first */
export function outagesSince(players: readonly Player[], from: number): number[] {
  return players
    .flatMap((player) => player.outages.filter((one) => one.from >= from).map((one) => one.ms))
    .sort((a, b) => a - b);
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
