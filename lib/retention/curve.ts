import { clamp, type Interval } from "../kit/stats.ts";

/**
 * The class's forgetting curve of a topic (`learning.md` 6.5), without identities. The curve is
 * `P(t) = c + (1 − c)·A·(1 + F·t/(S1·G^(j−1)))^−w` for t days after the j-th time it was practised; S1, G and
 * A are unknown and kept as a grid of weights. Days throughout, shares in [0, 1].
 */

const W = 0.5;
/** so that S is the days after which nine tenths are left: 0.9^(−1/w) − 1 */
const F = 0.9 ** (-1 / W) - 1;
const LN_S1 = { mean: Math.log(3), sd: 1, steps: 31, reach: 3 };
const LN_G = { mean: Math.log(2), sd: 0.4, steps: 13, reach: 2.5 };
const A = [0.6, 0.7, 0.8, 0.9, 0.97];
const A_WEIGHTS = [0.1, 0.15, 0.25, 0.3, 0.2];
/** answers of one class are clustered: each counts as a third of one */
const LIKELIHOOD_POWER = 1 / 3;
/** share of a miss that the explanation repairs (2.9): how the day's answers speak of A */
const REPAIRED = 0.6;
const FAN = 0.8;
/** a curve of this shape fails on faster forgetting, far out */
const FAR = 3;
const FAR_WIDER = 1.3;

/** Answers at one follow-up: probes only. */
export interface Delayed {
  /** since the scrimmage: the place on the axis */
  day: number;
  /** since the questions were last practised, and how often they had been (1: on the day only) */
  gap: number;
  times: number;
  right: number;
  n: number;
  floor: number;
}

/** First answers on the day. */
export interface Day0 {
  right: number;
  n: number;
  floor: number;
}

export interface ForecastPoint extends Interval {
  day: number;
  mid: number;
}

/** A curve is drawn from two delayed points on; before that there is nothing to draw. */
export type Forecast =
  | { drawn: false; delayed: number }
  | { drawn: true; delayed: number; fan: ForecastPoint[] };

/**
 * 80 % fan at days after the last follow-up, if no practice comes between. `day0` helps with A; without it
 * the prior stands. Days up to the last follow-up are left out: there are dots.
 */
export function forecast(
  points: readonly Delayed[],
  days: readonly number[],
  day0: Day0 | null = null,
): Forecast {
  const delayed = points.filter(({ gap, n }) => gap >= 1 && n > 0);
  const sorted = delayed.toSorted((a, b) => a.day - b.day);
  const last = sorted.at(-1);
  const count = new Set(delayed.map(({ day }) => day)).size;
  if (!last || count < 2) return { drawn: false, delayed: count };
  const cells = posterior(delayed, day0);
  const longest = Math.max(...delayed.map(({ gap }) => gap));
  const fan = days
    .filter((day) => day > last.day)
    .map((day) => {
      const gap = day - last.day;
      const wider = gap > FAR * longest ? FAR_WIDER : 1;
      return { day, ...fanAt(cells, { gap, times: last.times + 1, floor: last.floor }, wider) };
    });
  return { drawn: true, delayed: count, fan };
}

/** The grey band of the slope chart: made on the day, before anything later is known. */
export function forecastOnDay(day0: Day0, gap: number): ForecastPoint {
  const cells = posterior([], day0);
  return { day: gap, ...fanAt(cells, { gap, times: 1, floor: day0.floor }, 1) };
}

interface Cell {
  s1: number;
  g: number;
  a: number;
  weight: number;
}

function posterior(points: readonly Delayed[], day0: Day0 | null): Cell[] {
  const cells = prior();
  const logs = cells.map((cell) => {
    const later = points.reduce((all, point) => all + logLikelihood(point, chance(cell, point)), 0);
    // Right after the explanations A is known, so on the day (A − .6)/.4 was.
    const today = day0 ? logLikelihood(day0, mixed(day0.floor, (cell.a - REPAIRED) / (1 - REPAIRED))) : 0;
    return Math.log(cell.weight) + LIKELIHOOD_POWER * (later + today);
  });
  const top = logs.reduce((best, log) => Math.max(best, log), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((all, weight) => all + weight, 0);
  return cells.map((cell, i) => ({ ...cell, weight: (weights[i] as number) / total }));
}

function prior(): Cell[] {
  const cells: Cell[] = [];
  for (const s of axis(LN_S1)) {
    for (const g of axis(LN_G)) {
      A.forEach((a, i) => {
        const weight = s.weight * g.weight * (A_WEIGHTS[i] as number);
        cells.push({ s1: s.value, g: g.value, a, weight });
      });
    }
  }
  return cells;
}

/** Points of a log-normal, equally spaced in the logarithm. */
function axis({ mean, sd, steps, reach }: typeof LN_S1): { value: number; weight: number }[] {
  return Array.from({ length: steps }, (_, i) => {
    const z = reach * ((2 * i) / (steps - 1) - 1);
    return { value: Math.exp(mean + sd * z), weight: Math.exp(-0.5 * z * z) };
  });
}

type Ask = Pick<Delayed, "gap" | "times" | "floor">;

function chance(cell: Readonly<Cell>, { gap, times, floor }: Ask): number {
  const stability = cell.s1 * cell.g ** (times - 1);
  return mixed(floor, cell.a * (1 + (F * gap) / stability) ** -W);
}

function mixed(floor: number, known: number): number {
  return floor + (1 - floor) * known;
}

function logLikelihood({ right, n }: { right: number; n: number }, p: number): number {
  const safe = clamp(p, 0.005, 0.995);
  return right * Math.log(safe) + (n - right) * Math.log(1 - safe);
}

function fanAt(cells: readonly Cell[], ask: Ask, wider: number): Interval & { mid: number } {
  const sorted = cells
    .map((cell) => ({ p: chance(cell, ask), weight: cell.weight }))
    .sort((a, b) => a.p - b.p);
  const at = (share: number) => {
    let sum = 0;
    for (const { p, weight } of sorted) {
      sum += weight;
      if (sum >= share) return p;
    }
    return (sorted.at(-1) as { p: number }).p;
  };
  const mid = at(0.5);
  const low = mid - wider * (mid - at((1 - FAN) / 2));
  const high = mid + wider * (at((1 + FAN) / 2) - mid);
  return { mid, low: Math.max(ask.floor, low), high: Math.min(1, high) };
}
