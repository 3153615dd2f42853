import { readFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { RetentionAnswer } from "#lib/protocol/http.ts";
import { withLater } from "#lib/review/later.ts";
import { buildReport } from "#lib/review/report.ts";
import type { Report } from "#lib/review/types.ts";
import { curveViews, followUpViews } from "#lib/squad/then-now.ts";
import type { TrialView } from "#lib/squad/trial.ts";
import type { StageBase } from "#lib/views/types.ts";
import { RetentionView } from "../../../app/coach/squads/_retention/retention.tsx";
import { dayAfter, dayOf, daysBetween } from "../../../app/follow-up/day.ts";
import { Kept } from "../../../app/follow-up/kept.tsx";
import { ThenNowRoom } from "../../../app/follow-up/room.tsx";
import { TrialPart } from "../../../app/follow-up/trial.tsx";
import { Review } from "../../../app/review/_parts/review.tsx";
import { Sealed } from "../../../app/screen/sealed.tsx";
import { classOverWeeks, retentionAnswer } from "../../support/fixtures/follow-up.ts";
import { Room } from "../../support/room.ts";
import { DAY, T0 } from "../squad/build.ts";

const markup = (answer: RetentionAnswer) =>
  renderToStaticMarkup(createElement(RetentionView, { answer, changed: () => {} }));
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");

describe("a follow-up's view", () => {
  it("SD45 has counts, intervals, attendance and what is apart, and no player", () => {
    const [newest, first] = followUpViews(classOverWeeks());
    expect([newest?.gapDays, first?.gapDays]).toEqual([9, 2]);
    expect(newest).toMatchObject({ of: "s1", predicted: 0.6, bounds: null, unpaired: null });
    expect(newest?.attendance).toMatchObject({ both: 18, of: 24, low: false });
    expect(newest?.retention?.all.retained_on).toMatchObject({ asked: 108, players: 18, gapDays: 9 });
    expect(newest?.retention?.newWording?.pairs).toBe(18);
    expect(newest?.controls).toMatchObject({ asked: 18, players: 18 });
    expect(newest?.bands.map((one) => one.topic)).toEqual(newest?.retention?.topics.map((one) => one.topic));
    for (const band of newest?.bands ?? []) {
      expect(band.day).toBe(9);
      expect(band.low).toBeLessThan(band.high);
    }
    expect(JSON.stringify(newest)).not.toMatch(/"m\d+"|theta/);
    const [low] = followUpViews(classOverWeeks({ back: 12 }));
    expect(low?.attendance?.low).toBe(true);
    expect(low?.bounds?.high).toBeGreaterThan(low?.bounds?.low ?? 1);
    const [guests] = followUpViews(classOverWeeks({ guests: true }));
    expect(guests).toMatchObject({ retention: null, attendance: null, unpaired: { players: "different" } });
    expect(followUpViews(classOverWeeks(), "s2")).toEqual([]);
  });

  it("SD46 draws a fan from two days on", () => {
    const squad = classOverWeeks();
    for (const curve of curveViews(squad)) {
      expect(curve.dots.map((dot) => dot.day)).toEqual([2, 9]);
      expect(curve.fan?.every((point) => point.day > 9)).toBe(true);
    }
    const once = { ...squad, sessions: squad.sessions.slice(0, 2) };
    expect(curveViews(once).every((curve) => curve.dots.length === 1 && curve.fan === null)).toBe(true);
    expect(curveViews(classOverWeeks({ players: 4, back: 3 }))).toEqual([]);
  });
});

describe("the review of the day", () => {
  it("RE58 has what was retained once a later day has spoken", () => {
    const room = new Room({ plan: { rounds: 1, roundSec: 60, dialLadder: [2] } });
    room.coachArrives();
    room.joinAll(6);
    room.toReview();
    const report = buildReport(room.state);
    expect(withLater(report, null)).toBe(report);
    expect(report.retained_on).toBeNull();
    const topic = report.topics[0]?.topic ?? "";
    const retention = followUpViews(classOverWeeks())[0]?.retention;
    if (!retention) throw new Error("the fixture has a follow-up");
    const [first] = retention.topics;
    const later = { ...retention, topics: retention.topics.map((one) => ({ ...one, topic })).slice(0, 1) };
    const told = withLater(report, later);
    expect(told.retained_on).toEqual(retention.all.retained_on);
    expect(told.topics[0]?.retained_on).toEqual(first?.retained_on);
    expect(told.topics.slice(1).every((line) => line.retained_on === null)).toBe(true);
    const page = (one: Report) => plain(renderToStaticMarkup(createElement(Review, { report: one })));
    expect(page(report)).toMatch(/not known yet/i);
    expect(page(told)).toContain("Retained 9 days later");
  });
});

describe("what is said of a later day", () => {
  const said = plain(markup(retentionAnswer()));

  it("FL1 has the gap in days and what it rests on", () => {
    expect(said).toContain("65 of 108 right, 9 days later, by 18 players");
    expect(said).toContain("18 players, 2 questions, 36 answers both times");
    expect(said).toContain("18 of 24 players were here both days.");
    expect(said).toContain("You expected 60 %; 9 days later it was 60 %.");
    expect(said).toContain("In new wording: 8 of 18 right, 9 days later, by 18 players.");
    expect(said).toContain("Some forgetting is normal. This is what was still there without help.");
    expect(said).toContain("forecast for day 30");
    const kept = { gapDays: 9, asked: 14, before: 12, now: 12, kept: 11 };
    const own = plain(renderToStaticMarkup(createElement(Kept, { kept })));
    expect(own).toContain("You kept 11 of 12 that you had right, 9 days later.");
  });

  it("FL2 gives counts below five players, and neither colour nor arrow to a fall", () => {
    const few = plain(markup(retentionAnswer(classOverWeeks({ players: 4, back: 3 }))));
    expect(few).toContain("3 players, 3 answers both times: too few for a percentage.");
    expect(few.slice(few.indexOf("Then and now"), few.indexOf("3 of 4 players"))).not.toMatch(/\d %/);
    expect(said).not.toMatch(/[↑↓▲▼↗↘]/);
    const paint = readFileSync("app/follow-up/slopes.module.css", "utf8");
    expect(paint.match(/var\(--[a-z0-9-]+\)/g)?.every((one) => /ink|rule|sunk|display/.test(one))).toBe(true);
  });

  it("FL3 opens with what stayed, and folds single sessions away at the end", () => {
    const html = markup(retentionAnswer());
    const first = plain(html).match(/\d+ of \d+/)?.[0];
    expect(first).toBe("65 of 108");
    expect(html.lastIndexOf("<details>")).toBeGreaterThan(html.indexOf("Follow-ups booked"));
    expect(html.slice(html.lastIndexOf("<details>"))).toContain("Single sessions");
    expect(plain(html.slice(html.indexOf("Single sessions")))).not.toMatch(/\d+ of \d+|\d %/);
    const none = retentionAnswer({ ...classOverWeeks(), sessions: classOverWeeks().sessions.slice(0, 1) });
    expect(plain(markup(none))).toContain("Not known yet. It takes a follow-up");
    expect(plain(markup(none))).toMatch(/Not known yet Played, and not asked again on a later day/);
  });

  it("FL7 lists what is to come, what was missed and what was played, each with what can be done", () => {
    const part = (answer: RetentionAnswer) => {
      const html = markup(answer);
      return html.slice(html.indexOf('id="booked"'), html.indexOf("Single sessions"));
    };
    const first = part(retentionAnswer());
    expect(plain(first)).toContain("WXY29");
    expect(plain(first)).toMatch(/Copy link WXY29 Change WXY29/);
    expect(plain(first)).not.toContain("Missed");
    expect(plain(first)).toContain("2 played");
    for (const scrimmage of ["f2", "f9"]) expect(first).toContain(`href="/review/${scrimmage}"`);
    expect(plain(first)).toContain("Book another follow-up");
    const late = part(retentionAnswer(classOverWeeks(), T0 + 30 * DAY));
    expect(plain(late)).toMatch(/No follow-up is booked\. Missed .* Start follow-up now WXY29 Change WXY29/);
  });

  it("FL9 offers a trial with what one class can show, and tells a range and no verdict", () => {
    const said = (trial: TrialView) =>
      plain(renderToStaticMarkup(createElement(TrialPart, { squad: "9b", trial, changed: () => {} })));
    const none = { possible: null, waiting: [], done: 0, result: null };
    expect(said(none)).toBe("");
    const offered = said({ ...none, possible: { of: "s1", title: "Monday" } });
    expect(offered).toMatch(
      /large differences only: with ten pairs about 15 points.*eight classes.*Hold half back/,
    );
    const result = { pairs: 8, answers: 300, difference: 0.06, interval: { low: -0.09, high: 0.21 } };
    const told = said({ ...none, done: 2, result });
    expect(told).toContain("Reviewed against held back: +6 points (90 %: −9 to +21).");
    expect(told).toContain("8 pairs of questions, 300 answers, 2 scrimmages");
    expect(told).not.toMatch(/works|proves|proven|significant|better/i);
    const waiting = [{ of: "s1", title: "Monday", stage: "probe" as const, pairs: 4 }];
    expect(said({ ...none, waiting })).not.toContain("Take it back");
  });

  it("FL8 counts whole days where the coach is", () => {
    const day = dayOf("2026-03-20");
    expect(dayOf("")).toBeNull();
    if (day === null) throw new Error("that is a day");
    for (const n of [1, 7, 21, 200]) {
      expect(daysBetween(day + 50_000_000, dayAfter(day, n))).toBe(n);
      expect(daysBetween(dayAfter(day, n), day)).toBe(-n);
    }
  });

  it("FL4 puts different players side by side without a slope", () => {
    const html = markup(retentionAnswer(classOverWeeks({ guests: true })));
    expect(plain(html)).toContain("Different players: compare with care.");
    expect(html.slice(html.indexOf("Then and now"), html.indexOf("How it fades"))).not.toContain("<svg");
    expect(plain(html)).not.toContain("Change:");
  });

  it("FL5 tells the room that trying is the useful part, and nothing on the same day", () => {
    const base: StageBase = {
      ...{ seq: 1, title: "9B", code: "KLM47", format: "classroom", round: 1, rounds: 1 },
      ...{ pausedAt: null, coachAway: false, teams: [], followUp: { gapDays: 9 } },
    };
    const sheet = { cells: [], right: 5, toReclaim: 1, asked: 6 };
    const stage = { ...base, phase: "sealed" as const, sheet, followUps: [], thenNow: null };
    const room = plain(renderToStaticMarkup(createElement(Sealed, { stage })));
    expect(room).toContain("Forgetting some is expected. Trying to remember is the useful part.");
    const bar = { right: 5, asked: 6, players: 6, share: null, interval: null };
    const view = {
      ...{ gapDays: 9, both: 6, of: 6, performance_today: { ...bar, measured: "today" as const } },
      retained_on: { ...bar, measured: "later" as const, on: 0, gapDays: 9 },
    };
    const thenNow = plain(renderToStaticMarkup(createElement(ThenNowRoom, { view, days: 9 })));
    expect(thenNow).toContain("A follow-up is practice in itself");
    const same = plain(renderToStaticMarkup(createElement(ThenNowRoom, { view: null, days: 0 })));
    expect(same).toContain("says nothing yet about what stays");
  });
});
