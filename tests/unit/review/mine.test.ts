import { describe, expect, test } from "vitest";
import type { State } from "#lib/model/state.ts";
import { buildMine } from "#lib/review/mine.ts";
import type { MineReport } from "#lib/review/types.ts";
import { reviewRuns } from "#lib/views/film.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const SEAT = 3;
const state = reviewState({ rounds: 4 });
const mine = mineOf(state, SEAT);

function mineOf(of: State, seat: number): MineReport {
  return buildMine(of, seat) as MineReport;
}

describe("the player's own review", () => {
  test("RE1 it says that it is not for grading, and RE3 that what is still there is not known yet", () => {
    expect(mine.not_for_grading).toBe(true);
    expect(mine.retained_on).toBeNull();
    expect(mine.notKnownYet.state).toBe("booked");
    expect(buildMine(state, 999)).toBeNull();
  });

  test("RE28 it rests on the own answers alone", () => {
    const before = JSON.stringify(mine);
    const other = reviewState({ rounds: 4 });
    for (const run of other.runs) {
      run.answers = run.answers.map((answer, seat) =>
        answer && seat !== SEAT
          ? { ...answer, ms: 400, sure: 0, cause: "P", ruling: { verdict: "wrong", share: 0 } }
          : answer,
      );
      run.right = 0;
      run.predicted = { mean: 0.5, bottom: 0.4 };
    }
    for (const pause of other.breaks)
      pause.votes = pause.votes.map((vote, seat) => (seat === SEAT ? vote : null));
    for (const seat of other.seats) if (seat.n !== SEAT) seat.name = "Somebody Else";
    expect(JSON.stringify(mineOf(other, SEAT))).toBe(before);
  });

  test("RE28 nobody else's name is in it", () => {
    const text = JSON.stringify(mine);
    for (const seat of state.seats) if (seat.n !== SEAT) expect(text).not.toContain(seat.name);
    expect(text).toContain(state.seats[SEAT]?.name);
  });

  test("RE29 its three decisions are the phone's three, and each is in the film", () => {
    for (const seat of state.seats) {
      const own = mineOf(state, seat.n);
      expect(own.three).toEqual(reviewRuns(state, seat).map(({ run, why }) => ({ why, run: run.run })));
      expect(own.three.length).toBeLessThanOrEqual(3);
      for (const { run } of own.three) expect(own.film.some((frame) => frame.run === run)).toBe(true);
      expect(own.film.every((frame) => frame.hint === null)).toBe(true);
    }
  });

  test("RE30 practice begins with what was sure and not right, each question once", () => {
    for (const seat of state.seats) {
      const own = mineOf(state, seat.n);
      const ranks = own.practice.map(({ run }) => {
        const frame = own.film.find((one) => one.run === run);
        if (frame?.result === "right") return 2;
        return frame?.sure === 2 ? 0 : 1;
      });
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      const ids = own.practice.map(({ question }) => question.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(10);
    }
  });

  test("RE4 a question thrown out stands in the film and counts nowhere", () => {
    const out = state.runs.find((run) => run.thrownOut)?.run;
    expect(mine.film.find((frame) => frame.run === out)?.thrownOut).toBe(true);
    expect(mine.performance_today.asked).toBe(mine.film.filter((frame) => !frame.thrownOut).length);
  });

  test("RE5 a question whose answer is not told yet is not in it", () => {
    const other = reviewState();
    const last = other.runs.at(-1);
    if (last) last.closedAt = null;
    expect(mineOf(other, SEAT).film.map((frame) => frame.run)).not.toContain(last?.run);
  });

  test("RE27 the own thought is in the own review, and only there", () => {
    const other = reviewState();
    for (const run of other.runs) {
      const answer = run.answers[SEAT];
      if (answer) answer.thought = "mine alone";
      const next = run.answers[SEAT + 1];
      if (next) next.thought = "somebody else's";
    }
    const text = JSON.stringify(mineOf(other, SEAT));
    expect(text).toContain("mine alone");
    expect(text).not.toContain("somebody else's");
  });
});
