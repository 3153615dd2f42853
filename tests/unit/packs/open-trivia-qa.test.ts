import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { importPack } from "#lib/packs/import.ts";
import { openTriviaQa } from "#lib/packs/importers/open-trivia-qa.ts";
import { slice } from "../../support/import-files.ts";

const MOJIBAKE = /Ã|â€|Â|\ufffd|[\u0080-\u009f]/;
const shared = fileURLToPath(new URL("../../../../shared/data/open-trivia-qa/", import.meta.url));

/** Blocks, and how many of them are questions, listed as lost, or listed as repeated. */
function counts(bytes: Uint8Array, fileName: string) {
  const imported = importPack(bytes, fileName);
  const text = JSON.stringify(imported.pack);
  expect(text).not.toMatch(MOJIBAKE);
  expect(imported.importer).toBe("open-trivia-qa");
  return {
    blocks: new TextDecoder("latin1").decode(bytes).match(/^#Q/gm)?.length ?? 0,
    questions: imported.pack.questions.length,
    lost: imported.problems.filter((one) => one.line !== null && one.severity === "error").length,
    repeated: imported.problems.filter((one) => one.code === "duplicate").length,
  };
}

describe("a slice of awkward blocks", () => {
  const imported = importPack(slice(), "slice.txt");
  const find = (words: string) => imported.pack.questions.find((question) => question.stem.includes(words));

  it("PK50 makes each block a question or lists it", () => {
    expect(counts(slice(), "slice.txt")).toEqual({ blocks: 68, questions: 64, lost: 2, repeated: 2 });
  });

  it("PK10 mends the encodings", () => {
    expect(find("Wisconsin")?.stem).toContain("“Badger State”, was given");
    expect(JSON.stringify(imported.pack)).toContain("Brummbär");
  });

  it("PK12 leaves out what was lost before", () => {
    const damaged = imported.problems.filter((one) => one.code === "damaged-text");
    expect(damaged.map((one) => one.excerpt.slice(0, 20))).toEqual([
      "#Q \ufffdn oxygen tank in",
      "#Q The word physics ",
    ]);
  });

  it("PK52 reads questions of several lines", () => {
    expect(find("mysterious island")?.stem).toMatch(
      /\nA visitor to the island[\s\S]*\nWas the bartender a Honestant\?$/,
    );
    expect(find("in Just-")?.stem).toContain("\nluscious the little");
  });

  it("PK51 makes statements of True and False, and finds the right answer", () => {
    expect(find("the quotient is 2")).toMatchObject({ kind: "truefalse", right: true });
    expect(find("Honestant")).toMatchObject({
      kind: "choice",
      right: 1,
      options: [{ text: "Yes" }, { text: "No" }],
    });
    const text = "#Q One?\n^ the Right.\nA wrong\nB The right\nC None of the above\n";
    expect(openTriviaQa.read(text, { topic: "t" }).questions).toMatchObject([
      { right: 1, options: [{}, {}, { last: true }] },
    ]);
  });

  it("PK23 lists repeats with the line of the first", () => {
    const repeats = imported.problems.filter((one) => one.code === "duplicate");
    expect(repeats.map((one) => one.detail)).toEqual([
      expect.stringMatching(/^line \d+$/),
      expect.stringMatching(/^line \d+$/),
    ]);
  });
});

describe.skipIf(!existsSync(shared) && process.env.CI !== "true")("the six whole files", () => {
  it("PK50 PK10 reads all 7,227 blocks", () => {
    const found = Object.fromEntries(
      readdirSync(shared)
        .filter((name) => name.endsWith(".txt"))
        .map((name) => [name, counts(readFileSync(shared + name), name)]),
    );
    expect(found).toEqual({
      "brain-teasers.txt": { blocks: 207, questions: 198, lost: 0, repeated: 9 },
      "for-kids.txt": { blocks: 759, questions: 751, lost: 0, repeated: 8 },
      "geography.txt": { blocks: 842, questions: 842, lost: 0, repeated: 0 },
      "history.txt": { blocks: 1645, questions: 1636, lost: 1, repeated: 8 },
      "literature.txt": { blocks: 1288, questions: 1269, lost: 0, repeated: 19 },
      "science-technology.txt": { blocks: 2486, questions: 2485, lost: 1, repeated: 0 },
    });
  }, 120_000);
});
