import { describe, expect, expectTypeOf, test } from "vitest";
import { begin } from "#lib/game/begin.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { Run, State } from "#lib/model/state.ts";
import { CERTAINTY_BASED } from "#lib/model/templates.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReport } from "#lib/review/report.ts";
import type { PerformanceToday, RetainedOn } from "#lib/review/types.ts";
import type { Exposure } from "#lib/sequence/types.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const state = reviewState();
const report = buildReport(state);

describe("what may be said on the day", () => {
  test("RE1 the report says that it is not for grading", () => {
    expect(report.not_for_grading).toBe(true);
    expect(Object.keys(report)[0]).toBe("not_for_grading");
  });

  test("RE2 a day's number and a retained one are two types, and no field is just `performance`", () => {
    expectTypeOf<PerformanceToday>().not.toExtend<RetainedOn>();
    expectTypeOf<RetainedOn>().not.toExtend<PerformanceToday>();
    expect(JSON.stringify(report)).not.toContain('"performance":');
    expect(report.performance_today.measured).toBe("today");
  });

  test("RE3 what is still there is not known yet, and the report says when it will be asked", () => {
    expect(report.retained_on).toBeNull();
    expect(report.topics.map((topic) => topic.retained_on)).toEqual(report.topics.map(() => null));
    expect(report.notKnownYet.state).toBe("booked");
    expect(report.notKnownYet.dates.map((date) => date.days)).toEqual([7, 12, 26]);
    expect(report.notKnownYet.dates[0]?.at).toBe((state.sealedAt ?? 0) + 7 * 86_400_000);
    const declined = reviewState();
    (declined.review as NonNullable<State["review"]>).followUps = [];
    expect(buildReport(declined).notKnownYet.state).toBe("declined");
    (declined.review as NonNullable<State["review"]>).followUps = null;
    expect(buildReport(declined).notKnownYet.state).toBe("open");
  });

  test("RE4 a question thrown out or taken off counts nowhere and is listed", () => {
    const other = reviewState();
    const before = buildReport(other);
    const run = other.runs[2] as Run;
    run.thrownOut = true;
    const off = other.runs[4] as Run;
    off.skipped = true;
    off.thrownOut = true;
    const after = buildReport(other);
    expect(after.performance_today.asked).toBe(
      before.performance_today.asked - run.asked.length - off.asked.length,
    );
    expect(after.questions.find((line) => line.run === run.run)?.state).toBe("thrown-out");
    expect(after.questions.find((line) => line.run === off.run)?.state).toBe("taken-off");
    expect(after.topics.flatMap((topic) => topic.runs)).not.toContain(run.run);
  });

  test("RE5 a question that is open or held back is not in the report", () => {
    const other = reviewState();
    const open = other.runs.at(-1) as Run;
    open.closedAt = null;
    const held = other.runs.at(-2) as Run;
    held.held = true;
    other.breaks = other.breaks.filter((pause) => pause.after !== held.round);
    other.phase = "question";
    const runs = buildReport(other).questions.map((line) => line.run);
    expect(runs).not.toContain(open.run);
    expect(runs).not.toContain(held.run);
    expect(runs).toHaveLength(other.runs.length - 2);
  });

  test("RE6 equal states give equal reports, and the report is JSON", () => {
    expect(JSON.stringify(buildReport(reviewState()))).toBe(JSON.stringify(report));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test("RE7 a report can be made at any moment", () => {
    const lobby = lobbyOf(state);
    const empty = buildReport(lobby);
    expect(empty.performance_today).toMatchObject({ right: 0, asked: 0, share: null, interval: null });
    expect(empty.practice).toEqual([]);
    for (let runs = 0; runs <= state.runs.length; runs++) {
      const part = reviewState();
      part.runs = part.runs.slice(0, runs);
      part.breaks = part.breaks.filter((pause) => pause.held === null || pause.held <= runs);
      expect(buildReport(part).questions).toHaveLength(runs);
    }
  });
});

describe("what next, and who", () => {
  test("RE22 at most three focus topics, each with its set", () => {
    expect(report.focus.length).toBeGreaterThan(0);
    expect(report.focus.length).toBeLessThanOrEqual(3);
    for (const line of report.focus) {
      const set = report.practice.find((one) => one.id === line.practice);
      expect(set?.topic).toBe(line.topic);
      for (const id of set?.questions ?? [])
        expect(report.practiceBank.some((question) => question.id === id)).toBe(true);
    }
    const one = reviewState();
    one.runs = one.runs.slice(0, 1);
    one.breaks = [];
    expect(buildReport(one).practice.length).toBeGreaterThan(0);
  });

  test("RE23 a set has at most six questions of its topic, most missed first", () => {
    for (const set of report.practice) {
      const questions = set.questions.map((id) => report.practiceBank.find((one) => one.id === id));
      expect(questions.length).toBeLessThanOrEqual(6);
      expect(questions.every((question) => question?.topic === set.topic)).toBe(true);
      const shares = questions.map((one) => (one?.today ? one.today.right / one.today.asked : 0.75));
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(set.minutes).toBeGreaterThan(0);
    }
  });

  test("RE24 something to keep is clear only when it is clearly above expected", () => {
    const kept = reviewState();
    for (const run of kept.runs) run.predicted = { mean: 0.95, bottom: 0.9 };
    const nearest = buildReport(kept).sustain;
    expect(nearest).toMatchObject({ what: "topic", clear: false });
    const worked = reviewState();
    for (const run of worked.runs) run.predicted = { mean: 0.95, bottom: 0.9 };
    for (const pause of worked.breaks) {
      pause.worked = [
        {
          what: { what: "level", by: -1 },
          kind: "technical",
          verdict: "working",
          expected: 0.5,
          got: 0.7,
          n: 40,
          spread: 0.1,
        },
      ];
    }
    expect(buildReport(worked).sustain).toMatchObject({ what: "change", clear: true });
    for (const run of worked.runs) run.predicted = { mean: 0.1, bottom: 0.05 };
    expect(buildReport(worked).sustain).toMatchObject({ what: "topic", clear: true });
  });

  test("RE25 players come by reasons, then by name, and never by score", () => {
    const lines = report.players;
    const order = lines.map((line) => [-line.checkIn.length, line.name] as const);
    const sorted = order.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    expect(order).toEqual(sorted);
    expect(lines.map((line) => line.right)).not.toEqual(
      lines.map((line) => line.right).toSorted((a, b) => b - a),
    );
  });

  test("RE26 sure of another answer twice on a focus topic is a reason", () => {
    const other = reviewState({ rounds: 4 });
    const topic = buildReport(other).focus[0]?.topic as string;
    const seat = 2;
    let given = 0;
    for (const run of other.runs) {
      const answer = run.answers[seat];
      if (!answer || run.thrownOut) continue;
      const onTopic = other.questions[run.question]?.topics[0] === topic;
      answer.sure = onTopic && given < 2 ? 2 : 0;
      if (onTopic && given < 2) {
        answer.ruling = { verdict: "wrong", share: 0 };
        given++;
      }
    }
    const line = buildReport(other).players.find((player) => player.seat === seat);
    expect(line?.checkIn).toContainEqual({ why: "sure-of-another", topic, n: 2 });
  });

  test("RE62 what came back and was missed again is to be taught anew", () => {
    const other = reviewState({ rounds: 4 });
    expect(buildReport(other).questions.filter((line) => line.reteach)).toEqual([]);
    const run = other.runs.find(({ thrownOut, closedAt }) => !thrownOut && closedAt !== null);
    if (!run) throw new Error("something was asked");
    const exposure: Exposure = {
      ...{ slots: [1, 9], lastAt: 0, success: 0, confidentlyWrong: 0, explainedAfterMiss: true },
      ...{ missedSlot: 9, missedAt: null, returned: true, breaksBefore: 1 },
    };
    other.engine.exposures[run.question] = exposure;
    run.slot = "return";
    exposure.missedAt = run.closedAt;
    const report = buildReport(other);
    expect(report.questions.filter((line) => line.reteach).map((line) => line.run)).toEqual([run.run]);
    const topic = other.bank[run.question]?.topics[0];
    expect(report.focus.length === 3 || report.focus.some((line) => line.topic === topic)).toBe(true);
    exposure.missedAt = (run.closedAt ?? 0) - 1;
    expect(buildReport(other).questions.some((line) => line.reteach)).toBe(false);
  });

  test("RE61 a cause that is behind four errors, and more than in the class, is a reason", () => {
    const tagged = (n: number) => {
      const other = reviewState({ rounds: 4 });
      let given = 0;
      for (const run of other.runs)
        run.answers.forEach((answer, seat) => {
          if (!answer || run.thrownOut) return;
          answer.cause = seat === 2 && given < n ? "M" : "K";
          if (seat !== 2) return;
          answer.ruling = given < n ? { verdict: "wrong", share: 0 } : { verdict: "right", share: 1 };
          given++;
        });
      const players = buildReport(other).players;
      expect(players.filter(({ checkIn }) => checkIn.some(({ why }) => why === "cause")).length).toBeLessThan(
        2,
      );
      return players.find((player) => player.seat === 2)?.checkIn;
    };
    expect(tagged(4)).toContainEqual({ why: "cause", cause: "M", n: 4, of: 4 });
    expect(tagged(3)?.some(({ why }) => why === "cause")).toBe(false);
  });

  test("RE60 LN14 the Brier score is the coach's, from 30 answers on, of the default table only", () => {
    const other = reviewState({ rounds: 4 });
    let taps = 0;
    for (const run of other.runs)
      for (const answer of run.answers) if (answer) answer.sure = taps++ < 40 ? 2 : null;
    const found = buildReport(other).brier;
    const lines = buildReport(other).calibration;
    const sum = lines.reduce((all, { level, right, n }) => {
      const p = [0.375, 0.625, 0.9][level] ?? 0;
      return all + right * (1 - p) ** 2 + (n - right) * p ** 2;
    }, 0);
    expect(found?.n).toBe(lines.reduce((all, { n }) => all + n, 0));
    expect(found?.score).toBeCloseTo(sum / (found?.n ?? 1));
    expect(JSON.stringify(buildMine(other, 0))).not.toContain("brier");
    other.plan = { ...other.plan, confidence: { ask: "always", ...CERTAINTY_BASED } };
    expect(buildReport(other)).not.toHaveProperty("brier");
    const few = reviewState({ rounds: 1 });
    for (const run of few.runs) run.sure = "no";
    for (const run of few.runs) for (const answer of run.answers) if (answer) answer.sure = null;
    expect(buildReport(few)).not.toHaveProperty("brier");
  });

  test("RE27 no private thought and no single film choice is in the report", () => {
    const other = reviewState();
    for (const run of other.runs) {
      for (const answer of run.answers) if (answer) answer.thought = "my private thought";
    }
    const text = JSON.stringify(buildReport(other));
    expect(text).not.toContain("my private thought");
    expect(text).not.toContain("films");
  });
});

function lobbyOf(from: State): State {
  const entry: Entry = {
    seq: 1,
    at: 1,
    by: { role: "door" },
    ask: 0,
    input: {
      do: "create",
      id: from.id,
      code: from.code,
      seed: from.seed,
      plan: from.plan,
      questions: from.questions,
      packs: from.packs,
    },
  };
  return begin(entry) as State;
}
