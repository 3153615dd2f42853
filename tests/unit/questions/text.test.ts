import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldExact, foldText } from "#lib/questions/text/fold.ts";
import { formulaOf } from "#lib/questions/text/formula.ts";
import { type TextQuestion, text } from "#lib/questions/text/rules.ts";
import { distance } from "#lib/questions/text/typo.ts";

const base = {
  id: "q",
  kind: "text" as const,
  stem: "?",
  topics: ["t"] as string[],
  level: "easy" as const,
  task: "fact" as const,
};

function accepting(accept: string | string[], more: Partial<TextQuestion> = {}): TextQuestion {
  return { ...base, accept: [accept].flat(), ...more };
}

function verdict(question: TextQuestion, typed: string): string {
  return text.judge(question, text.answerKey(question, [], typed)).verdict;
}

function ruled(accept: string | string[], typed: string): boolean {
  return verdict(accepting(accept), typed) === "right";
}

describe("spelling that does not count", () => {
  it.each([
    ["Charles Darwin", "charles  darwin "],
    ["Charles Darwin", "CHARLES DARWIN."],
    ["São Paulo", "Sao Paulo"],
    ["Antoine de Saint-Exupéry", "antoine de saint exupery"],
    ["O'Neill", "ONeill"],
    ["O'Neill", "O’Neill"],
    ["the Nile", "Nile"],
    ["Nile", "The Nile"],
    ["a mirror", "mirror"],
    ["mirror", "a mirror"],
    ["elephant", "an elephant"],
    ["ice cream", "icecream"],
    ["Straße", "strasse"],
    ["Ångström", "angstrom"],
    ["Romeo & Juliet", "romeo and juliet"],
    ["Μήδεια", "μηδεια"],
    ["naïve", "nai\u0308ve"],
    ["10,000", "10000"],
    ["3.5", "3,5"],
    ["x²", "x^2"],
    ["x - 1", "x-1"],
    ["$x^2$", "x^2"],
    ["1939–1945", "1939-1945"],
    ["東京", "東京"],
  ])("AN30 %s is also %s", (accept, typed) => expect(ruled(accept, typed)).toBe(true));

  it("AN30 an exact question forgives only spaces and the encoding of accents", () => {
    const exact = accepting("L'été", { exact: true });
    expect(verdict(exact, " L'e\u0301te\u0301  ")).toBe("right");
    for (const typed of ["l'été", "L'ete", "L’été", "été", "L'étée"])
      expect(verdict(exact, typed)).toBe("wrong");
  });

  it("AN30 the same accepted answers may be exact in one question and not in another", () => {
    const accept = ["Été"];
    expect(verdict(accepting("x", { accept }), "ete")).toBe("right");
    expect(verdict(accepting("x", { accept, exact: true }), "ete")).toBe("wrong");
  });

  it("AN30 a key in A keeps its A, and an article alone stays an answer", () => {
    expect(ruled("A minor", "a minor")).toBe(true);
    expect(ruled("A minor", "minor")).toBe(false);
    expect(ruled("the", "the")).toBe(true);
    expect(ruled("La Paz", "La Paz")).toBe(true);
  });
});

