import { byCodeUnit } from "../kit/hash.ts";
import { clamp, Z80 } from "../kit/stats.ts";
import type { Cause } from "../model/input.ts";
import { betaBelow } from "./beta.ts";

/** What to practise next and what to keep (`learning.md` 5.4). Order of the input decides no tie: topics do. */

/** Answers to one topic with one guess floor. */
export interface TopicAnswers {
  floor: number;
  right: number;
  n: number;
}

export interface TopicRecord {
  topic: string;
  answers: readonly TopicAnswers[];
  /** share of answers that were Sure and wrong */
  confWrongRate: number;
  /** the coach's importance */
  weight: 0.5 | 1 | 2;
  /** prerequisite of a topic due within 14 days */
  prerequisite: boolean;
  /** a follow-up came out below the forecast */
  belowForecast: boolean;
  /** planned focus of the last review and still low */
  stillLow: boolean;
  /** at most one focus per unit; null: a unit of its own */
  unit: string | null;
  /** days since it was last probed; null: never */
  daysSinceProbe: number | null;
}

export interface Focus {
  topic: string;
  score: number;
  /** mean knowledge, chance that it is below .80, and their product's shortfall */
  mean: number;
  below: number;
  need: number;
  right: number;
  n: number;
  /** low: today's answers speak for it; unprobed: none do, so what was not looked at for longest */
  why: "low" | "unprobed";
}

/** knowledge that a topic is to reach */
export const GOOD = 0.8;
const SCORE_MIN = 0.1;
const FOCUS_MAX = 3;
/** answers of one class are clustered */
const ANSWER_WEIGHT = 1 / 3;
/** answers' worth of the class mean that a topic starts from */
const PRIOR_STRENGTH = 4;

/** At most three topics, the most needed first. */
export function focusAreas(records: readonly TopicRecord[]): Focus[] {
  const mean = classKnowledge(records);
  const all = records.map((record) => ({ record, focus: focusOf(record, mean) }));
  const low = all.filter(({ focus }) => focus.n > 0 && focus.score > SCORE_MIN);
  low.sort((a, b) => b.focus.score - a.focus.score || byCodeUnit(a.focus.topic, b.focus.topic));
  if (low.length > 0) return onePerUnit(low);
  const since = (record: TopicRecord) => record.daysSinceProbe ?? Number.POSITIVE_INFINITY;
  const oldest = all.toSorted((a, b) => {
    const [one, two] = [since(a.record), since(b.record)];
    return one === two ? byCodeUnit(a.record.topic, b.record.topic) : two - one;
  });
  return onePerUnit(oldest).map((focus) => ({ ...focus, why: "unprobed" }));
}

/** Mean knowledge over all topics, guessing taken out; kept off 0 and 1 so that a posterior exists. */
export function classKnowledge(records: readonly Pick<TopicRecord, "answers">[]): number {
  let known = 0;
  let possible = 0;
  for (const { floor, right, n } of records.flatMap((record) => record.answers)) {
    known += right - n * floor;
    possible += n * (1 - floor);
  }
  return possible > 0 ? clamp(known / possible, 0.02, 0.98) : 0.5;
}

function focusOf(record: TopicRecord, mean: number): Focus {
  let credit = 0;
  let right = 0;
  let n = 0;
  for (const part of record.answers) {
    // What a right answer is worth as knowledge, given that some are guessed.
    credit += (part.right * mean) / (mean + part.floor * (1 - mean));
    right += part.right;
    n += part.n;
  }
  const alpha = PRIOR_STRENGTH * mean + ANSWER_WEIGHT * credit;
  const beta = PRIOR_STRENGTH * (1 - mean) + ANSWER_WEIGHT * (n - credit);
  const known = alpha / (alpha + beta);
  const below = betaBelow(GOOD, alpha, beta);
  const need = below * Math.max(0, GOOD - known);
  const weight = record.weight * (record.prerequisite ? 1.5 : 1);
  const flags = (record.belowForecast ? 0.25 : 0) + (record.stillLow ? 0.25 : 0);
  const score = weight * need + 0.5 * record.confWrongRate + flags;
  return { topic: record.topic, score, mean: known, below, need, right, n, why: "low" };
}

function onePerUnit(sorted: readonly { record: TopicRecord; focus: Focus }[]): Focus[] {
  const units = new Set<string>();
  const out: Focus[] = [];
  for (const { record, focus } of sorted) {
    const unit = record.unit === null ? `t/${record.topic}` : `u/${record.unit}`;
    if (units.has(unit) || out.length === FOCUS_MAX) continue;
    units.add(unit);
    out.push(focus);
  }
  return out;
}

/** A topic beside what was predicted for it. */
export interface TopicGap {
  topic: string;
  n: number;
  right: number;
  /** Σ p̂ and Σ p̂(1 − p̂) over its answers */
  expected: number;
  chance: number;
  /** share right at the last follow-up; null before one */
  retained: number | null;
}

export interface TacticGap {
  cause: Cause;
  /** rates of its hints before and after */
  before: number;
  after: number;
}

export type Sustain =
  | { what: "topic"; topic: string; over: number }
  | { what: "retained"; topic: string; share: number }
  | { what: "tactic"; cause: Cause; fall: number };

const DEFF = 1.5;

/**
 * What to keep: the topic furthest above what was expected, if surely above; else the best retained; else
 * the tactic that improved most; null when none of these exists.
 */
export function sustain(topics: readonly TopicGap[], tactics: readonly TacticGap[]): Sustain | null {
  const over = (one: TopicGap) => (one.right - one.expected) / one.n;
  const surely = topics.filter(
    (one) => one.n > 0 && over(one) - (Z80 * Math.sqrt(DEFF * one.chance)) / one.n > 0,
  );
  const best = first(surely, (a, b) => over(b) - over(a) || byCodeUnit(a.topic, b.topic));
  if (best) return { what: "topic", topic: best.topic, over: over(best) };
  const kept = first(
    topics.filter((one) => one.retained !== null),
    (a, b) => (b.retained ?? 0) - (a.retained ?? 0) || byCodeUnit(a.topic, b.topic),
  );
  if (kept) return { what: "retained", topic: kept.topic, share: kept.retained ?? 0 };
  const fell = first(
    tactics.filter((one) => one.before > one.after),
    (a, b) => b.before - b.after - (a.before - a.after) || byCodeUnit(a.cause, b.cause),
  );
  return fell ? { what: "tactic", cause: fell.cause, fall: fell.before - fell.after } : null;
}

export interface CauseCount {
  cause: Cause;
  /** of this player's own errors */
  own: number;
  /** share of the class's errors, [0, 1] */
  classShare: number;
}

/** The tactical focus: the cause that stands out most, of those behind four own errors or more and a fifth of them. */
export function causeFocus(counts: readonly CauseCount[]): Cause | null {
  const errors = counts.reduce((sum, one) => sum + one.own, 0);
  const excess = (one: CauseCount) => one.own / errors - one.classShare;
  const standing = counts.filter((one) => one.own >= 4 && one.own / errors >= 0.2 && excess(one) > 0);
  return first(standing, (a, b) => excess(b) - excess(a) || byCodeUnit(a.cause, b.cause))?.cause ?? null;
}

function first<T>(list: readonly T[], order: (a: T, b: T) => number): T | undefined {
  return list.toSorted(order)[0];
}
