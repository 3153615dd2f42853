import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber, valuesOf } from "#lib/questions/numeric/parse.ts";
import { type NumericQuestion, numeric } from "#lib/questions/numeric/rules.ts";

const base = {
  id: "q",
  kind: "numeric" as const,
  stem: "?",
  topics: ["t"] as string[],
  level: "easy" as const,
  task: "fact" as const,
};

function worth(value: number, more: Partial<NumericQuestion> = {}): NumericQuestion {
  return { ...base, value, tolerance: 0, ...more };
}

/** "refused" where the phone is told that this is no number */
function verdict(question: NumericQuestion, typed: string): string {
  const answer = numeric.parseAnswer(question, typed);
  return answer === null
    ? "refused"
    : numeric.judge(question, numeric.answerKey(question, [], answer)).verdict;
}

describe("numbers as people type them", () => {
  it.each([
    ["9,81", 9.81],
    ["9.81", 9.81],
    [",5", 0.5],
    ["0,125", 0.125],
    ["5.", 5],
    ["＋7", 7],
    ["= 42", 42],
    ["x = 3", 3],
    ["≈ 3.1", 3.1],
    ["۴", null],
  ])("AN20 %s", (typed, value) => expect(valuesOf(readNumber(typed)?.number ?? "")[0] ?? null).toBe(value));

  it.each([
    ["1 000", 1000],
    ["12\u202f345,6", 12345.6],
    ["12'345", 12345],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,234,567", 1234567],
    ["12,34,567", 1234567],
    ["1.234.567", 1234567],
    ["1.234", 1.234],
    ["0,250", 0.25],
    ["1234,567", 1234.567],
  ])("AN21 %s", (typed, value) => expect(valuesOf(readNumber(typed)?.number ?? "")).toEqual([value]));

  it("AN21 a comma before three figures counts when either reading is right", () => {
    expect(verdict(worth(1234), "1,234")).toBe("right");
    expect(verdict(worth(1.234), "1,234")).toBe("right");
    expect(verdict(worth(1235), "1,234")).toBe("wrong");
    expect(numeric.say(worth(1234, { unit: "m" }), "1,234")).toBe("1,234 m");
  });

  it.each([
    ["6.02e23", 6.02e23],
    ["6,02 E+23", 6.02e23],
    ["6,02E+23", 6.02e23],
    ["6.02 × 10^23", 6.02e23],
    ["6.02x10²³", 6.02e23],
    ["6,02·10^{23}", 6.02e23],
    ["1.6 * 10**-19", 1.6e-19],
    ["1.6×10⁻¹⁹", 1.6e-19],
    ["10^5", 1e5],
    ["-10⁵", -1e5],
    ["1/2", 0.5],
    ["-3/4", -0.75],
    ["1 1/2", 1.5],
    ["½", 0.5],
    ["1½", 1.5],
    ["1/0", null],
    ["1e999", null],
    ["6x1023", null],
    ["five", null],
    ["1.2.3", null],
    ["12 34", null],
    ["1,23,4", null],
    ["--5", null],
    ["", null],
  ])("AN22 %s", (typed, value) => {
    const read = readNumber(typed);
    expect(read?.unit === "" ? (valuesOf(read.number)[0] ?? null) : null).toBe(value);
  });
});

describe("tolerance", () => {
  it("AN23 counts its ends, whatever binary makes of them", () => {
    const question = worth(1, { tolerance: 0.1 });
    for (const typed of ["1.1", "0.9", "1", "1,05"]) expect(verdict(question, typed)).toBe("right");
    for (const typed of ["1.11", "0.89"]) expect(verdict(question, typed)).toBe("wrong");
  });

  it("AN23 may be a percentage", () => {
    const question = worth(200, { tolerance: { percent: 5 } });
    expect(verdict(question, "210")).toBe("right");
    expect(verdict(question, "190")).toBe("right");
    expect(verdict(question, "211")).toBe("wrong");
    expect(numeric.keyShown(question, [])).toMatchObject({ value: "200", range: "190 – 210" });
  });

  it("AN23 without one only the value counts", () => {
    expect(verdict(worth(1000000), "1000001")).toBe("wrong");
    expect(verdict(worth(0.3), "0,30")).toBe("right");
    expect(numeric.keyShown(worth(3), [])).toMatchObject({ range: null });
  });

  it("AN23 every value within is right and every one well outside wrong", () => {
    const value = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(
        value,
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: -2_000, max: 2_000 }),
        (v, tol, off) => {
          const question = worth(v / 100, { tolerance: tol / 100 });
          const typed = String((v + off) / 100);
          expect(verdict(question, typed)).toBe(Math.abs(off) <= tol ? "right" : "wrong");
        },
      ),
    );
  });
});

describe("units", () => {
  const question = worth(2.5, { unit: "m/s²", acceptUnits: ["metres per second squared"] });

  it.each(["2.5", "2.5 m/s²", "2,5m/s^2", "2.5 m / s2", "2.5 Metres per second squared", "2.5 m/s²."])(
    "AN24 %s is right",
    (typed) => expect(verdict(question, typed)).toBe("right"),
  );

  it.each(["2.5 km/s²", "2.5 M/s²", "2.5 kg", "$2.5"])("AN24 %s is wrong", (typed) => {
    expect(verdict(question, typed)).toBe("wrong");
  });

  it("AN24 another unit stays in the key, to be seen in the film", () => {
    expect(numeric.answerKey(question, [], "2.5kg")).toBe("2.5 kg");
    expect(numeric.say(question, "2.5 kg")).toBe("2.5 kg");
    expect(numeric.say(question, "2.5")).toBe("2.5 m/s²");
  });

  it("AN24 words beside a number that has no unit are refused, not wrong", () => {
    expect(verdict(worth(6), "6 sides")).toBe("refused");
    expect(verdict(worth(6, { acceptUnits: ["sides"] }), "6 sides")).toBe("right");
    expect(verdict(worth(50, { unit: "%" }), "50%")).toBe("right");
    expect(verdict(worth(3, { unit: "€" }), "€3")).toBe("right");
  });
});

it.each([
  ["−5", "right"],
  ["-5", "right"],
  ["– 5", "right"],
  ["5", "wrong"],
])("AN25 −5 typed as %s is %s", (typed, expected) => expect(verdict(worth(-5), typed)).toBe(expected));

it("AN26 a trap names its misconception, within the tolerance", () => {
  const question = worth(19.6, { tolerance: 0.1, traps: [{ value: 9.8, misconception: "Forgets the 2." }] });
  expect(numeric.misconception(question, "9.8")).toBe("Forgets the 2.");
  expect(numeric.misconception(question, "9.85")).toBe("Forgets the 2.");
  expect(numeric.misconception(question, "19.6")).toBeNull();
  expect(numeric.misconception(question, "7")).toBeNull();
});
