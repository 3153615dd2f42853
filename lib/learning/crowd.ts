import { clamp, knowledge, logistic } from "../kit/stats.ts";
import type { Dial } from "../model/plan.ts";
import type { Belief } from "./filter.ts";

/** More players than this are summed up in as many equal groups; a multiple of four. */
const GROUPS = 16;
/** share of a miss that the explanation repairs (`learning.md` 2.9) */
const REPAIRED = 0.6;

/**
 * The abilities of those present, small enough to predict 5,000 questions for 5,000 players at every
 * pick. `low` counts the groups that are the lowest quarter.
 */
export interface Crowd {
  /** mean ability of each group, ascending, and its share of the players */
  abilities: number[];
  shares: number[];
  low: number;
}

export interface CrowdChance {
  mean: number;
  bottom: number;
}

/** Nobody present counts as one player of whom nothing is known. */
export function crowd(thetas: readonly Readonly<Belief>[]): Crowd {
  if (thetas.length === 0) return { abilities: [0], shares: [1], low: 1 };
  const sorted = Float64Array.from(thetas, (theta) => theta.m).sort();
  const n = sorted.length;
  const groups = Math.min(n, GROUPS);
  const abilities: number[] = [];
  const shares: number[] = [];
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((group * n) / groups);
    const to = Math.floor(((group + 1) * n) / groups);
    let sum = 0;
    for (let i = from; i < to; i++) sum += sorted[i] as number;
    abilities.push(sum / (to - from));
    shares.push((to - from) / n);
  }
  return { abilities, shares, low: Math.ceil(groups / 4) };
}

/** Expected share right of a question nobody has seen today: over all players, and over the lowest quarter. */
export function crowdChance(
  crowd: Crowd,
  b: Readonly<Belief>,
  floor: number,
  dial: Dial,
  pressure?: Readonly<Belief>,
): CrowdChance {
  const shift = (pressure?.m ?? -0.1 * dial) - b.m;
  let all = 0;
  let low = 0;
  let lowShare = 0;
  for (let group = 0; group < crowd.abilities.length; group++) {
    const share = crowd.shares[group] as number;
    const known = share * logistic((crowd.abilities[group] as number) + shift);
    all += known;
    if (group < crowd.low) {
      low += known;
      lowShare += share;
    }
  }
  return { mean: floor + (1 - floor) * all, bottom: floor + ((1 - floor) * low) / lowShare };
}

/**
 * The same question asked again today, after its answer was shown: misses are repaired in part
 * (`A = pk + (1 − pk)·0.6`); forgetting within the hour is left out.
 */
export function afterFeedback(chance: Readonly<CrowdChance>, floor: number): CrowdChance {
  return { mean: repaired(chance.mean, floor), bottom: repaired(chance.bottom, floor) };
}

function repaired(p: number, floor: number): number {
  const known = knowledge(p, floor);
  return clamp(floor + (1 - floor) * (known + (1 - known) * REPAIRED), 0, 1);
}
