import { describe, expect, test } from "vitest";
import { huddleSizes, lettersIn, questionSizes } from "../../../app/screen/sizes.ts";

const letters = (n: number) => "a".repeat(n);
const FOUR = ["Wind", "Coal", "Sunlight", "Gas"];

describe("how large a question stands on the projector", () => {
  test.each([
    [60, 6.4],
    [61, 5.2],
    [100, 5.2],
    [140, 4.3],
    [190, 3.75],
    [260, 3.25],
    [360, 2.8],
  ])("%i letters begin at %f rem", (n, rem) => {
    expect(questionSizes(letters(n), FOUR)[0]).toMatchObject({ stem: rem, onPhones: false });
  });

  test("up to 60 letters with their options never go under 1/18 of the height", () => {
    const shown = questionSizes(letters(60), FOUR).filter((size) => !size.onPhones);
    expect(Math.min(...shown.map((size) => size.stem))).toBeGreaterThan(60 / 18);
  });

  test("over 360 letters the options stand on the phones", () => {
    expect(questionSizes(letters(361), FOUR).every((size) => size.onPhones)).toBe(true);
    expect(questionSizes(letters(361), [])[0]).toMatchObject({ stem: 2.8, onPhones: false });
  });

  test("while options are shown every step is smaller or closer, and nothing is under 48 px at 1080", () => {
    for (const stem of [40, 90, 130, 180, 250, 350].map(letters)) {
      const shown = questionSizes(stem, FOUR).filter((size) => !size.onPhones && !size.breaks);
      for (const [i, size] of shown.entries()) {
        expect(size.stem).toBeLessThanOrEqual(shown[Math.max(0, i - 1)]?.stem ?? 0);
        expect(Math.min(size.stem, size.option) * 18).toBeGreaterThanOrEqual(48);
      }
    }
  });

  test("short options stand larger than long ones", () => {
    expect(questionSizes("Which?", FOUR)[0]?.option).toBe(3.3);
    expect(questionSizes("Which?", [...FOUR, letters(60)])[0]?.option).toBe(2.67);
  });

  test("the source of a formula counts for about what it shows", () => {
    expect(lettersIn("If $\\frac{x^2}{y}$, then")).toBe("If x2y, then".length);
  });

  test("the huddle's question keeps its list before it grows smaller", () => {
    const sizes = huddleSizes(letters(70));
    expect(sizes[0]).toMatchObject({ head: 4.6, list: 2.8, columns: 1, ring: 22, onPhones: false });
    const firstOnPhones = sizes.findIndex((size) => size.onPhones);
    expect(sizes.slice(firstOnPhones).every((size) => size.onPhones)).toBe(true);
  });
});
