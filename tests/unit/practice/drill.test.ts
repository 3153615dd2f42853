import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answered,
  comesBack,
  type Drill,
  keptDrill,
  progressOf,
  startDrill,
  TURNS_MAX,
  type Turn,
  turnOf,
} from "#lib/practice/drill.ts";

const items = (n: number, wordings = 1) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: wordings }, (_, w) => `q${i}-${w}`));

/** every turn with its answer, until the drill is over or the answers run out */
function played(
  drill: Drill,
  answers: readonly boolean[],
): { drill: Drill; turns: (Turn & { right: boolean })[] } {
  const turns: (Turn & { right: boolean })[] = [];
  let now = drill;
  for (const right of answers) {
    const turn = turnOf(now);
    if (!turn) break;
    turns.push({ ...turn, right });
    now = answered(now, right);
  }
  return { drill: now, turns };
}

const drills = fc.record({
  n: fc.integer({ min: 0, max: 12 }),
  wordings: fc.integer({ min: 1, max: 3 }),
  answers: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
});

describe("a drill", () => {
  test("PT1 PT2 asks everything, stops, and leaves alone what was right", () => {
    fc.assert(
      fc.property(drills, ({ n, wordings, answers }) => {
        const { drill, turns } = played(startDrill("s", items(n, wordings)), answers);
        expect(turnOf(drill)).toBeNull();
        expect(turns.length).toBeLessThanOrEqual(n * TURNS_MAX);
        for (let card = 0; card < n; card++) {
          const own = turns.filter((turn) => turn.card === card);
          expect(own.length).toBeGreaterThan(0);
          expect(own.slice(0, -1).every((turn) => !turn.right)).toBe(true);
          expect(own.map((turn) => turn.turn)).toEqual(own.map((_, i) => i));
        }
        const firsts = turns.filter((turn) => turn.turn === 0).map((turn) => turn.card);
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
      }),
    );
  });

  test("PT3 what was not right comes back after three others, or after all that are left", () => {
    fc.assert(
      fc.property(drills, ({ n, answers }) => {
        let drill = startDrill("s", items(n));
        for (const right of answers) {
          const on = drill.queue[0];
          const left = drill.queue.length - 1;
          const back = comesBack(drill, right);
          drill = answered(drill, right);
          if (on === undefined) break;
          expect(drill.queue.indexOf(on)).toBe(back ? Math.min(3, left) : -1);
          if (right || left === 0) expect(back).toBe(false);
        }
      }),
    );
    const { turns } = played(startDrill("s", items(6)), [false, ...Array.from({ length: 9 }, () => true)]);
    expect(turns.map((turn) => turn.card)).toEqual([0, 1, 2, 3, 0, 4, 5]);
  });

  test("PT4 it comes back reworded where it can, and as it was where it cannot", () => {
    const twice = played(startDrill("s", [["a", "a2"], ["b"], ["c"]]), [false, false, true, true, true]);
    expect(twice.turns.map((turn) => turn.id)).toEqual(["a", "b", "c", "a2", "b"]);
    expect(twice.turns.map((turn) => turn.wording)).toEqual([0, 0, 0, 1, 0]);
  });

  test("PT5 progress counts items by their last answer", () => {
    const start = startDrill("s", items(6));
    expect(progressOf(start)).toEqual({ of: 6, asked: 0, right: 0, cameBack: 0 });
    const { drill } = played(start, [false, true, true, false, true, true, false, true, false]);
    expect(progressOf(drill)).toEqual({ of: 6, asked: 6, cameBack: 3, right: 5 });
    const stopped = played(start, [true, false]).drill;
    expect(progressOf(stopped)).toEqual({ of: 6, asked: 2, right: 1, cameBack: 0 });
  });

  test("PT6 a kept drill goes on where it stopped", () => {
    fc.assert(
      fc.property(drills, fc.nat({ max: 12 }), ({ n, wordings, answers }, at) => {
        const stopped = played(startDrill("s", items(n, wordings)), answers.slice(0, at)).drill;
        const kept = keptDrill(JSON.parse(JSON.stringify(stopped)));
        expect(kept).toEqual(stopped);
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void keptDrill(value)));
    const good = startDrill("s", items(2));
    for (const bad of [
      null,
      "drill",
      { ...good, format: 2 },
      { ...good, queue: [2] },
      { ...good, queue: [0, 0] },
      { ...good, cards: [{ ids: [], turns: 0, right: false }] },
    ])
      expect(keptDrill(bad)).toBeNull();
  });
});
