import { describe, expect, it } from "vitest";
import type { Probe, SessionRecord } from "#lib/model/squad.ts";
import { attendanceOf, barsOf, delayedPoints, pairsOf, retentionOf } from "#lib/squad/pairs.ts";
import { notKnownYet, termView } from "#lib/squad/term.ts";
import { DAY, keyOf, Log, T0, type Told } from "./build.ts";

const probe = (n: number, told: Partial<Probe> = {}): Probe => ({
  question: keyOf(n),
  as: keyOf(n),
  wording: "same",
  control: false,
  ...told,
});

/** A scrimmage with probes of questions 0 to 3, booked for two days later. */
function scrimmage(told: Told = {}, probes: Probe[] = [0, 1, 2, 3].map((n) => probe(n))): Log {
  const log = new Log().play({ ...told, record: { probes, prediction: 0.5, ...told.record } });
  const followUps = [2, 7].map((days) => ({
    id: `b${days}`,
    code: "C",
    dayAt: T0 + days * DAY,
    gapDays: days,
  }));
  return log.put({ do: "book", of: "s1", followUps });
}

function followUp(log: Log, told: Told = {}): SessionRecord {
  log.play({
    id: "f1",
    day: 2,
    questions: [0, 1, 2, 3, 8],
    ...told,
    asked: { slot: "probe", dial: 1, ...told.asked },
    record: { kind: "followUp", booking: "b2", ...told.record },
  });
  return log.squad.sessions.at(-1) as SessionRecord;
}

describe("then and now", () => {
  it("SD27 a pair is one player, one probe, both days", () => {
    const log = scrimmage({ answers: (player, q) => (player === 5 ? null : q === 0 ? 0 : 1) });
    const record = followUp(log, {
      players: ["m0", "m1", "m5", null],
      answers: (_, q) => (q === 1 ? null : 1),
    });
    const pairs = pairsOf(log.squad, record);
    expect(pairs.map(({ player, item, onDay, now }) => [player, item, onDay, now])).toEqual(
      [0, 2, 3].flatMap((q) => ["m0", "m1"].map((id) => [id, keyOf(q), q === 0 ? 0 : 1, 1])),
    );
    expect(pairs[0]).toMatchObject({ topic: "Topic 0", wording: "same", floor: 0.25 });
    expect(pairsOf(log.squad, log.squad.sessions[0] as SessionRecord)).toEqual([]);
  });

  it("SD27 nothing that was seen in between, today or too early makes one", () => {
    const early = scrimmage();
    expect(pairsOf(early.squad, followUp(early, { day: 0.9 }))).toEqual([]);
    const between = scrimmage();
    between.play({ id: "s2", day: 1.5, questions: [0, 1] });
    expect(new Set(pairsOf(between.squad, followUp(between)).map(({ item }) => item))).toEqual(
      new Set([keyOf(2), keyOf(3)]),
    );
    const seen = scrimmage();
    const family = `q:${keyOf(3)}`;
    seen.play({ id: "s2", day: 1.5, questions: [9], record: { seen: [{ question: keyOf(3), family }] } });
    expect(pairsOf(seen.squad, followUp(seen)).some(({ item }) => item === keyOf(3))).toBe(false);
    const again = scrimmage();
    expect(pairsOf(again.squad, followUp(again, { asked: { exposure: 2 } }))).toEqual([]);
    const reworded = scrimmage({ asked: { family: "g:one" } });
    const items = pairsOf(reworded.squad, followUp(reworded, { asked: { family: "g:one" } }));
    expect(new Set(items.map(({ item }) => item))).toEqual(new Set([keyOf(0)]));
    const control = scrimmage({}, [probe(0, { control: true }), probe(1)]);
    expect(new Set(pairsOf(control.squad, followUp(control)).map(({ item }) => item))).toEqual(
      new Set([keyOf(1)]),
    );
  });

  it("SD9 SD27 what a member practised alone the day before makes no pair", () => {
    const log = scrimmage().put({ do: "optIn", member: "m0", on: true });
    const before = JSON.stringify({ ...log.squad, practised: 0, seq: 0, at: 0 });
    log.put({ do: "practised", member: "m0", question: keyOf(0), right: true, sure: 2 }, T0 + 1.5 * DAY);
    expect(JSON.stringify({ ...log.squad, practised: 0, seq: 0, at: 0 })).toBe(before);
    const pairs = pairsOf(log.squad, followUp(log)).filter(({ item }) => item === keyOf(0));
    expect(pairs.map(({ player }) => player)).toEqual(["m1", "m2", "m3", "m4", "m5"]);
  });

  it("SD28 the day's last answer against the follow-up's first", () => {
    const log = new Log();
    const first = { questions: [0], answers: () => 0 as const };
    log.play({ ...first, record: { probes: [probe(0, { as: keyOf(50), wording: "new" })] } });
    const record = log.squad.sessions[0] as SessionRecord;
    const comeback = record.asked.map((one) => ({
      ...one,
      exposure: 2,
      answers: one.answers.map((answer) => ({
        ...answer,
        right: 1 as const,
        ms: answer.player === 0 ? null : 1,
      })),
    }));
    const twice = new Log().put({
      do: "played",
      record: { ...record, asked: [...record.asked, ...comeback] },
    });
    const later = followUp(twice, { questions: [50], record: { booking: null }, answers: () => 0 });
    const pairs = pairsOf(twice.squad, later);
    expect(pairs.map(({ onDay }) => onDay)).toEqual([0, 1, 1, 1, 1, 1]);
    expect(pairs[0]).toMatchObject({ item: keyOf(0), wording: "new", now: 0 });
  });

  it("SD29 points of the curve rest on probes, and on nobody who was away", () => {
    const log = scrimmage({ players: ["m0", "m1", "m2", null] });
    const at = {
      players: ["m0", "m1", "m5", null],
      answers: (player: number) => (player === 1 ? 0 : 1) as 0 | 1,
    };
    followUp(log, at);
    expect(delayedPoints(log.squad, "Topic 0", "s1")).toEqual([
      expect.objectContaining({ day: 2, times: 1, right: 2, n: 3, floor: 0.25 }),
    ]);
    followUp(log, { ...at, id: "f2", day: 7, record: { booking: "b7" } });
    const points = delayedPoints(log.squad, "Topic 0", null);
    expect(points.map(({ day, times }) => [day, times])).toEqual([
      [2, 1],
      [7, 2],
    ]);
    expect(points[1]?.gap).toBeCloseTo(5, 1);
    expect(delayedPoints(log.squad, "Topic 0", "other")).toEqual([]);
    expect(attendanceOf(log.squad, log.squad.sessions[1] as SessionRecord)).toMatchObject({ both: 2, of: 3 });
    expect(barsOf(log.squad, log.squad.sessions[1] as SessionRecord)).toEqual({
      onDay: { right: 16, asked: 16, players: 4 },
      now: { right: 12, asked: 16, players: 4 },
    });
  });
});

