import { expect, test } from "vitest";
import { shareQuestions } from "#server/replica/shared.ts";
import { demoQuestions } from "../../support/bank.ts";
import { Room } from "../../support/room.ts";

test("RP6 scrimmages over the same questions share one copy of them, and nobody can change it", () => {
  const [one, two, other] = [40, 40, 41].map((n) => new Room({ questions: demoQuestions(n) }).state);
  if (!one || !two || !other) throw new Error("three scrimmages");
  const before = JSON.stringify(two);
  for (const state of [one, two, other]) shareQuestions(state);
  expect(two.questions).toBe(one.questions);
  expect(two.bank).toBe(one.bank);
  expect(other.questions).not.toBe(one.questions);
  expect(JSON.stringify(two)).toBe(before);
  expect(() => {
    const [question] = one.questions;
    if (question) question.stem = "another";
  }).toThrow(TypeError);
});
