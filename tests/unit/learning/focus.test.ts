import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaBelow, lnGamma } from "#lib/learning/beta.ts";
import {
  causeFocus,
  classKnowledge,
  focusAreas,
  sustain,
  type TopicGap,
  type TopicRecord,
} from "#lib/learning/focus.ts";

fc.configureGlobal({ seed: 7, numRuns: 500 });

function topic(name: string, right: number, n: number, more: Partial<TopicRecord> = {}): TopicRecord {
  return {
    topic: name,
    answers: [{ floor: 0.25, right, n }],
    confWrongRate: 0,
    weight: 1,
    prerequisite: false,
    belowForecast: false,
    stillLow: false,
    unit: null,
    daysSinceProbe: null,
    ...more,
  };
}

const names = (records: readonly TopicRecord[]) => focusAreas(records).map((focus) => focus.topic);

describe("Beta tail", () => {
  it("LN29 agrees with closed forms and with the binomial", () => {
    expect(lnGamma(1)).toBeCloseTo(0, 12);
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(lnGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(betaBelow(0.5, 2, 2)).toBeCloseTo(0.5, 12);
    expect(betaBelow(0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(betaBelow(0.8, 3, 1)).toBeCloseTo(0.512, 12);
    expect(betaBelow(0.8, 1, 3)).toBeCloseTo(1 - 0.2 ** 3, 12);
    expect(betaBelow(0.25, 0.5, 0.5)).toBeCloseTo(1 / 3, 10);
    // P(Beta(a, b) < x) = P(Binomial(a + b − 1, x) ≥ a)
    const binomial = [5, 6, 7, 8, 9, 10].reduce(
      (sum, k) => sum + choose(10, k) * 0.4 ** k * 0.6 ** (10 - k),
      0,
    );
    expect(betaBelow(0.4, 5, 6)).toBeCloseTo(binomial, 12);
  });

  it("LN29 is a distribution function for any shape", () => {
    const shape = fc.double({ min: 0.02, max: 400, noNaN: true });
    const x = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    void fc.assert(
      fc.property(shape, shape, x, x, (a, b, x1, x2) => {
        const one = betaBelow(Math.min(x1, x2), a, b);
        const two = betaBelow(Math.max(x1, x2), a, b);
        expect(one).toBeGreaterThanOrEqual(-1e-9);
        expect(two).toBeLessThanOrEqual(1 + 1e-9);
        expect(two - one).toBeGreaterThanOrEqual(-1e-9);
        expect(betaBelow(x1, a, b) + betaBelow(1 - x1, b, a)).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe("focus", () => {
  it("LN30 picks at most three, the neediest first", () => {
    const records = [
      topic("a", 38, 40),
      topic("b", 12, 40),
      topic("c", 18, 40),
      topic("d", 16, 40),
      topic("e", 14, 40),
    ];
    expect(names(records)).toEqual(["b", "e", "d"]);
    expect(focusAreas(records)[0]).toMatchObject({ right: 12, n: 40, why: "low" });
  });

  it("LN31 few answers are pulled to the class's mean", () => {
    const records = [topic("many", 20, 60), topic("few", 0, 2), topic("rest", 90, 100)];
    expect(names(records)[0]).toBe("many");
    expect(classKnowledge(records)).toBeCloseTo((110 - 40.5) / (162 * 0.75), 12);
  });

  it("LN32 importance, confident errors, forecasts and last time's focus count", () => {
    const pair = (more: Partial<TopicRecord>) => names([topic("a", 20, 40), topic("b", 20, 40, more)])[0];
    expect(pair({})).toBe("a");
    for (const more of [
      { weight: 2 as const },
      { prerequisite: true },
      { confWrongRate: 0.2 },
      { belowForecast: true },
      { stillLow: true },
    ]) {
      expect(pair(more)).toBe("b");
    }
  });

  it("LN30 LN31 LN32 scores are those of the formula, and only those above .10 are low", () => {
    const records = [topic("a", 20, 40), topic("b", 30, 40)];
    const mean = classKnowledge(records);
    const scoreOf = (right: number, n: number) => {
      const credit = (right * mean) / (mean + 0.25 * (1 - mean));
      const alpha = 4 * mean + credit / 3;
      const beta = 4 * (1 - mean) + (n - credit) / 3;
      return betaBelow(0.8, alpha, beta) * Math.max(0, 0.8 - alpha / (alpha + beta));
    };
    const score = (more: Partial<TopicRecord>) =>
      focusAreas([topic("a", 20, 40, more), topic("b", 30, 40)]).find((one) => one.topic === "a")?.score;
    const need = scoreOf(20, 40);
    expect(score({})).toBeCloseTo(need, 10);
    expect(score({ weight: 2 })).toBeCloseTo(2 * need, 10);
    expect(score({ weight: 0.5, prerequisite: true })).toBeCloseTo(0.75 * need, 10);
    expect(score({ confWrongRate: 0.2 })).toBeCloseTo(need + 0.1, 10);
    expect(score({ belowForecast: true })).toBeCloseTo(need + 0.25, 10);
    expect(score({ stillLow: true })).toBeCloseTo(need + 0.25, 10);
    const perfect = (confWrongRate: number) =>
      focusAreas([topic("a", 4_000, 4_000, { confWrongRate })])[0]?.why;
    expect([perfect(0.19), perfect(0.21)]).toEqual(["unprobed", "low"]);
  });

  it("LN33 takes one topic per unit", () => {
    expect(
      names([
        topic("a", 8, 40, { unit: "x" }),
        topic("b", 10, 40, { unit: "x" }),
        topic("c", 20, 40, { unit: "y" }),
      ]),
    ).toEqual(["a", "c"]);
  });

  it("LN34 if nothing is low, what was not probed for longest", () => {
    const good = [
      topic("a", 60, 60, { daysSinceProbe: 3 }),
      topic("b", 60, 60, { daysSinceProbe: 30 }),
      topic("c", 60, 60),
    ];
    expect(focusAreas(good).map((focus) => [focus.topic, focus.why])).toEqual([
      ["c", "unprobed"],
      ["b", "unprobed"],
      ["a", "unprobed"],
    ]);
    expect(focusAreas([])).toEqual([]);
  });

  it("LN35 keeps the topic surely above expectation, else the best retained, else the tactic that improved", () => {
    const gap = (name: string, right: number, retained: number | null): TopicGap => ({
      topic: name,
      n: 40,
      right,
      expected: 24,
      chance: 9.6,
      retained,
    });
    expect(sustain([gap("a", 36, null), gap("b", 39, null)], [])).toMatchObject({
      what: "topic",
      topic: "b",
    });
    expect(sustain([gap("a", 25, 0.6), gap("b", 24, 0.8)], [])).toEqual({
      what: "retained",
      topic: "b",
      share: 0.8,
    });
    const tactics = [
      { cause: "Q" as const, before: 0.3, after: 0.1 },
      { cause: "M" as const, before: 0.1, after: 0.2 },
    ];
    expect(sustain([gap("a", 24, null)], tactics)).toMatchObject({ what: "tactic", cause: "Q" });
    expect(sustain([gap("a", 24, null)], [])).toBeNull();
  });

  it("LN36 a cause stands out behind four own errors and a fifth of them, by its excess over the class", () => {
    const count = (cause: "K" | "Q" | "M", own: number, classShare: number) => ({ cause, own, classShare });
    expect(causeFocus([count("K", 6, 0.5), count("Q", 4, 0.1)])).toBe("Q");
    expect(causeFocus([count("K", 6, 0.5), count("Q", 3, 0.1)])).toBe("K");
    expect(causeFocus([count("Q", 3, 0.1)])).toBeNull();
    // Four errors, but not a fifth of them.
    expect(causeFocus([count("K", 17, 0.9), count("Q", 4, 0)])).toBeNull();
    expect(causeFocus([count("K", 16, 0.9), count("Q", 4, 0)])).toBe("Q");
    expect(causeFocus([count("K", 9, 0.3), count("Q", 1, 0)])).toBe("K");
    expect(causeFocus([count("K", 4, 1)])).toBeNull();
  });
});

function choose(n: number, k: number): number {
  return Math.round(Math.exp(lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1)));
}
