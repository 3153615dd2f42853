import type { QuestionBase } from "../model/question.ts";
import type { State } from "../model/state.ts";
import { probesAwaited } from "../review/practice.ts";
import { familyOf } from "../squad/edition.ts";
import { reservedFor } from "../squad/start.ts";
import type { Squad } from "../squad/types.ts";

/**
 * What a follow-up still has to ask is not practised, in no wording: an answer that was practised in
 * between would say nothing about what stayed. True for such a question. `state`: the scrimmage that the
 * set comes from, if any; `squad`: the history that it belongs to, if any.
 */
export function keptFrom(
  questions: readonly QuestionBase[],
  { state, squad }: { state: State | null; squad: Squad | null },
): (question: QuestionBase) => boolean {
  const ids = squad ? reservedFor(squad) : new Set<string>();
  // What was booked, or booked anew, after the seal stands in the history alone.
  if (state && (!squad || isOpen(squad, state.id))) for (const id of probesAwaited(state)) ids.add(id);
  const last = squad?.sessions.at(-1);
  // Nobody has said yet when it is asked: it may still be booked.
  if (squad && last && isOpen(squad, last.scrimmage))
    for (const { question, as } of last.probes) ids.add(question).add(as);
  const families = new Set(questions.filter(({ id }) => ids.has(id)).map(familyOf));
  return (question) => ids.has(question.id) || families.has(familyOf(question));
}

/** Nothing was booked after it, and nobody has said that nothing shall be. */
function isOpen(squad: Squad, scrimmage: string): boolean {
  return !squad.declined.includes(scrimmage) && squad.bookings.every((one) => one.of !== scrimmage);
}
