import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { segmentsOf } from "#lib/game/breaks.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { glossaryWords } from "#lib/i18n/glossary.ts";
import { planWords } from "#lib/i18n/plan.ts";
import { playWords } from "#lib/i18n/play.ts";
import type { Plan } from "#lib/model/plan.ts";
import { planSchema } from "#lib/model/plan-schema.ts";
import { CLASS_PLAN, TEMPLATES } from "#lib/model/templates.ts";
import { DEFAULT_DAYS, followUpDays } from "#lib/retention/schedule.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReport } from "#lib/review/report.ts";
import { pairsOf, retentionOf } from "#lib/squad/pairs.ts";
import { notKnownYet, termView } from "#lib/squad/term.ts";
import { coachStage } from "#lib/views/coach.ts";
import { seatView } from "#lib/views/seat.ts";
import { playerStage, projectorStage, stage } from "#lib/views/stage.ts";
import { tally } from "#lib/views/tally.ts";
import type { BreakStage, QuestionStage } from "#lib/views/types.ts";
import { RetentionView } from "../../app/coach/squads/_retention/retention.tsx";
import { Review } from "../../app/review/_parts/review.tsx";
import { demoQuestions } from "../support/bank.ts";
import { startOf } from "../support/history.ts";
import { byKey, httpPlace } from "../support/http.ts";
import { always, Room, sometimes, T0 } from "../support/room.ts";
import { read, sources } from "../support/source.ts";
import { DAY, Term } from "../support/term.ts";
import { allTexts, CLAIMS, LOSING, NOTHING_LOST, onTheDay, shown } from "../support/texts.ts";
import { scrimmages } from "./rounds.ts";
import { retentionAnswer } from "./squad-page.ts";

vi.setConfig({ testTimeout: 60_000 });

const DEFAULTS: Plan = CLASS_PLAN;

