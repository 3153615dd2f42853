/**
 * The class's memory of one question or topic (`learning.md` 2.9): what `k_i(t)` means. Days throughout.
 * On purpose not one of the learner models that the benchmark plays with.
 */
export interface Memory {
  /** knowledge right after the last exposure, [0, 1] */
  a: number;
  /** stability, days */
  s: number;
}

const FIRST_STABILITY = 1.5;
const STABILITY_MIN = 0.5;
const DECAY = 0.235;
const REPAIRED = 0.6;
/** only a gap of more than 12 h tells anything about stability */
const GAP_MIN = 0.5;

/** After the first exposure; `pk` is the guess-corrected success. */
export function firstMemory(pk: number): Memory {
  return { a: pk + (1 - pk) * REPAIRED, s: FIRST_STABILITY };
}

/** `k(t) = A·(1 + 0.235·Δt/S)^−0.5`. */
export function knownAfter(memory: Readonly<Memory>, days: number): number {
  return memory.a * (1 + (DECAY * Math.max(0, days)) / memory.s) ** -0.5;
}

/** After another exposure `gap` days later. A class success of half or more counts as a success. */
export function nextMemory(memory: Readonly<Memory>, pk: number, gap: number): Memory {
  const a = pk + (1 - pk) * REPAIRED;
  if (gap <= GAP_MIN) return { a, s: memory.s };
  const s =
    pk >= 0.5
      ? memory.s * (1 + pk * Math.min((1.5 * gap) / memory.s, 3))
      : Math.max(0.6 * memory.s, STABILITY_MIN);
  return { a, s };
}

/** Knowledge `days` ahead of something known to the degree `k` now, of which no stability is known yet. */
export function knownAhead(k: number, days: number): number {
  return knownAfter({ a: k, s: FIRST_STABILITY }, days);
}
