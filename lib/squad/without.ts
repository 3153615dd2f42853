import type { AskedRecord, SessionRecord } from "../model/squad.ts";
import { missedOf } from "./result.ts";

/**
 * A session as if one of its players had not answered: their id and every answer are gone, and what was
 * counted over all answers is counted again over those that are left, so that no difference tells of them.
 * What the engine expected, the focus and the coach's prediction were about the class and stay.
 */
export function recordWithout(record: SessionRecord, person: string): SessionRecord {
  const index = record.players.indexOf(person);
  if (index < 0) return record;
  const asked = record.asked.map((one): AskedRecord => {
    const answers = one.answers.filter((answer) => answer.player !== index);
    return answers.length === one.answers.length ? one : { ...one, answers, ...missedOf(answers, one.floor) };
  });
  return {
    ...record,
    players: record.players.map((id) => (id === person ? null : id)),
    asked,
    got: gotOf(asked),
  };
}

/** Share right of all answers; null without any. */
export function gotOf(asked: readonly AskedRecord[]): number | null {
  let right = 0;
  let n = 0;
  for (const { answers } of asked) {
    n += answers.length;
    for (const answer of answers) right += answer.right;
  }
  return n === 0 ? null : right / n;
}
