import { describe, expect, it } from "vitest";
import { segmentsOf } from "#lib/game/breaks.ts";
import type { Adjustment, CoachInput } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import { demoQuestions } from "../../support/bank.ts";
import { always, never, type Rightness, Room } from "../../support/room.ts";

/** half of the room, the same one every time */
const half: Rightness = (seat) => seat % 2 === 0;
/** half of the room, the other half next time: nobody is far behind */
const turns: Rightness = (seat, run) => (seat + run) % 2 === 0;

function inBreak(
  players: number,
  plan: Partial<Plan> = {},
  right: Rightness = half,
  questions?: QuestionBase[],
): Room {
  const room = new Room({ plan: { rounds: 3, roundSec: 120, ...plan }, ...(questions && { questions }) });
  room.coachArrives();
  room.joinAll(players);
  room.coach({ do: "start" });
  room.toBreak(right);
  return room;
}

/** questions of which none can be held: nothing but facts */
function facts(n = 96): QuestionBase[] {
  return demoQuestions(n).map((question) => ({ ...question, task: "fact" }));
}

function change(one: Adjustment["change"], more: Partial<Adjustment["prediction"]> = {}): CoachInput {
  return {
    do: "adjust",
    items: [{ change: one, kind: "tactical", prediction: { metric: "all", direction: "up", ...more } }],
  };
}

describe("the reveal", () => {
  it("RV1 the first question after the fourth that about half the room has right is held, one a round", () => {
    const room = inBreak(10);
    const held = room.state.runs.filter((run) => run.round === 1 && run.held);
    expect(held).toHaveLength(1);
    expect(held[0]?.number).toBeGreaterThan(4);
    const first = room.state.runs.find((run) => {
      const task = room.state.bank[run.question]?.task;
      return run.round === 1 && run.number > 4 && (task === "concept" || task === "application");
    });
    expect(held[0]?.run).toBe(first?.run);
    expect(room.state.breaks[0]).toMatchObject({
      held: held[0]?.run,
      reasked: false,
      question: held[0]?.question,
    });

    for (const right of [always, never]) expect(inBreak(10, {}, right).state.rounds[0]?.held).toBeNull();
    expect(inBreak(2).state.rounds[0]?.held).toBeNull();
    expect(inBreak(10, {}, half, facts()).state.rounds[0]?.held).toBeNull();
    const seven: Rightness = (seat) => seat < 7;
    const eight: Rightness = (seat) => seat < 8;
    expect(inBreak(10, {}, seven).state.rounds[0]?.held).not.toBeNull();
    expect(inBreak(10, {}, eight).state.rounds[0]?.held).toBeNull();
  });

  it("RV2 the coach holds the open question instead, or shows the held one at once", () => {
    const room = new Room();
    room.coachArrives();
    room.joinAll(4);
    room.coach({ do: "start" });
    room.toOpen();
    expect(room.coach({ do: "hold", run: 1 })).toBeNull();
    room.answerAll(always);
    room.until(() => room.run.step === "held");
    expect(room.state.rounds[0]?.held).toBe(1);
    expect(room.coach({ do: "pause" })).toBeNull();
    expect(room.coach({ do: "revealHeld", run: 1 })).toBe("paused");
    room.coach({ do: "resume" });
    expect(room.coach({ do: "revealHeld", run: 1 })).toBeNull();
    expect(room.run).toMatchObject({ step: "reveal", held: false });
    expect(room.state.rounds[0]?.held).toBeNull();

    room.toOpen();
    room.coach({ do: "hold", run: 2 });
    room.answerAll(always);
    room.toOpen();
    expect(room.coach({ do: "hold", run: 3 })).toBe("already");
    expect(room.coach({ do: "revealHeld", run: 3 })).toBe("wrong-phase");
    room.toBreak(half);
    expect(room.state.breaks[0]?.held).toBe(2);
    expect(room.coach({ do: "revealHeld", run: 3 })).toBe("wrong-run");
    expect(room.coach({ do: "revealHeld", run: 2 })).toBeNull();
    expect(room.state.breaks[0]?.segments[room.state.breaks[0]?.at ?? 0]?.name).toBe("reveal");
    expect(room.coach({ do: "revealHeld", run: 2 })).toBe("already");
  });

  it("RV3 in the last round nothing is held", () => {
    const room = inBreak(10, { rounds: 2 });
    room.until(() => room.state.phase === "question");
    room.tick(room.run.opensAt);
    expect(room.coach({ do: "hold", run: room.run.run })).toBe("not-allowed");
    room.toReview(half);
    expect(room.state.rounds[1]?.held).toBeNull();
    expect(room.state.runs.some((run) => run.round === 2 && run.held)).toBe(false);
  });

  it("RV4 a held question is always told, also when the break is cut short or the scrimmage ends early", () => {
    const room = inBreak(10);
    const current = room.state.breaks[0];
    room.toSegment("think");
    expect(room.coach({ do: "start" })).toBeNull();
    expect(room.state.phase).toBe("break");
    expect(current?.segments.map((one) => one.name)).toEqual(["breathe", "think", "huddle", "reveal"]);
    expect(current?.at).toBe(3);
    room.until(() => room.state.phase === "count");
    expect(room.state.rounds).toHaveLength(2);

    // A second press, while the answer is shown, goes on at once.
    const twice = inBreak(10);
    twice.coach({ do: "start" });
    expect(twice.coach({ do: "start" })).toBeNull();
    expect(twice.state.phase).toBe("count");
    expect(twice.state.breaksCut).toBe(1);

    // Cut in the break's first seconds, a question that is asked again was not put to the room yet.
    const reasked = inBreak(4, {}, half, facts());
    expect(reasked.state.breaks[0]?.reasked).toBe(true);
    reasked.coach({ do: "start" });
    expect(reasked.state.phase).toBe("count");
  });

  it("RV5 at dial 4 nothing is shown before the break", () => {
    const room = inBreak(6, { rounds: 3, roundSec: 180, dialLadder: [2, 4, 2] }, always, demoQuestions(16));
    room.until(() => room.state.rounds.length === 2);
    const steps = new Set<string>();
    room.play(() => {
      if (room.state.phase === "question" && room.run.round === 2 && room.run.dial === 4)
        steps.add(room.run.step);
      return room.state.breaks.length === 2;
    }, always);
    expect(steps.has("gap")).toBe(true);
    expect(steps.has("reveal")).toBe(false);
  });
});