describe("the term", () => {
  it("SD37 what stayed comes first, and sessions are compared with what was expected", () => {
    const log = scrimmage({ answers: (_, q) => (q < 6 ? 1 : 0) });
    followUp(log, { answers: (_, q) => (q < 2 ? 1 : 0) });
    followUp(log, { id: "f2", day: 8, answers: () => 1, record: { booking: "b7" } });
    const view = termView(log.squad, T0 + 9 * DAY);
    expect(Object.keys(view)[0]).toBe("retained");
    expect(view.retained.map(({ week, players }) => [week, players])).toEqual([
      [1, "same"],
      [2, "same"],
    ]);
    expect(view.retained[0]?.retained_on).toMatchObject({
      measured: "later",
      gapDays: 2,
      right: 12,
      asked: 24,
    });
    expect(view.retained[0]?.attendance).toMatchObject({ both: 6, of: 6 });
    expect(view.sessions.map(({ overExpected }) => overExpected)).toEqual([
      expect.closeTo(0.5 - 0.7),
      expect.closeTo(0.4 - 0.7),
      expect.closeTo(0.3),
    ]);
    expect(JSON.stringify(view)).not.toMatch(/"(?:got|performance_today|onDay)"/);
    const few = new Log().play({ players: ["m0", "m1"] });
    expect(termView(few.squad, T0).sessions[0]?.overExpected).toBeNull();
    const guests = scrimmage({ players: [null, null, null, null, null] });
    followUp(guests, { players: [null, null, null, null, null, null] });
    expect(termView(guests.squad, T0).retained[0]).toMatchObject({
      players: "different",
      retained_on: { measured: "later", right: 24, asked: 24, players: 6, share: 1 },
    });
  });

  it("SD38 a topic without delayed answers is not known yet", () => {
    const log = scrimmage({}, [probe(0), probe(2)]);
    expect(notKnownYet(log.squad)).toEqual(["Topic 0", "Topic 1", "Topic 2", "Topic 3"]);
    followUp(log, { answers: (_, q) => (q === 2 ? 1 : 0) });
    expect(notKnownYet(log.squad)).toEqual(["Topic 1", "Topic 3"]);
    const { topics } = termView(log.squad, T0 + 3 * DAY);
    expect(topics.map(({ topic, evidence }) => [topic, evidence])).toEqual([
      ["Topic 2", "delayed"],
      ["Topic 0", "delayed"],
      ["Topic 1", "not-known-yet"],
      ["Topic 3", "not-known-yet"],
    ]);
    const same = scrimmage();
    followUp(same, { day: 0.5 });
    expect(notKnownYet(same.squad)).toHaveLength(4);
    expect(retentionOf(same.squad, same.squad.sessions[1] as SessionRecord)).toBeNull();
  });

  it("SD39 S12 the coach's prediction stands beside what came", () => {
    const log = scrimmage();
    const open = termView(log.squad, T0 + DAY);
    expect(open.predictions).toEqual([
      { scrimmage: "s1", title: "Scrimmage s1", predicted: 0.5, retained_on: null },
    ]);
    expect(open.next.map(({ id, title, late }) => [id, title, late])).toEqual([
      ["b2", "Scrimmage s1", false],
      ["b7", "Scrimmage s1", false],
    ]);
    followUp(log, { answers: () => 0 });
    const after = termView(log.squad, T0 + 9 * DAY);
    expect(after.predictions[0]?.retained_on).toMatchObject({ right: 0, asked: 24, share: 0 });
    expect(after.next.map(({ id, late }) => [id, late])).toEqual([["b7", true]]);
  });
});
