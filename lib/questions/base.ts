import { z } from "zod";
import {
  EXPLANATION_CHARS_MAX,
  OPTION_CHARS_MAX,
  STEM_CHARS_MAX,
  TOPIC_CHARS_MAX,
  TOPICS_PER_QUESTION_MAX,
} from "../kit/limits.ts";

/** The fields of every stored question, and the pieces its types share. Messages say what to do. */

const ID_CHARS_MAX = 160;
const NOTE_CHARS_MAX = 300;

/** Some text that is not blank, at most `max` characters; `what` names it in the message. */
export function textSchema(what: string, max: number) {
  return z
    .string(`Write ${what}.`)
    .regex(/\S/, `Write ${what}; it is blank.`)
    .max(max, `Shorten ${what} to ${max} characters.`);
}

export const optionText = textSchema("the text of every option", OPTION_CHARS_MAX);

/** What somebody who gives this wrong answer mixes up. */
export const misconceptionText = textSchema("what this wrong answer mixes up", NOTE_CHARS_MAX);

const mediaSchema = z.strictObject(
  {
    kind: z.enum(["image", "audio"], 'Give the medium\'s kind: "image" or "audio".'),
    src: z
      .string("Give the medium's path on this server.")
      .regex(
        /^\/media\/[0-9a-f]{64}\.[a-z0-9]{2,5}$/,
        "Upload the medium first: its path must be /media/… on this server.",
      ),
    alt: textSchema("what the picture shows or the recording says, for those who cannot", 300),
  },
  "Give a medium as its kind, path and description.",
);

export const questionFields = {
  id: z
    .string("Give the question an id.")
    .regex(/^\S+$/, "Give the question an id without spaces.")
    .max(ID_CHARS_MAX, `Shorten the question's id to ${ID_CHARS_MAX} characters.`),
  stem: textSchema("the question", STEM_CHARS_MAX),
  topics: z
    .array(textSchema("the topic's name", TOPIC_CHARS_MAX), "Give the question's topics as a list.")
    .min(1, "Give the question a topic.")
    .max(TOPICS_PER_QUESTION_MAX, `Give the question at most ${TOPICS_PER_QUESTION_MAX} topics.`)
    .refine((topics) => distinct(topics), "Name each topic of the question once."),
  level: z.enum(["easy", "medium", "hard"], 'Set the level to "easy", "medium" or "hard".'),
  task: z.enum(
    ["fact", "concept", "application", "calculation", "bridge"],
    'Set the task to "fact", "concept", "application", "calculation" or "bridge".',
  ),
  explanation: textSchema("the explanation", EXPLANATION_CHARS_MAX).optional(),
  media: mediaSchema.optional(),
  variantGroup: textSchema("the variant group's name", ID_CHARS_MAX).optional(),
};

/** For the second parameter of every question's `strictObject`. */
export const questionError = {
  error: (issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidType | z.core.$ZodIssueUnrecognizedKeys>) =>
    issue.code === "unrecognized_keys"
      ? `Remove what this type of question does not know: ${issue.keys.join(", ")}.`
      : "Give the question as an object with its kind, stem and topics.",
};

/** No two of these texts are the same, whatever the spaces. */
export function distinct(texts: readonly string[]): boolean {
  const seen = new Set(texts.map((text) => text.normalize("NFC").trim().replace(/\s+/gu, " ")));
  return seen.size === texts.length;
}
