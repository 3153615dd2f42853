import type { Sureness } from "../model/input.ts";

/** Confidence: payoffs that reward honesty (`learning.md` 4.1); what the taps show is in `calibration.ts`. */

/** Points for each level of confidence, least sure first, when right and when wrong. */
export interface Payoff {
  right: readonly number[];
  wrong: readonly number[];
}

/** Beliefs at which the next level up begins to pay: `p* = Δw/(Δr + Δw)`. */
export function thresholds({ right, wrong }: Payoff): number[] {
  const out: number[] = [];
  for (let level = 0; level + 1 < right.length; level++) {
    const reward = at(right, level + 1) - at(right, level);
    const penalty = at(wrong, level) - at(wrong, level + 1);
    out.push(penalty / (reward + penalty));
  }
  return out;
}

/**
 * Honest reports pay best: every level is the best one for some belief, in order, and the most likely
 * answer stays the best answer. A plan whose table is not proper is refused.
 */
export function proper(payoff: Payoff): boolean {
  const { right, wrong } = payoff;
  if (right.length !== wrong.length || right.length < 2) return false;
  if (![...right, ...wrong].every((points) => Number.isFinite(points))) return false;
  if (right.some((points, level) => points < at(wrong, level))) return false;
  for (let level = 0; level + 1 < right.length; level++) {
    if (at(right, level + 1) <= at(right, level) || at(wrong, level + 1) >= at(wrong, level)) return false;
  }
  const steps = thresholds(payoff);
  return steps.every((step, i) => step > 0 && step < 1 && (i === 0 || step > at(steps, i - 1)));
}

/** Points of one tap; no answer and no tap are 0 and belong to no level. */
export function points(payoff: Payoff, level: Sureness, right: boolean): number {
  return at(right ? payoff.right : payoff.wrong, level);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
