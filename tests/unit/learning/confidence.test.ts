import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brier, calibration } from "#lib/learning/calibration.ts";
import { type Payoff, points, proper, thresholds } from "#lib/learning/confidence.ts";
import { CERTAINTY_BASED, SCRIMMAGE_3 } from "#lib/model/templates.ts";

fc.configureGlobal({ seed: 41, maxSkipsPerRun: 10_000 });

/** The schemes of `learning.md` 4.1 with their verdicts. */
const SCHEMES: { name: string; payoff: Payoff; at: number[]; proper: boolean }[] = [
  { name: "Scrimmage-3", payoff: SCRIMMAGE_3, at: [1 / 2, 3 / 4], proper: true },
  { name: "Gardner-Medwin", payoff: CERTAINTY_BASED, at: [2 / 3, 4 / 5], proper: true },
  {
    name: "Scrimmage-3 without negatives",
    payoff: { right: [5, 6, 7], wrong: [4, 3, 0] },
    at: [1 / 2, 3 / 4],
    proper: true,
  },
  {
    name: "Scrimmage-4",
    payoff: { right: [1, 2, 3, 4], wrong: [0, -1, -4, -13] },
    at: [1 / 2, 3 / 4, 9 / 10],
    proper: true,
  },
  {
    name: "12/15/20 and 8/5/0",
    payoff: { right: [12, 15, 20], wrong: [8, 5, 0] },
    at: [0.5, 0.5],
    proper: false,
  },
  { name: "even odds", payoff: { right: [1, 2, 3], wrong: [-1, -2, -3] }, at: [0.5, 0.5], proper: false },
  { name: "no penalty", payoff: { right: [1, 2, 3], wrong: [0, 0, 0] }, at: [0, 0], proper: false },
  {
    name: "Brier, rounded",
    payoff: { right: [4, 8, 9, 10], wrong: [9, 8, 4, 1] },
    at: [0.2, 0.8, 0.75],
    proper: false,
  },
];

/** The best level for each belief by brute force, in steps of a thousandth. */
function bestLevels({ right, wrong }: Payoff): number[] {
  return Array.from({ length: 1_001 }, (_, i) => {
    const p = i / 1_000;
    const worth = right.map((points, level) => p * points + (1 - p) * (wrong[level] ?? 0));
    return worth.indexOf(Math.max(...worth));
  });
}

describe("payoffs", () => {
  for (const scheme of SCHEMES) {
    it(`LN10 ${scheme.name}: thresholds and verdict`, () => {
      thresholds(scheme.payoff).forEach((step, i) => {
        expect(step).toBeCloseTo(scheme.at[i] ?? Number.NaN, 10);
      });
      expect(proper(scheme.payoff)).toBe(scheme.proper);
    });

    it(`LN11 ${scheme.name}: brute force over beliefs agrees`, () => {
      const levels = bestLevels(scheme.payoff);
      const usesAll = new Set(levels).size === scheme.payoff.right.length;
      const ascends = levels.every((level, i) => i === 0 || level >= (levels[i - 1] ?? 0));
      const rewards = scheme.payoff.right.every((points, i) => points >= (scheme.payoff.wrong[i] ?? 0));
      expect(usesAll && ascends && rewards).toBe(scheme.proper);
      if (!scheme.proper) return;
      for (const [i, step] of scheme.at.entries()) {
        expect(levels[Math.floor(step * 1_000) - 1]).toBe(i);
        expect(levels[Math.ceil(step * 1_000) + 1]).toBe(i + 1);
      }
    });
  }

  it("LN10 any table that is called proper has every level best somewhere, in order", () => {
    const step = fc.integer({ min: 1, max: 12 });
    const triple = fc.tuple(fc.integer({ min: -9, max: 9 }), step, step);
    void fc.assert(
      fc.property(triple, triple, ([r, r1, r2], [w, w1, w2]) => {
        const right = [r, r + r1, r + r1 + r2];
        const wrong = [w, w - w1, w - w1 - w2];
        fc.pre(proper({ right, wrong }));
        const steps = thresholds({ right, wrong });
        const worth = (p: number) => right.map((points, i) => p * points + (1 - p) * (wrong[i] ?? 0));
        const between = [
          (steps[0] ?? 0) / 2,
          ((steps[0] ?? 0) + (steps[1] ?? 0)) / 2,
          (1 + (steps[1] ?? 0)) / 2,
        ];
        between.forEach((p, level) => {
          const all = worth(p);
          expect(all.indexOf(Math.max(...all))).toBe(level);
        });
      }),
    );
  });

  it("LN10 malformed tables are not proper", () => {
    for (const payoff of [
      { right: [1], wrong: [0] },
      { right: [1, 2, 3], wrong: [0, -1] },
      { right: [1, Number.NaN, 3], wrong: [0, -1, -4] },
      { right: [], wrong: [] },
    ]) {
      expect(proper(payoff)).toBe(false);
    }
  });

  it("LN12 a blind guess is safe only when called a guess", () => {
    const worth = ([0, 1, 2] as const).map(
      (level) => 0.25 * points(SCRIMMAGE_3, level, true) + 0.75 * points(SCRIMMAGE_3, level, false),
    );
    expect(worth).toEqual([0.25, -0.25, -2.25]);
  });
});

describe("calibration", () => {
  const verdicts = (levels: [number, number][]) =>
    calibration(levels.map(([right, total]) => ({ right, total }))).map((level) => level.verdict);

  it("LN13 says over-sure, could trust more, about right, or nothing below five answers", () => {
    expect(
      verdicts([
        [4, 4],
        [3, 6],
        [0, 4],
      ]),
    ).toEqual([null, "about-right", null]);
    expect(
      verdicts([
        [9, 10],
        [5, 8],
        [4, 10],
      ]),
    ).toEqual(["trust-more", "about-right", "over-sure"]);
    expect(
      verdicts([
        [3, 8],
        [5, 8],
        [9, 10],
      ]),
    ).toEqual(["about-right", "about-right", "about-right"]);
    // Think so fits from half to three in four, and is judged by both ends.
    expect(
      verdicts([
        [0, 0],
        [2, 80],
        [0, 0],
      ])[1],
    ).toBe("over-sure");
    expect(
      verdicts([
        [0, 0],
        [19, 20],
        [0, 0],
      ])[1],
    ).toBe("trust-more");
    // 7 of 10: 80 % of the interval still reaches three in four.
    expect(
      verdicts([
        [3, 8],
        [5, 8],
        [7, 10],
      ])[2],
    ).toBe("about-right");
  });

  it("LN14 Brier's score waits for thirty answers and compares with the plain share", () => {
    expect(
      brier([
        { right: 3, total: 9 },
        { right: 5, total: 10 },
        { right: 9, total: 10 },
      ]),
    ).toBeNull();
    const told = brier([
      { right: 4, total: 10 },
      { right: 6, total: 10 },
      { right: 10, total: 10 },
    ]);
    const sum = 4 * 0.625 ** 2 + 6 * 0.375 ** 2 + 6 * 0.375 ** 2 + 4 * 0.625 ** 2 + 10 * 0.1 ** 2;
    expect(told?.score).toBeCloseTo(sum / 30, 12);
    expect(told?.reference).toBeCloseTo((20 / 30) * (10 / 30), 12);
    expect(
      brier([
        { right: 0, total: 0 },
        { right: 0, total: 0 },
        { right: 30, total: 30 },
      ])?.skill,
    ).toBeNull();
  });
});
