import { z } from "zod";
import { QUESTIONS_PER_PACK_MAX, TITLE_CHARS_MAX } from "../kit/limits.ts";
import type { Pack } from "../model/pack.ts";
import { textSchema } from "../questions/base.ts";
import { questionSchema } from "../questions/registry.ts";

const ID_CHARS_MAX = 80;
const DESCRIPTION_CHARS_MAX = 600;
const LICENCE_CHARS_MAX = 120;

/** A text that may be empty, at most `max` characters. */
function optionalText(what: string, max: number) {
  return z.string(`Write ${what}, or leave it empty.`).max(max, `Shorten ${what} to ${max} characters.`);
}

const schema = z
  .strictObject(
    {
      format: z.literal(1, "Set the pack's format to 1."),
      id: z
        .string("Give the pack an id.")
        .regex(/^[^\s/]+$/, "Give the pack an id without spaces and slashes.")
        .max(ID_CHARS_MAX, `Shorten the pack's id to ${ID_CHARS_MAX} characters.`),
      title: textSchema("the pack's title", TITLE_CHARS_MAX),
      description: optionalText("the pack's description", DESCRIPTION_CHARS_MAX),
      language: z
        .string("Name the questions' language.")
        .regex(
          /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
          'Name the questions\' language by its tag, like "en" or "pt-BR".',
        ),
      attribution: optionalText("who made the questions", DESCRIPTION_CHARS_MAX),
      licence: optionalText("the questions' licence", LICENCE_CHARS_MAX),
      questions: z
        .array(questionSchema, "Give the questions as a list.")
        .max(QUESTIONS_PER_PACK_MAX, `Split the pack: it may hold ${QUESTIONS_PER_PACK_MAX} questions.`),
    },
    {
      error: (issue) =>
        issue.code === "unrecognized_keys"
          ? `Remove what a pack does not know: ${issue.keys.join(", ")}.`
          : "Give the pack as an object with its format, id, title and questions.",
    },
  )
  .check((context) => {
    const seen = new Set<string>();
    context.value.questions.forEach(({ id }, i) => {
      if (seen.has(id))
        context.issues.push({
          code: "custom",
          path: ["questions", i, "id"],
          message: `Two questions have the id ${id}; change one of them.`,
          input: id,
        });
      seen.add(id);
    });
  });

/** A pack as stored and as exported. */
export const packSchema: z.ZodType<Pack> = schema;

/** The published form of the schema (`public/schema/pack-1.json`), for editors and other programs. */
export function packJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(schema),
    title: "Scrimmage pack, format 1",
    description:
      "A set of questions with topics. Beyond what is stated here, ids are unique within the pack, no two options are the same, and right options exist.",
  };
}
