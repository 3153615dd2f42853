import { z } from "zod";
import { OPTIONS_MAX } from "../../kit/limits.ts";
import { RIGHT, type Ruling, WRONG } from "../../model/question.ts";
import { distinct, misconceptionText, optionText, questionError, questionFields } from "../base.ts";
import { ascending, parsePositions, positionsKey, positionsOf, shuffledPositions } from "../positions.ts";
import { countWords } from "../reading.ts";
import type { QuestionType } from "../type.ts";
import type { AskedView, KeyView } from "../views.ts";

const optionSchema = z.strictObject(
  { text: optionText, misconception: misconceptionText.optional() },
  "Give every option as an object with its text.",
);

const whichRight = "Say which options are right by their numbers, counted from 0.";

export const multiSchema = z
  .strictObject(
    {
      kind: z.literal("multi"),
      ...questionFields,
      options: z
        .array(optionSchema, "Give the options as a list.")
        .min(2, "Give at least two options.")
        .max(OPTIONS_MAX, `Give at most ${OPTIONS_MAX} options.`)
        .refine(
          (options) => distinct(options.map((option) => option.text)),
          "Two options say the same; change one of them.",
        ),
      /** indexes of the right options as stored, ascending */
      right: z
        .array(z.int(whichRight).min(0, whichRight), whichRight)
        .min(1, "Mark at least one option as right.")
        .refine(
          (right) => right.every((i, at) => at === 0 || i > (right[at - 1] as number)),
          "Name each right option once, in ascending order.",
        ),
    },
    questionError,
  )
  .refine((question) => question.right.every((i) => i < question.options.length), {
    path: ["right"],
    error: "A right option's number is larger than the number of options; numbers count from 0.",
  })
  .refine((question) => question.right.length < question.options.length, {
    path: ["right"],
    error: "Leave at least one option wrong, so that there is something to decide.",
  });

export type MultiQuestion = z.infer<typeof multiSchema>;
type Asked = Extract<AskedView, { kind: "multi" }>;
type Key = Extract<KeyView, { kind: "multi" }>;

/** All right options of two to eight. The key is their stored indexes, ascending: "0,2". */
export const multi: QuestionType<MultiQuestion, Asked, number[], Key> = {
  kind: "multi",
  schema: multiSchema,
  guessFloor: (question) => expectedShare(question.options.length, question.right.length),
  optionCount: (question) => question.options.length,
  words: (question) => countWords([question.stem, ...question.options.map((option) => option.text)]),
  arrange: (question, random) => shuffledPositions(question.options.length, random),
  asked: (question, arrangement) => ({
    kind: "multi",
    stem: question.stem,
    media: question.media ?? null,
    options: arrangement.map((i) => question.options[i]?.text ?? ""),
  }),
  keyShown: (question, arrangement) => ({
    kind: "multi",
    right: ascending(question.right.map((i) => arrangement.indexOf(i))),
    misconceptions: arrangement.map((i) =>
      question.right.includes(i) ? null : (question.options[i]?.misconception ?? null),
    ),
  }),
  parseAnswer(question, value) {
    const positions = parsePositions(value, question.options.length);
    return positions === null ? null : ascending(positions);
  },
  answerKey: (_question, arrangement, answer) =>
    positionsKey(ascending(answer.map((position) => arrangement[position] ?? -1))),
  judge(question, key) {
    const chosen = chosenBy(question, key);
    return chosen === null ? WRONG : judged(chosen, question.right);
  },
  rightKey: (question) => positionsKey(question.right),
  say: (question, key) =>
    (chosenBy(question, key) ?? []).map((i) => question.options[i]?.text ?? "").join("; "),
  misconception(question, key) {
    const wrong = (chosenBy(question, key) ?? []).filter((i) => !question.right.includes(i));
    const telling = wrong.find((i) => question.options[i]?.misconception !== undefined);
    return telling === undefined ? null : (question.options[telling]?.misconception ?? null);
  },
  lures: (question) =>
    question.options.flatMap((_, i) => (question.right.includes(i) ? [] : [positionsKey([i])])),
  fromKey: (question, arrangement, key) =>
    ascending((chosenBy(question, key) ?? []).map((i) => arrangement.indexOf(i))),
  // The number of right ones stays: the chance of a lucky guess must not tell the two apart.
  rekeyed: (question) => ({
    ...question,
    right: ascending(question.right.map((i) => (i + 1) % question.options.length)),
  }),
};

function chosenBy(question: MultiQuestion, key: string): number[] | null {
  const chosen = positionsOf(key, question.options.length);
  return chosen !== null && positionsKey(ascending(chosen)) === key ? chosen : null;
}

/** Each right option found counts for one, each wrong one chosen takes one away; never below nothing. */
function judged(chosen: readonly number[], right: readonly number[]): Ruling {
  const found = chosen.filter((i) => right.includes(i)).length;
  const share = Math.max(0, found - (chosen.length - found)) / right.length;
  if (share === 1) return RIGHT;
  return share === 0 ? WRONG : { verdict: "partial", share };
}

/** Mean share of a choice drawn evenly from all the non-empty ones. */
function expectedShare(options: number, right: number): number {
  const wrong = options - right;
  let sum = 0;
  for (let found = 0; found <= right; found++)
    for (let extra = 0; extra <= wrong; extra++)
      sum += (ways(right, found) * ways(wrong, extra) * Math.max(0, found - extra)) / right;
  return sum / (2 ** options - 1);
}

/** Binomial coefficient. */
function ways(n: number, k: number): number {
  let count = 1;
  for (let i = 0; i < k; i++) count = (count * (n - i)) / (i + 1);
  return count;
}
