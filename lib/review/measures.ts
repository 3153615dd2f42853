import { clamp, knowledge, logistic, wilson, Z80 } from "../kit/stats.ts";
import type { Run } from "../model/state.ts";
import { type Basis, topicOf } from "./basis.ts";
import { type Cluster, clusterOf, enough, expectedError, total } from "./share.ts";
import type { Decision, Metric, Metrics, Selection, Versus } from "./types.ts";

/** Fewer answers than this have no median worth a name. */
const MEDIAN_MIN = 5;

/** Decisively, flexibly, skilfully: three readings of the same answers (`learning.md` B8). */
export function metrics(basis: Basis): Metrics {
  const { state, counted } = basis;
  const answered = counted.flatMap((run) => decisionsOf(basis, run).filter((one) => one.key !== null));
  const changed = answered.filter((one) => one.choices.length > 1);
  const limits = new Map(counted.map((run) => [run.run, run.limitMs]));
  const timed = answered.filter((one) => one.choices[0] && (limits.get(one.run) ?? 0) > 0);
  return {
    decisive: {
      firstChoice: medianOf(
        timed.map((one) => one.choices[0]?.ms ?? 0),
        "ms",
        { result: "answered" },
      ),
      usedTime: medianOf(
        timed.map((one) => clamp((one.choices[0]?.ms ?? 0) / (limits.get(one.run) ?? 1), 0, 1)),
        "share",
        { result: "answered" },
      ),
      changed: rateOf(changed.length, answered.length, { changed: true }),
      toRight: changed.filter((one) => one.result === "right").length,
      fromRight: changed.filter((one) => one.result !== "right" && one.choices.some((c) => c.right)).length,
    },
    flexible: {
      switched: versus(
        basis,
        counted.filter((run) => topicMove(basis, run) === "switched"),
      ),
      same: versus(
        basis,
        counted.filter((run) => topicMove(basis, run) === "same"),
      ),
      bridge: versus(
        basis,
        counted.filter((run) => state.questions[run.question]?.task === "bridge"),
      ),
    },
    skilful: versus(basis, counted),
  };
}

/** What game speed cost: right at dial 3 and 4 against what the same questions would get at dial 2. */
export function pressureGap(basis: Basis): Versus | null {
  const { state } = basis;
  const runs = basis.counted.filter((run) => run.dial >= 3);
  if (runs.length === 0) return null;
  return versus(basis, runs, (run) =>
    calm(run.predicted.mean, state.bank[run.question]?.floor ?? 0, run.dial),
  );
}

/** The chance at dial 2 behind a chance at a higher dial, which costs 0.1 logits a step. */
export function calm(chance: number, floor: number, dial: number): number {
  const known = clamp(knowledge(chance, floor), 1e-6, 1 - 1e-6);
  return floor + (1 - floor) * logistic(Math.log(known / (1 - known)) + 0.1 * (dial - 2));
}

export function versus(
  basis: Basis,
  runs: readonly Run[],
  chance: (run: Run) => number = (run) => run.predicted.mean,
  seats?: readonly number[],
): Versus {
  const clusters = runs.map((run) => {
    const decisions = decisionsOf(basis, run).filter((one) => !seats || seats.includes(one.seat));
    return { ...clusterOf(run, decisions), chance: chance(run) };
  });
  const from: Selection = { runs: runs.map((run) => run.run) };
  return versusOf(clusters, seats ? { ...from, seats: [...seats] } : from);
}

export function versusOf(clusters: readonly Cluster[], from: Selection): Versus {
  const { right, asked, expected } = total(clusters);
  const questions = clusters.filter((cluster) => cluster.asked > 0).length;
  const blank = { share: null, expected: null, effect: null, spread: null, clear: null };
  if (!enough(clusters)) return { right, n: asked, questions, ...blank, from };
  const effect = (right - expected) / asked;
  const spread = Z80 * expectedError(clusters);
  return {
    right,
    n: asked,
    questions,
    share: right / asked,
    expected: expected / asked,
    effect,
    spread,
    clear: effect - spread > 0 ? "above" : effect + spread < 0 ? "below" : null,
    from,
  };
}

/** A share of answers with Wilson's 80 % interval. */
export function rateOf(n: number, of: number, from: Selection): Metric {
  const few = of < MEDIAN_MIN;
  return {
    unit: "share",
    value: few ? null : n / of,
    interval: few ? null : wilson(n, of, Z80),
    n: of,
    from,
  };
}

/** A median with its 80 % interval by order statistics: ranks n/2 ± 1.28·√n/2. Sorted once: a hall has 100,000. */
function medianOf(values: readonly number[], unit: Metric["unit"], from: Selection): Metric {
  const n = values.length;
  if (n < MEDIAN_MIN) return { unit, value: null, interval: null, n, from };
  const sorted = Float64Array.from(values).sort();
  const half = (Z80 * Math.sqrt(n)) / 2;
  const at = (rank: number) => sorted[clamp(Math.ceil(rank) - 1, 0, n - 1)] as number;
  return { unit, value: at(n / 2), interval: { low: at(n / 2 - half), high: at(n / 2 + half) }, n, from };
}

function decisionsOf(basis: Basis, run: Run): Decision[] {
  return basis.byRun.get(run.run) ?? [];
}

/** Against the question before it in the same round; the first of a round is neither. */
function topicMove(basis: Basis, run: Run): "switched" | "same" | null {
  const before = basis.runs.findLast((one) => one.round === run.round && one.number < run.number);
  if (!before) return null;
  return topicOf(basis.state, before) === topicOf(basis.state, run) ? "same" : "switched";
}
