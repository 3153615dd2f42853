import { SMALL_CELL } from "../kit/limits.ts";
import { IF_THENS } from "../learning/causes.ts";
import type { Run, State } from "../model/state.ts";
import { dialOf } from "../sequence/plan.ts";
import { told } from "./base.ts";
import { causeCounts, expectedCount } from "./themes.ts";
import type { Suggestion } from "./types.ts";

const SUGGESTIONS_MAX = 4;

/** What the record would change for the next round, the most telling first; each with its prediction. */
export function suggestions(state: State): Suggestion[] {
  const after = state.rounds.length;
  const runs = state.runs.filter((run) => run.round === after && told(state, run) && run.asked.length > 0);
  if (runs.length === 0 || after >= state.plan.rounds) return [];
  return [...weakTopic(state, runs), ...causeRule(runs), ...pace(state, runs), ...level(state, runs)].slice(
    0,
    SUGGESTIONS_MAX,
  );
}

function weakTopic(state: State, runs: readonly Run[]): Suggestion[] {
  const topics = new Map<string, Run[]>();
  for (const run of runs) {
    const topic = state.bank[run.question]?.topics[0] ?? "";
    topics.set(topic, [...(topics.get(topic) ?? []), run]);
  }
  let worst: { topic: string; right: number; asked: number; gap: number } | null = null;
  for (const [topic, list] of topics) {
    const { right, asked, expected } = expectedCount(list);
    const gap = (right - expected) / asked;
    const left = state.bank.filter(
      (item) => item.topics[0] === topic && !state.engine.exposures[item.index],
    ).length;
    if (asked >= SMALL_CELL && left >= 2 && gap < 0 && (worst === null || gap < worst.gap))
      worst = { topic, right, asked, gap };
  }
  if (!worst) return [];
  const { topic, right, asked } = worst;
  return [
    {
      adjustment: {
        change: { what: "mix", topic, weight: 2 },
        kind: "technical",
        prediction: { metric: "topic", topic, direction: "up" },
      },
      reason: { code: "topic-below", n: right, of: asked, topic },
    },
  ];
}

function causeRule(runs: readonly Run[]): Suggestion[] {
  const counts = causeCounts(runs);
  const tagged = counts.reduce((sum, one) => sum + one.n, 0);
  const most = counts
    .filter((one) => one.cause !== "K")
    .reduce<(typeof counts)[number] | null>((best, one) => (best && best.n >= one.n ? best : one), null);
  const rule = IF_THENS.find((plan) => plan.cause === most?.cause);
  if (!most || !rule || most.n < SMALL_CELL) return [];
  return [
    {
      adjustment: {
        change: { what: "tactic", rule: rule.id },
        kind: "tactical",
        prediction: { metric: "cause", cause: most.cause, direction: "down" },
      },
      reason: { code: "cause", n: most.n, of: tagged, cause: most.cause },
    },
  ];
}

/** Half the room used nearly all of its time, or hardly any. */
function pace(state: State, runs: readonly Run[]): Suggestion[] {
  const used = runs.flatMap((run) =>
    run.answers.flatMap((answer) => (answer && run.dial > 0 ? [answer.ms / run.limitMs] : [])),
  );
  if (used.length < SMALL_CELL || state.rounds.at(-1)?.dial === 0) return [];
  const slow = used.filter((share) => share > 0.75).length / used.length;
  const quick = used.filter((share) => share < 0.35).length / used.length;
  if (slow < 0.5 && quick < 0.7) return [];
  const by = slow >= 0.5 ? 0.2 : -0.2;
  return [
    {
      adjustment: {
        change: { what: "pace", by },
        kind: "tactical",
        prediction: { metric: "all", direction: "up" },
      },
      reason: {
        code: by > 0 ? "out-of-time" : "early",
        n: Math.round((by > 0 ? slow : quick) * used.length),
        of: used.length,
      },
    },
  ];
}

function level(state: State, runs: readonly Run[]): Suggestion[] {
  const { right, asked, expectedLow, expectedHigh } = expectedCount(runs);
  const next = state.dialNext ?? dialOf(state.plan, state.rounds.length);
  const max = state.plan.format === "classroom" ? 3 : 4;
  if (right < expectedLow && next > 1) {
    return [
      {
        adjustment: {
          change: { what: "level", by: -1 },
          kind: "tactical",
          prediction: { metric: "all", direction: "up" },
        },
        reason: { code: "below-expected", n: right, of: asked },
      },
    ];
  }
  if (right > expectedHigh && next < max) {
    return [
      {
        adjustment: {
          change: { what: "level", by: 1 },
          kind: "tactical",
          prediction: { metric: "all", direction: "down" },
        },
        reason: { code: "above-expected", n: right, of: asked },
      },
    ];
  }
  return [];
}
