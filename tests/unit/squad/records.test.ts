import { describe, expect, it, vi } from "vitest";
import type { SessionRecord } from "#lib/model/squad.ts";
import { ownDays } from "#lib/squad/own-days.ts";
import { fullPerformances, recordsView } from "#lib/squad/records.ts";
import { reservedFor, startFor } from "#lib/squad/start.ts";
import { notKnownYet, termView } from "#lib/squad/term.ts";
import type { Squad } from "#lib/squad/types.ts";
import { demoQuestions } from "../../support/bank.ts";
import { T0 } from "../../support/room.ts";
import { DAY, Term } from "../../support/term.ts";

vi.setConfig({ testTimeout: 60_000 });

const SHORT = { rounds: 1, dialLadder: [2 as const], roundSec: 180 };
const FULL = { roundSec: 300 };

/** a squad with this record once for each line: right of asked, over so many players */
function withRecords(
  base: Squad,
  told: { right: number; asked: number; players?: number; kind?: SessionRecord["kind"]; cutShort?: true }[],
): Squad {
  const record = fullPerformances(base)[0];
  const [turn] = record?.asked ?? [];
  if (!record || !turn) throw new Error("there was a full performance");
  const sessions = told.map(({ right, asked, players = 5, kind = "fullPerformance", cutShort }, i) => {
    const answers = Array.from({ length: asked }, (_, n) => ({
      ...{ player: n % players, right: n < right ? (1 as const) : (0 as const), ms: 1_000, sure: null },
    }));
    const { cutShort: _, ...rest } = record;
    return {
      ...{ ...rest, kind, scrimmage: `r${i}`, startedAt: T0 + i * DAY, ...(cutShort && { cutShort }) },
      asked: [{ ...turn, predicted: 0.5, answers }],
    };
  });
  return { ...base, sessions };
}

describe("the record", () => {
  const term = new Term(6, demoQuestions(120, 8));
  term.play({ day: 0, plan: SHORT });
  const before = structuredClone(term.squad);
  const full = term.perform({ day: 2, plan: FULL });

  it("SD48 a full performance moves no estimate and no number of a scrimmage, and its questions count as seen", () => {
    const { squad } = term;
    expect(squad.people).toEqual(before.people);
    expect(squad.pressure).toEqual(before.pressure);
    expect(squad.agedAt).toBe(before.agedAt);
    for (const [id, { b }] of Object.entries(before.questions)) expect(squad.questions[id]?.b).toEqual(b);
    const now = T0 + 3 * DAY;
    expect(termView(squad, now).sessions).toEqual(termView(before, now).sessions);
    expect([...ownDays(term.entries).values()].flat().map((day) => day.scrimmage)).not.toContain(full.id);
    // None of them is new to the class any more, and what was missed is known to be.
    const asked = full.runs.map((run) => full.questions[run.question]?.id ?? "");
    const start = startFor(squad, term.questions, now, { kind: "scrimmage", booking: null });
    for (const id of asked) {
      const past = start.past[term.questions.findIndex((question) => question.id === id)];
      expect(past?.sessionsSince).toBe(1);
      expect(past?.missed).toBe(squad.questions[id]?.missed);
      expect(squad.questions[id]?.memory).not.toBeNull();
    }
    expect(asked.some((id) => squad.questions[id]?.missed)).toBe(true);
    expect(notKnownYet(squad).length).toBeGreaterThan(0);
  });

  it("SD49 is of full performances only, by date, with what was expected", () => {
    expect(term.squad.sessions.map(({ kind }) => kind)).toEqual(["scrimmage", "fullPerformance"]);
    const { performances } = recordsView(term.squad);
    const right = full.runs.reduce((sum, run) => sum + run.right, 0);
    const asked = full.runs.reduce((sum, run) => sum + run.asked.length, 0);
    const expected = Math.round(
      full.runs.reduce((sum, run) => sum + run.predicted.mean * run.asked.length, 0),
    );
    expect(performances).toEqual([
      {
        ...{ scrimmage: full.id, title: full.plan.title, on: full.rounds[0]?.startedAt, players: 6 },
        ...{ questions: full.runs.length, answers: { right, asked, expected } },
        ...{ cutShort: false, best: true },
      },
    ]);
    for (const member of term.squad.members) expect(JSON.stringify(performances)).not.toContain(member.id);
    const mixed = withRecords(term.squad, [
      { right: 10, asked: 20 },
      { right: 20, asked: 20, kind: "scrimmage" },
      { right: 20, asked: 20, kind: "followUp" },
      { right: 15, asked: 20 },
    ]);
    const view = recordsView(mixed);
    expect(view.performances.map((line) => [line.scrimmage, line.best])).toEqual([
      ["r3", true],
      ["r0", false],
    ]);
    expect(view.compared).toBe(2);
  });

  it("SD49 the best ran its course, with five players and fifteen answers; equals are all best", () => {
    const squad = withRecords(term.squad, [
      { right: 10, asked: 20 },
      { right: 30, asked: 30, players: 4 },
      { right: 14, asked: 14 },
      { right: 30, asked: 30, cutShort: true },
      { right: 20, asked: 40 },
    ]);
    const { performances, compared } = recordsView(squad);
    const lines = performances.toReversed();
    expect(lines.map((line) => line.best)).toEqual([true, false, false, false, true]);
    expect(lines.map((line) => line.answers === null)).toEqual([false, true, false, false, false]);
    expect(lines.map((line) => line.cutShort)).toEqual([false, false, false, true, false]);
    expect(compared).toBe(2);
  });

  it("SD49 one that the coach ended before its time says so, and one that ran its course does not", () => {
    for (const how of ["endRound", "endEarly", "course"] as const) {
      const one = new Term(5, demoQuestions(120, 8));
      const room = one.open({ day: 0, plan: { ...full.plan, roundSec: 180 } }, "fullPerformance", null);
      room.coach({ do: "start" });
      room.toOpen();
      room.answerAll();
      if (how === "endRound") room.coach({ do: "endRound", round: 1 });
      if (how === "endEarly") {
        room.until(() => room.run.step === "gap" || room.run.step === "reveal");
        room.coach({ do: "endEarly" });
      }
      room.toReview();
      expect(one.record(room).cutShort).toBe(how === "course" ? undefined : true);
    }
  });

  it("SD50 begins with no spot checks and no topic before others", () => {
    const at = T0 + 9 * DAY;
    const start = startFor(term.squad, term.questions, at, { kind: "fullPerformance", booking: null });
    const usual = startFor(term.squad, term.questions, at, { kind: "scrimmage", booking: null });
    const probes = (past: typeof start.past) => Object.values(past).filter((one) => one.probe).length;
    expect([probes(start.past), probes(usual.past) > 0]).toEqual([0, true]);
    expect([start.focus, (usual.focus ?? []).length > 0]).toEqual([undefined, true]);
    expect(start.members).toEqual(usual.members);
    // What follow-ups will ask is kept out of the bank, for full performances as for scrimmages.
    expect(reservedFor(term.squad).size).toBeGreaterThan(0);
  });
});
