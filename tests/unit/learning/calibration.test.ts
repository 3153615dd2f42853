import { describe, expect, test } from "vitest";
import { AIM_TENTHS, calibrationSentence, type LevelCount, saidLines } from "#lib/learning/calibration.ts";
import { thresholds } from "#lib/learning/confidence.ts";
import { SCRIMMAGE_3 } from "#lib/model/templates.ts";

const levels = (...counts: [number, number][]): LevelCount[] =>
  counts.map(([right, total]) => ({ right, total }));

describe("what the taps say", () => {
  test("LN37 a line a level, from five answers on, beside what the word fits", () => {
    expect(saidLines(levels([2, 4], [3, 5], [7, 10]))).toEqual([
      { say: "when-you-said", level: 1, right: 3, n: 5, aim: { low: 5, high: 8 } },
      { say: "when-you-said", level: 2, right: 7, n: 10, aim: { low: 8, high: 10 } },
    ]);
    expect(saidLines([])).toEqual([]);
    // The tenths are where the payoffs change, in whole answers out of ten.
    const borders = thresholds(SCRIMMAGE_3).map((p) => Math.round(10 * p));
    expect([AIM_TENTHS[0].high, AIM_TENTHS[1].high]).toEqual(borders);
    expect([AIM_TENTHS[1].low, AIM_TENTHS[2].low]).toEqual(borders);
  });

  test("LN38 over-sure comes first, then trust more, then about right", () => {
    const none: { topic: string; levels: LevelCount[] }[] = [];
    expect(calibrationSentence(levels([9, 10], [5, 8], [4, 10]), none)).toEqual({
      say: "over-sure",
      level: 2,
      right: 4,
      n: 10,
      topic: null,
    });
    expect(calibrationSentence(levels([9, 10], [5, 8], [9, 10]), none)).toMatchObject({
      say: "trust-more",
      level: 0,
    });
    // Where Sure and Guess fit, it is Think so that is spoken of.
    expect(calibrationSentence(levels([3, 10], [1, 20], [9, 10]), none)).toMatchObject({
      ...{ say: "over-sure", level: 1 },
    });
    expect(calibrationSentence(levels([3, 10], [19, 20], [9, 10]), none)).toMatchObject({
      ...{ say: "trust-more", level: 1 },
    });
    expect(calibrationSentence(levels([3, 10], [5, 8], [9, 10]), none)).toEqual({
      say: "about-right",
      n: 28,
    });
    expect(calibrationSentence(levels([0, 4], [0, 4], [0, 4]), none)).toEqual({ say: "not-enough", n: 12 });
  });

  test("LN38 the topic is the one where it shows most, and none where no topic alone shows it", () => {
    const all = levels([0, 0], [0, 0], [9, 24]);
    const topics = [
      { topic: "units", levels: levels([0, 0], [0, 0], [3, 8]) },
      { topic: "fractions", levels: levels([0, 0], [0, 0], [2, 8]) },
      { topic: "angles", levels: levels([0, 0], [0, 0], [0, 4]) },
      { topic: "sums", levels: levels([0, 0], [0, 0], [4, 4]) },
    ];
    expect(calibrationSentence(all, topics)).toMatchObject({ say: "over-sure", topic: "fractions" });
    expect(calibrationSentence(all, topics.slice(2))).toMatchObject({ say: "over-sure", topic: null });
  });
});