describe("breaks", () => {
  it.each([
    [60, [6, 14, 18, 8, 10, 4]],
    [75, [6, 18, 24, 10, 12, 5]],
    [120, [6, 30, 36, 18, 22, 8]],
  ])("BK1 the segments of a %i s break start where the table says", (seconds, parts) => {
    const room = inBreak(4, { breakSec: seconds });
    const current = room.state.breaks[0];
    if (!current) throw new Error("no break");
    expect(current.segments.map((one) => one.ms)).toEqual(parts.map((part) => part * 1_000));
    let startsAt = current.startedAt;
    for (const [i, part] of parts.entries()) {
      room.until(() => current.at === i);
      expect(Math.abs(room.now - startsAt)).toBeLessThanOrEqual(500);
      startsAt += part * 1_000;
    }
  });

  it("BK1 every length between adds up", () => {
    for (let seconds = 60; seconds <= 120; seconds++) {
      const segments = segmentsOf(seconds);
      expect(segments.map((one) => one.name)).toEqual([
        "breathe",
        "think",
        "huddle",
        "reveal",
        "adjust",
        "ready",
      ]);
      expect(segments.reduce((sum, one) => sum + one.ms, 0)).toBe(seconds * 1_000);
      expect(segments.every((one) => one.ms >= 4_000)).toBe(true);
    }
  });

  it("BK2 segments follow one another by themselves, and the next round follows the last", () => {
    const room = inBreak(4);
    const { startedAt } = room.state.breaks[0] ?? { startedAt: 0 };
    room.until(() => room.state.phase === "count");
    expect(room.now - startedAt).toBe(75_000);
    expect(room.state.rounds).toHaveLength(2);
  });

  it("BK3 extending lengthens the huddle by 20 s, once", () => {
    const room = inBreak(4);
    expect(room.coach({ do: "extendHuddle" })).toBe("wrong-phase");
    const current = room.toSegment("huddle");
    const endsAt = current.segmentEndsAt;
    expect(room.coach({ do: "extendHuddle" })).toBeNull();
    expect(current.segmentEndsAt).toBe(endsAt + 20_000);
    expect(room.state.due).toBe(endsAt + 20_000);
    expect(room.coach({ do: "extendHuddle" })).toBe("too-many");
  });

  it("BK4 without a coach the break waits at its end; a round plays on without", () => {
    const room = inBreak(4, { rounds: 2 });
    room.coachLeaves();
    expect(room.state.coach.awaySince).toBe(room.now);
    room.toSegment("ready");
    room.until(() => room.state.due === null);
    expect(room.state.breaks[0]?.waiting).toBe(true);
    room.pass(600_000);
    room.coachArrives();
    expect(room.state.coach.awaySince).toBeNull();
    expect(room.state.due).toBe(room.now + 5_000);
    room.until(() => room.state.phase === "count");
    room.coachLeaves();
    room.toReview();
    expect(room.state.phase).toBe("review");

    const started = inBreak(4);
    started.coachLeaves();
    started.until(() => started.state.due === null);
    expect(started.coach({ do: "start" })).toBeNull();
    expect(started.state.breaksCut).toBe(0);
  });

  it("BK5 one break a scrimmage may be cut short; starting from ready is no cut", () => {
    const room = inBreak(4, { rounds: 4, roundSec: 60 }, half, facts());
    room.toSegment("ready");
    room.coach({ do: "start" });
    expect(room.state.breaksCut).toBe(0);
    room.toBreak(half);
    expect(room.coach({ do: "start" })).toBeNull();
    expect(room.state.breaksCut).toBe(1);
    room.toBreak(half);
    expect(room.coach({ do: "start" })).toBe("too-many");
    room.toSegment("ready");
    expect(room.coach({ do: "start" })).toBeNull();
  });

  it("BK6 without a held question the most missed one is asked again, reworded where it can be", () => {
    const right: Rightness = (seat, run) => run !== 2 || seat === 0;
    const room = inBreak(4, {}, right, facts());
    expect(room.state.breaks[0]).toMatchObject({
      held: 2,
      reasked: true,
      question: room.state.runs[1]?.question,
    });

    const questions = facts();
    const grouped = [...questions, ...questions.map((one) => ({ ...one, id: `${one.id}b` }))].map(
      (one, i) => ({
        ...one,
        variantGroup: `g${i % questions.length}`,
      }),
    );
    const reworded = inBreak(4, {}, right, grouped);
    const current = reworded.state.breaks[0];
    const asked = reworded.state.runs[(current?.held ?? 0) - 1]?.question ?? -1;
    expect(current?.question).not.toBe(asked);
    expect(grouped[current?.question ?? -1]?.variantGroup).toBe(grouped[asked]?.variantGroup);
  });

  it("BK7 the re-vote is open until the reveal, changes with every vote, and needs a huddle", () => {
    const room = inBreak(4);
    const current = room.state.breaks[0];
    if (!current) throw new Error("no break");
    const held = room.state.runs[(current.held ?? 0) - 1];
    const value = held?.answers[0]?.value;
    const other = held?.answers[1]?.value;
    expect(room.player(0, { do: "revote", value: other })).toBeNull();
    expect(current.votes[0]?.ruling.verdict).toBe("wrong");
    room.toSegment("huddle");
    expect(room.player(0, { do: "revote", value })).toBeNull();
    expect(current.votes[0]?.ruling.verdict).toBe("right");
    expect(room.put({ by: { role: "player", seat: 1 }, ask: 0, input: { do: "revote", value } })).toBe(
      "bad-answer",
    );
    room.toSegment("reveal");
    expect(room.player(1, { do: "revote", value })).toBe("late");
    expect(current.votes).toHaveLength(1);

    const none = new Room({ plan: { rounds: 2, roundSec: 60 } });
    none.coachArrives();
    none.join("Ana");
    none.coach({ do: "start" });
    none.leave(0, "conn-0");
    none.until(() => none.state.due === null);
    none.coach({ do: "endRound", round: 1 });
    none.until(() => none.state.phase === "break");
    none.arrive(0, "back");
    expect(none.state.breaks[0]).toMatchObject({ held: null, question: -1 });
    expect(none.player(0, { do: "revote", value: 0 })).toBe("wrong-phase");
  });

  it("BK8 a cause is one tap on an own answer of a question that is over", () => {
    const room = inBreak(4);
    expect(room.player(1, { do: "cause", run: 1, cause: "K" })).toBeNull();
    expect(room.player(1, { do: "cause", run: 1, cause: "M" })).toBeNull();
    expect(room.state.runs[0]?.answers[1]?.cause).toBe("M");
    expect(room.player(1, { do: "cause", run: 1, cause: "T" })).toBe("no-such-option");
    expect(room.player(1, { do: "cause", run: 99, cause: "K" })).toBe("wrong-run");
    const late = room.join("Late");
    expect(room.player(late, { do: "cause", run: 1, cause: "K" })).toBe("wrong-run");
    room.until(() => room.state.phase === "question");
    expect(room.player(1, { do: "cause", run: 1, cause: "K" })).toBe("wrong-phase");
  });

  it("BK9 an if–then is on offer or one's own, and the room's plan is the one most chose", () => {
    const room = inBreak(5);
    expect(room.player(0, { do: "ifThen", choice: { id: "no such" } })).toBe("no-such-option");
    expect(room.player(0, { do: "ifThen", choice: { own: "  " } })).toBe("no-such-option");
    expect(room.player(0, { do: "ifThen", choice: { own: "x".repeat(61) } })).toBe("too-large");
    expect(room.player(0, { do: "ifThen", choice: { own: "If I hurry, then I read it twice" } })).toBeNull();
    room.player(1, { do: "ifThen", choice: { id: "know-note" } });
    room.player(2, { do: "ifThen", choice: { id: "quick-last-line" } });
    room.player(3, { do: "ifThen", choice: { id: "know-note" } });
    room.player(3, { do: "ifThen", choice: { id: "quick-last-line" } });
    room.until(() => room.state.rounds.length === 2);
    expect(room.state.rounds[1]?.roomPlan).toEqual({ id: "quick-last-line" });
    expect(room.player(0, { do: "ifThen", choice: { id: "know-note" } })).toBe("wrong-phase");
  });

  it("BK10 B15 a thought can be noted on two decisions, and an empty one makes room", () => {
    const room = inBreak(4);
    const runs = room.state.runs
      .filter((run) => run.answers[2] && run.closedAt !== null)
      .map((run) => run.run);
    const note = (at: number, text: string) => room.player(2, { do: "thought", run: runs[at] ?? 0, text });
    expect(runs.length).toBeGreaterThan(2);
    expect(note(0, "I mixed up the units")).toBeNull();
    expect(note(1, "I was quick")).toBeNull();
    expect(note(2, "And this")).toBe("too-many");
    expect(note(1, "I was very quick")).toBeNull();
    expect(note(0, " ")).toBeNull();
    expect(note(2, "And this")).toBeNull();
  });

  it("BK10 pulse and thought are taken, the thought with 140 characters", () => {
    const room = inBreak(4);
    expect(room.player(2, { do: "pulse", face: "low" })).toBeNull();
    expect(room.player(2, { do: "pulse", face: "ready" })).toBeNull();
    expect(room.state.breaks[0]?.pulses).toEqual([null, null, "ready"]);
    expect(room.player(2, { do: "thought", run: 1, text: "x".repeat(141) })).toBe("too-large");
    expect(room.player(2, { do: "thought", run: 1, text: "I mixed up the units" })).toBeNull();
    expect(room.state.runs[0]?.answers[2]?.thought).toBe("I mixed up the units");
    room.until(() => room.state.phase === "question");
    expect(room.player(2, { do: "thought", run: 1, text: "x" })).toBe("wrong-phase");
    expect(room.player(2, { do: "pulse", face: "ready" })).toBe("wrong-phase");
  });

  it("BK11 at most two adjustments, each with a prediction; the last choice counts", () => {
    const room = inBreak(4, { rounds: 2 });
    const one = change({ what: "level", by: 1 }) as Extract<CoachInput, { do: "adjust" }>;
    const items = (n: number) => Array.from({ length: n }, () => one.items[0] as Adjustment);
    expect(room.coach({ do: "adjust", items: items(3) })).toBe("too-many");
    expect(room.coach({ do: "adjust", items: items(2) })).toBeNull();
    expect(room.coach(change({ what: "mix", topic: "No topic", weight: 2 }))).toBe("no-such-option");
    expect(room.coach(change({ what: "level", by: 1 }, { metric: "topic", topic: "No topic" }))).toBe(
      "no-such-option",
    );
    expect(room.coach(change({ what: "level", by: 1 }, { metric: "cause" }))).toBe("no-such-option");
    expect(room.state.adjustNext).toHaveLength(2);
    expect(room.coach(change({ what: "pace", by: 0.2 }))).toBeNull();
    room.until(() => room.state.rounds.length === 2);
    expect(room.state.rounds[1]?.adjustments.map((item) => item.change.what)).toEqual(["pace"]);
    expect(room.state.adjustNext).toEqual([]);
    expect(room.coach(one)).toBe("wrong-phase");
    expect(new Room().coach(one)).toBe("wrong-phase");
  });

  it("BK12 adjustments do what they say in the next round, and all but scope end with it", () => {
    const changed = (input: CoachInput) => {
      const room = inBreak(4, { rounds: 3, roundSec: 60, dialLadder: [2, 2, 2] }, turns);
      expect(room.coach(input)).toBeNull();
      room.toReview(turns);
      return room.state;
    };
    const limits = (state: ReturnType<typeof changed>, round: number) =>
      state.runs.filter((run) => run.round === round).every((run) => run.limitMs >= 8_000);

    const level = changed(change({ what: "level", by: 1 }));
    expect(level.rounds.map((round) => round.dial)).toEqual([2, 3, 2]);
    const pace = changed(change({ what: "pace", by: -0.2 }));
    expect(pace.rounds.map((round) => round.pace)).toEqual([1, 0.8, 1]);
    expect(limits(pace, 2)).toBe(true);
    const mix = changed(change({ what: "mix", topic: "Topic 3", weight: 2 }));
    expect(mix.rounds.map((round) => round.topicWeight)).toEqual([{}, { "Topic 3": 2 }, {}]);
    const format = changed(change({ what: "format", confidence: true }));
    const asked = (round: number) =>
      format.runs.filter((run) => run.round === round).map((run) => run.sure !== "no");
    expect(asked(2)).not.toContain(false);
    expect(asked(3)).toContain(false);
    const scope = changed(change({ what: "scope", topic: "Topic 3", drop: true }));
    const topics = (round: number) =>
      scope.runs.filter((run) => run.round === round).map((run) => scope.bank[run.question]?.topics[0]);
    expect(scope.droppedTopics).toEqual(["Topic 3"]);
    expect([...topics(2), ...topics(3)]).not.toContain("Topic 3");
    const tactic = changed(change({ what: "tactic", rule: "quick-last-line" }));
    expect(tactic.rounds[1]?.roomPlan).toEqual({ id: "quick-last-line" });
    const own = changed(change({ what: "tactic", rule: "Read it twice" }));
    expect(own.rounds[1]?.roomPlan).toEqual({ own: "Read it twice" });
  });

  it("BK13 a change aimed at a topic gets its check questions", () => {
    const room = inBreak(4, { rounds: 2, roundSec: 240 });
    room.coach(change({ what: "mix", topic: "Topic 3", weight: 2 }, { metric: "topic", topic: "Topic 3" }));
    room.until(() => room.state.rounds.length === 2);
    expect(room.state.rounds[1]?.checks).toEqual([{ topic: "Topic 3", owed: 3 }]);
    room.toReview(half);
    const asked = room.state.runs.filter(
      (run) => run.round === 2 && room.state.bank[run.question]?.topics[0] === "Topic 3",
    );
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(room.state.rounds[1]?.checks).toEqual([{ topic: "Topic 3", owed: 0 }]);
  });

  it("BK14 from the second break on every change has its verdict", () => {
    const room = inBreak(6, { rounds: 3, roundSec: 180 });
    expect(room.state.breaks[0]?.worked).toEqual([]);
    expect(room.state.breaks[0]?.segments[0]?.name).toBe("breathe");
    for (let seat = 0; seat < 4; seat++)
      room.player(seat, { do: "ifThen", choice: { id: "quick-last-line" } });
    const items: Adjustment[] = [
      {
        change: { what: "mix", topic: "Topic 3", weight: 2 },
        kind: "technical",
        prediction: { metric: "topic", topic: "Topic 3", direction: "up" },
      },
      { change: { what: "level", by: -1 }, kind: "tactical", prediction: { metric: "all", direction: "up" } },
    ];
    room.coach({ do: "adjust", items });
    room.toBreak((seat) => seat < 5);
    const current = room.state.breaks[1];
    expect(current?.segments[0]).toEqual({ name: "worked", ms: 6_000 });
    expect(current?.worked.map((one) => one.what)).toEqual([
      items[0]?.change,
      items[1]?.change,
      { what: "ifThen", choice: { id: "quick-last-line" } },
    ]);
    for (const one of current?.worked ?? []) {
      expect(["working", "no-clear-change", "not-yet"]).toContain(one.verdict);
      expect(one.n).toBeGreaterThan(0);
      expect(one.expected).toBeGreaterThanOrEqual(0);
      expect(one.got).toBeGreaterThanOrEqual(0);
    }
    const checks = room.state.runs.filter(
      (run) => run.round === 2 && room.state.bank[run.question]?.topics[0] === "Topic 3",
    );
    expect(current?.worked[0]?.n).toBe(checks.reduce((sum, run) => sum + run.asked.length, 0));
    expect(current?.worked[0]?.got).toBeCloseTo(5 / 6, 5);
  });

  it("BK15 who taps nothing is never blocked", () => {
    const room = inBreak(4, { rounds: 2 });
    room.until(() => room.state.phase === "question");
    expect(room.state.breaks[0]).toMatchObject({ votes: [], ifThens: [], pulses: [] });
    room.until(() => room.state.phase === "review");
    room.until(() => room.state.review?.part === "coach");
  });
});
