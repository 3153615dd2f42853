import { describe, expect, test } from "vitest";
import { normal, type Rng, rng } from "#lib/kit/rng.ts";
import { logistic } from "#lib/kit/stats.ts";
import { type Handicapped, personalBest, retentionBest, teamScores } from "#lib/learning/handicap.ts";

/** A member of this ability, who does what was predicted, on questions drawn afresh. */
function member(random: Rng, ability: number, questions: number): Handicapped[] {
  return Array.from({ length: questions }, (_, i) => {
    const p = 0.25 + 0.75 * logistic(ability - normal(random));
    return { p, y: random.next() < p ? 1 : 0, weight: i === questions - 1 ? 2 : 1 };
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("team score", () => {
  test("LN39 nobody is favoured by number or strength", () => {
    const random = rng("teams");
    const scores = Array.from({ length: 1_500 }, () =>
      teamScores([
        [member(random, 1.5, 20)],
        Array.from({ length: 6 }, () => member(random, -1.5, 20)),
        Array.from({ length: 3 }, () => member(random, 0, 12)),
      ]),
    );
    for (const team of [0, 1, 2]) {
      expect(Math.abs(mean(scores.map((all) => all[team] ?? 0)) - 50)).toBeLessThan(0.8);
    }
  });

  test("LN39 a member's own luck is ± 10", () => {
    const random = rng("luck");
    const scores = Array.from({ length: 600 }, () =>
      teamScores(Array.from({ length: 4 }, () => [member(random, 0, 20)])),
    ).flat();
    const sd = Math.sqrt(mean(scores.map((score) => ((score ?? 50) - 50) ** 2)));
    expect(Math.abs(sd - 10)).toBeLessThan(0.7);
  });

  test("LN39 the clutch question weighs, and everybody counts alike", () => {
    const plain = { y: 1, p: 0.5, weight: 1 };
    // The room's unit: two members of variance .25 and one of 1, so √.5.
    const [one, two] = teamScores([[[plain], [{ ...plain, y: 0 }]], [[{ ...plain, weight: 2 }]]]);
    expect(one).toBe(50);
    expect(two).toBe(Math.round(50 + 10 / Math.sqrt(0.5)));
    expect(teamScores([[[{ y: 1, p: 1, weight: 1 }]]])).toEqual([50]);
  });

  test("LN40 absent members and teams do not count", () => {
    const right = { y: 1, p: 0.5, weight: 1 };
    expect(teamScores([[[right], []], [[]], []])).toEqual([60, null, null]);
  });
});

describe("personal bests", () => {
  test("LN41 against oneself, on days with enough questions", () => {
    expect(personalBest([])).toBeNull();
    expect(personalBest([{ n: 14, over: 9 }])).toBeNull();
    expect(personalBest([{ n: 20, over: 1 }])).toEqual({ day: 0, value: 0.05, isNew: false });
    const days = [
      { n: 20, over: 1 },
      { n: 10, over: 5 },
      { n: 20, over: 2 },
    ];
    expect(personalBest(days)).toEqual({ day: 2, value: 0.1, isNew: true });
    // The same again is no new best.
    expect(personalBest([...days, { n: 20, over: 2 }])).toEqual({ day: 2, value: 0.1, isNew: false });
    expect(personalBest([{ n: 20, over: -3 }])?.value).toBe(-0.15);
  });

  test("LN42 what was kept", () => {
    expect(retentionBest([{ kept: 4, of: 4 }])).toBeNull();
    const best = retentionBest([
      { kept: 5, of: 5 },
      { kept: 11, of: 12 },
    ]);
    expect(best).toEqual({ day: 1, value: 11 / 12, isNew: true });
  });
});
