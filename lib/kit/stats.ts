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
