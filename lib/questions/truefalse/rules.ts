import { z } from "zod";
import { RIGHT, WRONG } from "../../model/question.ts";
import { misconceptionText, questionError, questionFields } from "../base.ts";
import { countWords } from "../reading.ts";
import type { QuestionType } from "../type.ts";
import type { AskedView, KeyView } from "../views.ts";

export const trueFalseSchema = z.strictObject(
  {
    kind: z.literal("truefalse"),
    ...questionFields,
    right: z.boolean("Say whether the statement is true: true or false."),
    misconception: misconceptionText.optional(),
  },
  questionError,
);

export type TrueFalseQuestion = z.infer<typeof trueFalseSchema>;
type Asked = Extract<AskedView, { kind: "truefalse" }>;
type Key = Extract<KeyView, { kind: "truefalse" }>;

/** A statement to believe or not. Never shuffled: true stands first everywhere. The key is "true" or "false". */
export const trueFalse: QuestionType<TrueFalseQuestion, Asked, boolean, Key> = {
  kind: "truefalse",
  schema: trueFalseSchema,
  guessFloor: () => 1 / 2,
  optionCount: () => 2,
  words: (question) => countWords([question.stem]) + 2,
  arrange: () => [],
  asked: (question) => ({ kind: "truefalse", stem: question.stem, media: question.media ?? null }),
  keyShown: (question) => ({
    kind: "truefalse",
    right: question.right,
    misconception: question.misconception ?? null,
  }),
  parseAnswer: (_question, value) => (typeof value === "boolean" ? value : null),
  answerKey: (_question, _arrangement, answer) => String(answer),
  judge: (question, key) => (key === String(question.right) ? RIGHT : WRONG),
  rightKey: (question) => String(question.right),
  say: (_question, key) => (key === "true" ? "True" : key === "false" ? "False" : ""),
  misconception: (question, key) =>
    key === String(!question.right) ? (question.misconception ?? null) : null,
  lures: (question) => [String(!question.right)],
  fromKey: (_question, _arrangement, key) => key === "true",
  rekeyed: (question) => ({ ...question, right: !question.right }),
};
