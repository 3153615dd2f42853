import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { rng, shuffled } from "#lib/kit/rng.ts";
import type { Probe as StoredProbe } from "#lib/model/squad.ts";
import { drawProbes, type Played, PROBES, type Probe } from "#lib/retention/probes.ts";

const NONE = () => [];

function played(count: number, topics: number): Played<number>[] {
  return Array.from({ length: count }, (_, i) => ({ question: i, topic: `t${i % topics}` }));
}

/** a rewording of question n is n + 1,000 */
const reworded = (q: number) => [q < 1_000 ? q + 1_000 : q - 1_000];

const asked = (probes: readonly Probe<number>[]) => probes.filter(({ control }) => !control);

describe("what to ask", () => {
  test("RT5 eight, or all; by seed, and in whatever order they are listed", () => {
    for (const n of [0, 1, 5, 7, 8, 9, 40]) {
      const items = played(n, 3);
      const probes = drawProbes({ seed: "s", items, variantsOf: NONE });
      expect(probes).toHaveLength(Math.min(PROBES, n));
      expect(new Set(probes.map(({ question }) => question)).size).toBe(probes.length);
      const other = drawProbes({ seed: "s", items: shuffled(items, rng("o")), variantsOf: NONE });
      expect(other).toEqual(probes);
    }
    const seeds = Array.from({ length: 50 }, (_, i) => `seed-${i}`);
    const draws = seeds.map((seed) => drawProbes({ seed, items: played(40, 5), variantsOf: NONE }));
    expect(new Set(draws.map((draw) => JSON.stringify(draw))).size).toBe(50);
  });

  test("RT5 a question asked twice on the day is one question", () => {
    const items = [...played(6, 2), ...played(6, 2)];
    expect(drawProbes({ seed: "s", items, variantsOf: NONE })).toHaveLength(6);
  });

  test("RT6 every question has the same chance", () => {
    // Topics of 20, 9 and 1 questions: 8 of 30 each.
    const items = played(30, 1).map(({ question }) => ({
      question,
      topic: question < 20 ? "a" : question < 29 ? "b" : "c",
    }));
    const counts = new Array<number>(30).fill(0);
    const draws = 4_000;
    for (let i = 0; i < draws; i++) {
      for (const { question } of drawProbes({ seed: `chance/${i}`, items, variantsOf: NONE })) {
        counts[question] = (counts[question] ?? 0) + 1;
      }
    }
    for (const count of counts) expect(Math.abs(count / draws - 8 / 30)).toBeLessThan(0.025);
  });

  test("RT7 every topic has its share, rounded up or down", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.string(), (topics, seed) => {
        const items = topics.flatMap((size, t) =>
          Array.from({ length: size }, (_, i) => ({ question: t * 100 + i, topic: `t${t}` })),
        );
        const probes = drawProbes({ seed, items, variantsOf: NONE });
        topics.forEach((size, t) => {
          const share = (Math.min(PROBES, items.length) * size) / items.length;
          const got = probes.filter(({ question }) => Math.floor(question / 100) === t).length;
          expect(got).toBeGreaterThanOrEqual(Math.floor(share));
          expect(got).toBeLessThanOrEqual(Math.ceil(share));
        });
      }),
    );
  });

  test("RT8 half of them in other words, where nobody saw these", () => {
    const probes = drawProbes({ seed: "s", items: played(20, 4), variantsOf: reworded });
    expect(probes.filter(({ wording }) => wording === "new")).toHaveLength(4);
    for (const { question, as, wording } of probes) {
      expect(as).toBe(wording === "new" ? question + 1_000 : question);
    }
    const few = drawProbes({
      seed: "s",
      items: played(8, 4),
      variantsOf: (q) => (q === 3 ? [1_003] : []),
    });
    expect(few.filter(({ wording }) => wording === "new").map(({ as }) => as)).toEqual([1_003]);
    const seen = [...played(8, 4), { question: 1_003, topic: "t3" }];
    const none = drawProbes({
      seed: "s",
      items: seen,
      variantsOf: (q) => (q % 1_000 === 3 ? reworded(q) : []),
    });
    expect(none.every(({ wording }) => wording === "same")).toBe(true);
    const shown = Array.from({ length: 20 }, (_, q) => q + 1_000).filter((q) => q !== 1_004);
    const draw = { seed: "s", items: played(20, 4), variantsOf: reworded, shown };
    expect(drawProbes(draw).flatMap(({ as, wording }) => (wording === "new" ? [as] : []))).toEqual(
      drawProbes(draw).some(({ question }) => question === 4) ? [1_004] : [],
    );
  });

  test("RT9 controls are of the probes' topics and new in every wording", () => {
    const items = played(6, 2);
    const unpractised = [
      { question: 50, topic: "t0" },
      { question: 51, topic: "elsewhere" },
      { question: 1_002, topic: "t0" },
      { question: 3, topic: "t1" },
      { question: 52, topic: "t1" },
      { question: 1_052, topic: "t1" },
      { question: 53, topic: "t1" },
    ];
    const found = new Set<number>();
    for (let i = 0; i < 60; i++) {
      const probes = drawProbes({ seed: `c/${i}`, items, variantsOf: reworded, unpractised });
      const controls = probes.filter(({ control }) => control);
      expect(controls).toHaveLength(2);
      expect(new Set(controls.map(({ question }) => question % 1_000)).size).toBe(2);
      for (const { question, as, wording } of controls) {
        expect([as, wording]).toEqual([question, "same"]);
        found.add(question);
      }
    }
    expect([...found].toSorted((a, b) => a - b)).toEqual([50, 52, 53, 1_052]);
  });

  test("RT10 never two wordings of one question", () => {
    const items = [
      ...played(6, 2),
      ...played(6, 2).map((one) => ({ ...one, question: one.question + 1_000 })),
    ];
    for (let i = 0; i < 40; i++) {
      const probes = asked(drawProbes({ seed: `f/${i}`, items, variantsOf: reworded }));
      expect(probes.map(({ question }) => question % 1_000).toSorted((a, b) => a - b)).toEqual([
        0, 1, 2, 3, 4, 5,
      ]);
    }
  });

  test("RT5 by key it is what a squad's record stores", () => {
    expectTypeOf<Probe<string>>().toExtend<StoredProbe>();
    const keyed = played(20, 2).map(({ question, topic }) => ({ question: `q${question}`, topic }));
    const stored: StoredProbe[] = drawProbes({ seed: "s", items: keyed, variantsOf: NONE });
    expect(JSON.parse(JSON.stringify(stored))).toEqual(stored);
  });
});
