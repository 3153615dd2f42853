import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { mayCome } from "#lib/game/permissions.ts";
import { PARTS } from "#lib/game/review.ts";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { clamp } from "#lib/kit/stats.ts";
import type { Adjustment } from "#lib/model/input.ts";
import type { Dial } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { Run, State } from "#lib/model/state.ts";
import { coachInputSchema } from "#lib/protocol/inputs.ts";
import { answersBehind } from "#lib/review/drill.ts";
import { REVIEW_EXPORTS } from "#lib/review/exports/registry.ts";
import { FULL_MARK, MARK } from "#lib/review/exports/type.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReplay } from "#lib/review/replay.ts";
import { buildReport } from "#lib/review/report.ts";
import type { Metric, PerformanceToday, Report, Selection, Versus } from "#lib/review/types.ts";
import { readingMs, thinkingMs } from "#lib/sequence/budget.ts";
import { familyOf } from "#lib/squad/edition.ts";
import { recordsView } from "#lib/squad/records.ts";
import { termView } from "#lib/squad/term.ts";
import { coachStage } from "#lib/views/coach.ts";
import { seatView } from "#lib/views/seat.ts";
import { playerStage, projectorStage, stage } from "#lib/views/stage.ts";
import { coachTally, tally } from "#lib/views/tally.ts";
import type { BreakStage, QuestionStage, ReviewStage } from "#lib/views/types.ts";
import { PrintPack } from "../../app/review/_parts/print-pack.tsx";
import { PrintPractice } from "../../app/review/_parts/print-practice.tsx";
import { Review } from "../../app/review/_parts/review.tsx";
import { ReviewRoom } from "../../app/review/_parts/room.tsx";
import { demoQuestions } from "../support/bank.ts";
import { startOf } from "../support/history.ts";
import { Room, sometimes, T0 } from "../support/room.ts";
import { sources } from "../support/source.ts";
import { DAY, Term } from "../support/term.ts";
import { allTexts, LOSING, NOTHING_LOST, PRAISE, shown } from "../support/texts.ts";
import { bankOf, play } from "../unit/sequence/room.ts";
import { scrimmages, TOPICS } from "./rounds.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** words on a page, without its tags */
const plain = (html: string) => html.replace(/<style>.*?<\/style>/g, " ").replace(/<[^>]*>/g, "\n");
const page = (report: Report) => plain(renderToStaticMarkup(createElement(Review, { report })));

/** a whole scrimmage of a class, with bridges in its bank, from the lobby to its review */
function whole(seed = "whole", plan = {}): Room {
  const questions = demoQuestions().map((question, i) =>
    i % 5 === 0 ? { ...question, task: "bridge" as const } : question,
  );
  const room = new Room({ seed, questions, plan: { rounds: 3, dialLadder: [2, 2, 3], ...plan } });
  room.joinAll(8);
  room.coachArrives();
  room.toReview(sometimes);
  return room;
}

const change = (what: Adjustment["change"], topic?: string): Adjustment => ({
  change: what,
  kind: what.what === "mix" || what.what === "scope" ? "technical" : "tactical",
  prediction: topic
    ? { metric: "topic", topic, direction: "up" }
    : what.what === "tactic"
      ? { metric: "cause", cause: "Q", direction: "down" }
      : { metric: "all", direction: "up" },
});

