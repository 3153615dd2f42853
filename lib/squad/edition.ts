import { stableHash } from "../kit/hash.ts";
import type { QuestionBase } from "../model/question.ts";

const EDITION_CHARS = 16;

/**
 * Names what is asked and what is right: a question whose edition changed is another question as far as its
 * difficulty goes. How it is filed (id, topics, author's guess) and its explanation may change without that.
 */
export function editionOf(question: QuestionBase): string {
  const { id, topics, level, task, explanation, variantGroup, ...asked } = question;
  return stableHash(asked).slice(0, EDITION_CHARS);
}

/** The same for a question and its rewordings; keys and groups both begin with their pack. */
export function familyOf(question: Pick<QuestionBase, "id" | "variantGroup">): string {
  return question.variantGroup === undefined ? `q:${question.id}` : `g:${question.variantGroup}`;
}
