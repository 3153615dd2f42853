import type { Line } from "#lib/questions/projector-parts.tsx";
import type { AnswerValue } from "#lib/questions/views.ts";
import type { HeldView } from "#lib/views/types.ts";

export interface SplitRow extends Line {
  right: boolean;
  before: number;
  after: number;
}

/** more rows than this do not stand on the screen beside an explanation */
const ROWS_MAX = 8;
const TYPED_ROWS_MAX = 5;

const same = (a: AnswerValue, b: AnswerValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The rows of the reveal. Where there are options to point at, all of them in their places, chosen or
 * not; otherwise the right answer and the ones most given, the right one first.
 */
export function splitRows(
  lines: readonly Line[],
  right: readonly Line[],
  split: HeldView["split"],
  inWords: { marks: (value: AnswerValue) => number[]; say: (value: AnswerValue) => string | null },
): SplitRow[] {
  const given = split ?? [];
  const counted = (line: Line): SplitRow => {
    const found = given.find((one) => same(one.answer, line.value));
    return {
      ...line,
      right: found?.right ?? right.some((one) => same(one.value, line.value)),
      before: found?.before ?? 0,
      after: found?.after ?? 0,
    };
  };
  // Answers that are one line each: a choice, true or false.
  const pointed = lines.length > 0 && right.every((one) => lines.some((line) => same(line.value, one.value)));
  const single = given.every((one) => lines.some((line) => same(line.value, one.answer)));
  if (pointed && single) return lines.slice(0, ROWS_MAX).map(counted);

  const rows: SplitRow[] = given
    .filter((one) => one.right || one.before + one.after > 0)
    .map((one) => ({
      value: one.answer,
      marks: inWords.marks(one.answer),
      text: inWords.say(one.answer) ?? one.text,
      right: one.right,
      before: one.before,
      after: one.after,
    }));
  const withRight = rows.some((row) => row.right) ? rows : [...right.map(counted), ...rows];
  return withRight
    .toSorted((a, b) => Number(b.right) - Number(a.right) || b.before + b.after - a.before - a.after)
    .slice(0, TYPED_ROWS_MAX);
}

/** What the answer most given before the huddle mixes up, among those that are not right. */
export function topLure(
  rows: readonly SplitRow[],
  misconception: (value: AnswerValue) => string | null,
): { marks: number[]; text: string } | null {
  const wrong = rows.filter((row) => !row.right).toSorted((a, b) => b.before - a.before || b.after - a.after);
  for (const row of wrong) {
    const text = misconception(row.value);
    if (text) return { marks: row.marks, text };
  }
  return null;
}