describe("Didau: what the day does not show", () => {
  it("D1 nothing that is right on the day earns a badge", async () => {
    const texts = (await allTexts()).filter(onTheDay);
    expect(texts.filter(({ text }) => CLAIMS.test(text)).map(shown)).toEqual([]);
    const badges =
      /\b(badges?|medals?|trophy|trophies|secured?|achieved|unlocked|level(l)?ed up)\b|[🏅🏆🥇⭐★]/iu;
    expect(texts.filter(({ text }) => badges.test(text)).map(shown)).toEqual([]);
    // A perfect day gives no topic anything but its count, on any screen.
    const term = new Term();
    const state = term.play({ day: 0, right: always });
    const report = buildReport(state);
    for (const topic of report.topics) expect(topic).toMatchObject({ retained_on: null });
    const view = termView(term.squad, T0 + DAY);
    expect(view.topics.every((topic) => topic.evidence === "not-known-yet")).toBe(true);
    const fields = fieldsOf([
      report,
      view,
      stage(state),
      seatView(state, 0),
      buildMine(state, 0),
      coachStage(state),
    ]);
    for (const field of fields) expect(field).not.toMatch(/badge|master|medal|secure|achiev/i);
  });

  it("D2 before a follow-up a day later no topic is done, and the term says which have no delayed evidence", async () => {
    const term = new Term();
    const state = term.play({ day: 0, right: always });
    const played = new Set(state.runs.map((run) => state.bank[run.question]?.topics[0] ?? ""));
    const unknown = () => new Set(notKnownYet(term.squad));
    expect(unknown()).toEqual(played);
    // Asked again on the same day says nothing, however right.
    term.followUp({ day: 0.3, right: always });
    expect(unknown()).toEqual(played);
    term.followUp({ day: 2, right: always });
    const probed = new Set(
      term.squad.sessions
        .at(-1)
        ?.asked.filter((one) => one.slot === "probe")
        .map((one) => one.topics[0]),
    );
    expect(unknown().size).toBeLessThan(played.size);
    for (const topic of played) if (!probed.has(topic)) expect(unknown().has(topic)).toBe(true);
    const ready =
      /\b(ready to move on|move on to the next|can move on|good to go|ready for the (test|exam))\b/i;
    expect((await allTexts()).filter(({ text }) => ready.test(text)).map(shown)).toEqual([]);
  });

  it("D3 sessions stand beside what was expected of them, never beside each other by the day's share, and no arrow", () => {
    const term = new Term();
    term.play({ day: 0, right: (seat, run) => (seat + run) % 4 > 0 });
    term.play({ day: 7, right: (seat, run) => (seat + run) % 4 === 0 });
    term.play({ day: 14, right: always });
    const { sessions } = termView(term.squad, T0 + 15 * DAY);
    expect(sessions.map((line) => line.on)).toEqual(
      sessions.map((line) => line.on).toSorted((a, b) => a - b),
    );
    for (const line of sessions) {
      expect(
        Object.keys(line).filter((field) => /right|share|percent|score|trend|delta/i.test(field)),
      ).toEqual([]);
      const record = term.squad.sessions.find((one) => one.scrimmage === line.scrimmage);
      expect(line.overExpected).toBeCloseTo((record?.got ?? 0) - (record?.expected ?? 0), 12);
    }
    const drawn = sources(["app", "lib"]).filter(({ text }) => /[↑↓▲▼△▽⬆⬇⇧⇩↗↘📈📉]/u.test(text));
    expect(drawn.map(({ path }) => path)).toEqual([]);
    const icons = sources(["app"]).flatMap(({ path, imports }) =>
      imports
        .filter(({ to, written }) => /trending|arrow-(up|down)/.test(`${to} ${written}`))
        .map(() => path),
    );
    // Arrows that move an entry of a list up and down are no trend.
    expect(icons.filter((path) => /review|squads|follow-up|mine/.test(path))).toEqual([]);
  });

  it("D4 a round opens with what most can do, the coach is told to expect less, and errors are private", () => {
    const questions = demoQuestions();
    let openers = 0;
    for (const seed of ["a", "b", "c", "d"]) {
      const squad = startOf(questions, {
        theta: () => 0.8,
        before: (i) => (i % 3 ? { known: i % 6 === 1 ? 0.97 : 0.5 } : null),
      });
      const room = new Room({ seed, questions, squad, plan: { rounds: 3, dialLadder: [1, 2, 2] } });
      room.joinSquad();
      room.coachArrives();
      room.toReview(sometimes);
      for (const run of room.state.runs.filter((one) => one.number === 1)) {
        expect(run.predicted.mean).toBeGreaterThanOrEqual(0.85);
        openers++;
      }
      expect(room.state.compromises.map(({ what }) => what)).not.toContain("opener_below_85");
    }
    expect(openers).toBe(12);
    // Of a class of which nothing is known it is the likeliest that there is, and recorded as less.
    const unknown = scrimmages(20, "open").flatMap((one) => one.rounds.map(({ played }) => played));
    for (const played of unknown) {
      const [opener] = played;
      if ((opener?.pick.predicted.mean ?? 0) < 0.85)
        expect(opener?.pick.compromises).toContain("opener_below_85");
    }
    const room = new Room();
    room.joinAll(6);
    room.coachArrives();
    expect(coachStage(room.state).expected?.high).toBeLessThan(1);
    expect(deskWords.en.lobby.expectedText).toContain("lower");
    room.coach({ do: "start" });
    room.play(() => {
      const shared = JSON.stringify([playerStage(room.state), projectorStage(room.state), tally(room.state)]);
      if (room.state.phase !== "lobby")
        for (const seat of room.state.seats) expect(shared).not.toContain(seat.name);
      return room.state.phase === "review";
    });
  });

  it("D5 a guess that is called a guess costs nothing under any table that is taken, and nothing is for a grade", async () => {
    for (const { plan } of TEMPLATES) expect(plan.confidence.wrong[0]).toBe(0);
    const place = await httpPlace();
    const confidence = { ask: "always", right: [1, 2, 3], wrong: [-1, -3, -8] };
    const plan = { ...CLASS_PLAN, confidence };
    for (const [path, body] of [
      ["/api/plan/check", { plan, packs: [] }],
      ["/api/templates", { title: "Mine", plan }],
      ["/api/scrimmages", { plan, packs: ["sample-science"] }],
    ] as const) {
      const answer = await place.app.request(path, byKey("POST", body));
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        422,
        expect.objectContaining({ code: "bad-plan", where: "confidence.wrong.0" }),
      ]);
    }
    await place.dispose();
    const room = new Room({ plan: { confidence: { ...CLASS_PLAN.confidence, ask: "always" } } });
    room.joinAll(6);
    room.coachArrives();
    room.coach({ do: "start" });
    room.play(
      () => {
        const run = room.state.runs.at(-1);
        if (run && run.step === "open")
          for (let n = 0; n < 6; n++)
            if (run.answers[n]) room.player(n, { do: "sure", run: run.run, level: 0 });
        return room.state.phase === "review";
      },
      (seat, run) => (seat + run) % 3 === 0,
    );
    const points = room.state.runs.flatMap((run) => run.answers.map((answer) => answer?.points ?? 0));
    expect(Math.min(...points)).toBe(0);
    expect(Math.max(...points)).toBe(1);
    for (const seat of room.state.seats) expect(seat.bank).toBeGreaterThanOrEqual(0);
    expect(planWords.en.check.practice).toBe("A scrimmage never counts for a grade.");
    expect(buildReport(room.state).not_for_grading).toBe(true);
    expect(playWords.en.sure.noTap).toBe("No tap means Guess.");
  });
});

