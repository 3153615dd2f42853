import { describe, expect, it } from "vitest";
import { sayWhy, whyWords } from "#lib/i18n/why.ts";
import { CLASS_PLAN } from "#lib/model/templates.ts";
import { coachStage } from "#lib/views/coach.ts";
import { whyOf } from "#lib/views/why.ts";
import { demoQuestions } from "../../support/bank.ts";
import { followUpOf, startOf } from "../../support/history.ts";
import { Room, sometimes } from "../../support/room.ts";

const FOUR = { rounds: 4, dialLadder: CLASS_PLAN.dialLadder, roundSec: 240 };
const questions = demoQuestions();
const history = () =>
  startOf(questions, {
    before: (index) =>
      index % 3 === 0
        ? null
        : { sessionsSince: 1 + (index % 3), missed: index % 5 === 0, probe: index % 20 === 1 },
  });

function whole(room: Room): Room {
  if (room.state.squad) room.joinSquad();
  else room.joinAll(8);
  room.coachArrives();
  room.toReview(sometimes);
  return room;
}

describe("what the coach is told of the engine", () => {
  it("VW23 every question of a session has one reason and a sentence without a gap", () => {
    const probes = [1, 7, 4].map((index) => ({
      index,
      played: index,
      wording: "same" as const,
      control: false,
      onDay: {},
    }));
    const rooms = [
      whole(new Room({ plan: FOUR })),
      whole(new Room({ plan: { ...FOUR, returnBudget: 0.15 }, squad: history() })),
      whole(
        new Room({ plan: { ...FOUR, rounds: 3, dialLadder: [1, 2, 2] }, questions: demoQuestions(16, 4) }),
      ),
      whole(new Room({ squad: { ...history(), focus: ["Topic 3", "Topic 4", "Topic 6"] } })),
      whole(new Room({ squad: followUpOf(history(), probes) })),
    ];
    const said = new Map<string, string>();
    for (const { state } of rooms) {
      for (const run of state.runs) {
        const why = whyOf(state, run);
        const sentence = sayWhy(whyWords.en, why);
        expect(sentence).toMatch(/^[A-Z0-9].*[.]$/);
        expect(sentence).not.toMatch(/undefined|null|NaN/);
        said.set(why.reason, sentence);
      }
    }
    expect([...said.keys()]).toEqual(
      expect.arrayContaining(["opener", "new", "probe", "missed_before", "clutch", "focus"]),
    );
    expect(said.get("probe")).toContain("after 7 days");
    expect(said.get("focus")).toMatch(/Topic [346]/);
  });

  it("VW23 the desk has it while the question is on", () => {
    const room = new Room({ squad: history() });
    room.joinSquad();
    room.coachArrives();
    expect(coachStage(room.state).because).toBeNull();
    room.coach({ do: "start" });
    const run = room.toOpen();
    expect(coachStage(room.state).because).toEqual(whyOf(room.state, run));
    expect(coachStage(room.state).because?.reason).toBe("opener");
  });

  it("VW24 S8 in the lobby there is a range to expect, by plan and squad; no longer once the first round has begun", () => {
    const room = new Room({ plan: FOUR });
    room.joinAll(3);
    const range = coachStage(room.state).expected;
    expect(range?.low).toBeGreaterThan(0.3);
    expect((range?.high ?? 1) - (range?.low ?? 0)).toBeLessThan(0.35);
    room.coach({ do: "names", shown: false });
    expect(coachStage(room.state).expected).toEqual(range);
    const strong = startOf(questions, { members: 20, theta: () => 2 });
    expect(coachStage(new Room({ plan: FOUR, squad: strong }).state).expected?.low).toBeGreaterThan(
      range?.low ?? 1,
    );
    room.coachArrives();
    room.coach({ do: "start" });
    expect(coachStage(room.state).expected).toBeNull();
  });

  it("VW25 a change's verdict comes with what the coach expected and how sure it is", () => {
    const room = new Room({ plan: { rounds: 3, dialLadder: [2, 2, 2] } });
    room.joinAll(8);
    room.coachArrives();
    room.coach({ do: "start" });
    room.toBreak();
    const prediction = { metric: "topic" as const, topic: "Topic 1", direction: "up" as const };
    const change = { what: "mix" as const, topic: "Topic 1", weight: 2 as const };
    room.coach({ do: "adjust", items: [{ change, kind: "technical", prediction }] });
    for (const seat of [0, 1, 2]) room.player(seat, { do: "ifThen", choice: { id: "know-note" } });
    room.toBreak();
    const worked = coachStage(room.state).breakView?.worked ?? [];
    expect(worked.map((one) => one.prediction)).toEqual([prediction, null]);
    expect(worked[0]?.spread).toBeGreaterThan(0.05);
    expect(worked[0]?.n).toBeGreaterThanOrEqual(24);
  });

  it("VW26 held-back topics are named", () => {
    const room = new Room({ plan: { taught: ["Topic 0", "Topic 1"] } });
    expect(coachStage(room.state).heldBack).toEqual([2, 3, 4, 5, 6, 7].map((n) => `Topic ${n}`));
    expect(coachStage(new Room().state).heldBack).toEqual([]);
  });
});
