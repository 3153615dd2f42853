import { describe, expect, it } from "vitest";
import { stableHash } from "#lib/kit/hash.ts";
import type { CoachInput, PlayerInput } from "#lib/model/input.ts";
import type { SquadStart } from "#lib/model/squad.ts";
import { demoQuestions } from "../../support/bank.ts";
import { startOf } from "../../support/history.ts";
import { Room } from "../../support/room.ts";

function inReview(players: number, reviewMin: 2 | 4 | 7 | 15 = 7): Room {
  const room = new Room({ plan: { rounds: 1, roundSec: 60, dialLadder: [2], reviewMin } });
  room.coachArrives();
  room.joinAll(players);
  room.toReview();
  return room;
}

const FILM: PlayerInput = { do: "film", sustain: "Topic 1", focus: "Topic 2" };

describe("After-Action Review", () => {
  it.each([
    [2, [45, 25, 15, 15, 15]],
    [4, [85, 50, 35, 35, 35]],
    [7, [150, 90, 60, 60, 60]],
    [15, [320, 195, 130, 130, 130]],
  ] as const)("AR1 film, talk, coach, response, commit in %i minutes", (minutes, seconds) => {
    const room = inReview(3, minutes);
    const { review } = room.state;
    const { film, talk, coach, response, commit } = review?.partMs ?? ({} as never);
    expect([film, talk, coach, response, commit]).toEqual(seconds.map((one) => one * 1_000));
    room.toPart("commit");
    expect(review?.trail.map((one) => one.part)).toEqual(["film", "talk", "coach", "response", "commit"]);
    expect(review?.trail.every((one, i, all) => i === 0 || one.at >= (all[i - 1]?.at ?? 0))).toBe(true);
  });

  it("AR2 the film ends when four in five have handed in, or by the clock; before that the coach cannot end it", () => {
    const room = inReview(10);
    for (let seat = 0; seat < 7; seat++) expect(room.player(seat, FILM)).toBeNull();
    expect(room.coach({ do: "nextPart", part: "film" })).toBe("not-due");
    room.player(0, FILM);
    expect(room.state.review).toMatchObject({ part: "film", filmCount: 7 });
    room.player(7, FILM);
    expect(room.state.review?.part).toBe("talk");
    expect(room.player(8, FILM)).toBe("wrong-phase");

    const byClock = inReview(10);
    byClock.until(() => byClock.state.review?.part === "talk");
    expect(byClock.now - (byClock.state.review?.startedAt ?? 0)).toBe(150_000);

    // Whoever has gone is not waited for.
    const gone = inReview(10);
    for (let seat = 5; seat < 10; seat++) gone.leave(seat, `conn-${seat}`);
    for (let seat = 0; seat < 3; seat++) gone.player(seat, FILM);
    expect(gone.state.review?.part).toBe("film");
    gone.player(3, FILM);
    expect(gone.state.review?.part).toBe("talk");
  });

  it("AR3 film and talk end by the clock; from the coach's part on the coach moves on", () => {
    const room = inReview(3);
    room.until(() => room.state.review?.part === "coach");
    expect(room.now - (room.state.review?.startedAt ?? 0)).toBe(240_000);
    room.until(() => room.state.due === null);
    room.pass(600_000);
    expect(room.state.review?.part).toBe("coach");
    expect(room.coach({ do: "nextPart", part: "talk" })).toBe("wrong-phase");
    expect(room.coach({ do: "nextPart", part: "coach" })).toBeNull();
    room.coach({ do: "pause" });
    expect(room.coach({ do: "nextPart", part: "response" })).toBe("paused");
    room.coach({ do: "resume" });
    expect(room.coach({ do: "nextPart", part: "response" })).toBeNull();
    expect(room.coach({ do: "nextPart", part: "commit" })).toBe("needs-choice");

    const talking = inReview(3);
    talking.until(() => talking.state.review?.part === "talk");
    expect(talking.coach({ do: "nextPart", part: "talk" })).toBeNull();
    expect(talking.state.review?.part).toBe("coach");
  });

  it("AR4 each part takes only its own inputs, and choices from this scrimmage", () => {
    const room = inReview(3);
    const inputs: [string, PlayerInput, PlayerInput | null][] = [
      ["film", FILM, { do: "film", sustain: "", focus: "Nothing we had" }],
      [
        "talk",
        { do: "talk", side: "keep", option: "topic:Topic 1" },
        { do: "talk", side: "keep", option: "topic:Nothing" },
      ],
      [
        "talk",
        { do: "talk", side: "change", option: "cause:Q" },
        { do: "talk", side: "change", option: "cause:T" },
      ],
      ["response", { do: "respond", view: "differ", text: "It was the pace" }, null],
      ["commit", { do: "commit", topic: "Topic 1" }, { do: "commit", topic: "Nothing we had" }],
    ];
    for (const part of ["film", "talk", "coach", "response", "commit"] as const) {
      room.toPart(part);
      for (const [own, good, bad] of inputs) {
        expect(room.player(0, good)).toBe(own === part ? null : "wrong-phase");
        if (own === part && bad) expect(room.player(1, bad)).toBe("no-such-option");
      }
    }
    expect(room.player(1, { do: "respond", view: "add", text: "x".repeat(141) })).toBe("wrong-phase");
    const { review } = room.state;
    expect(review?.talks[0]).toEqual({ keep: "topic:Topic 1", change: "cause:Q" });
    expect(review?.responses[0]).toEqual({ view: "differ", text: "It was the pace" });
    expect(review?.commits[0]).toBe("Topic 1");
    const early = new Room();
    early.joinAll(1);
    expect(early.player(0, FILM)).toBe("wrong-phase");
  });

  it("AR5 the coach's focus has at most three topics, and a share is predicted", () => {
    const room = inReview(3);
    const topics = [0, 1, 2, 3].map((n) => `Topic ${n}`);
    expect(room.coach({ do: "coachFocus", topics })).toBe("too-many");
    expect(room.coach({ do: "coachFocus", topics: ["Nothing"] })).toBe("no-such-option");
    expect(room.coach({ do: "coachFocus", topics: topics.slice(1) })).toBeNull();
    expect(room.coach({ do: "predict", share: 0.6 })).toBeNull();
    expect(room.state.review).toMatchObject({ coachFocus: topics.slice(1), prediction: 0.6 });
    const early = new Room();
    expect(early.coach({ do: "coachFocus", topics: [] })).toBe("wrong-phase");
    expect(early.coach({ do: "predict", share: 0.5 })).toBe("wrong-phase");
  });

  it("AR6 the seal needs the last part and a follow-up or an explicit none", () => {
    for (const days of [[21, 2, 7], []]) {
      const room = inReview(3);
      expect(room.coach({ do: "seal" })).toBe("wrong-phase");
      room.toPart("commit");
      expect(room.coach({ do: "seal" })).toBe("needs-choice");
      expect(room.coach({ do: "followUp", days })).toBeNull();
      expect(room.state.review?.followUps).toEqual(days.toSorted((a, b) => a - b));
      expect(room.coach({ do: "seal" })).toBeNull();
      expect(room.state).toMatchObject({ phase: "sealed", sealedAt: room.now, due: null, paused: null });
    }
    expect(new Room().coach({ do: "followUp", days: [] })).toBe("wrong-phase");
  });

  it("AR6 keeps the days where the coach is, and needs none after a follow-up", () => {
    const room = inReview(3);
    expect(room.coach({ do: "followUp", days: [2], at: [] })).toBe("bad-message");
    room.coach({ do: "followUp", days: [7, 2], at: [700, 200] });
    expect(room.state.review).toMatchObject({ followUps: [2, 7], followUpsAt: [200, 700] });
    room.coach({ do: "followUp", days: [3] });
    expect(room.state.review).not.toHaveProperty("followUpsAt");
    const questions = demoQuestions(24);
    const squad: SquadStart = { ...startOf(questions), kind: "followUp" };
    const again = new Room({ questions, squad, plan: { roundSec: 60 } });
    again.joinAll(2);
    again.toReview();
    again.toPart("commit");
    expect(again.coach({ do: "seal" })).toBeNull();
  });

  it("AR7 nothing follows the seal", () => {
    const room = inReview(3);
    room.toPart("commit");
    room.coach({ do: "followUp", days: [] });
    room.coach({ do: "seal" });
    const what = () =>
      stableHash({
        ...room.state,
        seq: 0,
        at: 0,
        coach: 0,
        seats: room.state.seats.map((seat) => ({ ...seat, lastAsk: 0, lastCode: null })),
      });
    const before = what();
    const coach: CoachInput[] = [
      { do: "start" },
      { do: "pause" },
      { do: "note", text: "more" },
      { do: "throwOut", run: 1 },
      { do: "rename", seat: 0, name: "Other" },
      { do: "followUp", days: [3] },
      { do: "endEarly" },
      { do: "seal" },
    ];
    for (const input of coach) expect(room.coach(input)).toBe("sealed");
    expect(room.player(0, { do: "commit", topic: "Topic 1" })).toBe("sealed");
    expect(room.leave(0, "conn-0")).toBe("sealed");
    expect(
      room.put({
        by: { role: "door" },
        ask: 0,
        input: { do: "join", name: "New", token: "new", rehearsal: false, conn: "x" },
      }),
    ).toBe("sealed");
    expect(room.put({ by: { role: "clock" }, ask: 0, input: { do: "deadline", due: room.now } })).toBe(
      "sealed",
    );
    expect(what()).toBe(before);
  });
});
