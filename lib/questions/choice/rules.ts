import { z } from "zod";
import { OPTIONS_MAX } from "../../kit/limits.ts";
import { RIGHT, WRONG } from "../../model/question.ts";
import { distinct, misconceptionText, optionText, questionError, questionFields } from "../base.ts";
import { parsePosition, shuffledPositions } from "../positions.ts";
import { countWords } from "../reading.ts";
import type { QuestionType } from "../type.ts";
import type { AskedView, KeyView } from "../views.ts";

const optionSchema = z.strictObject(
  {
    text: optionText,
    misconception: misconceptionText.optional(),
    /** chosen by those who read the question wrongly (an overlooked "not", another unit) */
    misread: z.boolean("Set misread to true or false.").optional(),
    /** "none of these" makes sense only below the others */
    last: z.boolean("Set last to true or false.").optional(),
  },
  "Give every option as an object with its text.",
);

export const choiceSchema = z
  .strictObject(
    {
      kind: z.literal("choice"),
      ...questionFields,
      options: z
        .array(optionSchema, "Give the options as a list.")
        .min(2, "Give at least two options.")
        .max(OPTIONS_MAX, `Give at most ${OPTIONS_MAX} options.`)
        .refine(
          (options) => distinct(options.map((option) => option.text)),
          "Two options say the same; change one of them.",
        ),
      /** index of the right option as stored */
      right: z
        .int("Say which option is right by its number, counted from 0.")
        .min(0, "Say which option is right by its number, counted from 0."),
    },
    questionError,
  )
  .refine((question) => question.right < question.options.length, {
    path: ["right"],
    error: "The right option's number is larger than the number of options; numbers count from 0.",
  });

export type ChoiceQuestion = z.infer<typeof choiceSchema>;
type Asked = Extract<AskedView, { kind: "choice" }>;
type Key = Extract<KeyView, { kind: "choice" }>;

/** One right option of two to eight. The key is the option's index as stored, "2". */
export const choice: QuestionType<ChoiceQuestion, Asked, number, Key> = {
  kind: "choice",
  schema: choiceSchema,
  guessFloor: (question) => 1 / question.options.length,
  optionCount: (question) => question.options.length,
  words: (question) => countWords([question.stem, ...question.options.map((option) => option.text)]),
  arrange(question, random) {
    const order = shuffledPositions(question.options.length, random);
    const isLast = (i: number) => question.options[i]?.last === true;
    return [...order.filter((i) => !isLast(i)), ...order.filter(isLast)];
  },
  asked: (question, arrangement) => ({
    kind: "choice",
    stem: question.stem,
    media: question.media ?? null,
    options: arrangement.map((i) => question.options[i]?.text ?? ""),
  }),
  keyShown: (question, arrangement) => ({
    kind: "choice",
    right: arrangement.indexOf(question.right),
    misconceptions: arrangement.map((i) => choice.misconception(question, String(i))),
  }),
  parseAnswer: (question, value) => parsePosition(value, question.options.length),
  answerKey: (_question, arrangement, answer) => String(arrangement[answer]),
  judge: (question, key) => (key === String(question.right) ? RIGHT : WRONG),
  rightKey: (question) => String(question.right),
  say: (question, key) => question.options[indexOf(question, key)]?.text ?? "",
  misconception(question, key) {
    if (key === String(question.right)) return null;
    return question.options[indexOf(question, key)]?.misconception ?? null;
  },
  lures(question) {
    const wrong = question.options.map((_, i) => i).filter((i) => i !== question.right);
    const tempting = (i: number) => (question.options[i]?.misconception === undefined ? 1 : 0);
    return wrong.toSorted((a, b) => tempting(a) - tempting(b) || a - b).map(String);
  },
  fromKey: (question, arrangement, key) => arrangement.indexOf(indexOf(question, key)),
  rekeyed: (question) => ({ ...question, right: (question.right + 1) % question.options.length }),
};

/** The stored option that a key names; −1 when it names none. */
function indexOf(question: ChoiceQuestion, key: string): number {
  return question.options.findIndex((_, i) => String(i) === key);
}
