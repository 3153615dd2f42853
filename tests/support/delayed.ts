import type { Delayed } from "#lib/retention/curve.ts";

/** The same questions asked at each follow-up: every follow-up is a practice of them. */
export function chained(points: readonly Omit<Delayed, "gap" | "times">[]): Delayed[] {
  const sorted = points.toSorted((a, b) => a.day - b.day);
  return sorted.map((point, i) => ({ ...point, gap: point.day - (sorted[i - 1]?.day ?? 0), times: i + 1 }));
}
