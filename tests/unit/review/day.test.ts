import { describe, expect, test } from "vitest";
import { predict, priorTheta } from "#lib/learning/filter.ts";
import { personalBest } from "#lib/learning/handicap.ts";
import type { State } from "#lib/model/state.ts";
import { answersBehind } from "#lib/review/drill.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReport } from "#lib/review/report.ts";
import { handicapped, ownDay, teamScoresOf } from "#lib/views/handicap.ts";
import { calibrationBars } from "#lib/views/seat.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const TEAMS = ["North", "South"];
const state = reviewState({ rounds: 4 });
const report = buildReport(state);

describe("how sure and how right", () => {
  test("RE48 the squares of the day open their answers, and add up to the taps", () => {
    const { quadrants } = report;
    expect(quadrants?.map((row) => row.sure)).toEqual([2, 1, 0]);
    for (const { sure, right, other } of quadrants ?? []) {
      expect(answersBehind(report, { sure, result: "right" })).toHaveLength(right);
      expect(answersBehind(report, { sure, result: "other" })).toHaveLength(other);
    }
    const unsure = (quadrants ?? []).filter((row) => row.sure !== 2);
    const sum = (side: "right" | "other") => unsure.reduce((all, row) => all + row[side], 0);
    expect(answersBehind(report, { unsure: true, result: "right" })).toHaveLength(sum("right"));
    expect(answersBehind(report, { unsure: true, result: "other" })).toHaveLength(sum("other"));
  });

  test("RE48 nothing below five taps", () => {
    expect(buildReport(reviewState({ seats: 4, rounds: 1, perRound: 1 })).quadrants).toBeNull();
    const few = buildReport(reviewState({ seats: 4, rounds: 2 }));
    expect(few.questions.every((line) => line.quadrants === null)).toBe(true);
    const rated = few.questions.filter((line) => line.sureAsked);
    expect(rated.length).toBeGreaterThan(0);
  });
});

describe("when answers came in", () => {
  test("RE49 tenths add up to the answers with a clock, and open them", () => {
    const { times } = report;
    expect(times?.bins).toHaveLength(10);
    for (const { right, other, from } of times?.bins ?? []) {
      expect(answersBehind(report, from)).toHaveLength(right + other);
      expect(answersBehind(report, { ...from, result: "right" })).toHaveLength(right);
    }
    const sum = (times?.bins ?? []).reduce((all, bin) => all + bin.right + bin.other, 0);
    expect(sum).toBe(times?.n);
    expect(times?.n).toBe(answersBehind(report, { result: "answered" }).length);
  });

  test("RE49 extra time is in the last tenth, and a question without a clock in none", () => {
    const late = reviewState({ rounds: 1 });
    for (const run of late.runs) for (const answer of run.answers) if (answer) answer.ms = run.limitMs * 1.5;
    const { times } = buildReport(late);
    expect(times?.bins.slice(0, 9).every((bin) => bin.right + bin.other === 0)).toBe(true);
    for (const run of late.runs) run.limitMs = 0;
    expect(buildReport(late).times).toBeNull();
    expect(buildReport(reviewState({ seats: 1, rounds: 1, perRound: 3 })).times).toBeNull();
  });
});

