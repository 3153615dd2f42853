import { describe, expect, it } from "vitest";
import { GRACE_MS, SURE_MS, THAW_MS } from "#lib/kit/limits.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { Run } from "#lib/model/state.ts";
import { always, Room, sometimes } from "../../support/room.ts";

function opened(players: number, plan: Partial<Plan> = {}): Room {
  const room = new Room({
    plan: { confidence: { ask: "never", right: [1, 2, 3], wrong: [0, -1, -4] }, ...plan },
  });
  room.coachArrives();
  room.joinAll(players);
  room.coach({ do: "start" });
  room.toOpen();
  return room;
}

/** the same, with a confidence tap on every question that counts */
function rated(players: number): Room {
  const room = opened(players, { confidence: { ask: "always", right: [1, 2, 3], wrong: [0, -1, -4] } });
  for (let i = 0; i < 3; i++) {
    room.answerAll();
    room.toOpen();
  }
  return room;
}

/** answers with the phone's own time, `lagMs` having been measured for its socket */
function answerAs(room: Room, seat: number, right: boolean, ms: number, lagMs: number) {
  const run = room.run;
  const value = room.value(right);
  const stamp = room.stamp(run.question, run.arrangement, value);
  return room.put({
    by: { role: "player", seat },
    ask: 0,
    input: { do: "answer", run: run.run, value, ms },
    ...(stamp && { stamp: { ...stamp, lagMs } }),
  });
}

const toldOnes = (run: Run) => run.closedAt !== null;

