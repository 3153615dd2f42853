import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  EnrolledAnswer,
  FollowUpsAnswer,
  HttpRefusal,
  JoinAnswer,
  RetentionAnswer,
  Saved,
  ScrimmageAnswer,
  SquadsAnswer,
  ThenNowAnswer,
} from "#lib/protocol/http.ts";
import { type Connect, PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import type { ReviewAnswer } from "#lib/review/answers.ts";
import { dayAfter } from "#server/followups/calendar.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { TestClient, until } from "../support/server.ts";

const DAY_MS = 86_400_000;
const ROSTER = ["Ottoline Quist", "Bartholomew Finch", "Zofia Wren"];

const PLACES = [
  { name: "embedded", redis: false },
  { name: "Redis", redis: true },
];

describe.each(PLACES)("follow-ups over HTTP, $name", ({ redis }) => {
  let live: HttpLive;
  /** another process on the same Redis; on the embedded store the same one */
  let other: HttpLive;
  let server: TestRedis | null = null;
  let pack: string;
  const clock = { aheadMs: 0 };

  beforeAll(async () => {
    if (redis) server = await startRedis({ lines: ["appendonly yes"] });
    live = await httpLive({ clock, ...(server && { redisUrl: server.url }) });
    other = server ? await httpLive({ clock, redisUrl: server.url, process: "other" }) : live;
    const draft = {
      ...{ title: "P", description: "", language: "en", attribution: "", licence: "" },
      questions: demoQuestions(96).filter((one) => one.kind === "choice"),
    };
    ({ id: pack } = await asked<Saved>("POST", "/api/packs", { pack: draft }, 201));
  });
  afterAll(async () => {
    if (other !== live) await other.dispose();
    await live.dispose();
    await server?.stop();
  });

  async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
    const response = await fetch(live.url + path, byKey(method, body));
    const answer = (await response.json()) as T;
    expect({ status: response.status, answer }).toMatchObject({ status });
    return answer;
  }

  const created = (more: object = {}) =>
    asked<ScrimmageAnswer>("POST", "/api/scrimmages", { plan: demoPlan(), packs: [pack], ...more }, 201);
  const control = (id: string, input: object, query = "") =>
    asked("POST", `/api/scrimmages/${id}/control${query}`, input);
  const followUpsOf = (id: string) => asked<FollowUpsAnswer>("GET", `/api/scrimmages/${id}/follow-ups`);
  const join = (code: string) => asked<JoinAnswer>("GET", `/api/join/${code}`);
  const player = (auth: Omit<Connect, "v" | "role">) =>
    new TestClient(live.url, { v: PROTOCOL_VERSION, role: "player", ...auth }, ["websocket"]).settled();
  const squadOf = async () =>
    (
      await asked<EnrolledAnswer>(
        "POST",
        "/api/squads",
        { name: "9B", kind: "class", members: ROSTER.map((name) => ({ name })) },
        201,
      )
    ).id;
  const today = () => {
    const now = live.stores.log.now();
    return now - (now % DAY_MS);
  };
  const dayIn = (gapDays: number) => ({ gapDays, dayAt: today() + gapDays * DAY_MS });

  async function seated(code: string): Promise<TestClient[]> {
    const { roster } = await join(code);
    return Promise.all(roster.map((one) => player({ code, member: one.handle })));
  }

  /** one question answered by everybody, the first ones right */
  async function played(id: string, players: TestClient[], right: number): Promise<void> {
    await control(id, { do: "start" });
    await until(() => players.every((one) => one.stage?.phase === "question" && one.stage.step === "open"));
    for (const [i, one] of players.entries()) {
      const question = one.stage?.phase === "question" ? one.stage.question : null;
      await until(() => one.now() >= (question?.opensAt ?? 0));
      const answer = { do: "answer", run: question?.run ?? 0, value: i < right ? 0 : 1, ms: 10 } as const;
      expect(await one.ask(answer)).toMatchObject({ ok: true });
    }
    await until(() => players.every((one) => one.stage?.phase === "question" && one.stage.step === "reveal"));
  }

  async function sealed(id: string, players: TestClient[], input: object | null, query = ""): Promise<void> {
    await control(id, { do: "endEarly" });
    await until(() => players.every((one) => one.stage?.phase === "review"));
    for (const one of players) await one.ask({ do: "film", sustain: "", focus: "" });
    for (const part of ["talk", "coach", "response"]) await control(id, { do: "nextPart", part });
    if (input) await control(id, input, query);
    await control(id, { do: "seal" });
    for (const one of players) one.close();
  }

  test("HT42 HT50 HT51 HT52 HT53 HT56 HT62 booked at the seal, opened once on the day, then and now beside each other", async () => {
    const squad = await squadOf();
    const day = await created({ squad });
    const there = await seated(day.code);
    await played(day.id, there, 2);
    await control(day.id, { do: "endEarly" });
    await until(() => there.every((one) => one.stage?.phase === "review"));
    await control(day.id, { do: "predict", share: 0.5 });
    const days = [7, 2];
    const at = days.map((n) => today() + n * DAY_MS);
    for (const one of there) await one.ask({ do: "film", sustain: "", focus: "" });
    for (const part of ["talk", "coach", "response"]) await control(day.id, { do: "nextPart", part });
    await control(day.id, { do: "followUp", days, at });
    await control(day.id, { do: "seal" });
    for (const one of there) one.close();

    await until(async () => (await followUpsOf(day.id)).followUps.length === 2);
    const booked = await followUpsOf(day.id);
    expect(booked).toMatchObject({ squad, declined: false });
    expect(booked.followUps.map(({ gapDays, dayAt, state }) => [gapDays, dayAt, state])).toEqual([
      [2, at[1], "waiting"],
      [7, at[0], "waiting"],
    ]);
    const [first, second] = booked.followUps;
    if (!first || !second) throw new Error("two were booked");
    // Every process saw the seal, and tries again: nothing is booked twice.
    const state = await live.rooms.state(day.id);
    if (state) await Promise.all([live, other].map((one) => one.rooms.followUps.book(state)));
    expect((await followUpsOf(day.id)).followUps).toHaveLength(2);

    const early = await asked<HttpRefusal>("GET", `/api/join/${first.code}`, undefined, 409);
    expect(early).toMatchObject({ code: "follow-up-later", where: String(first.dayAt) });
    const file = await fetch(`${live.url}/api/scrimmages/${day.id}/follow-ups.ics?zone=UTC`, byKey("GET"));
    const calendar = await file.text();
    expect(file.headers.get("content-type")).toContain("text/calendar");
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(calendar).toContain(`${live.url}/j/${first.code}`);
    await asked("GET", `/api/scrimmages/${day.id}/follow-ups.ics?zone=Nowhere`, undefined, 400);

    // What the follow-up will ask is in no ordinary scrimmage until then.
    const probes = state?.probes.map((probe) => probe.as) ?? [];
    expect(probes.length).toBeGreaterThan(0);
    const between = await live.rooms.state((await created({ squad })).id);
    const keys = between?.questions.map((one) => one.id) ?? [];
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => probes.includes(key))).toEqual([]);

    clock.aheadMs += 2 * DAY_MS;
    const ids = await Promise.all(
      [live, other, live, other].map(async (one) => {
        const answer = await fetch(`${one.url}/api/join/${first.code.toLowerCase()}`);
        return ((await answer.json()) as JoinAnswer).id;
      }),
    );
    expect(new Set(ids).size).toBe(1);
    const [again] = ids;
    if (again === undefined) throw new Error("nothing was opened");
    expect((await followUpsOf(day.id)).followUps.map((one) => [one.state, one.scrimmage])).toEqual([
      ["open", again],
      ["waiting", null],
    ]);
    const opened = await live.rooms.state(again);
    expect(opened?.plan).toMatchObject({ rounds: 1, roundSec: 240, dialLadder: [1], reviewMin: 2 });
    expect(opened?.squad).toMatchObject({ kind: "followUp", followUp: { gapDays: 2, prediction: 0.5 } });
    expect(opened?.questions.map((one) => one.id)).toEqual(expect.arrayContaining(probes));

    const back = await seated(first.code);
    await played(again, back.slice(0, 3), 1);
    await sealed(again, back, null);
    await until(async () => (await followUpsOf(day.id)).followUps[0]?.state === "played");
    const { own, after } = await asked<ThenNowAnswer>("GET", `/api/scrimmages/${again}/then-now`);
    expect(own).toMatchObject({ of: day.id, gapDays: 2, predicted: 0.5 });
    expect(own?.attendance).toMatchObject({ both: 3, of: 3, low: false });
    expect(after).toEqual([]);
    const from = await asked<ThenNowAnswer>("GET", `/api/scrimmages/${day.id}/then-now`);
    expect(from.after).toEqual([own]);
    const { report } = await asked<ReviewAnswer>("GET", `/api/scrimmages/${day.id}/review`);
    expect(report.retained_on).toEqual(own?.retention?.all.retained_on ?? null);
    const term = await asked<RetentionAnswer>("GET", `/api/squads/${squad}/retention`);
    expect(term.followUps).toEqual([own]);
    expect(term.booked.map((one) => [one.code, one.state])).toEqual([
      [first.code, "played"],
      [second.code, "waiting"],
    ]);
    const text = JSON.stringify(term);
    for (const trace of [...ROSTER, "theta"]) expect(text).not.toContain(trace);

    // The day is removed: its follow-up stays, without what it had of the day.
    const answersOf = async () => {
      const [begun] = await live.stores.log.read(again, 0, 1);
      const start = begun?.input.do === "create" ? begun.input.squad : undefined;
      return { of: start?.followUp?.of, onDay: start?.followUp?.probes.map((probe) => probe.onDay) };
    };
    expect((await answersOf()).onDay).not.toEqual([{}]);
    await asked("DELETE", `/api/scrimmages/${day.id}`);
    const { of, onDay } = await answersOf();
    expect(of).toBe("");
    expect(onDay?.every((one) => Object.keys(one).length === 0)).toBe(true);
    for (const one of [live, other]) {
      const left = await one.rooms.state(again);
      expect(left?.phase).toBe("sealed");
      expect(JSON.stringify(left)).not.toContain(day.id);
    }
  }, 120_000);

  test("HT54 a scrimmage without a squad gets an open one for its follow-up, and none without a follow-up", async () => {
    const before = (await asked<SquadsAnswer>("GET", "/api/squads")).squads.length;
    const declined = await created();
    const alone = await player({ code: declined.code, name: "Kim" });
    await played(declined.id, [alone], 1);
    await sealed(declined.id, [alone], { do: "followUp", days: [] });
    const one = await created();
    const kim = await player({ code: one.code, name: "Kim" });
    await played(one.id, [kim], 1);
    await sealed(one.id, [kim], { do: "followUp", days: [2], at: [today() + 2 * DAY_MS] });
    await until(async () => (await followUpsOf(one.id)).followUps.length === 1);
    const { squad, followUps } = await followUpsOf(one.id);
    const { squads } = await asked<SquadsAnswer>("GET", "/api/squads");
    expect(squads).toHaveLength(before + 1);
    expect(squads.find((line) => line.id === squad)).toMatchObject({ open: true, members: 0, scrimmages: 1 });
    expect(followUps[0]?.dayAt).toBe(today() + 2 * DAY_MS);
    const kept = await live.rooms.squads.read(squad ?? "");
    expect(kept.squad.sessions.map((record) => record.scrimmage)).toEqual([one.id]);
    expect((await followUpsOf(declined.id)).squad).toBeNull();
    // The coach needs not wait for the day.
    const path = `/api/squads/${squad}/follow-ups/${followUps[0]?.id}/start`;
    const started = await asked<ScrimmageAnswer>("POST", path, undefined, 201);
    expect(started.code).toBe(followUps[0]?.code);
    expect(await asked<ScrimmageAnswer>("POST", path, undefined, 201)).toEqual(started);
    expect(await join(started.code)).toMatchObject({ keeps: true, guests: true });
  }, 120_000);

  test("FU5 HT55 HT57 HT61 HT67 other days in place of those booked, and what a process left undone", async () => {
    const squad = await squadOf();
    const one = await created({ squad });
    const players = await seated(one.code);
    await played(one.id, players, 3);
    // Another process has the turn to book, and dies with it.
    await live.stores.docs.putIfAbsent(`lease/book-${one.id}`, {}, null);
    // There is no desk that says which day it is where the coach is.
    const unsaid = { do: "followUp", days: [2, 7] };
    const booking = `/api/scrimmages/${one.id}/control`;
    for (const where of ["", "?zone=Nowhere/Land"])
      expect(await asked("POST", booking + where, unsaid, 400)).toMatchObject({
        ...{ code: "bad-message", where: "zone", detail: expect.stringContaining("?zone=Europe/Lisbon") },
      });
    const zone = "Pacific/Auckland";
    const days = [2, 7].map((n) => dayAfter(live.stores.log.now(), n, zone));
    await sealed(one.id, players, unsaid, `?zone=${zone}`);
    expect((await live.rooms.state(one.id))?.review?.followUpsAt).toEqual(days);
    expect((await followUpsOf(one.id)).followUps).toEqual([]);
    await live.stores.docs.remove(`lease/book-${one.id}`);
    await live.rooms.followUps.sweep();
    const [first] = (await followUpsOf(one.id)).followUps;
    expect(first).toMatchObject({ gapDays: 2 });

    // One of the two on another day, under its code; what it asks was drawn before and stays.
    const probes = async () => (await live.rooms.squads.read(squad)).squad.sessions[0]?.probes;
    const drawn = await probes();
    expect(drawn?.length).toBeGreaterThan(0);
    const path = `/api/squads/${squad}/follow-ups`;
    await asked("PATCH", `${path}/${first?.id}`, dayIn(4));
    const later = (await followUpsOf(one.id)).followUps;
    expect(later.map(({ id, code, gapDays }) => [id, code, gapDays])).toEqual([
      [first?.id, first?.code, 4],
      [later[1]?.id, later[1]?.code, 7],
    ]);
    const early = await asked<HttpRefusal>("GET", `/api/join/${first?.code}`, undefined, 409);
    expect(early.where).toBe(String(dayIn(4).dayAt));
    await asked("POST", path, { of: one.id, ...dayIn(20) }, 201);
    await asked("DELETE", `${path}/${later[1]?.id}`);
    expect((await followUpsOf(one.id)).followUps.map((line) => line.gapDays)).toEqual([4, 20]);
    await asked("GET", `/api/join/${later[1]?.code}`, undefined, 404);
    expect(await probes()).toEqual(drawn);
    await asked("PATCH", `${path}/${later[1]?.id}`, dayIn(5), 404);
    await asked("PATCH", `${path}/${first?.id}`, { gapDays: 0, dayAt: 5 }, 400);
    await asked("POST", path, { of: "nobody1", ...dayIn(5) }, 404);

    // One question was played, so there are no two alike to try anything with.
    const trial = `/api/squads/${squad}/trials/${one.id}`;
    expect((await followUpsOf(one.id)).trial).toEqual({ possible: null, waiting: [], done: 0, result: null });
    await asked("PUT", trial, { on: true }, 409);
    await asked("PUT", trial, { on: false });
    await asked("PUT", `/api/squads/${squad}/trials/nobody1`, { on: true }, 404);

    const moved = await asked<FollowUpsAnswer>("PUT", `/api/scrimmages/${one.id}/follow-ups`, {
      days: [dayIn(3)],
    });
    expect(moved.followUps.map((line) => line.gapDays)).toEqual([3]);
    await asked("GET", `/api/join/${first?.code}`, undefined, 404);
    const none = await asked<FollowUpsAnswer>("PUT", `/api/scrimmages/${one.id}/follow-ups`, { days: [] });
    expect(none).toMatchObject({ declined: true, followUps: [] });
    await asked("GET", `/api/join/${moved.followUps[0]?.code}`, undefined, 404);
    const bad = { days: [{ gapDays: 0, dayAt: 5 }] };
    await asked("PUT", `/api/scrimmages/${one.id}/follow-ups`, bad, 400);
    const never = { days: [{ gapDays: 2, dayAt: 8e15 }] };
    await asked("PUT", `/api/scrimmages/${one.id}/follow-ups`, never, 400);
    for (const day of [0, 8e15]) await asked("POST", booking, { ...unsaid, at: [day, day] }, 400);
    await asked("PUT", "/api/scrimmages/nobody1/follow-ups", { days: [] }, 404);
    const stranger = await fetch(`${live.url}/api/scrimmages/${one.id}/follow-ups`);
    expect(stranger.status).toBe(401);
  }, 120_000);
});
