/**
 * Wrong answers that come in alike (`learning.md` 2.8, failure mode 6): two who sit side by side, or lean on
 * one friend, are one finding and not two. Nobody is told and nobody accused; the answers weigh less.
 */

/** One wrong answer; `ms` after the question opened. */
export interface Wrong {
  player: number;
  key: string;
  ms: number;
}

/** The wrong answers of one question. */
export type Turn = readonly Wrong[];

/** One who answered alike: what the answer weighs, [0, 1), and the turns of the string, the latest first. */
export interface Alike {
  player: number;
  weight: number;
  turns: readonly number[];
}

/** more than three in a row */
const ALIKE_MIN = 4;
const WITHIN_MS = 1_000;
/** so many alike are the question's doing, not a neighbour's */
const GROUP_MAX = 30;

/**
 * Those of turn `at` whose last four wrong answers were the same, to the same questions, each within a second
 * of the others': together they are one. Whoever was right while the other was not, or wrong in another way,
 * is not alike. `turn` gives the turns in the order asked, from 0.
 */
export function alikeAt(turn: (at: number) => Turn, at: number): Alike[] {
  const groups = new Map<string, Wrong[][]>();
  const places = new Map<string, number[]>();
  for (const { wrongs, turns } of stringsAt(turn, at)) {
    const name = JSON.stringify(wrongs.map(({ key }, i) => [turns[i], key]));
    places.set(name, turns);
    groups.set(name, [...(groups.get(name) ?? []), wrongs]);
  }
  return [...groups].flatMap(([name, group]) => {
    if (group.length < 2 || group.length > GROUP_MAX) return [];
    return group.flatMap((own): Alike[] => {
      const together = group.filter((other) => close(own, other)).length;
      const player = own[0]?.player;
      if (together < 2 || player === undefined) return [];
      return [{ player, weight: 1 / together, turns: places.get(name) ?? [] }];
    });
  });
}

interface Strung {
  wrongs: Wrong[];
  turns: number[];
}

/** The last four wrong answers, latest first, of everybody who is wrong in that turn and has as many. */
function stringsAt(turn: (at: number) => Turn, at: number): Strung[] {
  const strings = new Map<number, Strung>();
  for (const wrong of turn(at)) strings.set(wrong.player, { wrongs: [wrong], turns: [at] });
  let short = strings.size;
  for (let before = at - 1; before >= 0 && short > 0; before--) {
    for (const wrong of turn(before)) {
      const own = strings.get(wrong.player);
      if (!own || own.wrongs.length === ALIKE_MIN) continue;
      own.wrongs.push(wrong);
      own.turns.push(before);
      if (own.wrongs.length === ALIKE_MIN) short--;
    }
  }
  return [...strings.values()].filter(({ wrongs }) => wrongs.length === ALIKE_MIN);
}

function close(one: readonly Wrong[], other: readonly Wrong[]): boolean {
  return one.every(({ ms }, i) => Math.abs(ms - (other[i]?.ms ?? Number.POSITIVE_INFINITY)) <= WITHIN_MS);
}

/** Weights below 1 by turn and player, of whole strings: also of the answers before anybody could tell. */
export function alikeWeights(turns: readonly Turn[]): ReadonlyMap<number, number>[] {
  const out = turns.map(() => new Map<number, number>());
  turns.forEach((_, at) => {
    for (const { player, weight, turns: strung } of alikeAt((n) => turns[n] ?? [], at)) {
      for (const n of strung) out[n]?.set(player, Math.min(out[n]?.get(player) ?? 1, weight));
    }
  });
  return out;
}