describe("Belcher: performance and practice", () => {
  it("B1 a practice answer enters no statistic of a scrimmage, and every review's export has a practice set", () => {
    const term = new Term();
    const state = term.play({ day: 0 });
    term.followUp({ day: 2 });
    term.put(T0 + 3 * DAY, { do: "optIn", member: "member-0", on: true });
    const at = T0 + 9 * DAY;
    const statistics = () => {
      const { people, questions, topics, pressure, sessions } = term.squad;
      return JSON.stringify({
        people,
        questions,
        topics,
        pressure,
        sessions,
        view: termView(term.squad, at),
      });
    };
    const before = statistics();
    for (const [i, question] of term.questions.slice(0, 40).entries())
      term.put(T0 + 4 * DAY + i, {
        do: "practised",
        member: "member-0",
        question: question.id,
        right: i % 2 === 0,
        sure: 2,
      });
    expect(term.squad.practised["member-0"]).toHaveLength(40);
    expect(statistics()).toBe(before);
    // No practice answer is an input of a scrimmage, whoever sends it.
    expect(mayCome("player", "practised") || mayCome("coach", "practised")).toBe(false);
    const json: Report = JSON.parse(REVIEW_EXPORTS.json.write(buildReport(state), { names: false }));
    expect(json.practice.length).toBeGreaterThanOrEqual(1);
    expect(json.practice.every((set) => set.id !== "" && set.questions.length > 0)).toBe(true);
    expect(REVIEW_EXPORTS.csv.write(buildReport(state), { names: false })).toContain(
      json.practice[0]?.questions.join(" "),
    );
  });

  it("B2 the goal is an aim of every answer asked, and nothing short of it is failed or lost", async () => {
    const { aimLine, aim } = projectorWords.en;
    expect(aimLine).toMatch(/\baim\b/);
    expect(aim).toMatch(/\baim\b/i);
    const losing = (await allTexts()).filter(({ text }) => LOSING.test(text.replace(NOTHING_LOST, "")));
    expect(losing.map(shown)).toEqual([]);
    // One seat never answers and one leaves: who was asked is what the goal is out of.
    const room = new Room();
    room.joinAll(6);
    room.coachArrives();
    room.coach({ do: "start" });
    for (let i = 0; i < 4; i++) {
      const run = room.toOpen();
      if (i === 2) room.leave(5, "conn-5");
      for (const n of room.awaited()) if (n !== 0) room.answer(n, n % 2 === 0, 2_000);
      room.until(() => run.closedAt !== null);
    }
    room.coach({ do: "endRound", round: 1 });
    room.toBreak();
    room.toSegment("reveal");
    const { sheet } = stage(room.state) as BreakStage;
    const runs = room.state.runs.filter((run) => run.round === 1);
    expect(sheet.asked).toBe(runs.reduce((sum, run) => sum + run.asked.length, 0));
    expect(sheet.right + sheet.toReclaim).toBe(sheet.asked);
    expect(sheet.asked).toBeGreaterThan(runs.flatMap((run) => run.answers.filter(Boolean)).length);
  });

  it("B3 each review counts answered, very quick and unanswered, and no machine praises effort", async () => {
    const room = new Room();
    room.joinAll(6);
    room.coachArrives();
    room.coach({ do: "start" });
    for (let i = 0; i < 4; i++) {
      const run = room.toOpen();
      room.answer(1, false, 300);
      for (const n of room.awaited()) if (n !== 0) room.answer(n, true, 6_000);
      room.until(() => run.closedAt !== null);
    }
    room.coach({ do: "endEarly" });
    const report = buildReport(room.state);
    const { effort } = report;
    const runs = room.state.runs.filter((run) => !run.thrownOut);
    expect(effort.asked).toBe(runs.reduce((sum, run) => sum + run.asked.length, 0));
    expect(effort.none).toBe(runs.length);
    expect(effort.answered).toBe(effort.asked - effort.none);
    expect(effort.quick).toBe(runs.length);
    const { answered, quick, none } = reviewWords.en.why;
    for (const label of [answered, quick, none]) expect(page(report)).toContain(`\n${label}\n`);
    const texts = await allTexts();
    const cheers = /\b(great|good|super|nice|fantastic|excellent) (effort|try|work|job)\b/i;
    expect(texts.filter(({ text }) => PRAISE.test(text) || cheers.test(text)).map(shown)).toEqual([]);
  });

  describe("conditions", () => {
    it("B4 a round of ten or more covers five of six topics, and a question's options stand elsewhere next time", () => {
      let rounds = 0;
      for (let i = 0; i < 40; i++) {
        const bank = bankOf({ topics: 6, each: 16, seed: `${i}` });
        for (const round of play({ seed: `cover ${i}`, bank, players: 4, roundSec: 300 }).rounds) {
          if (round.played.length < 10) continue;
          rounds++;
          const topics = new Set(round.played.map((one) => one.topic)).size;
          expect(topics).toBeGreaterThanOrEqual(5);
        }
      }
      expect(rounds).toBeGreaterThan(60);
      let again = 0;
      let moved = 0;
      const questions = demoQuestions(160, 8).filter((one) => one.kind === "choice" || one.kind === "multi");
      for (let term = 0; term < 6; term++) {
        const last = new Map<string, string>();
        const squad = new Term(4, questions.slice(0, 48 + 8 * term));
        for (const day of [0, 3, 7, 10, 14]) {
          const state = squad.play({ day, plan: { rounds: 4, dialLadder: [1, 2, 2, 2] } });
          for (const run of state.runs) {
            const question = state.questions[run.question]?.id ?? "";
            const before = last.get(question);
            if (before !== undefined) {
              again++;
              if (before !== run.arrangement.join()) moved++;
            }
            last.set(question, run.arrangement.join());
          }
        }
      }
      expect(again).toBeGreaterThan(400);
      expect(moved / again).toBeGreaterThanOrEqual(0.95);
    });

    it("B5 the next topic cannot be guessed from the last two better than chance by more than .08", () => {
      // Trained on 500 rounds, tried on 500 others; questions of related topics are in the bank.
      const train = scrimmages(125, "open");
      const test = scrimmages(125, "unseen");
      const counts = new Map<string, Map<string, number>>();
      for (const [context, topic] of followers(train)) {
        const row = counts.get(context) ?? new Map<string, number>();
        counts.set(context, row.set(topic, (row.get(topic) ?? 0) + 1));
      }
      const best = new Map([...counts].map(([context, row]) => [context, most(row)]));
      const tried = followers(test);
      const hits = tried.filter(([context, topic]) => best.get(context) === topic).length;
      expect(tried.length).toBeGreaterThan(2_000);
      expect(hits / tried.length).toBeLessThanOrEqual(1 / (TOPICS - 1) + 0.08);
    });

    it("B6 the dial is kept with every answer, and changes timer and stakes by the table and nothing else", () => {
      const questions = demoQuestions(1, 1);
      const at = (dial: Dial) => {
        const squad = startOf(questions, { members: 6, theta: () => 2, before: () => ({ known: 0.9 }) });
        const room = new Room({ questions, squad, plan: { rounds: 1, dialLadder: [dial] } });
        room.joinSquad();
        room.coachArrives();
        room.coach({ do: "start" });
        const run = room.toOpen();
        return { room, run, opened: JSON.parse(JSON.stringify(room.state)) as State };
      };
      const calm = at(2);
      const mult = [null, 1.6, 1.25, 1, 0.9];
      const timers = ["none", "last-five", "ticks", "ticks-figure", "touchline"];
      const differs =
        /^(plan\.dialLadder|due$|rounds\.0\.dial$|engine\.(confidenceAsked|slotsExpected)$|compromises|runs\.0\.(dial|limitMs|closesAt|plannedClosesAt|lastAt|predicted|why|sure|counts)\b)/;
      for (const dial of [0, 1, 2, 3, 4] as const) {
        const { room, run, opened } = at(dial);
        expect(differences(calm.opened, opened).filter((path) => !differs.test(path))).toEqual([]);
        const item = room.state.bank[0];
        if (!item) throw new Error("the bank has one question");
        const seconds = Math.ceil(
          ((readingMs(item) + thinkingMs(item.task, {})) * (mult[dial] ?? 0)) / 1_000,
        );
        if (dial > 0) expect(run.limitMs).toBe(1_000 * clamp(seconds, 8, 90));
        const { question } = stage(room.state) as QuestionStage;
        expect([question.dial, question.timer]).toEqual([dial, timers[dial]]);
        expect(question.payoff !== null).toBe(dial >= 3);
        // What is right is right at every dial, and how long it shows is the table's.
        for (const n of room.awaited()) room.answer(n, n % 2 === 0, 2_000);
        expect(run.answers.map((answer) => answer?.ruling.share)).toEqual([1, 0, 1, 0, 1, 0]);
        if (dial === 0) continue;
        room.until(() => run.step !== "open" && run.step !== "closed");
        expect(run.step).toBe(dial === 4 ? "gap" : "reveal");
        const shownMs = (room.state.due ?? 0) - room.now;
        if (dial < 4) expect(shownMs).toBe(dial === 3 ? 2_500 : 4_000);
      }
      for (const ladder of [
        [2, 2],
        [2, 3],
        [2, 4],
      ] as Dial[][]) {
        const bank = demoQuestions();
        const squad = startOf(bank, { theta: () => 1, before: (i) => (i % 4 ? { known: 0.7 } : null) });
        const room = new Room({ squad, plan: { dialLadder: ladder } });
        room.joinSquad();
        room.coachArrives();
        room.toReview(sometimes);
        const last = room.state.runs.at(-1);
        expect([last?.slot, last?.counts]).toEqual(["clutch", [1, 1, 1, 2, 3][last?.dial ?? 2]]);
        const report = buildReport(room.state);
        const dials = new Map(report.questions.map((line) => [line.run, line.dial]));
        for (const one of report.decisions)
          expect(dials.get(one.run)).toBe(room.state.runs[one.run - 1]?.dial);
      }
    });
  });

  it("B7 from the second session on at least 30 % of the slots come from earlier weeks", () => {
    const term = new Term(6, demoQuestions(160, 8));
    const known = new Set<string>();
    for (const day of [0, 7, 14, 21]) {
      const state = term.play({ day });
      const asked = state.runs.map((run) => state.questions[run.question]?.id ?? "");
      const earlier = asked.filter((id) => known.has(id)).length;
      if (day > 0) {
        expect(earlier / asked.length).toBeGreaterThanOrEqual(0.3);
        expect(earlier).toBeLessThan(asked.length);
      }
      for (const id of asked) known.add(id);
    }
  });

  it("B8 decisive, flexible and skilful stand in the review's JSON with n and interval", () => {
    const { state } = whole();
    const json = REVIEW_EXPORTS.json.write(buildReport(state), { names: false });
    const { metrics }: Report = JSON.parse(json);
    const measured = (metric: Metric) => {
      expect(metric.n).toBeGreaterThan(0);
      expect(metric.value).toBeGreaterThanOrEqual(metric.interval?.low ?? Number.NaN);
      expect(metric.value).toBeLessThanOrEqual(metric.interval?.high ?? Number.NaN);
    };
    const compared = (versus: Versus) => {
      expect(versus.n).toBeGreaterThan(0);
      expect(versus.spread).toBeGreaterThan(0);
      expect(versus.effect).toBeCloseTo((versus.share ?? Number.NaN) - (versus.expected ?? Number.NaN), 10);
    };
    measured(metrics.decisive.firstChoice);
    measured(metrics.decisive.usedTime);
    measured(metrics.decisive.changed);
    compared(metrics.flexible.switched);
    compared(metrics.flexible.bridge);
    // The engine keeps neighbours apart, so there is nothing to compare with, and it says so.
    expect(metrics.flexible.same).toMatchObject({ n: 0, share: null });
    compared(metrics.skilful);
  });
});

