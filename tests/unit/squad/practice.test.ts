import { describe, expect, it } from "vitest";
import type { QuestionBase } from "#lib/model/question.ts";
import { homeSet, PRACTICE_SIZE, practiceSet } from "#lib/squad/practice.ts";
import { demoQuestions } from "../../support/bank.ts";
import { count, DAY, keyOf, Log, T0 } from "./build.ts";

const bank = (n: number): QuestionBase[] =>
  count(n).map((i) => ({ ...demoQuestions(1, 1)[0], id: keyOf(i) }) as QuestionBase);
const numbers = (keys: readonly string[] | null) => keys?.map((key) => Number(key.slice("pack/q".length)));

/** m0 opted in; everybody played questions 0 to 11. */
function played(answers: (player: number, q: number) => 0 | 1 | null = () => 1): Log {
  return new Log().put({ do: "optIn", member: "m0", on: true }).play({ answers });
}

const practise = (log: Log, question: number, day: number, right: boolean, sure: 0 | 1 | 2 | null) =>
  log.put({ do: "practised", member: "m0", question: keyOf(question), right, sure }, T0 + day * DAY);

describe("practice", () => {
  it("SD30 a home set is for who opted in: what is due first, then the class's", () => {
    const log = played((player, q) => (player === 0 && (q === 3 || q === 7) ? 0 : 1));
    expect(homeSet(log.squad, "m1", bank(12), T0 + DAY)).toBeNull();
    expect(homeSet(log.squad, "stranger", bank(12), T0 + DAY)).toBeNull();
    const set = homeSet(log.squad, "m0", bank(12), T0 + DAY);
    expect(numbers(set)?.slice(0, 2)).toEqual([3, 7]);
    expect(set).toHaveLength(PRACTICE_SIZE);
    expect(numbers(homeSet(log.squad, "m0", bank(3), T0 + DAY))?.toSorted()).toEqual([0, 1, 2]);
  });

  it("SD31 wrong comes back soonest, Sure on two days latest", () => {
    const log = new Log()
      .put({ do: "optIn", member: "m0", on: true })
      .play({ players: ["m0"], questions: count(5) });
    // All again on day 3: wrong, guessed, no tap, Sure once, Sure as on day 1.
    practise(log, 4, 1, true, 2);
    practise(log, 0, 3, false, null);
    practise(log, 1, 3, true, 0);
    practise(log, 2, 3, true, null);
    practise(log, 3, 3, true, 2);
    practise(log, 4, 3, true, 2);
    const far = numbers(homeSet(log.squad, "m0", bank(5), T0 + 2_000 * DAY));
    expect(far?.slice(0, 2)).toEqual([0, 1]);
    // Sure on one day only is Good like no tap at all.
    expect(far?.slice(2, 4).toSorted()).toEqual([2, 3]);
    expect(far?.[4]).toBe(4);
    const soon = numbers(homeSet(log.squad, "m0", bank(5), T0 + 4 * DAY));
    expect(soon?.[0]).toBe(0);
  });

  it("SD32 the class's set is six asked before, and nobody's own answers move it", () => {
    const log = played((_, q) => (q === 5 || q === 6 ? 0 : 1));
    const set = practiceSet(log.squad, bank(40), T0 + DAY);
    expect(set).toHaveLength(PRACTICE_SIZE);
    expect(numbers(set)?.slice(0, 2).toSorted()).toEqual([5, 6]);
    expect(Math.max(...(numbers(set) ?? []))).toBeLessThan(12);
    practise(log, 0, 1, false, 2);
    expect(practiceSet(log.squad, bank(40), T0 + DAY)).toEqual(set);
    const family = bank(40).map((one) => ({ ...one, variantGroup: "pack/one" }));
    expect(practiceSet(log.squad, family, T0 + DAY)).toHaveLength(1);
    expect(practiceSet(new Log().squad, bank(40), T0)).toEqual([]);
  });
});
