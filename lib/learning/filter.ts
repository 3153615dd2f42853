import { logistic } from "../kit/stats.ts";
import type { Dial } from "../model/plan.ts";
import type { Level } from "../model/question.ts";

/**
 * Logistic–Gaussian filter: the online Rasch model with uncertainty of `learning.md` 2.8. A player's
 * ability and a question's difficulty are each a normal belief in logits. Beliefs are plain data and
 * are updated in place, because a hall of 5,000 must not allocate 5,000 of them a question.
 */
export interface Belief {
  /** mean, logits */
  m: number;
  /** variance */
  v: number;
}

export const VAR_THETA = 1;
export const VAR_B = 0.8;
/** the author's label is worth about r = .5 */
const LABEL_LOGITS: Record<Level, number> = { easy: -0.5, medium: 0, hard: 0.5 };
/** variance that a belief regains a day */
const DRIFT_THETA = 0.02;
const DRIFT_B = 0.001;

export function priorTheta(): Belief {
  return { m: 0, v: VAR_THETA };
}

export function priorDifficulty(level: Level): Belief {
  return { m: LABEL_LOGITS[level], v: VAR_B };
}

/** δ of a dial, N(−0.1·dial, 0.15²): harder conditions must not be read as harder questions. */
export function priorPressure(dial: Dial): Belief {
  return { m: -0.1 * dial, v: dial === 0 ? 0 : 0.0225 };
}

/** Chance of a right answer, guessing included. `pressure`: the class's own δ where it is estimated. */
export function predict(
  theta: Readonly<Belief>,
  b: Readonly<Belief>,
  floor: number,
  dial: Dial,
  pressure?: Readonly<Belief>,
): number {
  return floor + (1 - floor) * logistic(theta.m - b.m + (pressure?.m ?? -0.1 * dial));
}

export interface Which {
  /** θ: from every first exposure of the question for this player */
  ability: boolean;
  /** b: only where the question was not chosen for the class's ability (NEW and probe slots) */
  difficulty: boolean;
  /** how much of a finding the answer is, (0, 1]; absent: a whole one */
  weight?: number;
  /** δ of this dial, if it is estimated; updated in place like the others */
  pressure?: Belief;
}

/**
 * One answer, `y` in [0, 1]. Changes the beliefs that `which` names, in place. Use it on first exposures
 * only: after feedback a question looks easier than it is.
 */
export function update(
  theta: Belief,
  b: Belief,
  floor: number,
  dial: Dial,
  y: number,
  which: Readonly<Which>,
): void {
  const delta = which.pressure;
  const q = logistic(theta.m - b.m + (delta?.m ?? -0.1 * dial));
  const p = floor + (1 - floor) * q;
  const d = (1 - floor) * q * (1 - q);
  // A part of a finding is a noisier one.
  const s = d * d * (theta.v + b.v + (delta?.v ?? 0)) + (p * (1 - p)) / (which.weight ?? 1);
  // So far out on the curve an answer says nothing, and 0/0 would follow.
  if (s < 1e-12) return;
  const gain = (d / s) * (y - p);
  const loss = (d * d) / s;
  if (which.ability) {
    theta.m += theta.v * gain;
    theta.v -= theta.v * theta.v * loss;
  }
  if (which.difficulty) {
    b.m -= b.v * gain;
    b.v -= b.v * b.v * loss;
  }
  if (delta) {
    delta.m += delta.v * gain;
    delta.v -= delta.v * delta.v * loss;
  }
}

/** Between sessions every belief grows less sure, up to its prior's variance. */
export function age(thetas: readonly Belief[], bs: readonly Belief[], days: number): void {
  for (const theta of thetas) theta.v = Math.min(theta.v + DRIFT_THETA * days, VAR_THETA);
  for (const b of bs) b.v = Math.min(b.v + DRIFT_B * days, VAR_B);
}

/** End of session: the difficulties' mean goes back to 0 and the abilities shift with it. */
export function recentre(thetas: readonly Belief[], bs: readonly Belief[]): void {
  if (bs.length === 0) return;
  const shift = bs.reduce((sum, b) => sum + b.m, 0) / bs.length;
  for (const b of bs) b.m -= shift;
  for (const theta of thetas) theta.m -= shift;
}

/** A question whose text was edited is unknown again. */
export function forget(b: Belief): void {
  b.v = VAR_B;
}