describe("scores against oneself", () => {
  const club = (change: (state: State) => void = () => undefined) => {
    const made = reviewState({ rounds: 3, teams: TEAMS });
    made.plan.format = "club";
    change(made);
    return made;
  };
  const score = (made: State, team: string) =>
    teamScoresOf(made)?.find((one) => one.team === team)?.score ?? 0;

  test("RE50 clubs have team scores, a class has none", () => {
    expect(buildReport(reviewState({ rounds: 2, teams: TEAMS })).teams.map((team) => team.score)).toEqual([
      null,
      null,
    ]);
    const made = club();
    expect(buildReport(made).teams.map((team) => team.score)).toEqual(TEAMS.map((team) => score(made, team)));
    expect(teamScoresOf(reviewState({ rounds: 2 }))).toBeNull();
  });

  test("RE50 a strong team that does as expected of it has no more than a weak one", () => {
    const made = club((one) => {
      for (const round of one.rounds)
        round.thetaBefore = one.seats.map((seat) => ({ m: seat.team === 0 ? 2 : -1, v: 0.3 }));
      for (const run of one.runs) {
        const round = one.rounds.find((round) => round.n === run.round);
        const some = run.answers.find((answer) => answer !== null);
        if (!round || !some) throw new Error("no answer in the fixture");
        run.answers = one.seats.map((seat) => {
          const theta = round.thetaBefore[seat.n] ?? priorTheta();
          const floor = one.bank[run.question]?.floor ?? 0;
          const share = predict(theta, run.b, floor, run.dial, round.pressureBefore[run.dial]);
          return run.asked.includes(seat.n) ? { ...some, ruling: { verdict: "partial", share } } : null;
        });
      }
    });
    for (const team of TEAMS) expect(score(made, team)).toBe(50);
  });

  test("RE51 the best day is against what was expected of this player, in whole answers", () => {
    const before = [
      { n: 20, over: 2.4 },
      { n: 14, over: 9 },
    ];
    const alone = buildMine(state, 3)?.best;
    expect(alone?.today.n).toBe(handicapped(state, 3).length);
    expect(Number.isInteger(alone?.today.over)).toBe(true);
    const bests = state.seats.flatMap(({ n }) => buildMine(state, n)?.best ?? []);
    expect(bests.length).toBeGreaterThan(1);
    for (const { today } of bests) expect(today.over).toBeGreaterThanOrEqual(0);
    expect(alone?.day).toBeNull();
    const today = ownDay(state, 3);
    const best = personalBest([...before, today]);
    const shown = buildMine(state, 3, before)?.best?.day;
    expect(shown).toMatchObject(
      best?.day === 2 ? { n: today.n, isNew: true } : { n: 20, over: 2, isNew: false },
    );
    // A day of 14 questions is none, neither to beat nor to be beaten.
    expect(buildMine(state, 3, before.slice(1))?.best?.day).toBeNull();
    expect(buildMine(reviewState({ rounds: 1 }), 3, before)?.best).toBeNull();
  });

  test("RE51 nobody else gets it", () => {
    expect(JSON.stringify(report)).not.toMatch(/"best"|"over":/);
  });
});

describe("focus from the squad's history", () => {
  const planned = (focus: string[]) => {
    const made = reviewState({ rounds: 4 });
    made.squad = { ...EMPTY, focus };
    return buildReport(made);
  };

  test("RE52 what was planned and is still low comes in, and first where it was not there", () => {
    const names = report.topics.map((topic) => topic.topic);
    const first = report.focus[0]?.topic;
    const low = names.find((topic) => topic !== first && share(topic) < 0.7) ?? "";
    expect(low).not.toBe("");
    expect(planned([low]).focus[0]?.topic).toBe(low);
    expect(planned(["No such topic"]).focus.map((line) => line.topic)).toEqual(
      report.focus.map((line) => line.topic),
    );
  });

  test("RE52 where nothing needs practice, the topics not met for longest come", () => {
    const made = reviewState({ rounds: 4 });
    for (const run of made.runs) {
      run.right = run.asked.length;
      run.answers = run.answers.map(
        (answer) => answer && { ...answer, ruling: { verdict: "right", share: 1 } },
      );
    }
    const days = (topic: string) => (topic === "Food webs" ? 40 : 3);
    const memory = Object.fromEntries(
      made.questions.map((question, i) => [
        i,
        { memory: { a: 1, s: 4 }, days: days(question.topics[0] ?? "") },
      ]),
    );
    made.squad = { ...EMPTY, memory };
    expect(buildReport(made).focus[0]?.topic).toBe("Food webs");
  });

  const EMPTY: NonNullable<State["squad"]> = {
    id: "9b",
    kind: "scrimmage",
    booking: null,
    sessionsBefore: 2,
    past: {},
    memory: {},
    b: [],
    pressure: [],
    members: [],
    followUp: null,
  };
  const share = (topic: string) =>
    report.topics.find((one) => one.topic === topic)?.performance_today.share ?? 1;
});

describe("on the phone", () => {
  test("RE53 a level with fewer than five taps says nothing, and the sentence is one", () => {
    for (const { n } of state.seats) {
      const mine = buildMine(state, n);
      expect(mine?.calibration).toEqual(calibrationBars(state, n));
      for (const { n: taps, verdict } of mine?.calibration ?? []) expect(verdict === null).toBe(taps < 5);
      expect(typeof mine?.calibrationSaid.say).toBe("string");
    }
  });
});
