import { describe, expect, test } from "vitest";
import {
  allTexts,
  CLAIMS,
  LOSING,
  NOTHING_LOST,
  onTheDay,
  PRAISE,
  shown,
  textsOf,
} from "../support/texts.ts";

const texts = await allTexts();

describe("words", () => {
  test("RE42 no text claims on the day what only a later day can show", () => {
    expect(
      texts
        .filter(onTheDay)
        .filter(({ text }) => CLAIMS.test(text))
        .map(shown),
    ).toEqual([]);
  });

  test("RE43 no text praises a person", () => {
    expect(texts.filter(({ text }) => PRAISE.test(text)).map(shown)).toEqual([]);
  });

  test("RE43 no text says that somebody failed or lost", () => {
    const told = texts.filter(({ text }) => LOSING.test(text.replace(NOTHING_LOST, "")));
    expect(told.map(shown)).toEqual([]);
  });

  test("RE43 no text raises its voice", () => {
    expect(texts.filter(({ text }) => text.includes("!")).map(shown)).toEqual([]);
  });

  test("RE44 the review says today and not known yet", () => {
    const review = texts.filter(({ where }) => where.startsWith("review.ts"));
    for (const part of ["headline", "mine"]) {
      const said = review.filter(({ path }) => path.includes(part)).map(({ text }) => text.toLowerCase());
      expect(said.some((text) => /\btoday\b/.test(text))).toBe(true);
      expect(said.some((text) => text.includes("not known yet"))).toBe(true);
    }
  });

  test("RE42 the linter reads what it should", () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(new Set(texts.map(({ where }) => where.split(" ")[0])).size).toBeGreaterThan(5);
    for (const text of ["You’ve learned 31 facts", "Mastered", "who remembers", "she knows it"])
      expect(CLAIMS.test(text)).toBe(true);
    for (const text of ["31 of 38 right today", "Not known yet", "8 of 24 were sure of another answer"])
      expect(CLAIMS.test(text)).toBe(false);
    const branch = (a: { n: number }) => (a.n === 41 ? "you failed" : "fine");
    expect([...textsOf(branch, ["x"])].some(({ text }) => LOSING.test(text))).toBe(true);
  });
});
