import { knowledge } from "../kit/stats.ts";
import type { AnswerRecord, AskedRecord } from "../model/squad.ts";

const KNOWN_MIN = 0.6;
const CONFIDENTLY_WRONG = 0.25;

/** What the class made of one turn (`learning.md` 2.5), by the very rule of the scrimmage's own engine. */
export function missedOf(
  answers: readonly AnswerRecord[],
  floor: number,
): Pick<AskedRecord, "missed" | "confidentlyWrong"> {
  const given = answers.filter((answer) => answer.ms !== null);
  const right = answers.filter((answer) => answer.right === 1).length;
  const sureAndWrong = given.filter((answer) => answer.sure === 2 && answer.right === 0).length;
  const confidentlyWrong = given.length === 0 ? 0 : sureAndWrong / given.length;
  const known = answers.length === 0 ? 1 : knowledge(right / answers.length, floor);
  return { missed: known < KNOWN_MIN || confidentlyWrong >= CONFIDENTLY_WRONG, confidentlyWrong };
}
