import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { packJsonSchema, packSchema } from "#lib/packs/schema.ts";
import { SAMPLES } from "#lib/questions/samples.ts";

const pack = {
  format: 1,
  id: "p",
  title: "A pack",
  description: "",
  language: "pt-BR",
  attribution: "",
  licence: "",
  questions: Object.values(SAMPLES).flat(),
};

it("PK1 takes the samples of every type", () => {
  expect(packSchema.parse(pack)).toEqual(pack);
});

it.each([
  [{ ...pack, questions: [pack.questions[0], pack.questions[0]] }, "have the id choice-1"],
  [{ ...pack, format: 2 }, "format to 1"],
  [{ ...pack, id: "a/b" }, "without spaces and slashes"],
  [{ ...pack, title: " " }, "title; it is blank"],
  [{ ...pack, language: "english please" }, "by its tag"],
  [{ ...pack, author: "me" }, "Remove what a pack does not know: author."],
  [{ ...pack, licence: undefined }, "licence, or leave it empty"],
  [null, "Give the pack as an object"],
])("PK1 %#: a refusal says what to change", (value, message) => {
  expect(
    packSchema
      .safeParse(value)
      .error?.issues.map((issue) => issue.message)
      .join("\n"),
  ).toContain(message);
});

it("PK2 the published schema is up to date (node --import tsx tests/support/write-pack-schema.ts)", () => {
  expect(JSON.parse(readFileSync("public/schema/pack-1.json", "utf8"))).toEqual(packJsonSchema());
});
