import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wilson, Z80 } from "#lib/kit/stats.ts";
import type { Run, State } from "#lib/model/state.ts";
import { answersBehind } from "#lib/review/drill.ts";
import { calm } from "#lib/review/measures.ts";
import { buildReport } from "#lib/review/report.ts";
import { type Cluster, clusteredInterval, performanceToday } from "#lib/review/share.ts";
import type { PerformanceToday, Report, Selection } from "#lib/review/types.ts";
import { expectedCount } from "#lib/views/themes.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const TEAMS = ["North", "South", "East"];
const state = reviewState({ rounds: 4, teams: TEAMS });
const report = buildReport(state);

const behind = (from: Selection, of: Report = report) => answersBehind(of, from).length;

/** right and asked are what the selection finds */
function addsUp(today: PerformanceToday, of: Report = report) {
  expect(behind(today.from, of)).toBe(today.asked);
  expect(behind({ ...today.from, result: "right" }, of)).toBe(today.right);
}

describe("numbers and the answers behind them", () => {
  test("RE8 every number opens the answers that make it", () => {
    addsUp(report.performance_today);
    for (const line of [...report.teams, ...report.topics, ...report.questions, ...report.rounds])
      addsUp(line.performance_today);
    for (const line of report.questions) {
      for (const answer of line.answers) {
        expect(behind({ runs: [line.run], key: answer.key })).toBe(answer.n);
        if (answer.after !== null)
          expect(behind({ runs: [line.run], huddleKey: answer.key })).toBe(answer.after);
      }
      for (const row of line.quadrants ?? []) {
        expect(behind({ runs: [line.run], sure: row.sure, result: "right" })).toBe(row.right);
        expect(behind({ runs: [line.run], sure: row.sure, result: "other" })).toBe(row.other);
      }
      for (const { cause, n } of line.causes ?? []) expect(behind({ runs: [line.run], cause })).toBe(n);
    }
    for (const line of report.calibration) {
      expect(behind(line.from)).toBe(line.n);
      expect(behind({ ...line.from, result: "right" })).toBe(line.right);
    }
    for (const { n, from } of report.tags.counts ?? []) expect(behind(from)).toBe(n);
    for (const line of report.focus) expect(behind(line.from)).toBeLessThanOrEqual(line.asked - line.right);
    const { metrics, effort, pressureGap } = report;
    expect(behind(metrics.skilful.from)).toBe(metrics.skilful.n);
    expect(behind(pressureGap?.from ?? {})).toBe(pressureGap?.n);
    expect(behind({ result: "answered" })).toBe(effort.answered);
    expect(behind({ quick: true })).toBe(effort.quick);
    expect(behind({ result: "none" })).toBe(effort.none);
    const { changed } = metrics.decisive;
    expect(behind(changed.from) / changed.n).toBeCloseTo(changed.value ?? Number.NaN, 12);
    expect(new Set(report.decisions.map((decision) => decision.id)).size).toBe(report.decisions.length);
  });

  test("RE9 topics add up to the class", () => {
    const sum = (pick: (today: PerformanceToday) => number) =>
      report.topics.reduce((all, topic) => all + pick(topic.performance_today), 0);
    expect(sum((today) => today.right)).toBe(report.performance_today.right);
    expect(sum((today) => today.asked)).toBe(report.performance_today.asked);
    expect(report.topics.flatMap((topic) => topic.runs).toSorted((a, b) => a - b)).toEqual(
      report.questions.filter((line) => line.state === "counted").map((line) => line.run),
    );
  });

  test("RE10 small cells keep their shares and intervals to themselves", () => {
    const few = (asked: number, questions: number) =>
      performanceToday(
        Array.from({ length: questions }, () => ({ right: 1, asked: asked / questions, chance: 0.6 })),
        {},
      );
    expect(few(4, 2).share).toBeNull();
    expect(few(5, 1).share).toBe(0.2);
    expect(few(24, 2).interval).toBeNull();
    expect(few(9, 3).interval).toBeNull();
    expect(few(12, 3).interval).not.toBeNull();
    const small = reviewState({ seats: 3, perRound: 3 });
    const lines = buildReport(small);
    expect(lines.questions.every((line) => line.performance_today.share === null && line.bin === "few")).toBe(
      true,
    );
    expect(lines.topics.every((topic) => topic.against === "few")).toBe(true);
  });

  test("RE11 the interval is clustered, holds the share and is never narrower than Wilson's", () => {
    const cluster = fc
      .record({ asked: fc.integer({ min: 1, max: 60 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(({ asked, part }): Cluster => ({ asked, right: Math.round(asked * part), chance: 0.5 }));
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 2, maxLength: 20 }), (clusters) => {
        const right = clusters.reduce((sum, one) => sum + one.right, 0);
        const asked = clusters.reduce((sum, one) => sum + one.asked, 0);
        const { low, high } = clusteredInterval(clusters);
        const plain = wilson(right, asked, Z80);
        expect(low).toBeLessThanOrEqual(right / asked + 1e-9);
        expect(high).toBeGreaterThanOrEqual(right / asked - 1e-9);
        expect(low).toBeLessThanOrEqual(plain.low + 1e-9);
        expect(high).toBeGreaterThanOrEqual(plain.high - 1e-9);
      }),
    );
    // One question all right, one all wrong: the questions disagree, so little is said.
    const split = clusteredInterval([
      { right: 24, asked: 24, chance: 0.5 },
      { right: 0, asked: 24, chance: 0.5 },
      { right: 12, asked: 24, chance: 0.5 },
    ]);
    expect(split.high - split.low).toBeGreaterThan(0.9);
  });

  test("RE12 the expected range is the projector's", () => {
    const runs = state.runs.filter((run) => !run.thrownOut);
    const { expectedLow, expectedHigh } = expectedCount(runs);
    expect(report.performance_today.expected).toEqual({ low: expectedLow, high: expectedHigh });
  });

  test("RE13 above or below only where interval and range do not touch", () => {
    const all = (mean: number) => {
      const other = reviewState({ rounds: 4 });
      for (const run of other.runs) run.predicted = { mean, bottom: mean };
      return buildReport(other).topics.map((topic) => topic.against);
    };
    expect(all(0.1)).toEqual(["above", "above", "above", "above"]);
    expect(all(0.97)).toEqual(["below", "below", "below", "below"]);
    const same = reviewState({ rounds: 4 });
    for (const run of same.runs) run.predicted = { mean: run.right / run.asked.length, bottom: 0.3 };
    expect(buildReport(same).topics.every((topic) => topic.against === "as-expected")).toBe(true);
  });

  test("RE14 teams of fewer than three are taken together, or left out", () => {
    expect(report.teams.map((team) => [team.name, team.players])).toEqual(TEAMS.map((name) => [name, 8]));
    const sized = (sizes: number[]): (string | null)[] => {
      const other = reviewState({
        seats: sizes.reduce((a, b) => a + b, 0),
        teams: TEAMS.slice(0, sizes.length),
      });
      let seat = 0;
      sizes.forEach((size, team) => {
        for (let i = 0; i < size; i++) (other.seats[seat++] as State["seats"][number]).team = team;
      });
      return buildReport(other).teams.map((team) => team.name);
    };
    expect(sized([3, 2, 2])).toEqual(["North", null]);
    expect(sized([3, 2])).toEqual(["North"]);
    expect(sized([1, 1])).toEqual([]);
  });

  test("RE15 decisive, flexible and skilful are there with what they rest on", () => {
    const { decisive, flexible, skilful } = report.metrics;
    for (const metric of [decisive.firstChoice, decisive.usedTime, decisive.changed]) {
      expect(metric.n).toBeGreaterThan(100);
      expect(metric.interval?.low).toBeLessThanOrEqual(metric.value ?? -1);
      expect(metric.interval?.high).toBeGreaterThanOrEqual(metric.value ?? 2);
    }
    expect(decisive.toRight + decisive.fromRight).toBeLessThanOrEqual(behind({ changed: true }));
    expect(skilful.n).toBe(report.performance_today.asked);
    expect(skilful.effect).toBeCloseTo((skilful.share ?? 0) - (skilful.expected ?? 0), 12);
    expect(flexible.switched.n).toBeGreaterThan(0);
    expect(flexible.same).toMatchObject({ n: 0, share: null, effect: null, clear: null });
    const tiny = buildReport(reviewState({ seats: 1, rounds: 1, perRound: 2 })).metrics;
    expect(tiny.decisive.firstChoice.value).toBeNull();
    expect(tiny.skilful).toMatchObject({ share: null, spread: null });
  });

  test("RE16 the pressure gap is held against dial 2", () => {
    expect(buildReport(reviewState({ rounds: 1 })).pressureGap).toBeNull();
    expect(report.pressureGap?.from.runs?.every((run) => (state.runs[run - 1] as Run).dial >= 3)).toBe(true);
    expect(calm(0.7, 0.25, 2)).toBeCloseTo(0.7, 9);
    expect(calm(0.7, 0.25, 4)).toBeGreaterThan(0.7);
    // A tenth of a logit a step: 0.6 known at dial 3 is σ(logit(0.6) + 0.1) at dial 2.
    expect(calm(0.7, 0.25, 3)).toBeCloseTo(0.25 + 0.75 / (1 + Math.exp(-(Math.log(1.5) + 0.1))), 9);
  });

  test("RE17 tags are counted from five on, agreement where both are there", () => {
    const { counts, tagged, agreement } = report.tags;
    expect(counts?.map((one) => one.cause)).toEqual(["K", "R", "M", "Q", "G", "P"]);
    expect(counts?.reduce((sum, one) => sum + one.n, 0)).toBe(tagged);
    expect(behind({ tagged: "both" })).toBe(agreement.n);
    expect(behind({ tagged: "agree" }) / agreement.n).toBeCloseTo(agreement.value ?? Number.NaN, 12);
    const none = reviewState();
    for (const run of none.runs) for (const answer of run.answers) if (answer) answer.cause = null;
    const untagged = buildReport(none);
    expect(untagged.tags.counts).toBeNull();
    expect(untagged.questions.every((line) => line.causes === null)).toBe(true);
    expect(untagged.topics.every((topic) => topic.topCause === null)).toBe(true);
  });

  test("RE18 very quick is measured by the class's right answers, then by reading", () => {
    const other = reviewState({ rounds: 1 });
    const [first, second] = other.runs as [Run, Run];
    for (const answer of first.answers) {
      if (answer) Object.assign(answer, { ms: 10_000, ruling: { verdict: "right", share: 1 } });
    }
    const [a, b] = first.answers.filter((answer) => answer !== null);
    if (a) a.ms = 3_999;
    if (b) b.ms = 4_000;
    for (const answer of second.answers) {
      if (answer) Object.assign(answer, { ms: 100, ruling: { verdict: "wrong", share: 0 } });
    }
    const quick = (run: number) => answersBehind(buildReport(other), { runs: [run], quick: true }).length;
    expect(quick(first.run)).toBe(1);
    expect(quick(second.run)).toBe(second.answers.filter((answer) => answer !== null).length);
  });

  test("RE19 a change tried in the last round is checked", () => {
    const last = report.changes.filter((change) => change.after === 3);
    expect(last.length).toBeGreaterThan(0);
    expect(last.every((change) => change.verdict !== null)).toBe(true);
    const running = reviewState();
    running.review = null;
    running.phase = "question";
    const now = buildReport(running).changes.filter((change) => change.after === 1);
    expect(now.every((change) => change.verdict === null)).toBe(true);
  });

  test("RE20 a vote stands beside the answer only where the huddle asked the same question", () => {
    const held = report.questions.find((line) => line.huddle !== null);
    expect(held?.huddle?.after).toBeGreaterThan(held?.huddle?.before ?? 99);
    expect(held?.answers.every((answer) => answer.after !== null)).toBe(true);
    const other = reviewState();
    for (const pause of other.breaks) pause.question = (pause.question + 1) % other.questions.length;
    const reworded = buildReport(other).questions.find((line) => line.huddle !== null);
    expect(reworded?.huddle?.reworded).not.toBeNull();
    expect(reworded?.answers.every((answer) => answer.after === null)).toBe(true);
    expect(buildReport(other).decisions.every((decision) => decision.huddle === null)).toBe(true);
  });

  test("RE21 late answers are listed and never counted", () => {
    const line = report.questions.find((one) => one.run === 5);
    expect(line?.late).toBe(1);
    const decision = report.decisions.find((one) => one.run === 5 && one.seat === 11);
    expect(decision?.late).not.toBeNull();
    const without = reviewState({ rounds: 4, teams: TEAMS });
    for (const run of without.runs) run.late = [];
    expect(buildReport(without).performance_today).toEqual(report.performance_today);
  });
});