describe("answers", () => {
  it("AS1 an answer may be changed until the close, every change is kept, a double tap is none", () => {
    const room = opened(2);
    const run = room.run;
    expect(room.answer(0, false, 1_000)).toBeNull();
    expect(room.answer(0, false, 1_400)).toBeNull();
    expect(room.answer(0, true, 2_500)).toBeNull();
    expect(room.answer(0, false, 4_000)).toBeNull();
    expect(run.answers[0]?.changes.map(({ ms, share }) => ({ ms, share }))).toEqual([
      { ms: 1_000, share: 0 },
      { ms: 2_500, share: 1 },
      { ms: 4_000, share: 0 },
    ]);
    expect(run.answers[0]).toMatchObject({ ms: 4_000, ruling: { verdict: "wrong" } });
    expect(run.inCount).toBe(1);
    room.until(() => toldOnes(run));
    expect(room.answer(0, true)).toBe("late");
    expect(run.right).toBe(0);
    expect(run.answers[0]?.changes).toHaveLength(3);
  });

  it("AS2 what arrives after the close and the grace is late, and kept for the film", () => {
    const room = opened(3);
    const run = room.run;
    room.tick(run.closesAt + GRACE_MS - 1);
    expect(answerAs(room, 0, true, run.limitMs, 20)).toBeNull();
    room.tick(run.closesAt + GRACE_MS + 1);
    expect(answerAs(room, 1, true, 3_000, 20)).toBe("late");
    expect(run.answers[1]).toBeNull();
    expect(run.late).toEqual([{ seat: 1, key: expect.any(String), ms: run.limitMs + GRACE_MS + 1 - 20 }]);
    room.toOpen();
    const value = room.state.questions[run.question]?.kind === "truefalse" ? true : 0;
    const stamp = room.stamp(run.question, run.arrangement, value);
    const draft = {
      by: { role: "player" as const, seat: 2 },
      ask: 0,
      input: { do: "answer" as const, run: 1, value, ms: 5 },
    };
    expect(room.put(stamp ? { ...draft, stamp } : draft)).toBe("late");
    expect(run.late.map((one) => one.seat)).toEqual([1, 2]);
    expect(run.right).toBe(1);
  });

  it("AS3 before the opening nothing is taken, but for the grace", () => {
    const room = opened(2);
    room.answerAll();
    room.until(() => room.run.run === 2);
    room.tick(room.run.opensAt - GRACE_MS - 1);
    expect(answerAs(room, 0, true, 0, 20)).toBe("not-open");
    room.tick(room.run.opensAt - GRACE_MS);
    expect(answerAs(room, 0, true, -150, 20)).toBeNull();
    expect(room.run.answers[0]?.ms).toBe(0);
  });

  it("AS4 the phone's own time is believed as far as the measured lag, never beyond 150 ms", () => {
    const at = (claimed: number, lagMs: number) => {
      const room = opened(2);
      room.tick(room.run.opensAt + 3_000);
      answerAs(room, 0, true, claimed, lagMs);
      return room.run.answers[0]?.ms;
    };
    expect(at(2_950, 80)).toBe(2_950);
    expect(at(2_000, 80)).toBe(2_920);
    expect(at(0, 2_000)).toBe(2_850);
    expect(at(9_000, 80)).toBe(3_000);
    expect(at(2_999.6, 80)).toBe(3_000);
  });

  it("AS5 extra time runs from the opening, and the reveal comes as soon as nobody has time left", () => {
    const room = opened(4);
    room.coach({ do: "accommodate", seat: 1, timeMult: 1.5, calm: false });
    room.coach({ do: "accommodate", seat: 2, timeMult: 2, calm: false });
    const run = room.run;
    expect(room.closesAt(0)).toBe(run.closesAt);
    expect(room.closesAt(1)).toBe(run.closesAt + Math.round(run.limitMs / 2));
    expect(room.closesAt(2)).toBe(run.closesAt + run.limitMs);
    room.answer(0, true, 1_000);
    room.tick(run.closesAt + GRACE_MS + 1);
    expect(run.step).toBe("closed");
    expect(room.answer(3, true)).toBe("late");
    room.pass(1_000);
    expect(room.answer(2, true)).toBeNull();
    // Seat 1 has time left; seat 3, who never answered, has not and is not waited for.
    expect(room.state.due).toBe(room.closesAt(1) + GRACE_MS);
    expect(room.answer(1, true)).toBeNull();
    expect(room.state.due).toBe(room.now);
    room.tick(room.now);
    expect(run).toMatchObject({ step: "reveal", right: 3 });
    expect(run.answers[2]?.ms).toBe(run.limitMs + GRACE_MS + 1 + 1_000);

    const alone = opened(2);
    alone.coach({ do: "accommodate", seat: 1, timeMult: 1.25, calm: false });
    alone.until(() => alone.run.closedAt !== null);
    expect(alone.run.closedAt).toBe(alone.closesAt(1) + GRACE_MS);
  });

  it("AS5 whoever has extra time has it for the confidence tap too", () => {
    const room = rated(2);
    room.coach({ do: "accommodate", seat: 1, timeMult: 2, calm: false });
    const run = room.run;
    room.answer(0, true, 1_000);
    room.player(0, { do: "sure", run: run.run, level: 2 });
    room.tick(room.closesAt(1) - 500);
    room.answer(1, true);
    expect(room.state.due).toBe(room.now + SURE_MS);
    room.pass(2_000);
    expect(room.player(1, { do: "sure", run: run.run, level: 2 })).toBeNull();
    expect(room.state.due).toBe(room.now);
  });

  it("AS6 an early close ends extra time too: everybody was in", () => {
    const room = opened(2);
    room.coach({ do: "accommodate", seat: 1, timeMult: 2, calm: false });
    room.answerAll(always, 2_000);
    const run = room.run;
    expect(room.closesAt(1)).toBe(run.closesAt);
    room.tick(run.closesAt + GRACE_MS);
    expect(run.step).toBe("reveal");
  });

  it("AS7 a locked answer stays", () => {
    const room = opened(2);
    expect(room.player(0, { do: "lockIn", run: 1 })).toBe("wrong-phase");
    room.answer(0, true, 1_000);
    expect(room.player(0, { do: "lockIn", run: 1 })).toBeNull();
    expect(room.answer(0, false, 2_000)).toBe("locked-in");
    expect(room.run.answers[0]?.changes).toHaveLength(1);
    room.answer(1, true);
    room.until(() => toldOnes(room.run));
    expect(room.player(1, { do: "lockIn", run: 1 })).toBe("late");
    expect(room.player(1, { do: "lockIn", run: 9 })).toBe("wrong-run");
  });

  it("AS8 without a stamp there is no answer, and a question that is not on takes none", () => {
    const room = opened(2);
    const bare = {
      by: { role: "player" as const, seat: 0 },
      ask: 0,
      input: { do: "answer" as const, run: 1, value: 0, ms: 0 },
    };
    expect(room.put(bare)).toBe("bad-answer");
    expect(room.put({ ...bare, by: { role: "player", seat: 9 } })).toBe("no-such-seat");
    expect(room.put({ ...bare, input: { ...bare.input, run: 2 } })).toBe("wrong-run");
    expect(room.run.inCount).toBe(0);
  });

  it("AS9 an answer on its way when the coach paused counts; later ones wait for the clock", () => {
    const room = opened(3);
    const run = room.run;
    room.pass(5_000);
    room.coach({ do: "pause" });
    room.now += GRACE_MS;
    expect(answerAs(room, 0, true, 4_990, 100)).toBeNull();
    expect(run.answers[0]?.ms).toBe(4_990);
    room.now += 1;
    expect(answerAs(room, 1, true, 5_000, 100)).toBe("paused");
    room.now += 60_000;
    room.coach({ do: "resume" });
    expect(answerAs(room, 1, true, 65_000, 100)).toBeNull();
    expect(run.answers[1]?.ms).toBe(5_000);

    const closed = opened(2);
    closed.coach({ do: "accommodate", seat: 1, timeMult: 2, calm: false });
    closed.tick(closed.run.closesAt + 2_000);
    closed.coach({ do: "pause" });
    // Over is over: a pause reopens nothing.
    expect(answerAs(closed, 0, true, 1_000, 100)).toBe("late");
    expect(answerAs(closed, 1, true, 1_000, 100)).toBeNull();
  });

  it("AS10 after a freeze held answers count, whether they or the deadline are written first", () => {
    for (const first of ["answers", "deadline"] as const) {
      const room = opened(3);
      const run = room.run;
      const claimed = 4_000;
      // Every process is down, or the store is away: nothing is written for a minute.
      room.now = run.closesAt + 60_000;
      const due = room.state.due ?? 0;
      const deadline = () => room.put({ by: { role: "clock" }, ask: 0, input: { do: "deadline", due } });
      if (first === "deadline") expect(deadline()).toBeNull();
      expect(answerAs(room, 0, true, claimed, 40)).toBeNull();
      if (first === "answers") expect(deadline()).toBeNull();
      expect(run.closesAt).toBe(room.now + THAW_MS);
      expect(answerAs(room, 1, false, claimed, 40)).toBeNull();
      room.until(() => toldOnes(run));
      expect(run.right).toBe(1);
      expect(run.answers.map((answer) => answer !== null)).toEqual([true, true, false]);
    }
  });
});

