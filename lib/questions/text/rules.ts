import { z } from "zod";
import { ACCEPT_MAX, ANSWER_CHARS_MAX } from "../../kit/limits.ts";
import { RIGHT, WRONG } from "../../model/question.ts";
import { distinct, misconceptionText, questionError, questionFields, textSchema } from "../base.ts";
import { countWords } from "../reading.ts";
import type { QuestionType } from "../type.ts";
import type { AskedView, KeyView } from "../views.ts";
import { foldExact, foldText } from "./fold.ts";
import { isAccepted, isSame, spellingsOf } from "./match.ts";

export const textQuestionSchema = z
  .strictObject(
    {
      kind: z.literal("text"),
      ...questionFields,
      /** right answers; the first is the one shown */
      accept: z
        .array(textSchema("every accepted answer", ANSWER_CHARS_MAX), "Give the accepted answers as a list.")
        .min(1, "Give at least one accepted answer.")
        .max(ACCEPT_MAX, `Give at most ${ACCEPT_MAX} accepted answers.`)
        .refine((accept) => distinct(accept), "Two accepted answers are the same; remove one."),
      /** case, accents and punctuation count, and no slip is forgiven */
      exact: z.boolean("Set exact to true or false.").optional(),
      /** wrong answers that tell what was mixed up; never taken for a slip */
      traps: z
        .array(
          z.strictObject({
            answer: textSchema("the trap's answer", ANSWER_CHARS_MAX),
            misconception: misconceptionText,
          }),
          "Give the traps as a list.",
        )
        .max(ACCEPT_MAX, `Give at most ${ACCEPT_MAX} traps.`)
        .optional(),
    },
    questionError,
  )
  .refine(
    (question) => (question.traps ?? []).every((trap) => !spells(question, keyOf(question, trap.answer))),
    { path: ["traps"], error: "A trap is also an accepted answer; remove it from one of the lists." },
  );

export type TextQuestion = z.infer<typeof textQuestionSchema>;
type Asked = Extract<AskedView, { kind: "text" }>;
type Key = Extract<KeyView, { kind: "text" }>;

/** A typed answer of a few words. The key is the folded text (`fold.ts`). */
export const text: QuestionType<TextQuestion, Asked, string, Key> = {
  kind: "text",
  schema: textQuestionSchema,
  guessFloor: () => 0,
  optionCount: () => 0,
  words: (question) => countWords([question.stem]),
  arrange: () => [],
  asked: (question) => ({ kind: "text", stem: question.stem, media: question.media ?? null }),
  keyShown: (question) => ({ kind: "text", accept: [...question.accept] }),
  parseAnswer(question, value) {
    // What was typed may be longer once it is taken apart: ﷺ is 18 letters.
    if (typeof value !== "string" || value.length > ANSWER_CHARS_MAX) return null;
    if (value.normalize("NFKC").length > ANSWER_CHARS_MAX) return null;
    const key = keyOf(question, value);
    return key === "" || key.length > ANSWER_CHARS_MAX ? null : value;
  },
  answerKey: (question, _arrangement, answer) => keyOf(question, answer),
  judge(question, key) {
    if (trapOf(question, key)) return WRONG;
    return isAccepted(key, acceptedBy(question)) ? RIGHT : WRONG;
  },
  rightKey: (question) => keyOf(question, question.accept[0] ?? ""),
  say(question, key) {
    return question.accept.find((spelling) => keyOf(question, spelling) === key) ?? key;
  },
  misconception: (question, key) => trapOf(question, key)?.misconception ?? null,
  // Without traps there is nothing to go by: rehearsal players shrug.
  lures: (question) =>
    [...(question.traps ?? []).map((trap) => keyOf(question, trap.answer)), "?"].filter(
      (key) => text.judge(question, key).verdict === "wrong",
    ),
  fromKey: (_question, _arrangement, key) => key,
  rekeyed: (question) => ({
    ...question,
    accept: [spells(question, "another answer") ? "a different one" : "another answer"],
  }),
};

interface Spellings {
  accept: string[];
  exact?: boolean | undefined;
}

function keyOf(question: Spellings, typed: string): string {
  return question.exact === true ? foldExact(typed) : foldText(typed);
}

function acceptedBy({ accept, exact }: Spellings) {
  return spellingsOf(accept, (spelling) => spelling, exact === true);
}

function spells(question: Spellings, key: string): boolean {
  return acceptedBy(question).some((spelling) => isSame(key, spelling));
}

function trapOf({ traps = [], exact }: TextQuestion, key: string): { misconception: string } | undefined {
  const at = spellingsOf(traps, (trap) => trap.answer, exact === true).findIndex((trap) => isSame(key, trap));
  return traps[at];
}
