import { describe, expect, test } from "vitest";
import { rng, shuffled } from "#lib/kit/rng.ts";
import { logistic } from "#lib/kit/stats.ts";
import { thenAndNow } from "#lib/retention/pairs.ts";
import { drawProbes } from "#lib/retention/probes.ts";
import { chanceLater, chanceOnDay, draw, mean, pairsOf, room } from "./classroom.ts";

const WHEN = { on: 1, gapDays: 9 };
const CLASSES = 400;

describe("who came back", () => {
  test("RT29 the stronger ones did: pairs are within a point of the truth, class averages are not", () => {
    const random = rng("attendance");
    const told = Array.from({ length: CLASSES }, () => {
      const own = room(random, 24, 1, 10);
      const back = new Set(
        own.abilities.flatMap((ability, i) =>
          random.next() < logistic(0.8 + 1.5 * ability) ? [`p${i}`] : [],
        ),
      );
      const all = pairsOf(random, own);
      const paired = all.filter(({ player }) => back.has(player));
      const there = own.abilities.filter((_, i) => back.has(`p${i}`));
      return {
        truth: mean(
          there.flatMap((one) => own.items.map((item) => chanceLater(one, item) - chanceOnDay(one, item))),
        ),
        paired: thenAndNow(paired, WHEN)?.all.change?.value ?? 0,
        naive: mean(paired.map(({ now }) => now)) - mean(all.map(({ onDay }) => onDay)),
      };
    });
    const off = (what: "paired" | "naive") => mean(told.map((one) => one[what] - one.truth));
    expect(Math.abs(off("paired"))).toBeLessThan(0.01);
    expect(off("naive")).toBeGreaterThan(0.02);
  });
});

describe("which questions", () => {
  test("RT30 missed ones come back better whatever happened; probes tell the truth", () => {
    const random = rng("missed");
    const told = Array.from({ length: CLASSES }, (_, i) => {
      const own = room(random, 20, 4, 10);
      const answers = own.items.map((item) =>
        own.abilities.map((one) => ({
          onDay: draw(random, chanceOnDay(one, item)),
          now: draw(random, chanceLater(one, item)),
        })),
      );
      const fell = mean(
        own.items.flatMap((item) =>
          own.abilities.map((one) => chanceLater(one, item) - chanceOnDay(one, item)),
        ),
      );
      const probes = drawProbes({
        seed: `missed/${i}`,
        items: own.items.map(({ topic }, question) => ({ question, topic })),
        variantsOf: () => [],
      });
      const change = (list: readonly { onDay: number; now: number }[]) =>
        mean(list.map(({ onDay, now }) => now - onDay));
      return {
        truth: fell,
        probes: change(probes.flatMap(({ question }) => answers[question] ?? [])),
        missed: change(answers.flat().filter(({ onDay }) => onDay === 0)),
        worst: change(
          shuffled(answers, random)
            .toSorted((a, b) => rate(a) - rate(b))
            .slice(0, 8)
            .flat(),
        ),
      };
    });
    const of = (what: keyof (typeof told)[number]) => mean(told.map((one) => one[what]));
    expect(of("truth")).toBeLessThan(-0.05);
    expect(Math.abs(of("probes") - of("truth"))).toBeLessThan(0.015);
    // "Of what you missed you now have …": a gain out of nothing.
    expect(of("missed")).toBeGreaterThan(0.3);
    // Even the questions that the class missed most look better than they are.
    expect(of("worst")).toBeGreaterThan(of("truth") + 0.015);
  });
});

function rate(list: readonly { onDay: number }[]): number {
  return mean(list.map(({ onDay }) => onDay));
}
