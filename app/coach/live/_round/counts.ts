import type { AskedView, KeyView } from "#lib/questions/views.ts";
import type { CoachTally } from "#lib/views/types.ts";

/** One answer on the desk. `n` and `right` are null while they are shielded. */
export interface CountRow {
  id: string;
  position: number | null;
  text: string;
  n: number | null;
  right: boolean | null;
}

/**
 * The answers to one question, as displayed: every option of a choice stands there from the start,
 * in its place; typed and combined answers come as they are given, most frequent first.
 */
export function countRows(
  asked: AskedView,
  key: KeyView | null,
  answers: CoachTally["answers"],
  words: { true: string; false: string },
): CountRow[] {
  const options = optionsOf(asked, words);
  if (!answers)
    return options.map((text, position) => ({
      id: `o${position}`,
      position,
      text,
      n: null,
      right: rightAt(key, position),
    }));
  const placed = options.map((text, position): CountRow => {
    const found = answers.find((one) => placeOf(asked, one) === position);
    return {
      id: `o${position}`,
      position,
      text,
      n: found?.n ?? 0,
      right: found?.right ?? rightAt(key, position),
    };
  });
  const others = answers
    .filter((one) => !(placeOf(asked, one) < options.length) && (one.n > 0 || one.right))
    .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))
    .map(
      (one): CountRow => ({ id: `k${one.key}`, position: null, text: one.text, n: one.n, right: one.right }),
    );
  // Combinations of a "choose all" replace the single options: a bar for each option would count twice.
  if (asked.kind === "multi" && others.length > 0) return others;
  return [...placed, ...others];
}

/** Where an answer is displayed; past the end where it has no place of its own. */
function placeOf(asked: AskedView, answer: { key: string; position: number | null }): number {
  if (asked.kind === "truefalse") return answer.key === "true" ? 0 : 1;
  return answer.position ?? Number.POSITIVE_INFINITY;
}

function optionsOf(asked: AskedView, words: { true: string; false: string }): string[] {
  if (asked.kind === "choice" || asked.kind === "multi") return asked.options;
  if (asked.kind === "truefalse") return [words.true, words.false];
  return [];
}

function rightAt(key: KeyView | null, position: number): boolean | null {
  if (!key) return null;
  if (key.kind === "choice") return key.right === position;
  if (key.kind === "multi") return key.right.includes(position);
  if (key.kind === "truefalse") return key.right === (position === 0);
  return null;
}

/** The wrong option that most players chose, with what it mixes up, or null. */
export function topLure(
  key: KeyView | null,
  rows: readonly CountRow[],
): { n: number; position: number; text: string } | null {
  if (key?.kind !== "choice") return null;
  const lures = rows
    .filter((row) => row.right === false && (row.n ?? 0) > 0 && row.position !== null)
    .toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0) || (a.position ?? 0) - (b.position ?? 0));
  for (const row of lures.slice(0, 1)) {
    const text = key.misconceptions[row.position ?? -1];
    if (text) return { n: row.n ?? 0, position: row.position ?? 0, text };
  }
  return null;
}

/** The right answer in words where no row carries it: typed and ordered answers. */
export function keyText(asked: AskedView, key: KeyView | null): { text: string; also: string | null } | null {
  if (key?.kind === "numeric")
    return {
      text:
        asked.kind === "numeric" && asked.unit && !key.value.endsWith(asked.unit)
          ? `${key.value} ${asked.unit}`
          : key.value,
      also: key.range,
    };
  if (key?.kind === "text")
    return { text: key.accept[0] ?? "", also: key.accept.slice(1).join(", ") || null };
  if (key?.kind === "order" && asked.kind === "order") {
    return { text: key.order.map((position) => asked.entries[position] ?? "?").join(" → "), also: null };
  }
  return null;
}
