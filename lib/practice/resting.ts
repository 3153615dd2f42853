import type { QuestionBase } from "../model/question.ts";
import type { State } from "../model/state.ts";
import type { MineReport } from "../review/types.ts";
import { familyOf } from "../squad/edition.ts";
import type { Pool } from "./set.ts";

/** Whether a question rests: somebody is being asked it, or may be, in a scrimmage that is being played. */
export type Resting = (question: QuestionBase) => boolean;

/** The pool without what rests, for a set; how many of what it should have asked that is. */
export function awakePool(pool: Pool, resting: Resting): { pool: Pool; resting: number } {
  const byId = new Map(pool.questions.map((question) => [question.id, question]));
  const families = new Set(
    pool.wanted.flatMap((id) => {
      const question = byId.get(id);
      return question ? [familyOf(question)] : [];
    }),
  );
  // Only these can be shown: a squad may have met thousands.
  const asleep = new Set(
    pool.questions.filter((one) => families.has(familyOf(one)) && resting(one)).map(({ id }) => id),
  );
  const wanted = pool.wanted.filter((id) => !asleep.has(id));
  const questions = pool.questions.filter(({ id }) => !asleep.has(id));
  return { pool: { ...pool, wanted, questions }, resting: pool.wanted.length - wanted.length };
}

/**
 * A player's own review without the answers to what rests; its counts stay whole, since they tell no answer.
 * How many questions were left out.
 */
export function awakeMine(
  mine: MineReport,
  state: State,
  resting: Resting,
): { mine: MineReport; resting: number } {
  const asked = new Map(state.runs.map((run) => [run.run, state.questions[run.question]]));
  const seen = [...new Set([...mine.film, ...mine.practice].map(({ run }) => run))];
  const questions = [
    ...seen.map((run) => (run === null ? undefined : asked.get(run))),
    ...mine.practice.map((one) => state.questions.find(({ id }) => id === one.question.id)),
  ];
  const asleep = new Set<string>();
  for (const question of new Set(questions)) if (question && resting(question)) asleep.add(question.id);
  if (asleep.size === 0) return { mine, resting: 0 };
  const rests = (run: number) => asleep.has(asked.get(run)?.id ?? "");
  const awake = {
    ...mine,
    film: mine.film.filter(({ run }) => !rests(run)),
    three: mine.three.filter(({ run }) => !rests(run)),
    practice: mine.practice.filter(({ question }) => !asleep.has(question.id)),
  };
  return { mine: awake, resting: asleep.size };
}
