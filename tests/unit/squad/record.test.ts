import { describe, expect, it } from "vitest";
import { priorDifficulty } from "#lib/learning/filter.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SessionRecord } from "#lib/model/squad.ts";
import { questionsForFollowUp } from "#lib/squad/due.ts";
import { editionOf } from "#lib/squad/edition.ts";
import { recordFits } from "#lib/squad/form.ts";
import { recordOf } from "#lib/squad/record.ts";
import { reservedFor, startFor } from "#lib/squad/start.ts";
import { demoQuestions } from "../../support/bank.ts";
import { startOf } from "../../support/history.ts";
import { always, Room } from "../../support/room.ts";
import { count, DAY, keyOf, Log, roster, session, T0 } from "./build.ts";

/** A scrimmage of a squad with two members, a guest, a rehearsal player and one taken out, played to its seal. */
function played(): { room: Room; record: SessionRecord | null } {
  const questions = demoQuestions(60, 6);
  const room = new Room({ squad: startOf(questions, { members: 4 }), questions, plan: { roundSec: 60 } });
  const join = (name: string, member: string | null, rehearsal = false) =>
    room.put({
      by: { role: "door" },
      ask: 0,
      input: {
        ...{ do: "join", name, token: `t-${name}`, rehearsal, conn: `c-${name}` },
        ...(member !== null && { member }),
      },
    });
  join("Ana", "m0");
  join("Bo", "m1");
  join("Guest", null);
  join("Robot", null, true);
  join("Wrong", "m2");
  room.coachArrives();
  room.coach({ do: "start" });
  room.toOpen();
  room.answerAll(always);
  room.coach({ do: "remove", seat: 4 });
  room.toOpen();
  room.coach({ do: "throwOut", run: 2 });
  room.toOpen();
  room.coach({ do: "skip", run: 3 });
  room.toOpen();
  room.leave(1, "c-Bo");
  room.toOpen();
  room.toReview();
  room.toPart("commit");
  room.coach({ do: "predict", share: 0.6 });
  room.coach({ do: "followUp", days: [2] });
  expect(recordOf(room.state)).toBeNull();
  room.coach({ do: "seal" });
  return { room, record: recordOf(room.state) };
}

describe("a record", () => {
  const { room, record } = played();
  const asked = record?.asked ?? [];

  it("SD18 is made of a sealed scrimmage of a squad", () => {
    expect(record).toMatchObject({ scrimmage: "room", kind: "scrimmage", booking: null, prediction: 0.6 });
    expect(recordFits(record as SessionRecord)).toBe(true);
    const alone = { ...room.state, squad: null };
    expect(recordOf(alone)).toBeNull();
    expect(recordOf(alone, { kind: "scrimmage", booking: null })).toEqual(record);
    expect(record?.probes).toBe(room.state.probes);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
  });

  it("SD19 leaves out what was thrown out or taken off, and lists it as seen", () => {
    const out = [1, 2].map((i) => room.state.bank[room.state.runs[i]?.question ?? -1]?.id);
    expect(asked.map(({ question }) => question)).not.toContain(out[0]);
    expect(record?.seen.map(({ question }) => question)).toContain(out[0]);
    expect(asked).toHaveLength(room.state.runs.filter((run) => !run.thrownOut && !run.skipped).length);
    const right = asked.flatMap(({ answers }) => answers).reduce((sum, { right }) => sum + right, 0);
    const n = asked.flatMap(({ answers }) => answers).length;
    expect(record?.got).toBeCloseTo(right / n);
    expect(record?.expected).toBeGreaterThan(0.1);
  });

  it("SD20 has neither rehearsal players nor seats taken out, and no cell for the absent", () => {
    expect(record?.players).toEqual(["m0", "m1", null]);
    expect(asked[0]?.answers.map(({ player }) => player)).toEqual([0, 1, 2]);
    const later = asked.filter(({ openedAt }) => openedAt > (room.state.runs[3]?.opensAt ?? 0));
    expect(later.length).toBeGreaterThan(0);
    for (const { answers } of later) expect(answers.map(({ player }) => player)).toEqual([0, 2]);
  });

  it("SD21 counts the turns of each question, also what did not count", () => {
    const first = new Map<string, number>();
    for (const run of room.state.runs) {
      const key = room.state.bank[run.question]?.id ?? "";
      const turn = (first.get(key) ?? 0) + 1;
      first.set(key, turn);
      const line = asked.find((one) => one.openedAt === run.opensAt);
      if (line) expect(line.exposure).toBeGreaterThanOrEqual(turn);
    }
    // The huddle after round 1 asked, reworded, what round 2 then asked too.
    const next = room.state.runs.find((run) => run.round === 2);
    const breaks = room.state.breaks.map((one) => ({
      ...one,
      reasked: true,
      held: 1,
      question: next?.question ?? -1,
    }));
    const told = recordOf({ ...room.state, breaks });
    const line = (from: SessionRecord | null) => from?.asked.find((one) => one.openedAt === next?.opensAt);
    expect(line(told)?.exposure).toBe((line(record)?.exposure ?? 0) + 1);
    const only = room.state.bank.findIndex(
      (item) => !room.state.runs.some((run) => run.question === item.index),
    );
    const shown = recordOf({ ...room.state, breaks: breaks.map((one) => ({ ...one, question: only })) });
    expect(shown?.seen.map((one) => one.question)).toContain(room.state.bank[only]?.id);
    expect(asked.some(({ exposure }) => exposure === 1)).toBe(true);
  });
});

