import { readdirSync, readFileSync } from "node:fs";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { packSchema } from "#lib/packs/schema.ts";
import { typeOf } from "#lib/questions/registry.ts";
import { foldText } from "#lib/questions/text/fold.ts";

const folder = new URL("../../../lib/packs/samples/", import.meta.url);
const packs = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => packSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))));

/** Every text of a question, whatever its type. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

it("PK3 three packs are shipped, under ids of their own", () => {
  expect(packs.map((pack) => pack.id).toSorted()).toEqual([
    "sample-science",
    "sample-stories",
    "sample-world",
  ]);
});

describe.each(packs.map((pack) => [pack.title, pack] as const))("%s", (_title, pack) => {
  const { questions } = pack;

  it("PK3 credits its source and names its licence", () => {
    expect(pack.licence).toBe("CC BY-SA 4.0");
    expect(pack.attribution).toContain("OpenTriviaQA");
  });

  it("PK3 has enough topics, questions and explanations, and material for huddles", () => {
    const topics = new Map<string, number>();
    for (const {
      topics: [topic = ""],
    } of questions)
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
    expect(topics.size).toBeGreaterThanOrEqual(8);
    for (const count of topics.values()) expect(count).toBeGreaterThanOrEqual(10);
    expect(questions.length).toBeGreaterThanOrEqual(90);
    expect(questions.filter((question) => question.explanation).length / questions.length).toBeGreaterThan(
      0.6,
    );
    const huddles = questions.filter(
      (question) =>
        question.task !== "fact" &&
        question.explanation &&
        JSON.stringify(question).includes("misconception"),
    );
    expect(huddles.length).toBeGreaterThanOrEqual(15);
    expect(new Set(questions.map((question) => question.kind)).size).toBe(6);
  });

  it("PK3 asks nothing twice and keeps its explanations short", () => {
    expect(
      new Set(
        questions.map((question) =>
          foldText(JSON.stringify([question.stem, typeOf(question).rightKey(question)])),
        ),
      ).size,
    ).toBe(questions.length);
    for (const { explanation } of questions)
      expect((explanation ?? "").split(/\s+/).length).toBeLessThanOrEqual(35);
  });

  it("PK3 rules its right answers right and its traps wrong, each with its misconception", () => {
    for (const question of questions) {
      const type = typeOf(question);
      expect(type.judge(question, type.rightKey(question)).verdict).toBe("right");
      const traps = "traps" in question && Array.isArray(question.traps) ? question.traps : [];
      for (const trap of traps) {
        const key = type.answerKey(question, [], String("value" in trap ? trap.value : trap.answer));
        expect([question.id, type.judge(question, key).verdict]).toEqual([question.id, "wrong"]);
        expect(type.misconception(question, key)).toBe(trap.misconception);
      }
    }
  });

  it("PK3 has maths that can be set", () => {
    for (const text of questions.flatMap(textsOf)) {
      expect(text.split("$").length % 2).toBe(1);
      for (const [, source] of text.matchAll(/\$([^$\n]+)\$/g))
        expect(() =>
          katex.renderToString(source as string, { throwOnError: true, strict: "error" }),
        ).not.toThrow();
    }
  });
});