describe("slips of the finger", () => {
  it.each([
    ["Austen", "Austin"],
    ["photosynthesis", "photosinthesis"],
    ["photosynthesis", "fotosynthesis", false],
    ["photosynthesis", "phtosinthesis"],
    ["photosynthesis", "phtosintesis", false],
    ["Charles Darwin", "Charles Darvin"],
    ["Charles Darwin", "Chalres Darwin"],
    ["Einstein", "Eisntein"],
    ["Paris", "Pairs"],
    ["Iran", "Iraq", false],
    ["cat", "bat", false],
    ["anion", "onion", false],
    ["Australia", "Austria", false],
    ["Slovenia", "Slovakia", false],
  ] as [string, string, boolean?][])("AN31 %s for %s", (accept, typed, right = true) =>
    expect(ruled(accept, typed)).toBe(right),
  );

  it("AN31 counts insertions, losses, changes and swaps, and gives up early", () => {
    expect(distance("abcdef", "abdcef", 2)).toBe(1);
    expect(distance("abcdef", "abcef", 2)).toBe(1);
    expect(distance("abcdef", "abxdxf", 2)).toBe(2);
    expect(distance("abcdef", "ghijkl", 2)).toBe(3);
    expect(distance("", "ab", 2)).toBe(2);
  });

  it("AN31 the distance is the same both ways and none only between equals", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, 9)).toBe(distance(b, a, 9));
        expect(distance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

describe("where nothing is forgiven", () => {
  it.each([
    ["1000000", "1000001"],
    ["1234567", "1234568"],
    ["-5", "5"],
    ["5", "-5"],
    ["x-y", "xy"],
    ["x-y", "x+y"],
    ["-x", "x"],
    ["C#", "C"],
    ["C++", "C"],
    ["Louis XVIII", "Louis XXIII"],
    ["H2O", "H2O2"],
    ["Fe2+", "Fe3+"],
    ["NaCl", "NaCL2"],
    ["CaCO3", "CaCO2"],
    ["12:30", "12:36"],
    ["20%", "20"],
    ["$5", "5"],
  ])("AN32 %s is not %s", (accept, typed) => expect(ruled(accept, typed)).toBe(false));

  it.each([
    ["phosphate", "phosphite"],
    ["chlorate", "chlorite"],
    ["ethane", "ethene"],
    ["methanal", "methanol"],
    ["glucose", "glucase"],
    ["hypertension", "hypotension"],
    ["intrastate", "interstate"],
    ["endothermic", "exothermic"],
    ["macroeconomics", "microeconomics"],
    ["adsorption", "absorption"],
    ["isotope", "isotone"],
    ["stationary", "stationery"],
    ["Marxism", "Marxist"],
  ])("AN33 %s and %s are two things", (a, b) => {
    expect(ruled(a, b)).toBe(false);
    expect(ruled(b, a)).toBe(false);
    expect(ruled(a, a)).toBe(true);
  });

  it.each([
    ["photosynthesis", "photo"],
    ["photosynthesis", "photosynthesis is the process"],
    ["Mercury", "planet mercury"],
    ["New York City", "York"],
  ])("AN34 %s is not %s", (accept, typed) => expect(ruled(accept, typed)).toBe(false));

  it.each(["Orlando", "Oregon", "accept", "prompt on England", "reject", "do not accept", "or"])(
    "AN35 %s is itself",
    (answer) => expect(ruled(answer, answer.toLowerCase())).toBe(true),
  );
});

describe("traps", () => {
  const question = accepting("meiosis", {
    traps: [{ answer: "mieosis", misconception: "A trap for the test." }],
  });

  it("AN36 are wrong even one slip from the answer, and say why", () => {
    expect(verdict(question, "Mieosis")).toBe("wrong");
    expect(text.misconception(question, text.answerKey(question, [], "MIEOSIS"))).toBe(
      "A trap for the test.",
    );
    expect(verdict(question, "meoisis")).toBe("right");
    expect(text.misconception(question, "meiosis")).toBeNull();
  });

  it("AN36 may be a formula that differs only in capitals", () => {
    const cobalt = accepting("Co", { traps: [{ answer: "CO", misconception: "That is a gas." }] });
    expect(text.schema.safeParse(cobalt).error).toBeUndefined();
    expect(verdict(cobalt, "Co")).toBe("right");
    expect(text.misconception(cobalt, text.answerKey(cobalt, [], "CO"))).toBe("That is a gas.");
  });

  it("AN36 cannot be accepted answers", () => {
    const both = { ...question, traps: [{ answer: "Meiosis!", misconception: "x" }] };
    expect(text.schema.safeParse(both).error?.issues[0]?.message).toContain("also an accepted answer");
  });
});

describe("formulas", () => {
  it.each([
    ["CO", "Co", false],
    ["Co", "CO", false],
    ["CO", "co", true],
    ["H2O", "h2o", true],
    ["H2O", "H₂O", true],
    ["H2O", "$H_2O$", true],
    ["NaCl", "Nacl", true],
    ["CO2", "C O 2", true],
    ["Ca2+", "Ca²⁺", true],
    ["CoCl2", "COCl2", false],
    ["UK", "uk", true],
    ["UK", "Uk", true],
  ])("AN37 %s typed as %s", (accept, typed, right) => expect(ruled(accept, typed)).toBe(right));

  it("AN37 words are no formulas", () => {
    for (const word of ["photosynthesis", "Paris", "NASA", "h2o", "", "2"])
      expect(formulaOf(word)).toBeNull();
    expect(formulaOf("Al_2(SO_4)_3")).toBe("Al2(SO4)3");
    expect(formulaOf("CuSO4·5H2O")).toBe("CuSO4.5H2O");
  });
});

it("AN38 a fold of a fold is itself", () => {
  const messy = fc.string({
    unit: fc.constantFrom(
      ..."aAéßİıΣς -–−'’\"$&+=/^*().,:;?!2²₃½½ﬁ\u00ad\u200b\u0301中the ".split(""),
      "the ",
      "la ",
      "a ",
      " - ",
    ),
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.oneof(messy, fc.string({ unit: "binary" })), (typed) => {
      expect(foldText(foldText(typed))).toBe(foldText(typed));
      expect(foldExact(foldExact(typed))).toBe(foldExact(typed));
    }),
    { numRuns: 1_000 },
  );
}, 30_000);

it("AN6 an answer that folds to nothing stays as typed, and to too much is refused", () => {
  expect(text.answerKey(accepting("?"), [], " ? ")).toBe("?");
  expect(text.parseAnswer(accepting("x"), "\u200b \u00ad")).toBeNull();
  expect(text.parseAnswer(accepting("x"), "ﷺ".repeat(100))).toBeNull();
});
