import { describe, expect, it } from "vitest";
import { rng } from "#lib/kit/rng.ts";
import { type ChoiceQuestion, choice } from "#lib/questions/choice/rules.ts";
import { type MultiQuestion, multi } from "#lib/questions/multi/rules.ts";
import { type OrderQuestion, order } from "#lib/questions/order/rules.ts";
import { countWords } from "#lib/questions/reading.ts";
import { questionSchema } from "#lib/questions/registry.ts";
import { trueFalse } from "#lib/questions/truefalse/rules.ts";

const base = {
  id: "q",
  stem: "Which?",
  topics: ["t"] as string[],
  level: "easy" as const,
  task: "fact" as const,
};
const four: ChoiceQuestion = {
  ...base,
  kind: "choice",
  options: [
    { text: "a", misconception: "Muddles a." },
    { text: "b" },
    { text: "none", last: true },
    { text: "d" },
  ],
  right: 1,
};
const several: MultiQuestion = {
  ...base,
  kind: "multi",
  options: [{ text: "a" }, { text: "b" }, { text: "c", misconception: "Muddles c." }, { text: "d" }],
  right: [0, 1],
};
const alphabet: OrderQuestion = { ...base, kind: "order", entries: ["c", "a", "d", "b"] };

it("AN10 the last option stands last under every seed", () => {
  for (let i = 0; i < 50; i++) expect(choice.arrange(four, rng(`${i}`))[3]).toBe(2);
});

it("AN10 the rest takes every place about equally often", () => {
  const counts = [0, 0, 0];
  for (let i = 0; i < 3_000; i++) {
    const place = choice.arrange(four, rng(`even/${i}`)).indexOf(1);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});

it.each([
  ["0,1", "right", 1],
  ["0", "partial", 0.5],
  ["0,1,2", "partial", 0.5],
  ["0,2", "wrong", 0],
  ["2,3", "wrong", 0],
  ["0,1,2,3", "wrong", 0],
  ["1,0", "wrong", 0], // not canonical
  ["", "wrong", 0],
])("AN11 choosing %s is %s", (key, verdict, share) => {
  expect(multi.judge(several, key)).toEqual({ verdict, share });
});

it("AN11 the guess floor is the mean share of all choices", () => {
  let sum = 0;
  for (let mask = 1; mask < 16; mask++)
    sum += multi.judge(several, [0, 1, 2, 3].filter((i) => mask & (1 << i)).join(",")).share;
  expect(multi.guessFloor(several)).toBeCloseTo(sum / 15, 12);
});

describe("order", () => {
  const arrangement = [3, 1, 0, 2]; // shows d b a c
  const share = (answer: number[]) =>
    order.judge(alphabet, order.answerKey(alphabet, arrangement, answer)).share;

  it("AN12 shares by neighbours kept", () => {
    expect(order.asked(alphabet, arrangement).entries).toEqual(["d", "b", "a", "c"]);
    expect(order.keyShown(alphabet, arrangement).order).toEqual([3, 2, 0, 1]);
    expect(share([3, 2, 0, 1])).toBe(1); // c a d b
    expect(share([2, 0, 1, 3])).toBeCloseTo(2 / 3); // a d b c
    expect(share([1, 0, 2, 3])).toBe(0); // b d a c
  });

  it("AN12 only the right order has share 1, and guessing earns the floor", () => {
    let sum = 0;
    let right = 0;
    const all = permutations([0, 1, 2, 3]);
    for (const answer of all) {
      sum += share(answer);
      if (share(answer) === 1) right++;
    }
    expect(right).toBe(1);
    expect(order.guessFloor(alphabet)).toBeCloseTo(sum / all.length, 12);
    expect(order.say(alphabet, order.rightKey(alphabet))).toBe("c → a → d → b");
  });
});

it("AN13 a wrong option names its misconception, the right one none", () => {
  expect(choice.misconception(four, "0")).toBe("Muddles a.");
  expect(choice.misconception({ ...four, right: 0 }, "0")).toBeNull();
  expect(choice.keyShown(four, [3, 0, 1, 2])).toEqual({
    kind: "choice",
    right: 2,
    misconceptions: [null, "Muddles a.", null, null],
  });
  expect(choice.lures(four)[0]).toBe("0"); // the tempting one first
  expect(multi.misconception(several, "0,2")).toBe("Muddles c.");
  expect(multi.misconception(several, "0,1")).toBeNull();
  expect(multi.keyShown(several, [2, 1, 0, 3])).toMatchObject({
    right: [1, 2],
    misconceptions: ["Muddles c.", null, null, null],
  });
  const statement = { ...base, kind: "truefalse" as const, right: true, misconception: "Muddles it." };
  expect(trueFalse.misconception(statement, "false")).toBe("Muddles it.");
  expect(trueFalse.misconception(statement, "true")).toBeNull();
});

describe("refusals", () => {
  it.each([
    [{ ...four, right: 4 }, "larger than the number of options"],
    [{ ...four, right: -1 }, "counted from 0"],
    [{ ...four, right: "b" }, "counted from 0"],
    [{ ...four, options: [{ text: "a" }] }, "at least two options"],
    [{ ...four, options: [{ text: "a" }, { text: " a " }] }, "say the same"],
    [{ ...four, options: Array.from({ length: 9 }, (_, i) => ({ text: `${i}` })) }, "at most 8 options"],
    [{ ...four, stem: "  " }, "it is blank"],
    [{ ...four, stem: undefined }, "Write the question."],
    [{ ...four, stem: "x".repeat(2_000) }, "Shorten the question to 1200"],
    [{ ...four, topics: [] }, "Give the question a topic."],
    [{ ...four, topics: ["a", "b", "c", "d"] }, "at most 3 topics"],
    [{ ...four, level: "brutal" }, "Set the level to"],
    [{ ...four, task: "guess" }, "Set the task to"],
    [{ ...four, id: "a b" }, "without spaces"],
    [{ ...four, points: 3 }, "Remove what this type of question does not know: points."],
    [
      { ...four, media: { kind: "image", src: "https://example.org/x.png", alt: "x" } },
      "Upload the medium first",
    ],
    [{ ...several, right: [] }, "at least one option as right"],
    [{ ...several, right: [0, 1, 2, 3] }, "at least one option wrong"],
    [{ ...several, right: [1, 0] }, "ascending"],
    [{ ...several, right: [0, 9] }, "larger than the number of options"],
    [{ ...alphabet, entries: ["a"] }, "at least two entries"],
    [{ ...base, kind: "numeric", value: "3", tolerance: 0 }, "right value as a number"],
    [{ ...base, kind: "numeric", value: 3, tolerance: -1 }, "tolerance as an amount"],
    [{ ...base, kind: "numeric", value: 3, tolerance: 0, unit: "5 m" }, "unit without a number"],
    [{ ...base, kind: "text", accept: [] }, "at least one accepted answer"],
    [{ ...base, kind: "truefalse", right: "yes" }, "whether the statement is true"],
    [{ ...base, kind: "poll" }, "whose kind is one of"],
    [null, "whose kind is one of"],
  ])("AN8 %#: a sentence says what to change", (question, message) => {
    const found = questionSchema.safeParse(question).error?.issues.map((issue) => issue.message) ?? [];
    expect(found.join("\n")).toContain(message);
    for (const one of found) expect(one).toMatch(/^[A-Z].*\.$/);
  });
});

it("AN9 counts words, and characters where no spaces part them", () => {
  expect(countWords(["one two  three", "four"])).toBe(4);
  expect(countWords(["東京は日本の首都です"])).toBe(5);
  expect(countWords(["", " "])).toBe(1);
});

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
