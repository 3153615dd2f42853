import { byCodeUnit } from "../kit/hash.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import { Z80 } from "../kit/stats.ts";
import {
  classKnowledge,
  focusAreas,
  GOOD,
  sustain,
  type TopicAnswers,
  type TopicRecord,
} from "../learning/focus.ts";
import type { Cause } from "../model/input.ts";
import type { Run, State } from "../model/state.ts";
import { told } from "./base.ts";
import type { ReviewStage, TalkOption } from "./types.ts";

/** item uncertainty of a predicted share (`learning.md` 3.7) */
const ITEM_SD = 0.079;

export interface TopicCount {
  topic: string;
  right: number;
  asked: number;
  questions: number;
  expected: number;
  /** Σ p(1 − p) over its answers */
  chance: number;
  expectedLow: number;
  expectedHigh: number;
}

/** Counts and expected ranges by primary topic of everything that has been told, in code-unit order. */
export function topicCounts(state: State): TopicCount[] {
  const byTopic = new Map<string, Run[]>();
  for (const run of state.runs) {
    if (!told(state, run) || run.asked.length === 0) continue;
    const topic = state.bank[run.question]?.topics[0] ?? "";
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), run]);
  }
  return [...byTopic]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([topic, runs]) => ({ topic, questions: runs.length, ...expectedCount(runs) }));
}

/** Right answers among those asked, and the 80 % range that the predictions made before each question give. */
export function expectedCount(runs: readonly Run[]): {
  right: number;
  asked: number;
  expected: number;
  chance: number;
  expectedLow: number;
  expectedHigh: number;
} {
  let right = 0;
  let asked = 0;
  let expected = 0;
  let chance = 0;
  let items = 0;
  for (const run of runs) {
    const n = run.asked.length;
    const p = run.predicted.mean;
    right += run.right;
    asked += n;
    expected += p * n;
    chance += n * p * (1 - p);
    items += (ITEM_SD * n) ** 2;
  }
  const spread = Z80 * Math.sqrt(chance + items);
  return {
    right,
    asked,
    expected,
    chance,
    expectedLow: Math.max(0, Math.round(expected - spread)),
    expectedHigh: Math.min(asked, Math.round(expected + spread)),
  };
}

const CAUSES: readonly Cause[] = ["K", "R", "M", "Q", "G", "P"];

/** own tags of what made an answer go another way, over some runs */
export function causeCounts(runs: readonly Run[]): { cause: Cause; n: number }[] {
  const counts = CAUSES.map((cause) => ({ cause, n: 0 }));
  for (const run of runs) {
    for (const answer of run.answers) {
      const found = counts.find((one) => one.cause === answer?.cause);
      if (found) found.n++;
    }
  }
  return counts;
}

/** What the team can keep and change: anonymised counts, nothing that fewer than five players made. */
export function talkOptions(state: State): { keep: TalkOption[]; change: TalkOption[] } {
  const taps = (side: "keep" | "change", option: string) =>
    (state.review?.talks ?? []).filter((talk) => talk?.[side] === option).length;
  const topics = topicCounts(state).filter((one) => one.asked >= SMALL_CELL);
  const ratio = (one: TopicCount) => (one.right - one.expected) / one.asked;
  const best = topics.toSorted((a, b) => ratio(b) - ratio(a)).slice(0, 3);
  const worst = topics.toSorted((a, b) => a.right / a.asked - b.right / b.asked).slice(0, 3);
  const causes = causeCounts(state.runs).filter((one) => one.n >= SMALL_CELL);
  const topicOption = (side: "keep" | "change", one: TopicCount): TalkOption => ({
    option: `topic:${one.topic}`,
    topic: one.topic,
    cause: null,
    n: one.right,
    of: one.asked,
    taps: taps(side, `topic:${one.topic}`),
  });
  const tagged = causes.reduce((sum, one) => sum + one.n, 0);
  return {
    keep: best.map((one) => topicOption("keep", one)),
    change: [
      ...worst.map((one) => topicOption("change", one)),
      ...causes
        .toSorted((a, b) => b.n - a.n)
        .slice(0, 2)
        .map(({ cause, n }) => ({
          option: `cause:${cause}`,
          topic: null,
          cause,
          n,
          of: tagged,
          taps: taps("change", `cause:${cause}`),
        })),
    ],
  };
}

/** Players' own focus beside the coach's and the record's. */
export function reviewFocus(state: State): NonNullable<ReviewStage["focus"]> {
  const counts = new Map<string, number>();
  for (const film of state.review?.films ?? [])
    if (film?.focus) counts.set(film.focus, (counts.get(film.focus) ?? 0) + 1);
  const players = [...counts]
    .map(([topic, n]) => ({ topic, n }))
    .sort((a, b) => b.n - a.n || byCodeUnit(a.topic, b.topic));
  return { players: players.slice(0, 3), coach: state.review?.coachFocus ?? [], record: recordFocus(state) };
}

/** the record's own list: `learning.md` 5.4 on what was answered today, at most three topics */
export function recordFocus(state: State): string[] {
  return focusAreas(topicRecords(state)).map((one) => one.topic);
}

function topicRecords(state: State): TopicRecord[] {
  const byTopic = new Map<string, TopicRecord & { answers: TopicAnswers[] }>();
  for (const run of state.runs) {
    const item = state.bank[run.question];
    const topic = item?.topics[0];
    if (!item || !topic || !told(state, run)) continue;
    const record = byTopic.get(topic) ?? {
      topic,
      answers: [],
      confWrongRate: 0,
      weight: 1,
      prerequisite: false,
      belowForecast: false,
      stillLow: false,
      unit: null,
      daysSinceProbe: null,
    };
    record.answers.push({ floor: item.floor, right: run.right, n: run.asked.length });
    record.confWrongRate += run.answers.filter(
      (answer) => answer?.sure === 2 && answer.ruling.share < 1,
    ).length;
    byTopic.set(topic, record);
  }
  const records = [...byTopic.values()].sort((a, b) => byCodeUnit(a.topic, b.topic));
  for (const record of records) {
    const n = record.answers.reduce((sum, one) => sum + one.n, 0);
    record.confWrongRate = n === 0 ? 0 : record.confWrongRate / n;
    // As the review has it (`lib/review/focus.ts`): the last focus, where it is under what a topic is to reach.
    record.stillLow =
      n > 0 && (state.squad?.focus?.includes(record.topic) ?? false) && classKnowledge([record]) < GOOD;
  }
  return records;
}

/** what the team itself would keep, where five or more agree on one topic */
function mostTappedKeep(state: State): string | null {
  const options = talkOptions(state).keep.filter((one) => one.taps >= SMALL_CELL);
  return options.toSorted((a, b) => b.taps - a.taps || byCodeUnit(a.option, b.option))[0]?.topic ?? null;
}

/** One thing to keep: the topic most above what was expected, if that is clear. */
export function keepOf(state: State): ReviewStage["keep"] {
  const counts = topicCounts(state).filter((one) => one.asked >= SMALL_CELL);
  const found = sustain(
    counts.map((one) => ({
      topic: one.topic,
      n: one.asked,
      right: one.right,
      expected: one.expected,
      chance: one.chance,
      retained: null,
    })),
    [],
  );
  const topic = found && found.what !== "tactic" ? found.topic : mostTappedKeep(state);
  const kept = counts.find((one) => one.topic === topic);
  if (!kept) return { what: "none", topic: null, cause: null, right: 0, asked: 0 };
  return { what: "topic", topic: kept.topic, cause: null, right: kept.right, asked: kept.asked };
}
