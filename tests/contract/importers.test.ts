import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importPack } from "#lib/packs/import.ts";
import { IMPORTERS } from "#lib/packs/importers/registry.ts";
import type { ImportResult } from "#lib/packs/importers/type.ts";
import { describeProblem } from "#lib/packs/problems.ts";
import { packSchema } from "#lib/packs/schema.ts";
import { cpuMs } from "../support/cpu.ts";
import { IMPORT_FILES } from "../support/import-files.ts";

/** What every importer promises. It iterates the registry: joining it means passing this. */

const bytes = (text: string) => new TextEncoder().encode(text);

function accounted({ questions, problems }: ImportResult): number {
  const lost = problems.filter((problem) => problem.severity === "error" || problem.code === "duplicate");
  return questions.length + lost.length;
}

function check(result: ImportResult, text: string): void {
  const pack = {
    format: 1,
    id: "p",
    title: "t",
    description: "",
    language: "en",
    attribution: "",
    licence: "",
  };
  expect(packSchema.safeParse({ ...pack, questions: result.questions }).error).toBeUndefined();
  const lines = text.split("\n").length;
  for (const problem of result.problems) {
    if (problem.line !== null) expect(problem.line).toBeLessThanOrEqual(lines);
    expect(problem.line ?? 1).toBeGreaterThan(0);
    expect(problem.excerpt.length).toBeLessThanOrEqual(80);
    expect(problem.excerpt).not.toContain("\n");
    expect(describeProblem(problem)).toMatch(/^[A-Z].*[.!?]$/s);
  }
}

describe.each(IMPORTERS.map((importer) => [importer.name, importer] as const))("%s", (name, importer) => {
  const file = IMPORT_FILES[name];
  if (!file) throw new Error(`no sample file for the importer ${name}`);
  const { text, fileName, blocks } = file;
  const options = { topic: "Fallback" };

  it("PK20 reads its file into questions that the schema takes", () => {
    const result = importer.read(text, options);
    expect(result.questions.length).toBeGreaterThan(1);
    check(result, text);
  });

  it("PK21 makes every block a question or a problem with its line", () => {
    const result = importer.read(text, options);
    expect(accounted(result)).toBe(blocks);
    for (const problem of result.problems) expect(problem.line).not.toBeNull();
  });

  it("PK22 gives the same ids at every import", () => {
    expect(importer.read(text, options)).toEqual(importer.read(text, options));
  });

  it("PK24 is chosen for its file, by what it holds and with a name that says nothing", () => {
    expect(importPack(bytes(text), fileName).importer).toBe(name);
    expect(importPack(bytes(text), "upload").importer).toBe(name);
    for (const other of IMPORTERS)
      expect(importPack(bytes(text), fileName, { importer: other.name }).importer).toBe(other.name);
  });

  it("PK20 reads any text, also its own file with pieces torn out, doubled and mixed up", () => {
    const torn = fc
      .array(
        fc.tuple(
          fc.nat(text.length),
          fc.nat(60),
          fc.constantFrom("", "\n", '"', "{", "}", "\\", ",", "#Q ", "=", "~"),
        ),
        { maxLength: 5 },
      )
      .map((cuts) =>
        cuts.reduce(
          (all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length),
          text + text.slice(0, 200),
        ),
      );
    fc.assert(
      fc.property(fc.oneof(torn, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (any) => {
        check(importer.read(any, options), any);
        const score = importer.sniff(any, "x");
        expect(score >= 0 && score <= 1).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("PK20 reads a large hostile text in reasonable time", () => {
    for (const piece of [
      "{",
      "=~",
      '"',
      "((((",
      "\\(",
      "#Q x\n",
      "a,",
      "[",
      "&#1;",
      "%1%",
      "1,",
      " ",
      "<a ",
    ]) {
      const took = cpuMs(() => {
        const hostile = piece.repeat(20_000);
        const { problems, ...result } = importer.read(hostile, options);
        importer.sniff(hostile, "x");
        check({ ...result, problems: problems.slice(0, 50) }, hostile);
      });
      expect(took).toBeLessThan(8_000);
    }
  }, 120_000);
});