describe("confidence and scores", () => {
  const asked = (dial: 1 | 2 | 3 | 4, plan: Partial<Plan> = {}) => {
    const room = new Room({ plan: { dialLadder: [dial, dial], roundSec: 120, ...plan } });
    room.coachArrives();
    room.joinAll(2);
    room.coach({ do: "start" });
    room.toBreak(always);
    return room.state.runs.slice(0, 7).map((run) => run.sure !== "no");
  };

  it("SC1 which questions ask for confidence: the dial's rule, the plan, or the coach's change", () => {
    expect(asked(1)).toEqual([false, false, false, false, false, false, false]);
    expect(asked(2)).toEqual([false, false, true, false, false, true, false]);
    const pays = {
      right: [1, 2, 3] as [number, number, number],
      wrong: [0, -1, -4] as [number, number, number],
    };
    expect(asked(2, { confidence: { ask: "never", ...pays } })).not.toContain(true);
    expect(asked(1, { confidence: { ask: "always", ...pays } })).not.toContain(false);

    const room = new Room({ plan: { rounds: 3, roundSec: 60, dialLadder: [1, 3, 1] } });
    room.coachArrives();
    room.joinAll(2);
    room.coach({ do: "start" });
    room.toReview(always);
    // Some of the second round's questions are new and played at dial 2: one in three of those.
    const third = room.state.runs.filter((run) => run.round === 2 && run.dial === 3);
    expect(third.every((run) => run.sure !== "no")).toBe(true);
  });

  it("SC2 the first three confidence questions are practice: asked, not counted", () => {
    const room = opened(2, { confidence: { ask: "always", right: [1, 2, 3], wrong: [0, -1, -4] } });
    for (let i = 1; i <= 4; i++) {
      expect(room.run.sure).toBe(i <= 3 ? "practice" : "yes");
      room.answerAll(always);
      room.player(0, { do: "sure", run: i, level: 2 });
      room.until(() => toldOnes(room.run));
      expect(room.seat(0)).toMatchObject(i <= 3 ? { bank: 0, taps: 0 } : { bank: 3, taps: 1 });
      room.toOpen();
    }
  });

  it.each([
    [0, true, 1],
    [1, true, 2],
    [2, true, 3],
    [0, false, 0],
    [1, false, -1],
    [2, false, -4],
    [null, true, 1],
    [null, false, 0],
  ] as const)("SC3 level %s, right %s, pays %i", (level, right, points) => {
    const room = rated(3);
    const run = room.run;
    room.answer(0, right, 1_000);
    if (level !== null) room.player(0, { do: "sure", run: run.run, level });
    room.answer(1, true);
    room.until(() => toldOnes(run));
    expect(run.answers[0]?.points).toBe(points);
    expect(room.seat(0)).toMatchObject({ bank: points, taps: 1 });
    // No answer: nothing won, nothing lost, nothing counted.
    expect(room.seat(2)).toMatchObject({ bank: 0, taps: 0 });
  });

  it("SC4 the tap is open for 3 s after the close, and over when all have tapped", () => {
    const room = rated(2);
    const run = room.run;
    room.answerAll(always, 2_000);
    room.tick(run.closesAt + GRACE_MS);
    expect(run.step).toBe("closed");
    expect(run.lastAt).toBe(run.closesAt + SURE_MS);
    expect(room.player(0, { do: "sure", run: run.run, level: 1 })).toBeNull();
    expect(room.player(0, { do: "sure", run: run.run, level: 2 })).toBeNull();
    expect(run.step).toBe("closed");
    expect(room.player(1, { do: "sure", run: run.run, level: 0 })).toBeNull();
    room.tick(room.now);
    expect(run.step).toBe("reveal");
    expect(run.answers[0]?.sure).toBe(2);

    const silent = rated(2);
    silent.answerAll(always, 2_000);
    const { closesAt } = silent.run;
    silent.until(() => toldOnes(silent.run));
    expect(silent.run.closedAt).toBe(closesAt + SURE_MS);
  });

  it("SC5 a tap needs an answer and a question that asks for it", () => {
    const room = rated(2);
    const run = room.run;
    expect(room.player(0, { do: "sure", run: run.run, level: 1 })).toBe("wrong-phase");
    expect(room.player(0, { do: "sure", run: 99, level: 1 })).toBe("wrong-run");
    room.answerAll(always);
    room.until(() => toldOnes(run));
    expect(room.player(0, { do: "sure", run: run.run, level: 1 })).toBe("late");
    const plain = opened(2);
    plain.answer(0, true, 1_000);
    expect(plain.player(0, { do: "sure", run: 1, level: 1 })).toBe("wrong-phase");
  });

  it("SC6 whoever was asked and is not right has one more to reclaim, whoever was absent has not", () => {
    const room = opened(4);
    room.leave(3, "conn-3");
    room.answerAll();
    room.toOpen();
    const first = room.state.runs[0] as Run;
    const expected = [0, 1, 2].map((n) => (sometimes(n, 1) ? 0 : 1));
    expect(room.seat(3).runs).toEqual([1]);
    expect([0, 1, 2, 3].map((n) => room.seat(n).toReclaim)).toEqual([...expected, 1]);
    expect(first.right).toBe(expected.filter((one) => one === 0).length);
    room.until(() => toldOnes(room.run));
    expect(room.run.asked).toEqual([0, 1, 2]);
    expect(room.seat(3).toReclaim).toBe(1);
  });

  it("SC7 speed earns nothing", () => {
    const room = rated(2);
    const run = room.run;
    const owed = [0, 1].map((n) => room.seat(n).toReclaim);
    room.answer(0, true, 200);
    room.answer(1, true, 7_000);
    room.until(() => toldOnes(run));
    expect(room.seat(0).bank).toBe(room.seat(1).bank);
    expect([0, 1].map((n) => room.seat(n).toReclaim)).toEqual(owed);
  });
});
