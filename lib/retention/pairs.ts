import { byCodeUnit } from "../kit/hash.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import {
  clamp,
  clusteredMean,
  type Interval,
  knowledge,
  type Part,
  tQuantile,
  wilson,
  Z90,
} from "../kit/stats.ts";
import type { OnTheDay, RetainedOn } from "./types.ts";

/**
 * Then and now (`learning.md` 6.4): only players who answered the same question on the day and at the
 * follow-up. Averages of whoever was there would compare two classes, because those who stay away are not
 * a random part of it.
 */

export interface Pair {
  player: string;
  item: string;
  topic: string;
  /** right or not: the last answer on the day, the first at the follow-up */
  onDay: 0 | 1;
  now: 0 | 1;
  wording: "same" | "new";
  /** share that guessing gives */
  floor: number;
}

/** When the follow-up was: ms since 1970, and days since the scrimmage. */
export interface When {
  on: number;
  gapDays: number;
}

export interface ThenNow {
  performance_today: OnTheDay;
  retained_on: RetainedOn;
  pairs: number;
  players: number;
  items: number;
  /** null below three players or twelve pairs */
  change: Change | null;
  /** guessing taken out; null where there are counts only */
  knowledge: Knowledge | null;
}

/** now − on the day, share, with its 90 % interval; `by`: what it rests on */
export interface Change {
  value: number;
  interval: Interval;
  by: "players" | "pairs";
}

export interface Knowledge {
  onDay: number;
  now: number;
  /** now ÷ on the day; null unless the day's is surely (90 %) above .30: a ratio of little is noise */
  kept: number | null;
}

export interface TopicThenNow extends ThenNow {
  topic: string;
  /** 90 %, as a statement about the topic and not only about these questions; null below four questions */
  topicWide: { onDay: Interval; now: Interval; change: Interval } | null;
}

export interface Retention {
  /** same wording */
  all: ThenNow;
  /** the reworded probes, a line of their own; null without any */
  newWording: ThenNow | null;
  /** same wording, what is best retained first */
  topics: TopicThenNow[];
}

export const PAIRS_MIN = 12;
const POOLED_PLAYERS_MIN = 3;
const TOPIC_ITEMS_MIN = 4;
const KEPT_FROM = 0.3;
/** two-sided 90 % */
const UPPER = 0.95;

/** Null where nothing was asked twice, and for a follow-up of the same day, which says nothing of what stays. */
export function thenAndNow(pairs: readonly Pair[], when: When): Retention | null {
  if (pairs.length === 0 || when.gapDays < 1) return null;
  const same = pairs.filter(({ wording }) => wording === "same");
  const fresh = pairs.filter(({ wording }) => wording === "new");
  const topics = [...new Set(same.map(({ topic }) => topic))].map((topic) => {
    const own = same.filter((pair) => pair.topic === topic);
    return { topic, ...compare(own, when), topicWide: topicWide(own) };
  });
  return {
    all: compare(same, when),
    newWording: fresh.length > 0 ? compare(fresh, when) : null,
    topics: topics.sort((a, b) => rate(b) - rate(a) || byCodeUnit(a.topic, b.topic)),
  };
}

/** By what stayed, never by what was lost. */
function rate({ retained_on }: ThenNow): number {
  return retained_on.right / retained_on.asked;
}

function compare(pairs: readonly Pair[], when: When): ThenNow {
  const n = pairs.length;
  const then = sum(pairs, ({ onDay }) => onDay);
  const now = sum(pairs, ({ now }) => now);
  const players = new Set(pairs.map(({ player }) => player)).size;
  const shown = players >= SMALL_CELL && n >= PAIRS_MIN;
  const bar = (right: number) => ({
    right,
    asked: n,
    players,
    share: shown ? right / n : null,
    interval: shown ? wilson(right, n, Z90) : null,
  });
  return {
    performance_today: { measured: "today", ...bar(then) },
    retained_on: { measured: "later", ...when, ...bar(now) },
    pairs: n,
    players,
    items: new Set(pairs.map(({ item }) => item)).size,
    change: change(pairs, players),
    knowledge: shown ? known(then, now, n, sum(pairs, ({ floor }) => floor) / n) : null,
  };
}

/**
 * From five players on the players are the sample: the mean of their differences, with Student's t. With
 * three or four the pairs are, which covers a little less (.87) but does not span everything.
 */
function change(pairs: readonly Pair[], players: number): Change | null {
  if (players < POOLED_PLAYERS_MIN || pairs.length < PAIRS_MIN) return null;
  const by = players >= SMALL_CELL ? "players" : "pairs";
  const parts = by === "players" ? grouped(pairs, ({ player }) => player, difference) : pairs.map(single);
  const value = sum(pairs, difference) / pairs.length;
  return { value, interval: tInterval(parts, -1) ?? agreeing(pairs), by };
}

/** When every player changed alike the t interval has no width; then Agresti and Min's (2005), ½ a cell. */
function agreeing(pairs: readonly Pair[]): Interval {
  const n = pairs.length + 2;
  const gained = pairs.filter((pair) => difference(pair) > 0).length + 0.5;
  const lost = pairs.filter((pair) => difference(pair) < 0).length + 0.5;
  const centre = (gained - lost) / n;
  const half = Z90 * Math.sqrt((gained + lost) / n - centre ** 2) * Math.sqrt(1 / n);
  return { low: Math.max(-1, centre - half), high: Math.min(1, centre + half) };
}

/** The questions are the sample: other questions of the topic would have given another number. */
function topicWide(pairs: readonly Pair[]): TopicThenNow["topicWide"] {
  const of = (value: (pair: Pair) => number) => grouped(pairs, ({ item }) => item, value);
  const parts = of(({ onDay }) => onDay);
  if (parts.length < TOPIC_ITEMS_MIN) return null;
  const bar = (value: (pair: Pair) => 0 | 1) =>
    tInterval(of(value), 0) ?? wilson(sum(pairs, value), pairs.length, Z90);
  return {
    onDay: bar(({ onDay }) => onDay),
    now: bar(({ now }) => now),
    change: tInterval(of(difference), -1) ?? agreeing(pairs),
  };
}

/** 90 %, of a mean over parts; null where they do not differ at all. */
function tInterval(parts: readonly Part[], lowest: -1 | 0): Interval | null {
  const mean = clusteredMean(parts);
  if (!mean || mean.se < 1e-9) return null;
  const half = tQuantile(UPPER, mean.parts - 1) * mean.se;
  return { low: clamp(mean.mean - half, lowest, 1), high: clamp(mean.mean + half, lowest, 1) };
}

function known(then: number, now: number, n: number, floor: number): Knowledge {
  const before = knowledge(then / n, floor);
  const after = knowledge(now / n, floor);
  const surely = knowledge(wilson(then, n, Z90).low, floor);
  return { onDay: before, now: after, kept: surely > KEPT_FROM ? after / before : null };
}

function grouped(pairs: readonly Pair[], key: (pair: Pair) => string, value: (pair: Pair) => number): Part[] {
  const parts = new Map<string, Part>();
  for (const pair of pairs) {
    const part = parts.get(key(pair));
    if (part) {
      part.sum += value(pair);
      part.n++;
    } else parts.set(key(pair), { sum: value(pair), n: 1 });
  }
  return [...parts.values()];
}

function single(pair: Pair): Part {
  return { sum: difference(pair), n: 1 };
}

function difference({ onDay, now }: Pair): number {
  return now - onDay;
}

function sum(pairs: readonly Pair[], value: (pair: Pair) => number): number {
  return pairs.reduce((all, pair) => all + value(pair), 0);
}
