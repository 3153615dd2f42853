import { contrasts } from "./contrast.ts";

const WORD_CHARS_MIN = 5;
const TWO_SLIPS_FROM = 10; // letters
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+$/u;
const ROMAN_NUMERAL = /^[ivxlcdm]+$/;

/** Whether `typed` is `wanted` with slips of the finger: the same words, each near enough. Both folded. */
export function isTypoOf(typed: readonly string[], wanted: readonly string[]): boolean {
  return (
    typed.length === wanted.length &&
    typed.every((word, i) => word === wanted[i] || isWordTypo(word, wanted[i] as string))
  );
}

function isWordTypo(typed: string, wanted: string): boolean {
  const allowed = wanted.length >= TWO_SLIPS_FROM ? 2 : 1;
  return (
    wanted.length >= WORD_CHARS_MIN &&
    typed.length >= WORD_CHARS_MIN - 1 &&
    typed[0] === wanted[0] && // people get the first letter right; anode and cathode do not share it
    Math.abs(typed.length - wanted.length) <= allowed &&
    distance(typed, wanted, allowed) <= allowed &&
    ALPHABETIC.test(wanted) &&
    ALPHABETIC.test(typed) &&
    !ROMAN_NUMERAL.test(wanted) &&
    !contrasts(typed, wanted)
  );
}

/**
 * Damerau–Levenshtein distance in its optimal-string-alignment form (insert, drop, change, swap two
 * neighbours), or `max` + 1 as soon as it must be larger. Units: edits.
 */
export function distance(a: string, b: string, max: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return max + 1;
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
