import { describe, expect, it } from "vitest";
import { sequenceState } from "#lib/game/engine.ts";
import { COUNT_MS, GAP_MS, GRACE_MS, LEAD_MS, REVEAL_MS, SETTLE_MS } from "#lib/kit/limits.ts";
import type { CoachInput } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import { demoQuestions } from "../../support/bank.ts";
import { always, never, type Rightness, Room, T0 } from "../../support/room.ts";

/** a room in its first round, at the instant at which the first question is open */
function opened(players: number, plan: Partial<Plan> = {}): Room {
  const room = new Room({ plan });
  room.coachArrives();
  room.joinAll(players);
  room.coach({ do: "start" });
  room.toOpen();
  return room;
}

describe("rounds", () => {
  it("RO1 3-2-1, then each question is announced 900 ms before it opens everywhere", () => {
    const room = new Room();
    room.joinAll(2);
    room.coach({ do: "start" });
    expect(room.state.phase).toBe("count");
    expect(room.state.due).toBe(T0 + COUNT_MS);
    room.tick(T0 + COUNT_MS);
    expect(room.state.phase).toBe("question");
    expect(room.run.opensAt).toBe(T0 + COUNT_MS + LEAD_MS);
    expect(room.run.closesAt).toBe(room.run.opensAt + room.run.limitMs);
    expect(room.state.due).toBe(room.run.closesAt + GRACE_MS);
    const first = room.run;
    room.toOpen();
    expect(room.run.opensAt - (first.closedAt ?? 0)).toBe(4_000 + GAP_MS + LEAD_MS);
  });

  it.each([
    [1, 4_000],
    [2, 4_000],
    [3, 2_500],
  ] as const)("RO2 questions run by themselves at dial %i", (dial, revealMs) => {
    const room = opened(2, {
      dialLadder: [dial, dial],
      confidence: { ask: "never", right: [1, 2, 3], wrong: [0, -1, -4] },
    });
    const run = room.run;
    // New questions are never above dial 2; a repeated one is, and its reveal is shorter.
    run.dial = dial;
    room.tick(run.closesAt + GRACE_MS - 1);
    expect(run.step).toBe("open");
    room.tick(run.closesAt + GRACE_MS);
    expect(run.step).toBe("reveal");
    expect(run.closedAt).toBe(run.closesAt + GRACE_MS);
    room.pass(revealMs - 1);
    expect(run.step).toBe("reveal");
    room.pass(1);
    expect(run.step).toBe("gap");
    room.pass(GAP_MS);
    expect(run.step).toBe("done");
    expect(room.run.run).toBe(2);
  });

  it("RO3 when everybody connected is in, the question closes 1.5 s later", () => {
    const room = opened(3);
    const run = room.run;
    room.leave(2, "conn-2");
    room.answer(0, true, 2_000);
    expect(run.closesAt).toBe(run.plannedClosesAt);
    room.answer(1, true, 3_000);
    expect(run.closesAt).toBe(run.opensAt + 3_000 + SETTLE_MS);
    // A change of mind does not put the close off again.
    room.answer(0, false, 4_000);
    expect(run.closesAt).toBe(run.opensAt + 3_000 + SETTLE_MS);
    room.tick(run.closesAt + GRACE_MS);
    expect(run.step).toBe("reveal");
    expect(run.asked).toHaveLength(3);
  });

  it("RO4 who leaves is no longer waited for, who comes back without an answer has the planned time", () => {
    const room = opened(3);
    const run = room.run;
    const planned = run.plannedClosesAt;
    room.answer(0, true, 2_000);
    room.answer(1, true, 2_500);
    room.leave(2, "conn-2");
    expect(run.closesAt).toBe(run.opensAt + 2_500 + SETTLE_MS);
    room.arrive(2, "back");
    expect(run.closesAt).toBe(planned);
    room.coach({ do: "remove", seat: 2 });
    expect(run.closesAt).toBe(run.opensAt + 2_500 + SETTLE_MS);
    room.leave(0, "conn-0");
    room.leave(1, "conn-1");
    // Nobody is left and nobody's answer is here: the planned close stands.
    expect(run.closesAt).toBe(planned);
  });

  it("RO5 at dial 0 nothing closes, is shown or moves on before the coach says so", () => {
    const room = opened(3, { dialLadder: [0, 0] });
    const run = room.run;
    room.answerAll();
    room.pass(40_000);
    expect(room.state.due).toBeNull();
    expect(run.step).toBe("open");
    expect(room.coach({ do: "extend", run: 1 })).toBe("wrong-phase");
    expect(room.coach({ do: "next", run: 1 })).toBeNull();
    expect(run.step).toBe("reveal");
    room.pass(40_000);
    expect(run.step).toBe("reveal");
    room.coach({ do: "next", run: 1 });
    room.pass(GAP_MS);
    expect(room.run.run).toBe(2);
    room.coach({ do: "hold", run: 2 });
    room.tick(room.run.opensAt);
    room.coach({ do: "next", run: 2 });
    room.pass(40_000);
    expect(room.run.step).toBe("held");
    expect(room.state.engine.times).toEqual({});
  });

  it("RO6 a pause stops the clock in every phase, and everything moves by its length", () => {
    const room = new Room();
    room.coachArrives();
    room.joinAll(4);
    expect(room.coach({ do: "pause" })).toBe("wrong-phase");
    room.coach({ do: "start" });
    const moments = new Set<string>();
    room.play(() => {
      const { state } = room;
      const step =
        state.phase === "question"
          ? room.run.step
          : state.phase === "break"
            ? state.breaks.at(-1)?.at
            : state.review?.part;
      const moment = `${state.phase}/${step}`;
      if (moments.has(moment) || state.due === null) return state.phase === "review" && state.due === null;
      moments.add(moment);
      const before = structuredClone(state);
      room.pass(10);
      room.coach({ do: "pause" });
      expect(state.due).toBeNull();
      expect(room.coach({ do: "pause" })).toBe("already");
      room.pass(60_000);
      expect(room.coach({ do: "resume" })).toBeNull();
      expect(room.coach({ do: "resume" })).toBe("already");
      const by = 60_000;
      expect(state.due).toBe((before.due ?? 0) + by);
      const run = before.runs.at(-1);
      if (run && before.phase === "question" && run.closedAt === null)
        expect(room.run).toMatchObject({
          opensAt: run.opensAt + by,
          closesAt: run.closesAt + by,
          plannedClosesAt: run.plannedClosesAt + by,
        });
      const round = before.rounds.at(-1);
      if (round && round.endedAt === null) expect(state.rounds.at(-1)?.endsAt).toBe(round.endsAt + by);
      if (before.phase === "break")
        expect(state.breaks.at(-1)?.segmentEndsAt).toBe((before.breaks.at(-1)?.segmentEndsAt ?? 0) + by);
      if (before.phase === "review") expect(state.review?.endsAt).toBe((before.review?.endsAt ?? 0) + by);
      return false;
    });
    expect([...moments]).toEqual(
      expect.arrayContaining([
        "count/undefined",
        "question/open",
        "question/reveal",
        "question/gap",
        "break/0",
        "break/5",
        "review/film",
        "review/talk",
      ]),
    );
  });

  it("RO6 extra time outlasts a pause", () => {
    const room = opened(2);
    room.coach({ do: "accommodate", seat: 1, timeMult: 2, calm: false });
    const run = room.run;
    room.answer(0, true, 1_000);
    room.tick(run.closesAt + 1_000);
    expect(run.step).toBe("closed");
    room.coach({ do: "pause" });
    room.pass(120_000);
    room.coach({ do: "resume" });
    expect(run.step).toBe("closed");
    expect(room.answer(1, true)).toBeNull();
    expect(run.answers[1]?.ms).toBe(run.limitMs + 1_000);
    expect(room.answer(0, false)).toBe("late");
  });

  it("RO7 what happens during a pause takes effect after it, no later and no earlier", () => {
    const skipping = opened(2);
    skipping.pass(1_000);
    skipping.coach({ do: "pause" });
    skipping.pass(30_000);
    expect(skipping.coach({ do: "skip", run: 1 })).toBeNull();
    skipping.pass(30_000);
    expect(skipping.coach({ do: "closeNow", run: 1 })).toBe("paused");
    skipping.coach({ do: "resume" });
    expect(skipping.state.due).toBe(skipping.now + GAP_MS);

    const leaving = opened(2);
    leaving.answer(0, true, 1_000);
    leaving.pass(1_000);
    leaving.coach({ do: "pause" });
    leaving.pass(30_000);
    leaving.leave(1, "conn-1");
    leaving.pass(30_000);
    leaving.coach({ do: "resume" });
    // Everybody who is left is in: a moment to change one's mind, counted from the resumption.
    expect(leaving.run.closesAt).toBe(leaving.now + SETTLE_MS);

    const waiting = opened(1);
    waiting.leave(0, "conn-0");
    waiting.until(() => waiting.state.due === null);
    waiting.coach({ do: "pause" });
    waiting.pass(30_000);
    waiting.arrive(0, "back");
    waiting.pass(30_000);
    expect(waiting.state.due).toBeNull();
    waiting.coach({ do: "resume" });
    expect(waiting.state.due).toBe(waiting.now + GAP_MS);
  });

  it("RO8 a skipped question counts for nobody, and the next follows", () => {
    const room = opened(3);
    const run = room.run;
    room.answer(0, true, 1_000);
    expect(room.coach({ do: "skip", run: 1 })).toBeNull();
    expect(run).toMatchObject({ skipped: true, thrownOut: true, right: 0, step: "gap" });
    expect(room.state.seats.every((seat) => seat.toReclaim === 0)).toBe(true);
    expect(room.answer(1, true)).toBe("late");
    room.toOpen();
    expect(room.run.run).toBe(2);
    expect(room.run.question).not.toBe(run.question);
    expect(room.state.engine.roundSuccess).toEqual([]);
  });

  it("RO9 close now closes at once; again it moves on; in the gap it does nothing", () => {
    const room = opened(2);
    const run = room.run;
    expect(room.coach({ do: "closeNow", run: 2 })).toBe("wrong-run");
    room.answer(0, true, 4_000);
    expect(room.coach({ do: "closeNow", run: 1 })).toBeNull();
    expect(run).toMatchObject({ step: "reveal", closedAt: room.now, closesAt: room.now, right: 1 });
    expect(room.answer(1, true)).toBe("late");
    room.pass(500);
    expect(room.coach({ do: "closeNow", run: 1 })).toBeNull();
    expect(run.step).toBe("gap");
    const due = room.state.due;
    room.pass(300);
    expect(room.coach({ do: "closeNow", run: 1 })).toBe("already");
    expect(room.state.due).toBe(due);
    room.until(() => room.run.run === 2);
    // Announced but not open yet: nobody has seen it.
    expect(room.coach({ do: "closeNow", run: 2 })).toBe("not-open");
  });

  it("RO10 extend adds ten seconds, up to five minutes; under an early close it gives ten from now", () => {
    const room = opened(2);
    const run = room.run;
    const { closesAt, limitMs } = run;
    expect(room.coach({ do: "extend", run: 1 })).toBeNull();
    expect(run).toMatchObject({
      closesAt: closesAt + 10_000,
      plannedClosesAt: closesAt + 10_000,
      limitMs: limitMs + 10_000,
    });
    expect(room.state.due).toBe(closesAt + 10_000 + GRACE_MS);
    room.answerAll();
    room.pass(1_000);
    room.coach({ do: "extend", run: 1 });
    expect(run.closesAt).toBe(room.now + 10_000);
    let code = null;
    for (let i = 0; i < 40 && code === null; i++) code = room.coach({ do: "extend", run: 1 });
    expect(code).toBe("too-many");
    expect(run.closesAt - run.opensAt).toBeLessThanOrEqual(300_000);
    room.until(() => run.closedAt !== null);
    expect(room.coach({ do: "extend", run: 1 })).toBe("wrong-run");
  });

  it("RO11 too late, they never touch the next question", () => {
    const room = opened(2);
    room.answerAll();
    room.toOpen();
    const before = structuredClone(room.run);
    for (const what of ["skip", "closeNow", "next", "extend", "hold", "revealHeld"] as const)
      expect(room.coach({ do: what, run: 1 })).toBe("wrong-run");
    expect(room.run).toEqual(before);
    expect(room.coach({ do: "endRound", round: 2 })).toBe("wrong-phase");
  });

  it("RO12 ending the round waits for the open question", () => {
    const room = opened(2);
    room.pass(1_000);
    expect(room.coach({ do: "endRound", round: 1 })).toBeNull();
    const run = room.run;
    expect(run.step).toBe("open");
    expect(room.answer(0, true)).toBeNull();
    room.until(() => room.state.phase === "break");
    expect(room.state.runs).toHaveLength(1);
    expect(run.right).toBe(1);

    const empty = opened(1);
    empty.leave(0, "conn-0");
    empty.until(() => empty.state.due === null);
    empty.coach({ do: "endRound", round: 1 });
    empty.until(() => empty.state.phase === "break");
  });

  it("RO13 rounds end within 10 s of their length, and no question is cut", () => {
    for (let i = 0; i < 6; i++) {
      const room = new Room({
        seed: `length-${i}`,
        plan: { rounds: 3, roundSec: [180, 240, 300][i % 3] as number, dialLadder: [1, 2, 3] },
        questions: demoQuestions(120),
      });
      room.coachArrives();
      room.joinAll(5);
      room.coach({ do: "start" });
      let n = 0;
      while (room.state.phase !== "review") {
        if (room.state.phase === "question" && room.run.step === "open" && room.awaited().length > 0) {
          // Every question takes another share of its time, from a quarter to nearly all.
          room.answerAll(undefined, Math.round(room.run.limitMs * (0.25 + ((n++ * 37) % 60) / 100)));
        }
        room.tick(room.state.due ?? room.now);
      }
      for (const round of room.state.rounds)
        expect(Math.abs((round.endedAt ?? 0) - round.endsAt)).toBeLessThanOrEqual(10_000);
      for (const run of room.state.runs)
        expect(run.closedAt).toBeGreaterThanOrEqual(Math.min(run.closesAt, run.plannedClosesAt));
    }
  });

  it("RO13 nobody answers and every limit runs out: no round ends more than 10 s late", () => {
    for (const dialLadder of [
      [1, 2],
      [2, 3],
      [2, 4],
    ] as const) {
      const room = new Room({ plan: { rounds: 2, roundSec: 180, dialLadder: [...dialLadder] } });
      room.coachArrives();
      room.joinAll(3);
      room.coach({ do: "start" });
      room.until(() => room.state.phase === "review");
      for (const round of room.state.rounds)
        expect((round.endedAt ?? 0) - round.endsAt).toBeLessThanOrEqual(10_000);
    }
  });

  it("RO13 where nothing fits any more the last answer is shown longer, 20 s at most, and the round ends 10 s early", () => {
    let stood = 0;
    for (let i = 0; i < 30; i++) {
      const room = new Room({ seed: `stands-${i}`, plan: { rounds: 1, roundSec: 120, dialLadder: [2] } });
      room.coachArrives();
      room.joinAll(3);
      room.coach({ do: "start" });
      while (room.state.phase !== "review") {
        if (room.state.phase === "question" && room.run.step === "open" && room.awaited().length > 0)
          room.answerAll(undefined, Math.round(room.run.limitMs * (0.3 + (i % 6) / 10)));
        const step = room.state.runs.at(-1)?.step;
        room.tick(room.state.due ?? room.now);
        if (step !== "reveal" || room.run.step !== "reveal") continue;
        stood++;
        expect((room.state.due ?? 0) - (room.run.closedAt ?? 0)).toBeGreaterThan(REVEAL_MS);
        expect((room.state.due ?? 0) - (room.run.closedAt ?? 0)).toBeLessThanOrEqual(20_000);
        expect((room.state.due ?? 0) + GAP_MS).toBe((room.state.rounds[0]?.endsAt ?? 0) - 10_000);
      }
      expect(
        (room.state.rounds[0]?.endedAt ?? 0) - (room.state.rounds[0]?.endsAt ?? 0),
      ).toBeGreaterThanOrEqual(-10_000);
    }
    expect(stood).toBeGreaterThan(0);
  });

  it("RO14 without any player the round stands still; the first one back starts it", () => {
    const room = opened(2);
    room.leave(0, "conn-0");
    room.leave(1, "conn-1");
    room.until(() => room.state.due === null);
    expect(room.run).toMatchObject({ run: 1, step: "gap" });
    room.pass(20_000);
    room.arrive(1, "back");
    expect(room.state.due).toBe(room.now + GAP_MS);
    room.toOpen();
    expect(room.run.asked).toEqual([1]);

    const early = new Room();
    early.join("Ana");
    early.coach({ do: "start" });
    early.leave(0, "conn-0");
    early.until(() => early.state.due === null);
    expect(early.state.runs).toHaveLength(0);
    early.arrive(0, "back");
    early.toOpen();
    expect(early.run.run).toBe(1);
  });

  it("RO15 a break after every round but the last, then the review; ending early goes there at once", () => {
    const room = new Room({ plan: { rounds: 3, roundSec: 60, dialLadder: [2, 2, 2] } });
    room.coachArrives();
    room.joinAll(3);
    expect(room.coach({ do: "endEarly" })).toBe("wrong-phase");
    room.toReview();
    expect(room.state.breaks.map((one) => one.after)).toEqual([1, 2]);
    expect(room.state.rounds.map((one) => one.n)).toEqual([1, 2, 3]);
    expect(room.coach({ do: "endEarly" })).toBe("already");

    const cut = opened(3);
    cut.answer(0, true, 1_000);
    cut.coach({ do: "pause" });
    expect(cut.coach({ do: "endEarly" })).toBeNull();
    expect(cut.state).toMatchObject({ phase: "review", paused: null });
    expect(cut.run).toMatchObject({ thrownOut: true, skipped: true });
    expect(cut.state.rounds[0]?.endedAt).toBe(cut.now);
    expect(cut.seat(1).toReclaim).toBe(0);
  });

  it("RO16 the dial is the plan's or the coach's choice for that round", () => {
    const room = new Room({ plan: { rounds: 3, roundSec: 60, dialLadder: [1, 2] } });
    room.coachArrives();
    room.joinAll(2);
    room.coach({ do: "dial", value: 3 });
    room.coach({ do: "start" });
    room.toBreak(always);
    room.until(() => room.state.rounds.length === 2);
    room.toBreak(always);
    room.until(() => room.state.rounds.length === 3);
    expect(room.state.rounds.map((one) => one.dial)).toEqual([3, 2, 2]);
    expect(room.coach({ do: "dial", value: 1 })).toBe("wrong-phase");
  });

  it("RO16 a round that was too much makes the next one easier, never dial 0", () => {
    const easedFrom = (dial: 1 | 2 | 3, right: Rightness, low = 0, own?: CoachInput) => {
      const room = new Room({ plan: { roundSec: 60, dialLadder: [dial, dial] } });
      room.coachArrives();
      room.joinAll(8);
      room.coach({ do: "start" });
      room.toBreak(right);
      for (let seat = 0; seat < 4; seat++)
        room.player(seat, { do: "pulse", face: seat < low ? "low" : "fine" });
      if (own) room.coach(own);
      room.until(() => room.state.rounds.length === 2);
      const round = room.state.rounds[1];
      return { dial: round?.dial, access: round?.accessItems, eased: round?.eased };
    };
    expect(easedFrom(3, never)).toEqual({ dial: 2, access: 2, eased: true });
    expect(easedFrom(3, (seat) => seat > 1)).toEqual({ dial: 2, access: 2, eased: true });
    expect(easedFrom(3, always)).toEqual({ dial: 3, access: 0, eased: false });
    expect(easedFrom(3, always, 1)).toEqual({ dial: 2, access: 2, eased: true });
    expect(easedFrom(1, never)).toEqual({ dial: 1, access: 2, eased: true });
    // A coach who has chosen knows better.
    expect(easedFrom(3, never, 0, { do: "dial", value: 3 })).toEqual({ dial: 3, access: 0, eased: false });
    const prediction = { metric: "all" as const, direction: "up" as const };
    const level: CoachInput = {
      do: "adjust",
      items: [{ change: { what: "level", by: -1 }, kind: "tactical", prediction }],
    };
    expect(easedFrom(2, never, 0, level)).toEqual({ dial: 1, access: 0, eased: false });
  });

  it("RO17 the last question of a round counts two or three times for the team, never for one's own", () => {
    const weights = new Map<string, number>();
    for (let i = 0; i < 10; i++) {
      const dial = i % 2 === 0 ? 3 : 4;
      const room = new Room({
        seed: `clutch-${i}`,
        plan: { rounds: 2, roundSec: 120, dialLadder: [2, dial], breakSec: 60 },
        questions: demoQuestions(40),
      });
      room.coachArrives();
      room.joinAll(4);
      room.coach({ do: "start" });
      room.toReview(always);
      for (const run of room.state.runs) {
        if (run.slot === "clutch") weights.set(`clutch at ${run.dial}`, run.counts);
        else expect(run.counts).toBe(1);
        expect(run.right).toBe(4);
      }
    }
    expect(weights.get("clutch at 3")).toBe(2);
    expect(weights.get("clutch at 4")).toBe(3);
  });

  it("RO18 when nothing is left to ask the round ends", () => {
    const room = new Room({ questions: demoQuestions(2, 2), plan: { roundSec: 300 } });
    room.coachArrives();
    room.joinAll(2);
    room.toReview();
    expect(room.state.runs.length).toBeLessThan(12);
    expect(room.state.phase).toBe("review");
  });

  it("RO19 after two rounds above 92 % the engine is told to raise the difficulty", () => {
    const room = new Room({ plan: { rounds: 4, roundSec: 60, dialLadder: [2, 2, 2, 2] } });
    room.coachArrives();
    room.joinAll(3);
    room.toReview((_, run) => run < 12 || run % 2 === 0);
    expect(room.state.rounds.map((round) => round.raise)).toEqual([false, false, true, false]);
    const round = room.state.rounds[2];
    if (round) expect(sequenceState(room.state, round, room.now).raise).toBe(true);
  });
});
