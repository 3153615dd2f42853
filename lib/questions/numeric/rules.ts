import { z } from "zod";
import { ACCEPT_MAX, ANSWER_CHARS_MAX } from "../../kit/limits.ts";
import { RIGHT, WRONG } from "../../model/question.ts";
import { misconceptionText, questionError, questionFields, textSchema } from "../base.ts";
import { countWords } from "../reading.ts";
import type { QuestionType } from "../type.ts";
import type { AskedView, KeyView } from "../views.ts";
import { readNumber, valuesOf } from "./parse.ts";
import { isUnit } from "./units.ts";

const unitText = textSchema("the unit", 40).refine(
  (unit) => readNumber(`1 ${unit}`)?.unit !== "" && !/^\s*\d/.test(unit),
  "Write the unit without a number.",
);

const howFar = 'Give the tolerance as an amount of 0 or more, or as {"percent": 0 to 50}.';

export const numericSchema = z.strictObject(
  {
    kind: z.literal("numeric"),
    ...questionFields,
    value: z.number("Give the right value as a number."),
    /** how far an answer may be off, as an amount or as a percentage of the value */
    tolerance: z.union(
      [
        z.number().min(0, howFar),
        z.strictObject({ percent: z.number(howFar).min(0, howFar).max(50, howFar) }),
      ],
      howFar,
    ),
    /** shown beside the field; a player need not type it */
    unit: unitText.optional(),
    acceptUnits: z
      .array(unitText, "Give the accepted units as a list.")
      .max(ACCEPT_MAX, `Give at most ${ACCEPT_MAX} spellings of the unit.`)
      .optional(),
    /** wrong values that tell what was mixed up */
    traps: z
      .array(
        z.strictObject({
          value: z.number("Give the trap's value as a number."),
          misconception: misconceptionText,
        }),
        "Give the traps as a list.",
      )
      .max(ACCEPT_MAX, `Give at most ${ACCEPT_MAX} traps.`)
      .optional(),
  },
  questionError,
);

export type NumericQuestion = z.infer<typeof numericSchema>;
type Asked = Extract<AskedView, { kind: "numeric" }>;
type Key = Extract<KeyView, { kind: "numeric" }>;

/**
 * A typed number. The key is the number as JavaScript writes it, "9.81", followed by the unit where that
 * is not an accepted one, "9.81 kg". Which of two readings of "1,234" was meant is decided by the judge.
 */
export const numeric: QuestionType<NumericQuestion, Asked, string, Key> = {
  kind: "numeric",
  schema: numericSchema,
  guessFloor: () => 0,
  optionCount: () => 0,
  words: (question) => countWords([question.stem]),
  arrange: () => [],
  asked: (question) => ({
    kind: "numeric",
    stem: question.stem,
    media: question.media ?? null,
    unit: question.unit ?? null,
  }),
  keyShown(question) {
    const off = slack(question, question.value);
    const range = `${rounded(question.value - off)} – ${rounded(question.value + off)}`;
    return {
      kind: "numeric",
      value: withUnit(question, String(question.value)),
      range: off > 0 ? range : null,
    };
  },
  parseAnswer(question, value) {
    if (typeof value !== "string" || value.length > ANSWER_CHARS_MAX) return null;
    const typed = readNumber(value);
    if (typed === null) return null;
    // Where no unit was asked for, words after the number are a slip to correct, not a wrong answer.
    const stray = question.unit === undefined && typed.unit !== "" && !isUnit(typed.unit, unitsOf(question));
    return stray ? null : value;
  },
  answerKey(question, _arrangement, answer) {
    const typed = readNumber(answer);
    if (typed === null) return "";
    const understood = typed.unit === "" || isUnit(typed.unit, unitsOf(question));
    return understood ? typed.number : `${typed.number} ${typed.unit}`;
  },
  judge: (question, key) =>
    valuesOf(key).some((given) => isNear(given, question.value, slack(question, question.value)))
      ? RIGHT
      : WRONG,
  rightKey: (question) => String(question.value),
  say: (question, key) => (valuesOf(key).length > 0 ? withUnit(question, key) : key),
  misconception(question, key) {
    if (numeric.judge(question, key).verdict === "right") return null;
    const values = valuesOf(key);
    const trap = question.traps?.find((one) =>
      values.some((given) => isNear(given, one.value, slack(question, one.value))),
    );
    return trap?.misconception ?? null;
  },
  lures(question) {
    const { value } = question;
    const slips = [value * 10, value / 10, -value, value * 2, value + 1].filter(Number.isFinite);
    const keys = [...(question.traps ?? []).map((trap) => trap.value), ...slips].map(String);
    return [...new Set(keys)].filter((key) => numeric.judge(question, key).verdict === "wrong").slice(0, 6);
  },
  fromKey: (_question, _arrangement, key) => key,
  rekeyed: (question) => ({ ...question, value: question.value === 0 ? 1 : -question.value }),
};

function unitsOf(question: NumericQuestion): string[] {
  return [...(question.unit === undefined ? [] : [question.unit]), ...(question.acceptUnits ?? [])];
}

/** How far off an answer may be from `value`, as an amount. */
function slack({ tolerance }: NumericQuestion, value: number): number {
  return typeof tolerance === "number" ? tolerance : (Math.abs(value) * tolerance.percent) / 100;
}

/** A range's end counts as inside although 1.1 − 1 is a little more than 0.1 in binary. */
function isNear(given: number, value: number, off: number): boolean {
  if (off === 0) return given === value;
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(value), off);
  return Math.abs(given - value) <= off + rounding;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(12)));
}

function withUnit(question: NumericQuestion, number: string): string {
  if (question.unit === undefined) return number;
  return /^[%°′″](?!C|F)/.test(question.unit) ? number + question.unit : `${number} ${question.unit}`;
}
