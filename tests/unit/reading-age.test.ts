import { describe, expect, test } from "vitest";
import { calibrationWords } from "#lib/i18n/calibration.ts";
import { LOCALES } from "#lib/i18n/locale.ts";
import { AIM_TENTHS } from "#lib/learning/calibration.ts";

/** Flesch–Kincaid grade: 0.39 words a sentence + 11.8 syllables a word − 15.59. A grade of 5 is an age of ten to eleven. */
const GRADE_MAX = 5;

function grade(text: string): number {
  const sentences = text.split(/[.?:]+(?=\s|$)/).filter((one) => /[a-z0-9]/i.test(one)).length;
  const words = text.match(/[A-Za-z]+(?:[-'’][A-Za-z]+)*|\d+/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

/** Groups of vowels, a silent e left out; a numeral as it is spoken, to twenty. */
function syllablesOf(word: string): number {
  if (/^\d+$/.test(word))
    return ["7", "11", "13", "14", "15", "16", "17", "18", "19", "20"].includes(word) ? 2 : 1;
  const bare = word
    .toLowerCase()
    .replace(/(?<=[^aeiouy][a-z]*)(?:[^laeiouy]e|[^td]ed)$/, (end) => end.charAt(0));
  return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 0);
}

/** every line that a player can be shown, with words of the length that topics have */
function linesOf(words: (typeof calibrationWords)["en"]): string[] {
  const said = words.levels.flatMap((level, i) => {
    const aim = AIM_TENTHS[i as 0 | 1 | 2];
    return [5, 7, 12].flatMap((n) => [`${words.said({ level, right: n - 3, n })} ${words.aim(aim)}`]);
  });
  const sentences = Object.values(words.sentence).flatMap((say) =>
    [null, "fractions", "food webs", "Roman roads"].flatMap((topic) =>
      ([0, 1, 2] as const).map((level) => say({ topic, level })),
    ),
  );
  return [words.title, words.none, words.key, ...said, ...sentences];
}

describe("words of confidence", () => {
  test.each(LOCALES)("RE53 %s: every line has a reading age of eleven or less", (locale) => {
    for (const line of linesOf(calibrationWords[locale])) {
      expect({ line, grade: grade(line) <= GRADE_MAX ? "fits" : grade(line) }).toEqual({
        line,
        grade: "fits",
      });
    }
  });

  test.each(LOCALES)("RE53 %s: no decimals, no percentages, nobody else", (locale) => {
    for (const line of linesOf(calibrationWords[locale])) {
      expect(line).not.toMatch(/\d[.,]\d|%|\b(class|others?|average|better than|everybody|rank)\b/i);
    }
  });

  test("RE53 says what learning.md 4.3 says", () => {
    const { en } = calibrationWords;
    const [, , sure] = en.levels;
    expect(en.said({ level: sure, right: 7, n: 10 })).toBe("When you said Sure you were right 7 of 10.");
    expect(en.aim(AIM_TENTHS[2])).toBe("Aim: about 8–10 of 10.");
    expect(en.sentence["over-sure"]({ topic: "fractions", level: 2 })).toBe(
      "You were a bit over-sure on fractions. Next time: Think so, until you can say why.",
    );
  });

  test("RE53 the measure itself: known texts", () => {
    expect(grade("The cat sat on the mat.")).toBeLessThan(0);
    expect(grade("Photosynthesis necessitates considerable electromagnetic radiation.")).toBeGreaterThan(20);
    expect(syllablesOf("judged")).toBe(1);
    expect(syllablesOf("answers")).toBe(2);
    expect(syllablesOf("people")).toBe(2);
  });
});
