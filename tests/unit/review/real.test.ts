import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, fold } from "#lib/game/apply.ts";
import type { State } from "#lib/model/state.ts";
import { answersBehind } from "#lib/review/drill.ts";
import { REVIEW_EXPORTS } from "#lib/review/exports/registry.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReplay } from "#lib/review/replay.ts";
import { buildReport } from "#lib/review/report.ts";
import { wholeSheet } from "#lib/views/base.ts";
import { createEntry, entryAfter } from "../../support/chaos.ts";
import { SCIENCE } from "../../support/fixtures/review-questions.ts";
import { readStrictly } from "../../support/rfc4180.ts";
import { Room } from "../../support/room.ts";

/** Everything that is made of a state, at once; throws where anything does not add up. */
function allOf(state: State): void {
  const before = JSON.stringify(state);
  const report = buildReport(state);
  const sheet = wholeSheet(state);
  expect(report.performance_today.right).toBe(sheet.right);
  expect(report.performance_today.asked).toBe(sheet.asked);
  expect(answersBehind(report, {})).toHaveLength(sheet.asked);
  expect(answersBehind(report, { result: "right" })).toHaveLength(sheet.right);
  for (const { performance_today: today } of [...report.topics, ...report.questions, ...report.teams]) {
    expect(answersBehind(report, today.from)).toHaveLength(today.asked);
    expect(answersBehind(report, { ...today.from, result: "right" })).toHaveLength(today.right);
  }
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const rows = readStrictly(REVIEW_EXPORTS.csv.write(report, { names: true }));
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  REVIEW_EXPORTS.json.write(report, { names: false });
  buildReplay(state);
  for (const seat of state.seats) buildMine(state, seat.n);
  // Reading a state must leave it as it was: the replica goes on with it.
  expect(JSON.stringify(state)).toBe(before);
}

describe("on the real fold", () => {
  test("RE8 a session's numbers are the clean sheet's, question by question", () => {
    const room = new Room({ questions: SCIENCE, plan: { rounds: 3, dialLadder: [2, 2, 3] } });
    const seats = room.joinAll(12);
    room.coachArrives();
    room.coach({ do: "start" });
    room.toBreak();
    allOf(room.state);
    room.coach({
      do: "adjust",
      items: [
        {
          change: { what: "mix", topic: "Food webs", weight: 2 },
          kind: "technical",
          prediction: { metric: "topic", topic: "Food webs", direction: "up" },
        },
      ],
    });
    room.toSegment("think");
    for (const seat of seats) room.player(seat, { do: "cause", run: 1, cause: "M" });
    room.toReview();
    allOf(room.state);
    const report = buildReport(room.state);
    expect(report.questions.length).toBe(room.state.runs.length);
    expect(report.changes.some((change) => change.what.what === "mix")).toBe(true);
    expect(report.presence).toMatchObject({ players: 12, there: 12, answeredHalf: 12 });
    room.toPart("commit");
    room.coach({ do: "followUp", days: [2, 7] });
    expect(room.coach({ do: "seal" })).toBeNull();
    allOf(room.state);
    expect(buildReport(room.state).notKnownYet.dates).toHaveLength(2);
  });

  test("RE7 whatever happened, everything can be made of it and adds up", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 250, maxLength: 500, size: "max" }), (numbers) => {
        const state = fold([createEntry("seed")]) as State;
        for (const n of numbers) apply(state, entryAfter(state, n));
        allOf(state);
      }),
      { numRuns: 60 },
    );
  });
});
