import { describe, expect, it } from "vitest";
import { rng } from "#lib/kit/rng.ts";
import { alikeWeights, type Turn } from "#lib/learning/alike.ts";
import { type Belief, priorTheta, update } from "#lib/learning/filter.ts";

const pair = (key: string, ms: [number, number] = [4_000, 4_600]): Turn => [
  { player: 1, key, ms: ms[0] },
  { player: 2, key, ms: ms[1] },
];
const four = [pair("a"), pair("b"), pair("c"), pair("d")];

describe("wrong answers that come in alike", () => {
  it("LN43 four in a row, the same and within a second, count as one finding", () => {
    expect(alikeWeights(four).map((one) => [...one])).toEqual(
      four.map(() => [
        [1, 0.5],
        [2, 0.5],
      ]),
    );
    expect(alikeWeights(four.slice(1)).every((one) => one.size === 0)).toBe(true);
    const three = four.map((turn) => [...turn, { player: 3, key: turn[0]?.key ?? "", ms: 4_300 }]);
    expect(alikeWeights(three)[0]?.get(3)).toBeCloseTo(1 / 3);
  });

  it("LN43 a right answer of both between is nothing, of one alone it is the end of the row", () => {
    const both = [four[0], four[1], [], four[2], four[3]] as Turn[];
    expect(alikeWeights(both).map((one) => one.size)).toEqual([2, 2, 0, 2, 2]);
    const alone = [four[0], four[1], [{ player: 1, key: "x", ms: 4_000 }], four[2], four[3]] as Turn[];
    expect(alikeWeights(alone).every((one) => one.size === 0)).toBe(true);
  });

  it("LN43 later than a second, or another wrong answer, is not alike", () => {
    for (const other of [pair("d", [4_000, 5_001]), [pair("d")[0], { player: 2, key: "e", ms: 4_000 }]])
      expect(alikeWeights([...four.slice(0, 3), other as Turn]).every((one) => one.size === 0)).toBe(true);
    expect(alikeWeights([...four.slice(0, 3), pair("d", [4_000, 5_000])])[3]?.size).toBe(2);
  });

  it("LN43 hardly anybody who answers alone is taken for two, and a whole hall never is", () => {
    const random = rng("alone");
    let marked = 0;
    for (let room = 0; room < 20; room++) {
      const turns = Array.from({ length: 40 }, (): Turn => {
        const wrong = Array.from({ length: 24 }, (_, player) => player).filter(() => random.next() < 0.4);
        return wrong.map((player) => {
          const key = random.next() < 0.5 ? "lure" : random.next() < 0.5 ? "second" : "third";
          return { player, key, ms: 3_000 + 12_000 * random.next() };
        });
      });
      marked += alikeWeights(turns).reduce((sum, one) => sum + one.size, 0);
    }
    expect(marked).toBeLessThanOrEqual(8);
    const hall = four.map((turn) => Array.from({ length: 40 }, (_, player) => ({ ...turn[0], player })));
    expect(alikeWeights(hall as Turn[]).every((one) => one.size === 0)).toBe(true);
  });

  it("LN44 half a finding moves a belief by less, a whole one as ever", () => {
    const moved = (weight?: number) => {
      const theta = priorTheta();
      const b: Belief = { m: 0, v: 0.8 };
      update(theta, b, 0.25, 2, 0, { ability: true, difficulty: true, ...(weight && { weight }) });
      return { theta, b };
    };
    expect(moved(1)).toEqual(moved());
    for (const side of ["theta", "b"] as const) {
      expect(Math.abs(moved(0.5)[side].m)).toBeLessThan(Math.abs(moved()[side].m));
      expect(Math.abs(moved(0.5)[side].m)).toBeGreaterThan(0.4 * Math.abs(moved()[side].m));
      expect(moved(0.5)[side].v).toBeGreaterThan(moved()[side].v);
    }
    // Two halves say about what one whole says.
    const halves = priorTheta();
    const b: Belief = { m: 0, v: 0.8 };
    const half = { ability: true, difficulty: false, weight: 0.5 };
    update(halves, b, 0.25, 2, 0, half);
    update(halves, b, 0.25, 2, 0, half);
    const whole = priorTheta();
    update(whole, { m: 0, v: 0.8 }, 0.25, 2, 0, { ability: true, difficulty: false });
    expect(halves.m).toBeCloseTo(whole.m, 1);
  });
});
