import { params } from "./params.ts";

/** A difference with its interval over classes, at the level of `params.json`. */
export interface Contrast {
  mean: number;
  low: number;
  high: number;
  n: number;
}

/** Student's t, two-sided 90 %, by degrees of freedom 1 to 30; beyond that the normal's is near enough. */
const T90: readonly number[] = [
  6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753,
  1.746, 1.74, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
];

/** Classes are paired: the same players, questions and absences under both policies. */
export function paired(a: readonly number[], b: readonly number[]): Contrast {
  if (params.criteria.level !== 0.9) throw new Error("The t table here is the 90 % one; add the other.");
  const differences = a.map((value, i) => value - (b[i] ?? 0));
  const n = differences.length;
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  if (n < 2) return { mean, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, n };
  const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1);
  const half = (T90[n - 2] ?? 1.645) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, n };
}
