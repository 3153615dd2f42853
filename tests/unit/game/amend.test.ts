import { describe, expect, it } from "vitest";
import type { QuestionBase } from "#lib/model/question.ts";
import type { Run } from "#lib/model/state.ts";
import { demoQuestions } from "../../support/bank.ts";
import { always, never, Room } from "../../support/room.ts";

const PAYS = { right: [1, 2, 3] as [number, number, number], wrong: [0, -1, -4] as [number, number, number] };

/** the fourth question, open; the ones before it were practice for the confidence tap */
function opened(players: number, questions?: QuestionBase[]): Room {
  const room = new Room({
    plan: { rounds: 3, confidence: { ask: "always", ...PAYS } },
    ...(questions && { questions }),
  });
  room.coachArrives();
  room.joinAll(players);
  room.coach({ do: "start" });
  room.toOpen();
  for (let i = 0; i < 3; i++) {
    room.answerAll(always);
    room.toOpen();
  }
  return room;
}

function closed(run: Run): boolean {
  return run.closedAt !== null;
}

const wrongKey = (run: Run) => run.answers.find((answer) => answer && answer.ruling.share < 1)?.key ?? "";

describe("amends", () => {
  it("AM1 another answer accepted: everybody who gave it is right, with points, counts and film", () => {
    const room = opened(4);
    const run = room.run;
    room.answer(0, false, 1_000);
    room.player(0, { do: "sure", run: run.run, level: 2 });
    room.answer(1, false, 1_500);
    room.answer(1, true, 2_000);
    room.answer(2, true, 2_500);
    room.until(() => closed(run));
    const key = run.answers[0]?.key ?? "";
    expect(run.right).toBe(2);
    expect(room.seat(0)).toMatchObject({ bank: -4, taps: 1, toReclaim: 1 });
    expect(room.coach({ do: "accept", run: run.run, key })).toBeNull();
    expect(run.right).toBe(3);
    expect(run.accepted).toEqual([key]);
    expect(run.answers[0]).toMatchObject({ ruling: { verdict: "right", share: 1 }, points: 3 });
    expect(room.seat(0)).toMatchObject({ bank: 3, taps: 1, toReclaim: 0 });
    expect(run.answers[1]?.changes.map((change) => change.share)).toEqual([1, 1]);
    // Nobody answered: still nothing.
    expect(room.seat(3)).toMatchObject({ bank: 0, taps: 0, toReclaim: 1 });
  });

  it("AM1 accepted while it is open, it is right for whoever gives it later", () => {
    const room = opened(3);
    const run = room.run;
    room.answer(0, false, 1_000);
    const key = run.answers[0]?.key ?? "";
    expect(room.coach({ do: "accept", run: run.run, key })).toBeNull();
    room.answer(1, false, 2_000);
    expect(run.answers[1]?.ruling.verdict).toBe("right");
    room.until(() => closed(run));
    expect(run.right).toBe(2);
  });

  it("AM1 accepted, it is right in the huddle and when the question comes again", () => {
    const room = opened(4, demoQuestions(8, 4));
    const run = room.run;
    room.coach({ do: "hold", run: run.run });
    room.answerAll((seat) => seat < 2);
    room.until(() => closed(run));
    const key = wrongKey(run);
    const value = run.answers.find((answer) => answer?.key === key)?.value;
    room.coach({ do: "endRound", round: 1 });
    room.until(() => room.state.phase === "break");
    room.player(0, { do: "revote", value });
    expect(room.state.breaks[0]?.votes[0]?.ruling.verdict).toBe("wrong");
    room.coach({ do: "accept", run: run.run, key });
    expect(room.state.breaks[0]?.votes[0]?.ruling.verdict).toBe("right");
    room.player(1, { do: "revote", value });
    expect(room.state.breaks[0]?.votes[1]?.ruling.verdict).toBe("right");
    room.toReview(always);
    const again = room.state.runs.filter((one) => one.question === run.question && one !== run);
    for (const one of again) expect(one.accepted).toEqual([key]);
  });

  it("AM1 accepted, the question no longer counts as missed", () => {
    const room = opened(4);
    const run = room.run;
    room.answerAll(never);
    room.until(() => closed(run));
    expect(room.state.engine.exposures[run.question]).toMatchObject({ success: 0, missedAt: run.closedAt });
    room.coach({ do: "accept", run: run.run, key: wrongKey(run) });
    expect(room.state.engine.exposures[run.question]).toMatchObject({
      success: 1,
      missedAt: null,
      missedSlot: null,
    });
  });

  it("AM2 a question thrown out counts for nobody and gives back its points", () => {
    const room = opened(3);
    const run = room.run;
    const before = [0, 1, 2].map((n) => ({
      toReclaim: room.seat(n).toReclaim,
      bank: room.seat(n).bank,
      taps: room.seat(n).taps,
    }));
    room.answerAll((seat) => seat === 0);
    room.player(1, { do: "sure", run: run.run, level: 2 });
    room.until(() => closed(run));
    expect(room.seat(1).bank).toBe(-4);
    expect(room.coach({ do: "throwOut", run: run.run })).toBeNull();
    expect(run.thrownOut).toBe(true);
    expect(
      [0, 1, 2].map((n) => ({
        toReclaim: room.seat(n).toReclaim,
        bank: room.seat(n).bank,
        taps: room.seat(n).taps,
      })),
    ).toEqual(before);
    expect(room.coach({ do: "throwOut", run: run.run })).toBe("already");
    expect(room.coach({ do: "throwOut", run: 99 })).toBe("wrong-run");
    // The other way round it would be counted twice.
    room.coach({ do: "accept", run: run.run, key: wrongKey(run) });
    expect(room.seat(1)).toMatchObject(before[1] ?? {});
  });

  it("AM2 open, it is taken off at once; held, there is no huddle over it", () => {
    const room = opened(3);
    const run = room.run;
    room.answer(0, true, 1_000);
    expect(room.coach({ do: "throwOut", run: run.run })).toBeNull();
    expect(run).toMatchObject({ thrownOut: true, skipped: false, step: "gap", right: 0 });
    room.toOpen();
    const held = room.run;
    room.coach({ do: "hold", run: held.run });
    room.answerAll();
    room.until(() => held.step === "held");
    room.coach({ do: "throwOut", run: held.run });
    room.toBreak(always);
    expect(room.state.breaks[0]?.held).not.toBe(held.run);
  });

  it("AM3 a question thrown out is never asked again", () => {
    const room = new Room({ questions: demoQuestions(6, 3), plan: { rounds: 3, roundSec: 180 } });
    room.coachArrives();
    room.joinAll(4);
    room.coach({ do: "start" });
    room.toOpen();
    const out = room.run.question;
    room.answerAll(never);
    room.until(() => closed(room.run));
    room.coach({ do: "throwOut", run: 1 });
    room.toReview();
    expect(room.state.runs.length).toBeGreaterThan(6);
    expect(room.state.runs.filter((run) => run.question === out)).toHaveLength(1);
  });

  it("AM4 only an answer that somebody gave can be accepted, once", () => {
    const room = opened(3);
    const run = room.run;
    room.answerAll((seat) => seat === 0);
    room.until(() => closed(run));
    expect(room.coach({ do: "accept", run: run.run, key: "nobody said that" })).toBe("no-such-option");
    expect(room.coach({ do: "accept", run: 99, key: "x" })).toBe("wrong-run");
    expect(room.coach({ do: "accept", run: run.run, key: wrongKey(run) })).toBeNull();
    expect(room.coach({ do: "accept", run: run.run, key: run.accepted[0] ?? "" })).toBe("already");
    expect(run.right).toBe(3);
  });

  it("AM5 what was answered stays as it was answered", () => {
    const room = opened(3);
    const run = room.run;
    room.answerAll(never);
    room.until(() => closed(run));
    const given = run.answers.map((answer) => ({
      key: answer?.key,
      value: answer?.value,
      ms: answer?.ms,
      sure: answer?.sure,
    }));
    room.coach({ do: "accept", run: run.run, key: wrongKey(run) });
    room.coach({ do: "throwOut", run: run.run });
    expect(
      run.answers.map((answer) => ({
        key: answer?.key,
        value: answer?.value,
        ms: answer?.ms,
        sure: answer?.sure,
      })),
    ).toEqual(given);
    expect(
      room.log
        .filter((entry) => entry.input.do === "answer")
        .every((entry) => entry.stamp?.ruling.verdict !== undefined),
    ).toBe(true);
  });
});