describe("Belcher: what counts", () => {
  it("B9 nothing sends a score anywhere, and every file, print and page says that it is not for grading", () => {
    const server = sources(["server", "lib"]);
    const graded = /grade ?book|\/grades?\b|\blti\b|oneroster|\bscorm\b|xapi|caliper/i;
    const routes = server.flatMap(({ path, text }) =>
      [...text.matchAll(/\.(?:get|post|put|patch|delete)\(\s*["'`](\/[^"'`]*)/g)].map(
        (match) => `${path} ${match[1]}`,
      ),
    );
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => graded.test(route))).toEqual([]);
    expect(server.filter(({ code }) => graded.test(code)).map(({ path }) => path)).toEqual([]);
    // The server calls nobody but its own processes, and another Scrimmage for a backup.
    const calls = server.filter(({ code }) => /\bfetch\(|\b(?:http|https|http2)\.request\(/.test(code));
    expect(calls.map(({ path }) => path).filter((path) => !/^server\/(cluster|backup)\//.test(path))).toEqual(
      [],
    );
    const { state } = whole();
    const report = buildReport(state);
    for (const { write } of Object.values(REVIEW_EXPORTS)) {
      expect(write(report, { names: true })).toContain(MARK);
      expect(write(report, { names: true })).toContain("not_for_grading");
    }
    const printed = [PrintPack, PrintPractice].map((part) =>
      renderToStaticMarkup(createElement(() => ReviewRoom({ report, children: createElement(part) }))),
    );
    for (const html of [...printed, page(report)])
      expect(/not for grading|counts for a grade/i.test(html)).toBe(true);
    expect(buildMine(state, 0)?.not_for_grading).toBe(true);
    expect(buildReplay(state).not_for_grading).toBe(true);
    expect(commonWords.en.practiceOnly).toContain("counts for a grade");
  });

  it("B10 a full performance counts for the squad's record, which no scrimmage is in, and moves no statistic of a scrimmage", () => {
    const term = new Term(8, demoQuestions(160, 8));
    const rights = (state: State) => state.runs.reduce((sum, run) => sum + run.right, 0);
    const askedOf = (state: State) => state.runs.reduce((sum, run) => sum + run.asked.length, 0);
    term.play({ day: 0 });
    const estimates = () => {
      const { people, pressure, questions } = term.squad;
      const hard = Object.entries(questions).map(([id, { b }]) => [id, b] as const);
      const { retained, sessions } = termView(term.squad, T0 + 9 * DAY);
      return { people, pressure, hard: new Map(hard), retained, sessions };
    };
    const before = structuredClone(estimates());
    const first = term.perform({ day: 3 });
    const after = estimates();
    expect(after.people).toEqual(before.people);
    expect(after.pressure).toEqual(before.pressure);
    expect([after.retained, after.sessions]).toEqual([before.retained, before.sessions]);
    for (const [id, b] of before.hard) expect(after.hard.get(id)).toEqual(b);
    term.followUp({ day: 4 });
    const scrimmage = term.play({ day: 7, right: () => true });
    const second = term.perform({ day: 10, right: (seat, run) => (seat + run) % 8 > 0 });
    // The query asks for the kind: a scrimmage with every answer right is in no line, and beats nothing.
    const { performances } = recordsView(term.squad);
    expect(performances.map((line) => line.scrimmage)).toEqual([second.id, first.id]);
    expect(performances.map((line) => line.answers)).toMatchObject(
      [second, first].map((state) => ({ right: rights(state), asked: askedOf(state) })),
    );
    expect(performances.map((line) => line.best)).toEqual([true, false]);
    expect(rights(scrimmage)).toBe(askedOf(scrimmage));
    const played = termView(term.squad, T0 + 11 * DAY).sessions.map((line) => line.kind);
    expect(played).toEqual(["scrimmage", "followUp", "scrimmage"]);
    // One uninterrupted round: no break, nothing twice in any wording, no question that counts more.
    for (const state of [first, second]) {
      expect([state.rounds.length, state.breaks.length, state.plan.returnBudget]).toEqual([1, 0, 0]);
      const families = state.runs.map((run) => familyOf(state.questions[run.question] as QuestionBase));
      expect(families.length).toBeGreaterThan(12);
      expect(new Set(families).size).toBe(families.length);
      expect(state.runs.filter((run) => run.counts > 1 || run.held || run.slot === "clutch")).toEqual([]);
    }
    // Its word is in everything that any screen gets, and in nothing that a scrimmage's gets.
    for (const [state, mode] of [
      [first, "fullPerformance"],
      [scrimmage, undefined],
    ] as const) {
      const seen = [
        playerStage(state),
        projectorStage(state),
        coachStage(state),
        buildReport(state).scrimmage,
      ];
      expect(seen.map((one) => one.mode)).toEqual([mode, mode, mode, mode]);
      expect(buildMine(state, 0)?.mode).toBe(mode);
    }
    // It counts, but for no grade: every file of it says so too.
    for (const { write } of Object.values(REVIEW_EXPORTS)) {
      const file = write(buildReport(first), { names: true });
      expect(file).toContain(FULL_MARK);
      expect(file).toContain("not_for_grading");
      expect(file).not.toContain(MARK);
    }
  });

  it("B11 a thousand simulated rounds all end within ten seconds of their length, and a break parts any two", () => {
    const rounds = scrimmages(250, "open").flatMap((one) => one.rounds);
    const off = rounds.map(({ endMs, roundMs }) => endMs - roundMs);
    expect(off.length).toBe(1_000);
    expect(Math.max(...off)).toBeLessThanOrEqual(10_000);
    expect(Math.min(...off)).toBeGreaterThanOrEqual(-10_000);
    const { state } = whole("breaks", { rounds: 4, dialLadder: [1, 2, 2, 3] });
    for (const round of state.rounds.slice(1)) {
      const between = state.breaks.find((one) => one.after === round.n - 1);
      const before = state.rounds[round.n - 2];
      expect(between?.startedAt).toBeGreaterThanOrEqual(before?.endedAt ?? Number.NaN);
      expect(between?.startedAt).toBeLessThan(round.startedAt);
      expect(between?.segments.map((segment) => segment.name)).toContain("huddle");
    }
    expect(state.breaks).toHaveLength(state.rounds.length - 1);
  });
});

describe("Belcher: execution, feedback, reflection", () => {
  const changes: Adjustment["change"][][] = [
    [
      { what: "mix", topic: "Topic 1", weight: 2 },
      { what: "pace", by: 0.2 },
    ],
    [
      { what: "level", by: 1 },
      { what: "scope", topic: "Topic 3", drop: true },
    ],
    [
      { what: "format", confidence: true },
      { what: "teams", rotate: true },
    ],
    [{ what: "tactic", rule: "quick-last-line" }],
    [{ what: "mix", topic: "Topic 2", weight: 0.5 }],
    [],
  ];

  it("B12 every change of a break has its result in the next one", () => {
    for (const [i, items] of changes.entries()) {
      const room = new Room({
        seed: `loop ${i}`,
        plan: { rounds: 3, dialLadder: [2, 2, 2], teams: { how: "random", names: ["North", "South"] } },
      });
      room.joinAll(8);
      room.coachArrives();
      room.coach({ do: "start" });
      room.toBreak();
      for (const next of [1, 2]) {
        room.toSegment("adjust");
        const adjust = items.map((what) => change(what, what.what === "mix" ? what.topic : undefined));
        expect(room.coach({ do: "adjust", items: adjust })).toBeNull();
        for (let seat = 0; seat < 8; seat++)
          expect(room.player(seat, { do: "ifThen", choice: { id: "misread-key-word" } })).toBeNull();
        const after = room.toBreak.bind(room);
        if (next === 2) {
          room.play(() => room.state.phase === "review");
          const lines = buildReport(room.state).changes.filter((line) => line.after === 2);
          for (const { change: what } of adjust)
            expect(
              lines.find((line) => JSON.stringify(line.what) === JSON.stringify(what))?.verdict,
            ).toBeTruthy();
          break;
        }
        const pause = after();
        const round = room.state.rounds[1];
        expect(round?.adjustments.map((one) => one.change)).toEqual(items);
        for (const { change: what } of round?.adjustments ?? [])
          expect(
            pause.worked.filter((one) => JSON.stringify(one.what) === JSON.stringify(what)),
          ).toHaveLength(1);
        // The room's own plan too, unless the coach's tactic took its place.
        const tactic = items.some((what) => what.what === "tactic");
        expect(pause.worked.some((one) => one.what.what === "ifThen")).toBe(!tactic);
        for (const one of pause.worked)
          expect(["working", "no-clear-change", "not-yet"]).toContain(one.verdict);
        room.toSegment("worked");
        expect((stage(room.state) as BreakStage).worked).toHaveLength(pause.worked.length);
      }
    }
  });

  it("B13 a change is technical or tactical, or it is none", () => {
    expectTypeOf<Adjustment["kind"]>().toEqualTypeOf<"technical" | "tactical">();
    const whole = change({ what: "pace", by: 0.2 });
    const { kind: _, ...bare } = whole;
    const sent = (items: unknown[]) => coachInputSchema.safeParse({ do: "adjust", items }).success;
    expect(sent([whole])).toBe(true);
    expect(sent([bare])).toBe(false);
    for (const kind of ["", "both", null, undefined]) expect(sent([{ ...whole, kind }])).toBe(false);
    const kinds = changes.flat().map((what) => change(what).kind);
    expect(new Set(kinds)).toEqual(new Set(["technical", "tactical"]));
  });

  it("B14 every number of class, team, topic, question and tag opens the answers that make it", () => {
    const room = new Room({
      plan: { rounds: 3, dialLadder: [2, 3, 3], teams: { how: "random", names: ["North", "South"] } },
    });
    room.joinAll(8);
    room.coachArrives();
    room.coach({ do: "start" });
    room.play(
      () => {
        const run = room.state.runs.at(-1);
        for (let seat = 0; seat < 8; seat++)
          if (run?.closedAt) room.player(seat, { do: "cause", run: run.run, cause: "R" });
        return room.state.phase === "review";
      },
      (seat, run) => (seat + run) % 3 > 0,
    );
    const report = buildReport(room.state);
    const behind = (from: Selection) => answersBehind(report, from).length;
    const adds = ({ from, right, asked }: PerformanceToday) => {
      expect([behind(from), behind({ ...from, result: "right" })]).toEqual([asked, right]);
    };
    adds(report.performance_today);
    adds(report.headline.performance_today);
    expect(report.teams.length).toBe(2);
    for (const line of [...report.teams, ...report.topics, ...report.questions, ...report.rounds])
      adds(line.performance_today);
    for (const { n, from } of report.calibration) expect(behind(from)).toBe(n);
    for (const { n, from } of report.tags.counts ?? []) expect(behind(from)).toBe(n);
    const { answered, quick, none } = report.effort;
    expect([behind({ result: "answered" }), behind({ quick: true }), behind({ result: "none" })]).toEqual([
      answered,
      quick,
      none,
    ]);
    const { skilful, flexible } = report.metrics;
    for (const versus of [skilful, flexible.switched, flexible.bridge, report.pressureGap])
      if (versus && versus.n > 0) expect(behind(versus.from)).toBe(versus.n);
    for (const one of report.decisions) expect(room.state.runs[one.run - 1]?.asked).toContain(one.seat);
  });

  it("B15 a player notes what they were thinking on two decisions, and nobody else ever sees it", () => {
    const room = new Room({ plan: { teams: { how: "random", names: ["North", "South"] } } });
    room.joinAll(6);
    room.coachArrives();
    room.coach({ do: "start" });
    const first = room.toOpen();
    room.answer(0, true, 1_000);
    room.answer(0, false, 3_000);
    room.toBreak((_, run) => run % 3 === 0);
    const told = room.state.runs.filter((run) => run.answers[0] && run.run !== room.state.rounds[0]?.held);
    const words = (i: number) => `my own line of thought ${i}`;
    room.toSegment("think");
    const codes = told
      .slice(0, 3)
      .map((run, i) => room.player(0, { do: "thought", run: run.run, text: words(i) }));
    expect(codes).toEqual([null, null, "too-many"]);
    room.toReview();
    for (const part of PARTS) {
      room.toPart(part.name);
      const others = {
        seats: room.state.seats.slice(1).map((seat) => seatView(room.state, seat.n)),
        stage: [playerStage(room.state), projectorStage(room.state), tally(room.state)],
        coach: [
          coachStage(room.state),
          coachTally(room.state),
          buildReport(room.state),
          buildReplay(room.state),
        ],
        mine: room.state.seats.slice(1).map((seat) => buildMine(room.state, seat.n)),
      };
      expect(JSON.stringify(others)).not.toContain("line of thought");
    }
    for (const { write } of Object.values(REVIEW_EXPORTS))
      expect(write(buildReport(room.state), { names: true })).not.toContain("line of thought");
    const mine = buildMine(room.state, 0);
    expect(JSON.stringify(mine)).toContain(words(0));
    // The timeline of that decision: every choice with its time, how sure, and how it ended.
    const frame = mine?.film.find((one) => one.run === first.run);
    expect(frame?.changes.map(({ ms, right }) => ({ ms, right }))).toEqual([
      { ms: 1_000, right: true },
      { ms: 3_000, right: false },
    ]);
    expect(frame).toMatchObject({ result: "wrong", ms: 3_000, dial: 2 });
  });

  it("B16 each review keeps one thing and has three focus topics at most, with sets, and the next session asks them", () => {
    let focused = 0;
    let asked = 0;
    for (let i = 0; i < 5; i++) {
      const term = new Term(6, demoQuestions(160, 10));
      const weak = (i * 3) % 10;
      const room = term.open({ day: 0 }, "scrimmage", null);
      const topicOf = (run: Run) => Number(room.state.bank[run.question]?.topics[0]?.slice(6));
      room.toReview((seat, run) => {
        const turn = room.state.runs[run - 1];
        return turn !== undefined && (topicOf(turn) === weak ? seat === 0 : (seat + run) % 4 > 0);
      });
      const played = term.play({ day: 0, right: (seat, run) => (seat * 7 + run * (3 + i)) % 5 < 3 });
      for (const report of [buildReport(room.state), buildReport(played)]) {
        expect(report.sustain.what).not.toBe("none");
        expect(report.focus.length).toBeGreaterThan(0);
        expect(report.focus.length).toBeLessThanOrEqual(3);
        for (const line of report.focus)
          expect(report.practice.find((set) => set.id === line.practice)?.topic).toBe(line.topic);
      }
      const focus = buildReport(played).focus.map((line) => line.topic);
      // So short that by chance alone not all of the focus' topics would come.
      const next = term.play({ day: 7, plan: { rounds: 1, dialLadder: [2], roundSec: 75 } });
      expect(next.runs.length).toBeLessThan(10);
      const topics = new Set(next.runs.map((run) => next.bank[run.question]?.topics[0]));
      focused += focus.length;
      asked += focus.filter((topic) => topics.has(topic)).length;
    }
    expect(focused).toBeGreaterThan(5);
    expect(asked / focused).toBeGreaterThanOrEqual(0.8);
  });

  it("B17 players review first, the coach's view opens only then, and players answer it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 12 }),
        fc.array(fc.nat(11), { maxLength: 12 }),
        fc.boolean(),
        (players, order, byClock) => {
          const room = new Room({ plan: { rounds: 1, dialLadder: [2], roundSec: 60 } });
          room.joinAll(players);
          room.coachArrives();
          room.toReview();
          room.coach({ do: "note", text: "the coach's own view" });
          room.coach({ do: "coachFocus", topics: ["Topic 1"] });
          const projected = () => JSON.stringify([projectorStage(room.state), playerStage(room.state)]);
          const handed = new Set<number>();
          for (const n of order) {
            if (n >= players || room.state.review?.part !== "film") continue;
            expect(projected()).not.toContain("the coach's own view");
            expect((stage(room.state) as ReviewStage).focus).toBeNull();
            const enough = handed.size >= 0.8 * players;
            expect(room.coach({ do: "nextPart", part: "film" })).toBe(enough ? null : "not-due");
            expect(room.player(n, { do: "film", sustain: "Topic 1", focus: "Topic 2" })).toBeNull();
            handed.add(n);
          }
          if (room.state.review?.part === "film" && byClock)
            room.until(() => room.state.review?.part !== "film");
          for (let n = 0; n < players && room.state.review?.part === "film"; n++) {
            room.player(n, { do: "film", sustain: "Topic 1", focus: "Topic 2" });
            handed.add(n);
          }
          // Four in five have handed in, or the clock has run out.
          const { review } = room.state;
          const filmMs = (review?.trail[1]?.at ?? 0) - (review?.trail[0]?.at ?? 0);
          expect(handed.size >= 0.8 * players || filmMs >= (review?.partMs.film ?? 0)).toBe(true);
          expect(room.player(0, { do: "respond", view: "differ", text: "" })).toBe("wrong-phase");
          room.toPart("talk");
          expect(projected()).not.toContain("the coach's own view");
          room.toPart("coach");
          expect(projected()).toContain("the coach's own view");
          room.toPart("response");
          for (const [n, view] of (["agree", "differ", "add"] as const).entries())
            expect(room.player(n, { do: "respond", view, text: "seen otherwise" })).toBeNull();
          expect((stage(room.state) as ReviewStage).responses).toEqual({ agree: 1, differ: 1, add: 1 });
          room.toPart("commit");
          const trail = room.state.review?.trail ?? [];
          expect(trail.map(({ part }) => part)).toEqual(["film", "talk", "coach", "response", "commit"]);
          expect(trail.every(({ at }, i) => i === 0 || at >= (trail[i - 1]?.at ?? 0))).toBe(true);
        },
      ),
      { numRuns: 15, seed: 17 },
    );
  });

  it("B18 no screen shows anybody's error beside a name, and one line says that looking back feels odd", () => {
    const room = new Room({ plan: { format: "club", teams: { how: "random", names: ["North", "South"] } } });
    for (let n = 0; n < 8; n++) room.join(`Zebedee${n}`);
    room.coachArrives();
    room.coach({ do: "start" });
    const peers = () => {
      const shared = JSON.stringify([playerStage(room.state), projectorStage(room.state), tally(room.state)]);
      expect(shared).not.toContain("Zebedee");
      for (const seat of room.state.seats) {
        const view = JSON.stringify(seatView(room.state, seat.n)).replaceAll(seat.name, "");
        expect(view).not.toContain("Zebedee");
      }
    };
    room.play(() => {
      peers();
      return room.state.phase === "review";
    });
    for (const part of PARTS) {
      room.toPart(part.name);
      peers();
    }
    // The coach's review hides names until asked, in case that screen is mirrored; so do prints.
    expect(page(buildReport(room.state))).not.toContain("Zebedee");
    expect(projectorWords.en.uncomfortable).toMatch(/odd.*only you see it/i);
    expect(reviewWords.en.mine.normal).toMatch(/odd/);
  });
});

/** pairs of topics and what followed, within rounds */
function followers(results: ReturnType<typeof scrimmages>): [context: string, topic: string][] {
  return results.flatMap(({ rounds }) =>
    rounds.flatMap(({ played }) =>
      played
        .slice(2)
        .map((one, i): [string, string] => [`${played[i]?.topic}/${played[i + 1]?.topic}`, one.topic]),
    ),
  );
}

function most(row: ReadonlyMap<string, number>): string {
  let best: [string, number] = ["", 0];
  for (const one of row) if (one[1] > best[1]) best = one;
  return best[0];
}

/** paths at which two plain values differ */
function differences(a: unknown, b: unknown, path = ""): string[] {
  if (Object.is(a, b)) return [];
  const object = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;
  if (!object(a) || !object(b)) return [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => differences(a[key], b[key], path === "" ? key : `${path}.${key}`));
}
