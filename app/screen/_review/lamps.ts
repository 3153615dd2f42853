/** A row of lamps that would be longer than this is not counted by any eye. */
const LAMPS_MAX = 54;
const STEPS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 500, 1_000];

/** How many answers one lamp is, the same for every topic, so that the rows can be compared. */
export function answersPerLamp(asked: readonly number[]): number {
  const most = Math.max(0, ...asked);
  return STEPS.find((each) => most / each <= LAMPS_MAX) ?? Math.ceil(most / LAMPS_MAX);
}

export interface LampRow {
  /** lamps in this row, and in the longest one */
  lamps: number;
  cells: number;
  lit: number;
  /** lamps from `low` to `high` are what was expected: `low` ≤ `high`, counted from 0 */
  low: number;
  high: number;
}

/** Counts as lamps: rounded, but one that is not right never shows as all lit, nor one right answer as none. */
export function lampRow(
  count: { right: number; asked: number; expectedLow: number; expectedHigh: number },
  each: number,
  mostAsked: number,
): LampRow {
  const lamps = Math.max(1, Math.round(count.asked / each));
  const least = count.right > 0 ? 1 : 0;
  const most = count.right < count.asked ? lamps - 1 : lamps;
  const lit = Math.min(Math.max(Math.round(count.right / each), Math.min(least, most)), most);
  const at = (n: number) => Math.min(lamps, Math.max(0, Math.round(n / each)));
  const low = Math.min(at(count.expectedLow), lamps - 1);
  return {
    lamps,
    cells: Math.max(lamps, Math.round(mostAsked / each)),
    lit,
    low,
    high: Math.max(low + 1, at(count.expectedHigh)),
  };
}
