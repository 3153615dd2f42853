import { describe, expect, test } from "vitest";
import { REVIEW_EXPORTS } from "#lib/review/exports/registry.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReplay } from "#lib/review/replay.ts";
import { buildReport } from "#lib/review/report.ts";
import { summaryOf } from "#lib/review/summary.ts";
import { reviewState } from "../../support/fixtures/review.ts";
import { sources } from "../../support/source.ts";

/** What would be a way to a record that counts. */
const COUNTS =
  /grade|grading|grade ?book|mark ?book|transcript|report card|\b(lti|oneroster|caliper|xapi|sis)\b/i;
/** How it may be spoken of: to say no; and FSRS's own word for how well something was recalled. */
const SAYS_NO =
  /not_for_grading|notForGrading|not for grading|(nothing|never)\b[^".]*\bcounts? for a grade|\bnot? (a )?grade\b|A grade for honesty|\bgradeOf\b|(up|de)grade|gradient/gi;

describe("nothing counts for a grade", () => {
  test("RE54 B9 no route, field or text of the product names a gradebook but to say no", () => {
    const found = sources(["lib", "server", "app"]).flatMap(({ path, text }) =>
      text
        .split("\n")
        .filter((line) => COUNTS.test(line.replaceAll(SAYS_NO, "")))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test("RE54 B9 whatever leaves a scrimmage says first that it is not for grading", () => {
    const state = reviewState({ rounds: 2 });
    const report = buildReport(state);
    for (const made of [report, buildMine(state, 0), buildReplay(state), summaryOf(report)]) {
      expect(Object.entries(made ?? {})[0]).toEqual(["not_for_grading", true]);
    }
    for (const { write } of Object.values(REVIEW_EXPORTS)) {
      for (const names of [true, false])
        expect(write(report, { names }).slice(0, 60)).toContain("not_for_grading");
    }
  });

  test("RE54 the reader of routes finds what it should", () => {
    for (const line of ['app.post("/api/gradebook"', "grade: number", "syncGrades()", "LTI launch"])
      expect(COUNTS.test(line.replaceAll(SAYS_NO, ""))).toBe(true);
    for (const line of ["not_for_grading: true", "Practice only. Nothing here counts for a grade."])
      expect(COUNTS.test(line.replaceAll(SAYS_NO, ""))).toBe(false);
  });
});