describe("Didau: goals", () => {
  it("D6 the default is the room's clean sheet: no team against another, no rank, no score of anybody", () => {
    expect(DEFAULTS).toEqual({
      title: "45-minute class",
      format: "classroom",
      rounds: 4,
      roundSec: 240,
      breakSec: 75,
      dialLadder: [1, 2, 2, 3],
      reviewMin: 7,
      confidence: { ask: "dial", right: [1, 2, 3], wrong: [0, -1, -4] },
      returnBudget: 0.05,
      teams: { how: "none", names: [] },
      namesOnProjector: true,
      followUps: [2, 7, 21],
      relatedTopics: true,
    });
    const room = new Room({ plan: { ...DEFAULTS, title: "class", rounds: 2, dialLadder: [1, 3] } });
    room.joinAll(6);
    room.coachArrives();
    room.coach({ do: "start" });
    room.play(() => {
      const fields = fieldsOf([playerStage(room.state), projectorStage(room.state), tally(room.state)]);
      for (const field of fields) expect(field).not.toMatch(/^(rank|place|leader|points|bank|winner|loser)/i);
      const now = stage(room.state);
      if (now.phase === "break") expect(now.teamScores).toBeNull();
      return room.state.phase === "review";
    });
  });

  it("D7 no ability, difficulty or label of them is in anything that a player's phone or a projector gets", () => {
    const term = new Term(6);
    term.play({ day: 0, right: (seat) => seat > 2 });
    const room = term.open({ day: 7 }, "scrimmage", null);
    const numbers = new Set(
      [...room.state.seats.map((seat) => seat.theta.m), ...room.state.engine.b.map((b) => b.m)].filter(
        (value) => !Number.isInteger(value) && Math.abs(value) !== 0.5,
      ),
    );
    expect(numbers.size).toBeGreaterThan(10);
    room.coach({ do: "start" });
    room.play(() => {
      const seats = room.state.seats.map((seat) => seatView(room.state, seat.n));
      const sent = [playerStage(room.state), projectorStage(room.state), tally(room.state), seats];
      for (const field of fieldsOf(sent))
        expect(field).not.toMatch(/^(theta|b|ability|difficulty|group|stream|predicted)$/);
      for (const value of numbersOf(sent)) expect(numbers.has(value)).toBe(false);
      for (const seat of room.state.seats) numbers.add(seat.theta.m);
      return room.state.phase === "review";
    });
    const mine = room.state.seats.map((seat) => buildMine(room.state, seat.n));
    for (const field of fieldsOf(mine))
      expect(field).not.toMatch(/^(theta|ability|difficulty|group|stream|predicted)$/);
    for (const value of numbersOf(mine)) expect(numbers.has(value)).toBe(false);
  });

  it("D8 what stayed is what was right later, on the same questions in the same format", () => {
    const term = new Term();
    const day = term.play({ day: 0, right: (seat, run) => (seat + run) % 3 > 0 });
    const later = term.followUp({ day: 7, right: (seat, run) => (seat + 2 * run) % 5 > 1 });
    const record = term.squad.sessions[1];
    if (!record) throw new Error("the follow-up left its record");
    const pairs = pairsOf(term.squad, record);
    expect(pairs.length).toBeGreaterThan(30);
    const kindOf = (state: typeof day, id: string) => state.questions.find((one) => one.id === id)?.kind;
    const answersTo = (state: typeof day, id: string, member: string) => {
      const seat = state.seats.find((one) => one.member === member)?.n ?? -1;
      const runs = state.runs.filter((run) => state.questions[run.question]?.id === id);
      return runs.map((run) => (run.answers[seat]?.ruling.share === 1 ? 1 : 0));
    };
    for (const pair of pairs) {
      expect(pair.now).toBe(answersTo(later, pair.item, pair.player)[0]);
      expect(pair.onDay).toBe(answersTo(day, pair.item, pair.player).at(-1));
      expect(kindOf(later, pair.item)).toBe(kindOf(day, pair.item));
    }
    const retention = retentionOf(term.squad, record);
    expect(retention?.all.retained_on.right).toBe(pairs.reduce((sum, pair) => sum + pair.now, 0));
    expect(retention?.all.retained_on).toMatchObject({ measured: "later", gapDays: 7 });
  });

  it("D9 everybody who is there is asked everything and may answer to the close, whoever was first", () => {
    const room = new Room({ plan: { format: "club", teams: { how: "random", names: ["A", "B"] } } });
    room.joinAll(7);
    room.coachArrives();
    room.coach({ do: "start" });
    for (let i = 0; i < 6; i++) {
      const run = room.toOpen();
      if (run.round > 1) break;
      const here = room.state.seats
        .filter((seat) => seat.conn !== null && !seat.removed)
        .map((seat) => seat.n);
      expect(run.asked).toEqual(here);
      // The first right answer shuts nobody out, and a wrong one puts nobody out.
      expect(room.answer(0, true, 500)).toBeNull();
      for (const n of here.slice(1)) expect(room.answer(n, n % 2 === 0, 1_000 + 500 * n)).toBeNull();
      room.until(() => run.closedAt !== null);
      expect(run.answers.filter(Boolean)).toHaveLength(here.length);
    }
  });

  it("D10 follow-ups are booked for 2, 7 and 21 days later unless the coach says otherwise, and named by their gap", () => {
    expect(DEFAULT_DAYS).toEqual([2, 7, 21]);
    expect(followUpDays({ needByDays: null, count: 3 })).toEqual([2, 7, 21]);
    for (const { id, plan } of TEMPLATES) if (id !== "follow-up") expect(plan.followUps).toEqual([2, 7, 21]);
    const term = new Term();
    term.play({ day: 0 });
    expect(term.squad.bookings.map((one) => one.gapDays)).toEqual([2, 7, 21]);
    for (const day of [2, 7, 21]) {
      term.followUp({ day });
      expect(termView(term.squad, T0 + day * DAY).retained.at(-1)?.retained_on.gapDays).toBe(day);
      expect(followUpWords.en.followUp.after({ days: day })).toBe(`Retained ${day} days later`);
    }
  });

  it("D11 a follow-up is played at dial 1, each answer is shown, and the screen says that trying is the useful part", () => {
    const term = new Term();
    term.play({ day: 0, plan: { rounds: 2, dialLadder: [3, 4] } });
    const room = term.open({ day: 7, plan: { rounds: 2, dialLadder: [3, 4] } }, "followUp", null);
    room.coach({ do: "start" });
    const told = new Set<number>();
    room.play(() => {
      const now = stage(room.state);
      if (now.phase === "question" && now.step === "reveal") {
        expect((now as QuestionStage).shown?.key).toBeTruthy();
        told.add(now.question.run);
      }
      return room.state.phase === "review";
    });
    expect(room.state.runs.length).toBeGreaterThan(8);
    for (const run of room.state.runs) {
      expect(run.dial).toBe(1);
      expect(told.has(run.run)).toBe(true);
    }
    const words = followUpWords.en.followUp;
    expect(words.useful).toBe("Forgetting some is expected. Trying to remember is the useful part.");
    const screens = sources(["app"]).filter(({ text }) => /words\.useful|\.useful\b/.test(text));
    expect(screens.map(({ path }) => path.split("/")[1])).toEqual(expect.arrayContaining(["play"]));
  });

  it("D12 no field is called just performance", () => {
    const named = sources(["lib", "server", "app"]).flatMap(({ path, code }) =>
      [...code.matchAll(/\bperformance\b(?=\s*\??\s*:)|\.performance\b(?!\.)|\bperformance\s*=/g)].map(
        () => path,
      ),
    );
    expect(named).toEqual([]);
    const term = new Term();
    const state = term.play({ day: 0 });
    term.followUp({ day: 2 });
    const everything = [buildReport(state), buildMine(state, 0), termView(term.squad, T0 + 3 * DAY), state];
    const fields = [...fieldsOf([...everything, coachStage(state), stage(state), term.squad])];
    expect(fields).not.toContain("performance");
    expect(fields).toEqual(expect.arrayContaining(["performance_today", "retained_on"]));
  });

  it("D13 a club may play team against team, as something to go for and nothing to lose", async () => {
    const club = TEMPLATES.find(({ id }) => id === "club")?.plan;
    expect(planSchema.safeParse(club).success).toBe(true);
    expect(club).toMatchObject({ format: "club", teams: { how: "choice" } });
    const room = new Room({ plan: { format: "club", teams: { how: "random", names: ["North", "South"] } } });
    room.joinAll(8);
    room.coachArrives();
    room.coach({ do: "start" });
    room.toBreak();
    expect((stage(room.state) as BreakStage).teamScores).toHaveLength(2);
    const texts = await allTexts();
    const losing = /\b(don(’|')?t (lose|fall|drop)|avoid (losing|last)|last place|beaten|defeat(ed)?)\b/i;
    expect(texts.filter(({ text }) => losing.test(text)).map(shown)).toEqual([]);
    expect(texts.filter(({ text }) => LOSING.test(text.replace(NOTHING_LOST, ""))).map(shown)).toEqual([]);
    expect(texts.some(({ text }) => /\bgo for\b/i.test(text))).toBe(true);
  });

  it("D14 eight terms say what they mean and what not, and each chart of the review has its two lines", () => {
    const terms = Object.values(glossaryWords.en.terms);
    expect(terms).toHaveLength(8);
    for (const { term, means, not } of terms)
      for (const text of [term, means, not]) expect(text.length).toBeGreaterThan(3);
    const term = new Term();
    const report = buildReport(term.play({ day: 0 }));
    const html = renderToStaticMarkup(createElement(Review, { report }));
    const figures = html.split("<figure").slice(1);
    expect(figures.length).toBeGreaterThanOrEqual(4);
    for (const figure of figures) expect(figure.split("</figure>")[0]).toSatisfy(bothLines);
    // Lines and dots that stand in a list or a card: the part of the page that draws them explains them.
    const drawing = sources(["app"]).filter(({ imports }) =>
      imports.some(({ to }) => /app\/review\/_charts\/(interval|times)\.tsx$/.test(to)),
    );
    const parts = drawing.filter(({ path }) => path.startsWith("app/review/_parts/"));
    expect(parts.length).toBeGreaterThanOrEqual(4);
    for (const { path, text } of parts)
      if (path !== "app/review/_parts/print-pack.tsx")
        expect([path, /<Meaning\b/.test(text)]).toEqual([path, true]);
    // On paper every word is printed whole.
    for (const { means, not } of terms)
      expect([html.includes(asHtml(means)), html.includes(asHtml(not))]).toEqual([true, true]);
    for (const day of [2, 7]) term.followUp({ day });
    const later = renderToStaticMarkup(
      createElement(RetentionView, { answer: retentionAnswer(term), changed: () => {} }),
    );
    const sections = later.split("<section").filter((section) => section.includes("<svg"));
    expect(sections.length).toBeGreaterThanOrEqual(2);
    for (const section of sections) expect(section).toSatisfy(bothLines);
  });

  describe("over the weeks", () => {
    const term = new Term();
    term.play({ day: 0, predict: 0.7 });
    term.followUp({ day: 2, right: sometimes });
    term.play({ day: 7 });
    const answer = retentionAnswer(term);
    const html = renderToStaticMarkup(createElement(RetentionView, { answer, changed: () => {} }));
    const text = html.replace(/<[^>]*>/g, "\n");

    it("D15 the first number of a squad is what stayed, and how often it played is no headline", () => {
      const { right, asked, gapDays, players } = answer.term.retained.at(-1)?.retained_on ?? {
        right: 0,
        asked: 0,
        gapDays: 0,
        players: 0,
      };
      const first = /\d+/.exec(text.replace(/week \d+/gi, ""))?.[0];
      expect(first).toBe(String(right));
      expect(text).toContain(followUpWords.en.followUp.latest({ right, asked, days: gapDays, players }));
      const heads = [...html.matchAll(/<h[1-4][^>]*>(.*?)<\/h[1-4]>/g)].map((match) => match[1] ?? "");
      for (const head of heads)
        expect(head).not.toMatch(/sessions? played|\d+ (sessions|scrimmages|questions)|streak/i);
      expect(Object.keys(answer.term)[0]).toBe("retained");
      // On the squad's page it stands before the roster and before what was played.
      const page = read("app/coach/squads/_parts/squad.tsx");
      const at = ["<Retention ", "<Members", "<SquadScrimmages"].map((part) => page.indexOf(part));
      expect(at[0]).toBeGreaterThan(0);
      expect(at).toEqual(at.toSorted((a, b) => a - b));
    });

    it("D16 weeks come first and single sessions last, folded away", () => {
      const words = followUpWords.en.followUp;
      const at = (what: string) => text.indexOf(`\n${what}\n`);
      expect(at(words.byWeek)).toBeGreaterThanOrEqual(0);
      expect(at(words.sessions)).toBeGreaterThan(at(words.byWeek));
      const order = [...html.matchAll(/<(h3|summary)[^>]*>/g)].map((match) => match[1]);
      expect(order.at(-1)).toBe("summary");
      expect(html).toMatch(/<details><summary>/);
      expect(html).not.toMatch(/<details open/);
    });
  });

  it("D17 playing team against team shortens no break", () => {
    const played = (format: Plan["format"], teams: Plan["teams"]) => {
      const room = new Room({ plan: { format, teams, rounds: 3, dialLadder: [1, 2, 2] } });
      room.joinAll(8);
      room.coachArrives();
      room.toReview();
      return room.state.breaks.map((one, i) => ({
        segments: one.segments.map(({ ms }) => ms),
        ms: (room.state.rounds[i + 1]?.startedAt ?? 0) - 3_000 - one.startedAt,
      }));
    };
    const calm = played("classroom", { how: "none", names: [] });
    const rivals = played("club", { how: "random", names: ["North", "South"] });
    expect(rivals).toEqual(calm);
    expect(calm[0]?.ms).toBe(75_000);
    for (const sec of [60, 75, 90, 120])
      expect(segmentsOf(sec).reduce((sum, one) => sum + one.ms, 0)).toBe(1_000 * sec);
    for (const breakSec of [0, 30, 59]) {
      const club = { ...CLASS_PLAN, format: "club", breakSec };
      expect(planSchema.safeParse(club).success).toBe(false);
    }
  });
});

/** what it means, and what it does not */
function bothLines(html: string): boolean {
  const { means, not } = followUpWords.en.followUp;
  const words = glossaryWords.en;
  return (
    (html.includes(`>${words.means}<`) && html.includes(`>${words.not}<`)) ||
    (html.includes(`>${means}<`) && html.includes(`>${not}<`))
  );
}

function asHtml(text: string): string {
  return text.replaceAll("'", "&#x27;").replaceAll('"', "&quot;");
}

function fieldsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) fieldsOf(one, found);
  else if (value !== null && typeof value === "object")
    for (const [key, one] of Object.entries(value)) {
      found.add(key);
      fieldsOf(one, found);
    }
  return found;
}

function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersOf) : [];
}
