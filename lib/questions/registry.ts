import { z } from "zod";
import { assert } from "../kit/assert.ts";
import type { QuestionBase } from "../model/question.ts";
import { choice, choiceSchema } from "./choice/rules.ts";
import { multi, multiSchema } from "./multi/rules.ts";
import { numeric, numericSchema } from "./numeric/rules.ts";
import { order, orderSchema } from "./order/rules.ts";
import { text, textQuestionSchema } from "./text/rules.ts";
import { trueFalse, trueFalseSchema } from "./truefalse/rules.ts";
import type { QuestionType } from "./type.ts";

/** The only list of question types. A new one is a folder, its line here and in the schema below. */
export const QUESTION_TYPES: Readonly<Record<string, QuestionType>> = {
  choice,
  multi,
  truefalse: trueFalse,
  numeric,
  text,
  order,
};

/** A question of any type. */
export const questionSchema = z.discriminatedUnion(
  "kind",
  [choiceSchema, multiSchema, trueFalseSchema, numericSchema, textQuestionSchema, orderSchema],
  "Give the question as an object whose kind is one of: choice, multi, truefalse, numeric, text, order.",
);

export type AnyQuestion = z.infer<typeof questionSchema>;

/** The rules for a question; a kind that no schema let in is our own mistake. */
export function typeOf(question: QuestionBase): QuestionType {
  const type = Object.hasOwn(QUESTION_TYPES, question.kind) ? QUESTION_TYPES[question.kind] : undefined;
  assert(type, `a question type for ${question.kind}`);
  return type;
}
