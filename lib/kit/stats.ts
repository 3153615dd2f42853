/** Small statistics used by more than one part. Shares are in [0, 1]. */

export interface Interval {
  low: number;
  high: number;
}

export const Z80 = 1.2816; // two-sided 80 %
export const Z90 = 1.6449; // two-sided 90 %

/** Wilson score interval of `right` out of `n` (Brown, Cai and DasGupta 2001); n = 0 gives [0, 1]. */
export function wilson(right: number, n: number, z: number): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const p = right / n;
  const zz = (z * z) / n;
  const centre = (p + zz / 2) / (1 + zz);
  const half = (z / (1 + zz)) * Math.sqrt((p * (1 - p)) / n + zz / (4 * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Knowledge behind a success rate: (p − c) / (1 − c), clamped; `floor` is the share that guessing gives. */
export function knowledge(p: number, floor: number): number {
  return clamp((p - floor) / (1 - floor), 0, 1);
}

export function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Quantile by the nearest-rank rule of an unsorted list; NaN when it is empty. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * t with P(T ≤ t) = p for Student's t with `df` degrees of freedom, a whole number from 1 on. The
 * distribution function is exact (Abramowitz and Stegun 26.7.3 and 26.7.4) and is bisected.
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  let low = 0;
  let high = 2;
  while (tBelow(high, df) < p && high < 1e6) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (tBelow(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T ≤ t), t ≥ 0. */
function tBelow(t: number, df: number): number {
  const cos2 = df / (df + t * t);
  const sin = Math.sqrt(1 - cos2);
  const odd = df % 2 === 1;
  let term = odd ? Math.sqrt(cos2) : 1;
  let sum = 0;
  for (let k = odd ? 3 : 2; k <= df && term > 1e-17; k += 2) {
    sum += term;
    term *= (cos2 * (k - 1)) / k;
  }
  const within = odd ? (2 / Math.PI) * (Math.atan2(t, Math.sqrt(df)) + sin * sum) : sin * sum;
  return 0.5 + within / 2;
}

/** A sum over `n` answers of one player, or to one question, whose answers are not independent. */
export interface Part {
  sum: number;
  n: number;
}

/**
 * Mean of all answers with the standard error that follows from how the parts differ: the ratio
 * estimator (Cochran 1977, 6.3). With parts of equal size it is the mean of the parts' means with
 * sd/√parts. Null below two parts; use it with Student's t on parts − 1.
 */
export function clusteredMean(parts: readonly Part[]): { mean: number; se: number; parts: number } | null {
  const used = parts.filter((part) => part.n > 0);
  const m = used.length;
  if (m < 2) return null;
  const n = used.reduce((sum, part) => sum + part.n, 0);
  const mean = used.reduce((sum, part) => sum + part.sum, 0) / n;
  const squares = used.reduce((sum, part) => sum + (part.sum - mean * part.n) ** 2, 0);
  return { mean, se: Math.sqrt((m / (m - 1)) * squares) / n, parts: m };
}
