import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { State } from "#lib/model/state.ts";
import { buildReport } from "#lib/review/report.ts";
import { type Counted, summaryOf, tellable } from "#lib/review/summary.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const COUNTS = new Set(["right", "other", "n", "players"]);

const fixtures = fc.record({
  seed: fc.string({ maxLength: 4 }),
  seats: fc.integer({ min: 0, max: 12 }),
  rounds: fc.integer({ min: 1, max: 3 }),
  perRound: fc.integer({ min: 1, max: 5 }),
  teams: fc.constantFrom<string[]>([], ["Ada's", "Bob's"]),
});

/** every count in it, with what it is called; not the number of a round */
function counts(value: unknown, found: [string, number][] = []): [string, number][] {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, inside] of Object.entries(value)) {
    if (COUNTS.has(name) && typeof inside === "number" && !("dial" in value && name === "n"))
      found.push([name, inside]);
    counts(inside, found);
  }
  return found;
}

/** what a scrimmage says that somebody is or wrote */
function words(state: State): string[] {
  return [
    ...state.seats.map((seat) => seat.name),
    ...state.teams,
    ...(state.review?.responses ?? []).flatMap((one) => one?.text ?? []),
    state.notes,
  ].filter((text) => text.length > 3);
}

describe("what stays when the log goes", () => {
  test("RE45 nobody is in it: no name, no team, no decision, nothing that somebody wrote", () => {
    const state = reviewState({ teams: ["Ada's", "Bob's"] });
    state.notes = "Talk to Amber about ratios";
    const text = JSON.stringify(summaryOf(buildReport(state)));
    expect(words(state).length).toBeGreaterThan(20);
    for (const word of words(state)) expect(text).not.toContain(word);
    for (const name of [
      "seat",
      "seats",
      "name",
      "decisions",
      "teams",
      "notes",
      "code",
      "key",
      "from",
      "runs",
    ])
      expect(text).not.toContain(`"${name}":`);
  });

  test("RE45 it says which scrimmage it was, and how the class did as a whole", () => {
    const report = buildReport(reviewState());
    const summary = summaryOf(report);
    expect(Object.keys(summary)[0]).toBe("not_for_grading");
    expect(summary.scrimmage).toMatchObject({ title: report.scrimmage.title, sealedAt: expect.any(Number) });
    expect(summary.players).toBe(report.presence.players);
    expect(summary.performance_today).toMatchObject({
      right: report.performance_today.right,
      share: report.performance_today.share,
      interval: report.performance_today.interval,
      expected: report.performance_today.expected,
    });
    expect(summary.topics.map((line) => line.topic)).toEqual(report.topics.map((line) => line.topic));
    expect(summary.questions.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  test("RE46 of fewer than five players it has no numbers", () => {
    for (const seats of [0, 1, 4]) {
      const summary = summaryOf(buildReport(reviewState({ seats })));
      expect(counts(summary)).toEqual([]);
      expect(summary).toMatchObject({ players: null, performance_today: null, topics: [], questions: [] });
    }
  });

  test("RE47 no count from 1 to 4 is in it, nor one alone that the others would give away", () => {
    const story = fc.property(fixtures, (fixture) => {
      const summary = summaryOf(buildReport(reviewState(fixture)));
      for (const [name, n] of counts(summary)) expect(n > 0 && n < 5, `${name} ${n}`).toBe(false);
      const hidden = (lines: readonly Counted[]) => lines.filter((line) => line.right === null).length;
      for (const lines of [summary.topics, summary.rounds]) {
        const told = lines.filter((line) => line.right !== null && line.right + (line.other ?? 0) > 0).length;
        if (hidden(lines) === 1) expect(told).toBe(0);
      }
    });
    fc.assert(story, { numRuns: 60 });
  });

  test("RE47 the rule itself", () => {
    expect(tellable([30, 0])).toEqual([30, 0]);
    expect(tellable([28, 2])).toEqual([null, null]);
    expect(tellable([20, 9, 3])).toEqual([20, null, null]);
    expect(tellable([20, 3, 4])).toEqual([20, null, null]);
    expect(tellable([0, 3, 0])).toEqual([0, null, 0]);
    expect(tellable([])).toEqual([]);
  });
});