const bank = (n: number): QuestionBase[] =>
  count(n).map(
    (i) =>
      ({
        ...demoQuestions(1, 1)[0],
        id: keyOf(i),
        topics: [`Topic ${i % 4}`],
        stem: `Question ${i}`,
      }) as QuestionBase,
  );
const ask = { kind: "scrimmage", booking: null } as const;

describe("a start", () => {
  it("SD22 says what the history holds of each question", () => {
    const log = new Log().play({ questions: count(4), answers: (_, q) => (q === 1 ? 0 : 1) });
    log.play({ id: "s2", day: 3, questions: [0, 2] });
    const start = startFor(log.squad, bank(6), T0 + 5 * DAY, ask);
    expect(start.sessionsBefore).toBe(2);
    expect(start.past[0]).toMatchObject({ sessionsSince: 1, missed: false });
    expect(start.past[1]).toMatchObject({ sessionsSince: 2, missed: true, confidentlyWrong: false });
    expect(start.past[5]).toBeUndefined();
    expect(start.memory[5]).toBeUndefined();
    expect(start.b[5]).toEqual(priorDifficulty("easy"));
    expect(start.memory[1]?.days).toBeCloseTo(5 - (60_000 + 20_000) / DAY);
    expect(start.b[0]?.m).toBe(log.squad.questions[keyOf(0)]?.b.m);
    expect(start.pressure).toHaveLength(5);
    const before = JSON.stringify(log.squad);
    for (const one of [...start.b, ...start.pressure]) one.m = 99;
    expect(JSON.stringify(log.squad)).toBe(before);
  });

  it("SD23 says what each member brings", () => {
    const log = new Log(["m0", "m1", "m9"]).play({ answers: (player) => (player === 0 ? 1 : 0) });
    log.put({ do: "accommodate", member: "m1", timeMult: 1.5, calm: true });
    const soon = startFor(log.squad, bank(12), T0 + DAY, ask);
    const late = startFor(log.squad, bank(12), T0 + 30 * DAY, ask);
    expect(soon.members.map(({ id }) => id)).toEqual(["m0", "m1", "m9"]);
    expect(soon.members[1]).toMatchObject({ timeMult: 1.5, calm: true, right: [] });
    expect(soon.members[0]?.right).toEqual(count(12));
    expect(soon.members[0]?.theta.m).toBeGreaterThan(soon.members[1]?.theta.m ?? 0);
    expect(late.members[0]?.theta.v).toBeGreaterThan(soon.members[0]?.theta.v ?? 1);
    expect(soon.members[2]?.theta).toEqual({ m: 0, v: 1 });
    const open = new Log([], true).play({ players: ["device-1", null] });
    expect(startFor(open.squad, bank(2), T0 + DAY, ask).members.map(({ id }) => id)).toEqual(["device-1"]);
    const closed = new Log(["m0"]).play({ players: ["m0", "device-1"] });
    expect(startFor(closed.squad, bank(2), T0 + DAY, ask).members.map(({ id }) => id)).toEqual(["m0"]);
  });

  const probes = [
    { question: keyOf(0), as: keyOf(0), wording: "same", control: false },
    { question: keyOf(1), as: keyOf(20), wording: "new", control: false },
    { question: keyOf(2), as: keyOf(99), wording: "new", control: false },
    { question: keyOf(21), as: keyOf(21), wording: "same", control: true },
  ] as const;
  const booked = () => {
    const log = new Log().play({
      answers: (player, q) => (player === q ? 0 : 1),
      record: { probes: [...probes], prediction: 0.7, focus: ["Topic 1"] },
    });
    return log.put({
      do: "book",
      of: "s1",
      followUps: [{ id: "b1", code: "C", dayAt: T0 + 2 * DAY, gapDays: 2 }],
    });
  };

  it("SD24 a follow-up has its scrimmage's probes, and lists those that are gone", () => {
    const { squad } = booked();
    const start = startFor(squad, bank(30), T0 + 2 * DAY, { kind: "followUp", booking: "b1" });
    expect(start.followUp).toMatchObject({ of: "s1", gapDays: 2, dropped: [keyOf(99)], prediction: 0.7 });
    expect(start.followUp?.probes.map(({ index, played, wording }) => [index, played, wording])).toEqual([
      [0, 0, "same"],
      [20, 1, "new"],
      [21, 21, "same"],
    ]);
    expect(start.followUp?.probes[0]?.onDay).toEqual({ m0: 0, m1: 1, m2: 1, m3: 1, m4: 1, m5: 1 });
    for (const i of [0, 20, 21]) expect(start.past[i]?.probe).toBe(true);
    expect(Object.values(start.past).filter(({ probe }) => probe)).toHaveLength(3);
    expect(start.focus).toEqual(["Topic 1"]);
    const without = startFor(squad, bank(30), T0 + 2 * DAY, { kind: "followUp", booking: null });
    expect(without.followUp?.of).toBe("s1");
    const early = startFor(squad, bank(30), T0 + DAY / 2, { kind: "followUp", booking: "b1" });
    expect(early.followUp?.gapDays).toBe(0);
    const nothing = startFor(new Log().squad, bank(3), T0, { kind: "followUp", booking: null });
    expect(nothing.followUp).toBeNull();
  });

  it("SD25 a later scrimmage has random earlier questions as probes, none that is reserved", () => {
    const { squad } = booked();
    expect([...reservedFor(squad)].sort()).toEqual([keyOf(0), keyOf(20), keyOf(21), keyOf(99)].sort());
    const drawn = startFor(squad, bank(30), T0 + 3 * DAY, ask);
    const marked = Object.entries(drawn.past).flatMap(([i, past]) => (past.probe ? [Number(i)] : []));
    expect(marked).toHaveLength(8);
    expect(marked).not.toContain(0);
    expect(marked.every((i) => i < 12)).toBe(true);
    expect(startFor(squad, bank(30), T0 + 3 * DAY, ask)).toEqual(drawn);
    const soon = startFor(squad, bank(30), T0 + DAY / 4, ask);
    expect(Object.values(soon.past).some(({ probe }) => probe)).toBe(false);
  });

  it("SD26 a follow-up asks its probes and what is due, and nothing new", () => {
    const { squad } = booked();
    const keys = questionsForFollowUp(squad, bank(30), T0 + 2 * DAY, "b1").map(({ id }) => id);
    expect(keys.slice(0, 12)).toEqual(count(12).map(keyOf));
    expect(keys.slice(12)).toEqual([keyOf(20), keyOf(21)]);
    const gone = questionsForFollowUp(squad, bank(3), T0 + 2 * DAY, "b1").map(({ id }) => id);
    expect(gone).toEqual([keyOf(0), keyOf(1), keyOf(2)]);
  });

  it("SD15 an edited question is as unsure as a new one", () => {
    const questions = bank(4);
    const editions = new Map(questions.map((one) => [one.id, editionOf(one)]));
    const record = session({ players: roster(12), questions: [0, 1], answers: (_, q) => (q === 0 ? 1 : 0) });
    for (const one of record.asked) one.edition = editions.get(one.question) ?? "";
    const log = new Log(roster(12)).put({ do: "played", record });
    const [kept, edited] = [0, 1].map((i) => questions[i] as QuestionBase);
    const same = startFor(log.squad, questions, T0 + DAY, ask);
    const changed = startFor(
      log.squad,
      [kept as QuestionBase, { ...(edited as QuestionBase), stem: "Anew?" }],
      T0 + DAY,
      ask,
    );
    expect(changed.b[0]).toEqual(same.b[0]);
    expect(changed.b[1]).toEqual({ m: same.b[1]?.m, v: 0.8 });
    const filed = { ...(edited as QuestionBase), explanation: "Because.", topics: ["Other"], id: "x/y" };
    expect(editionOf(filed)).toBe(editionOf(edited as QuestionBase));
    const before = log.squad.questions[keyOf(1)]?.b.v ?? 1;
    log.play({
      id: "s2",
      day: 1,
      players: roster(12),
      questions: [1],
      asked: { slot: "review", edition: "another" },
    });
    expect(before).toBeLessThan(0.5);
    expect(log.squad.questions[keyOf(1)]?.b.v).toBe(0.8);
  });
});
