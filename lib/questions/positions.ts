import { type Rng, shuffled } from "../kit/rng.ts";

/** Answers that are positions: their arrangement, their parsing, their canonical text. */

/** 0, 1 … n − 1 in a shuffled order. */
export function shuffledPositions(n: number, random: Rng): number[] {
  return shuffled(
    Array.from({ length: n }, (_, i) => i),
    random,
  );
}

/** A position among n, or null. */
export function parsePosition(value: unknown, n: number): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < n ? value : null;
}

/** Different positions among n in the order given, at least one, or null. */
export function parsePositions(value: unknown, n: number): number[] | null {
  if (!Array.isArray(value) || value.length < 1 || value.length > n) return null;
  const positions: number[] = [];
  for (let i = 0; i < value.length; i++) {
    const position = parsePosition(value[i], n);
    if (position === null || positions.includes(position)) return null;
    positions.push(position);
  }
  return positions;
}

/** "2,0,1" */
export function positionsKey(positions: readonly number[]): string {
  return positions.join(",");
}

/** The positions that a key names, or null when the key is not canonical for n things. */
export function positionsOf(key: string, n: number): number[] | null {
  if (key.length > n * 3) return null; // n is at most 8: cheap to refuse, whatever the text
  const positions = parsePositions(
    key.split(",").map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : null)),
    n,
  );
  return positions !== null && positionsKey(positions) === key ? positions : null;
}

export function ascending(positions: readonly number[]): number[] {
  return positions.toSorted((a, b) => a - b);
}
