import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskWords } from "#lib/i18n/desk.ts";
import { ifThenWords } from "#lib/i18n/if-thens.ts";
import { fromDraft, newDraft, RULES, WHATS, withChange } from "../../../app/coach/live/_adjust/draft.ts";
import { sameChange, sayChange, sayExpectation, sayReason } from "../../../app/coach/live/_desk/say.ts";
import { countRows, keyText, topLure } from "../../../app/coach/live/_round/counts.ts";
import { halfAfter, stackDots, ticksOf } from "../../../app/coach/live/_round/dots.ts";
import * as fixtures from "../../support/fixtures/desk.ts";

const words = deskWords.en;
const truth = { true: "True", false: "False" };

describe("counts on the desk", () => {
  const asked = fixtures.questionStage.question?.asked;
  if (!asked) throw new Error("the fixture has a question");

  it("shows every option in its place while nothing is known of them", () => {
    const rows = countRows(asked, null, null, truth);
    expect(rows.map((row) => row.position)).toEqual([0, 1, 2, 3]);
    expect(rows.every((row) => row.n === null && row.right === null)).toBe(true);
  });

  it("gives an option nobody chose a zero of its own", () => {
    const rows = countRows(asked, fixtures.openStage.key, fixtures.openTally.answers, truth);
    expect(rows.map((row) => row.n)).toEqual([6, 9, 0, 2]);
    expect(rows.map((row) => row.right)).toEqual([false, true, false, false]);
  });

  it("places true and false by their keys, which come without a place", () => {
    const answers = [
      { key: "false", text: "False", position: null, n: 3, right: true },
      { key: "true", text: "True", position: null, n: 5, right: false },
    ];
    const rows = countRows({ kind: "truefalse", stem: "", media: null }, null, answers, truth);
    expect(rows.map((row) => [row.text, row.n])).toEqual([
      ["True", 5],
      ["False", 3],
    ]);
  });

  it("leaves out typed answers that nobody gave, and puts the most frequent first", () => {
    const answers = [
      { key: "1", text: "1", position: null, n: 0, right: false },
      { key: "2", text: "2", position: null, n: 2, right: false },
      { key: "3", text: "3", position: null, n: 4, right: true },
    ];
    const rows = countRows({ kind: "text", stem: "", media: null }, null, answers, truth);
    expect(rows.map((row) => row.text)).toEqual(["3", "2"]);
  });

  it("names what the usual other answer mixes up", () => {
    const rows = countRows(asked, fixtures.openStage.key, fixtures.openTally.answers, truth);
    expect(topLure(fixtures.openStage.key, rows)).toEqual({
      n: 6,
      position: 0,
      text: "takes distance for tilt",
    });
    expect(topLure(null, rows)).toBeNull();
  });

  it("says a typed key with its unit once", () => {
    const numeric = { kind: "numeric", stem: "", media: null, unit: "m" } as const;
    expect(keyText(numeric, { kind: "numeric", value: "45", range: null })?.text).toBe("45 m");
    expect(keyText(numeric, { kind: "numeric", value: "45 m", range: null })?.text).toBe("45 m");
  });
});

describe("when answers came in", () => {
  it("is half in at the answer that makes half of those asked", () => {
    const times = [4, 1, 3, 2].map((second) => ({ ms: second * 1_000, right: true }));
    expect(halfAfter(times, 4)).toBe(2_000);
    expect(halfAfter(times, 9)).toBeNull();
    expect(halfAfter(null, 4)).toBeNull();
  });

  it("draws every answer once, inside the picture", () => {
    const time = fc.record({ ms: fc.integer({ min: 0, max: 120_000 }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(time, { maxLength: 200 }), (times) => {
        const dots = stackDots(times, 40_000, 46, 5);
        expect(dots).toHaveLength(times.length);
        expect(new Set(dots.map((dot) => dot.id)).size).toBe(times.length);
        expect(dots.every((dot) => dot.x >= 0 && dot.x <= 1 && dot.level >= 0 && dot.level < 5)).toBe(true);
      }),
    );
  });

  it("marks at most five round seconds", () => {
    expect(ticksOf(40_000)).toEqual([0, 10, 20, 30, 40]);
    fc.assert(fc.property(fc.integer({ min: 8, max: 20_000 }), (s) => ticksOf(s * 1_000).length <= 5));
  });
});

describe("adjustments in words", () => {
  it("makes every kind of change by hand, each with its usual expectation", () => {
    const draft = newDraft(["Food webs"]);
    for (const what of WHATS) {
      for (const more of [true, false]) {
        const made = fromDraft(withChange(draft, { what, more }));
        expect(made?.change.what).toBe(what);
        expect(made && sayChange(words, made.change).title).not.toBe("");
        expect(made && sayExpectation(words, made.prediction)).toMatch(/\.$/);
      }
    }
  });

  it("expects fewer tags of the cause that a room rule answers", () => {
    for (const rule of RULES) {
      const made = fromDraft(withChange(newDraft([]), { what: "tactic", rule }));
      expect(made?.prediction).toMatchObject({ metric: "cause", direction: "down" });
    }
    const quick = fromDraft(withChange(newDraft([]), { what: "tactic", rule: "quick-last-line" }));
    expect(quick?.prediction.cause).toBe("Q");
    expect(Object.keys(ifThenWords.en.plans)).toEqual(RULES);
  });

  it("has no change to offer while a topic or a rule is missing", () => {
    expect(fromDraft(withChange(newDraft([]), { what: "mix" }))).toBeNull();
    expect(fromDraft(withChange(newDraft([]), { what: "tactic", rule: "  " }))).toBeNull();
  });

  it("knows the same change whatever is expected of it", () => {
    const other = { ...fixtures.moreGraphs, prediction: { metric: "all", direction: "up" } as const };
    expect(sameChange(fixtures.moreGraphs, other)).toBe(true);
    expect(sameChange(fixtures.moreGraphs, fixtures.readTwice)).toBe(false);
  });

  it("says why a change is offered, and nothing where it has no words for the code", () => {
    expect(sayReason(words, { code: "cause", cause: "M", n: 9, of: 19 })).toBe("9 of 19 tags say “Misread”");
    expect(sayReason(words, { code: "something-new" })).toBe("");
  });
});
