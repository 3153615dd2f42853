import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rng } from "#lib/kit/rng.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import { QUESTION_TYPES, questionSchema, typeOf } from "#lib/questions/registry.ts";
import { SAMPLES } from "#lib/questions/samples.ts";

/** What every question type promises. It iterates the registry: joining it means passing this. */

function arrangements(question: QuestionBase, count: number): number[][] {
  return Array.from({ length: count }, (_, i) => typeOf(question).arrange(question, rng(`arrange/${i}`)));
}

it("AN1 every registered type has samples, and every sample a registered type", () => {
  expect(Object.keys(SAMPLES).toSorted()).toEqual(Object.keys(QUESTION_TYPES).toSorted());
  expect(() => typeOf({ ...(SAMPLES.choice?.[0] as QuestionBase), kind: "constructor" })).toThrow(
    "constructor",
  );
});

describe.each(Object.entries(QUESTION_TYPES))("%s", (kind, type) => {
  const samples = SAMPLES[kind] ?? [];

  describe.each(samples.map((sample) => [sample.id, sample] as const))("%s", (_id, question) => {
    const keys = [type.rightKey(question), ...type.lures(question)];

    it("AN1 is accepted by its schema, by the schema of all types and after JSON", () => {
      expect(type.kind).toBe(kind);
      expect(type.schema.parse(question)).toEqual(question);
      expect(questionSchema.parse(JSON.parse(JSON.stringify(question)))).toEqual(question);
      expect(type.schema.safeParse({ ...question, answer: 1 }).success).toBe(false);
    });

    it("AN2 asks the same whichever answer is right", () => {
      const other = type.rekeyed(question);
      expect(type.schema.safeParse(other).error).toBeUndefined();
      expect(type.rightKey(other)).not.toBe(type.rightKey(question));
      expect(type.words(other)).toBe(type.words(question));
      expect(type.optionCount(other)).toBe(type.optionCount(question));
      expect(type.guessFloor(other)).toBe(type.guessFloor(question));
      for (let i = 0; i < 20; i++) {
        const arrangement = type.arrange(question, rng(`s${i}`));
        expect(type.arrange(other, rng(`s${i}`))).toEqual(arrangement);
        const asked = JSON.stringify(type.asked(question, arrangement));
        expect(JSON.stringify(type.asked(other, arrangement))).toBe(asked);
      }
    });

    it("AN3 gives an answer the same key under a hundred arrangements", () => {
      for (const key of keys)
        for (const arrangement of arrangements(question, 100)) {
          const answer = type.parseAnswer(question, type.fromKey(question, arrangement, key));
          expect(answer).not.toBeNull();
          expect(type.answerKey(question, arrangement, answer)).toBe(key);
        }
    });

    it("AN3 arranges differently for different seeds, and always the same things", () => {
      const all = arrangements(question, 30);
      const first = all[0] as number[];
      // A kind that has nothing to arrange arranges nothing, whatever the seed.
      const distinct = new Set(all.map(String)).size;
      if (first.length === 0) expect(distinct).toBe(1);
      else expect(distinct).toBeGreaterThan(1);
      for (const one of all) expect(one.toSorted((a, b) => a - b)).toEqual(first.map((_, i) => i));
    });

    it("AN4 rules the right key right and the lures wrong", () => {
      expect(type.judge(question, type.rightKey(question))).toEqual({ verdict: "right", share: 1 });
      expect(type.misconception(question, type.rightKey(question))).toBeNull();
      expect(type.lures(question).length).toBeGreaterThan(0);
      for (const lure of type.lures(question))
        expect(type.judge(question, lure)).toEqual({ verdict: "wrong", share: 0 });
    });

    it("AN5 judges any text", () => {
      fc.assert(
        fc.property(
          fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...keys, "0,0", "-1", "__proto__")),
          (key) => {
            const { verdict, share } = type.judge(question, key);
            expect(verdict === "right").toBe(share === 1);
            expect(verdict === "wrong").toBe(share === 0);
            expect(share >= 0 && share <= 1).toBe(true);
            expect(typeof type.say(question, key)).toBe("string");
            type.misconception(question, key);
            type.fromKey(question, arrangements(question, 1)[0] as number[], key);
          },
        ),
      );
    });

    it("AN6 refuses what is no answer, whatever it is", () => {
      const arrangement = arrangements(question, 1)[0] as number[];
      const hostile = fc.oneof(
        fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true }),
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.array(fc.nat(9)),
      );
      fc.assert(
        fc.property(hostile, (value) => {
          const answer = type.parseAnswer(question, value);
          if (answer === null) return;
          const key = type.answerKey(question, arrangement, answer);
          expect(JSON.parse(JSON.stringify(key))).toBe(key);
          const again = type.parseAnswer(question, type.fromKey(question, arrangement, key));
          expect(type.answerKey(question, arrangement, again)).toBe(key); // AN7 for answers in the wild
        }),
      );
      for (const value of [
        null,
        undefined,
        Number.NaN,
        -1,
        0.5,
        99,
        {},
        [],
        [0, 0],
        [99],
        "",
        " ",
        Symbol("x"),
        "x".repeat(5_000),
      ])
        expect(type.parseAnswer(question, value)).toBeNull();
    });

    it("AN7 turns a key into a phone's value and back, also after JSON", () => {
      for (const key of keys)
        for (const arrangement of arrangements(question, 5)) {
          const sent: unknown = JSON.parse(JSON.stringify(type.fromKey(question, arrangement, key)));
          expect(type.answerKey(question, arrangement, type.parseAnswer(question, sent))).toBe(key);
        }
    });

    it("AN9 has words to read and a chance to guess below one", () => {
      expect(type.words(question)).toBeGreaterThan(0);
      expect(type.guessFloor(question)).toBeGreaterThanOrEqual(0);
      expect(type.guessFloor(question)).toBeLessThan(1);
    });

    it("AN7 shows its key and says its answers without falling over", () => {
      const arrangement = arrangements(question, 1)[0] as number[];
      expect(JSON.parse(JSON.stringify(type.keyShown(question, arrangement)))).toEqual(
        type.keyShown(question, arrangement),
      );
      for (const key of keys) expect(type.say(question, key)).not.toBe("");
    });
  });

  it("judges at least 100,000 answers a second", () => {
    const question = samples[0] as QuestionBase;
    const keys = [
      type.rightKey(question),
      ...type.lures(question),
      "something else entirely",
      "photosinthesis",
    ];
    const run = () => {
      const startedAt = performance.now();
      for (let i = 0; i < 1_000; i++) type.judge(question, keys[i % keys.length] as string);
      return performance.now() - startedAt;
    };
    // The best of many short runs: the machine may be busy with something else.
    const bestMs = Math.min(...Array.from({ length: 60 }, run));
    expect(bestMs).toBeLessThan(10);
  });
});
