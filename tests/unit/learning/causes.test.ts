import { describe, expect, it } from "vitest";
import {
  causeOf,
  type Decision,
  hint,
  hints,
  IF_THENS,
  isIfThen,
  suggestIfThens,
} from "#lib/learning/causes.ts";
import type { Cause } from "#lib/model/input.ts";

const missed: Decision = {
  answered: true,
  finalRight: false,
  firstKeyRight: false,
  changed: false,
  ms: 12_000,
  readingMs: 6_000,
  medianRightMs: 11_000,
  misreadDistractor: false,
  predicted: 0.5,
  rightBefore: false,
  dial: 2,
  sure: 0,
};

describe("hints", () => {
  const cases: [string, Partial<Decision>, Cause | null][] = [
    ["LN15 wrong, never right before, not sure: not known yet", {}, "K"],
    ["LN15 wrong where confidence was not asked: not known yet", { sure: null }, "K"],
    ["LN15 wrong, sure, and unlikely: the record says nothing", { sure: 2 }, null],
    ["LN16 right before: known but not found", { rightBefore: true, sure: 2 }, "R"],
    ["LN16 seven in ten expected: known but not found", { predicted: 0.7 }, "R"],
    ["LN17 the trap for those who misread", { misreadDistractor: true }, "M"],
    [
      "LN18 faster than two fifths of the class's median right time: rushed",
      { ms: 4_300, readingMs: 1_000 },
      "Q",
    ],
    ["LN18 faster than one can read: rushed", { ms: 5_900 }, "Q"],
    ["LN19 right, then changed to wrong: second-guessed", { changed: true, firstKeyRight: true }, "G"],
    ["LN20 right before at low pressure, wrong at game speed: pressure", { dial: 3, rightBefore: true }, "P"],
    ["LN21 nothing answered: ran out of time", { answered: false }, "T"],
    ["LN22 right: no hint", { finalRight: true, changed: true, ms: 10 }, null],
  ];
  for (const [title, change, cause] of cases) {
    it(title, () => expect(hint({ ...missed, ...change })).toBe(cause));
  }

  it("LN16 LN18 at two fifths of the median and at seven in ten expected, and not before", () => {
    const quick = (ms: number) => hint({ ...missed, readingMs: 1_000, medianRightMs: 10_000, ms });
    expect([quick(3_999), quick(4_001)]).toEqual(["Q", "K"]);
    const likely = (predicted: number) => hint({ ...missed, predicted });
    expect([likely(0.699), likely(0.7)]).toEqual(["K", "R"]);
  });

  it("LN18 without a class median only the reading time counts", () => {
    expect(hints({ ...missed, medianRightMs: null, ms: 6_100 })).toEqual(["K"]);
  });

  it("LN17 faster than one can read may be a misreading too, after rushing", () => {
    expect(hints({ ...missed, ms: 3_000 })).toEqual(["Q", "M", "K"]);
    expect(hints({ ...missed, ms: 3_000, misreadDistractor: true })).toEqual(["M", "Q", "K"]);
  });
});

describe("if–then plans", () => {
  const causes: Cause[] = ["K", "R", "M", "Q", "G", "P", "T"];

  it("LN23 offers three of each cause, each id once", () => {
    for (const cause of causes) {
      const ids = suggestIfThens(cause);
      expect(new Set(ids).size).toBe(3);
      for (const id of ids) expect(causeOf(id)).toBe(cause);
    }
    expect(new Set(IF_THENS.map((plan) => plan.id)).size).toBe(causes.length * 3);
  });

  it("LN23 without a cause it offers one each for rushing, reading and retrieving", () => {
    expect(suggestIfThens(null).map(causeOf)).toEqual(["Q", "M", "R"]);
  });

  it("LN23 knows its own ids only", () => {
    expect(isIfThen("quick-last-line")).toBe(true);
    expect(isIfThen("be-smarter")).toBe(false);
    expect(causeOf("be-smarter")).toBeNull();
  });
});
