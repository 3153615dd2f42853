import { describe, expect, test } from "vitest";
import { normal, rng } from "#lib/kit/rng.ts";
import { splitForTrial, type TrialItem, trialResult } from "#lib/retention/microtrial.ts";

const items: TrialItem[] = Array.from({ length: 21 }, (_, i) => ({
  question: `q${i}`,
  topic: i < 11 ? "a" : "b",
  got: ((i * 8) % 21) / 21,
}));

describe("a class's own trial", () => {
  test("RT25 pairs are alike, of one topic, and each question is in one arm", () => {
    const pairs = splitForTrial(items, "s");
    expect(pairs).toHaveLength(10);
    const all = pairs.flatMap(({ reviewed, heldBack }) => [reviewed, heldBack]);
    expect(new Set(all).size).toBe(20);
    const of = (question: string) => items.find((item) => item.question === question) as TrialItem;
    for (const { reviewed, heldBack } of pairs) {
      expect(of(reviewed).topic).toBe(of(heldBack).topic);
      expect(Math.abs(of(reviewed).got - of(heldBack).got)).toBeLessThan(0.25);
    }
    expect(splitForTrial(items.toReversed(), "s")).toEqual(pairs);
  });

  test("RT25 a coin decides", () => {
    let first = 0;
    for (let i = 0; i < 1_000; i++) {
      const [pair] = splitForTrial(items, `coin/${i}`);
      if ((pair?.reviewed ?? "") < (pair?.heldBack ?? "")) first++;
    }
    expect(Math.abs(first - 500)).toBeLessThan(60);
  });

  test("RT26 a difference with its interval, and nothing below four pairs", () => {
    const pairs = splitForTrial(items, "s");
    const random = rng("trial");
    const answers = pairs.flatMap(({ reviewed, heldBack }) =>
      Array.from({ length: 24 }, () => [
        { question: reviewed, right: random.next() < 0.7 ? (1 as const) : (0 as const) },
        { question: heldBack, right: random.next() < 0.5 ? (1 as const) : (0 as const) },
      ]).flat(),
    );
    const told = trialResult(pairs, answers);
    expect(told).toMatchObject({ pairs: 10, answers: 480 });
    expect(told?.interval.low).toBeLessThan(0.2);
    expect(told?.interval.high).toBeGreaterThan(0.2);
    expect(Object.keys(told ?? {}).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      "answers",
      "difference",
      "interval",
      "pairs",
    ]);
    expect(trialResult(pairs.slice(0, 3), answers)).toBeNull();
    const half = answers.filter(({ question }) =>
      pairs.slice(0, 3).every((pair) => pair.heldBack !== question),
    );
    expect(trialResult(pairs, half)?.pairs).toBe(7);
  });

  test("RT26 its 90 % covers the truth in nine of ten classes", () => {
    let covered = 0;
    for (let i = 0; i < 400; i++) {
      const random = rng(`trial/${i}`);
      const pairs = splitForTrial(items, `trial/${i}`);
      const truth = 0.1;
      const answers = pairs.flatMap(({ reviewed, heldBack }) => {
        const [one, two] = [0.55 + truth + 0.1 * normal(random), 0.55 + 0.1 * normal(random)];
        return Array.from({ length: 20 }, () => [
          { question: reviewed, right: random.next() < one ? (1 as const) : (0 as const) },
          { question: heldBack, right: random.next() < two ? (1 as const) : (0 as const) },
        ]).flat();
      });
      const interval = trialResult(pairs, answers)?.interval;
      if (interval && interval.low <= truth && truth <= interval.high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.86);
    expect(covered / 400).toBeLessThan(0.94);
  });
});
