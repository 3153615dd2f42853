import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { TestClient, TestServer, until } from "../support/server.ts";

let server: TestServer;
const clients: TestClient[] = [];

beforeAll(async () => {
  server = await TestServer.start();
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.stop();
});

function keep(client: TestClient): TestClient {
  clients.push(client);
  return client;
}

async function lobby(players: number, plan = {}) {
  const { id, code } = await server.scrimmage({ plan });
  const coach = await keep(server.coach(id)).settled();
  const phones = await Promise.all(
    Array.from({ length: players }, () => keep(server.player(code)).settled()),
  );
  return { id, code, coach, phones };
}

/** to the first open question */
async function open(players: number, plan = {}) {
  const room = await lobby(players, plan);
  expect(await room.coach.ask({ do: "start" })).toMatchObject({ ok: true });
  const phone = room.phones[0] as TestClient;
  await until(() => phone.stage?.phase === "question");
  const question = phone.stage?.question as { run: number; opensAt: number; asked: { kind: string } };
  return { ...room, phone, question };
}

/** a well-formed answer to whatever kind of question is on */
function someAnswer(phone: TestClient): unknown {
  const asked = (phone.stage as { question: { asked: { kind: string; entries?: string[] } } }).question.asked;
  const byKind: Record<string, unknown> = {
    choice: 1,
    multi: [0, 1],
    truefalse: true,
    numeric: "7",
    text: "an answer",
    order: asked.entries?.map((_, i) => i),
  };
  return byKind[asked.kind];
}

async function opened(phone: TestClient, opensAt: number) {
  await until(() => phone.now() >= opensAt);
}

describe("the door", () => {
  test("GW1 a player joins with the name asked for, or with a generated one", async () => {
    const { code } = await lobby(0);
    const named = await keep(server.player(code, "Ada  L")).settled();
    expect(named.welcome?.name).toBe("Ada L");
    const given = await keep(server.player(code)).settled();
    expect(given.welcome?.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(given.welcome?.token.length).toBeGreaterThan(20);
  });

  test("GW2 rude and taken names are refused", async () => {
    const { code } = await lobby(0);
    await keep(server.player(code, "Ada")).settled();
    expect((await keep(server.player(code, "f u c k")).settled()).refused).toBe("name-refused");
    expect((await keep(server.player(code, " aDa ")).settled()).refused).toBe("name-taken");
    expect((await keep(server.player(code, "   ")).settled()).refused).toBe("name-empty");
  });

  test("GW3 a wrong code, an old version, an unknown token and a malformed connection are refused with a code", async () => {
    const { code } = await lobby(0);
    expect((await keep(server.player("ZZZ99")).settled()).refused).toBe("no-such-code");
    expect((await keep(server.connect({ code, role: "player" }, { v: 0 })).settled()).refused).toBe(
      "old-version",
    );
    expect((await keep(server.connect({ code, role: "player", token: "nobody" })).settled()).refused).toBe(
      "no-such-seat",
    );
    expect((await keep(server.connect({ code: 7 as never, role: "player" })).settled()).refused).toBe(
      "bad-message",
    );
    expect((await keep(server.connect({ code, role: "admin" as never })).settled()).refused).toBe(
      "bad-message",
    );
  });

  test("GW4 a coach's connection needs the key", async () => {
    const { id } = await lobby(0);
    const stranger = new TestClient(server.url, { v: PROTOCOL_VERSION, code: id, role: "player" }, [
      "websocket",
    ]);
    stranger.socket.disconnect();
    stranger.socket.auth = { v: PROTOCOL_VERSION, code: id, role: "coach" };
    stranger.socket.connect();
    await until(() => stranger.refused !== null);
    expect(stranger.refused).toBe("no-key");
  });

  test("GW5 the projector may not ask for anything", async () => {
    const { code } = await lobby(1);
    const screen = await keep(server.connect({ code, role: "projector" })).settled();
    expect(await screen.ask({ do: "start" })).toEqual({ ok: false, code: "not-allowed" });
  });

  test("GW6 malformed, foreign, oversized and unknown messages are refused and never reach the log", async () => {
    const { phone, coach, question } = await open(2);
    await opened(phone, question.opensAt);
    const before = (await phone.ask({ do: "calm", on: true })) as { seq: number };
    const hostile: unknown[] = [
      null,
      7,
      "answer",
      [],
      {},
      { id: 1 },
      { id: -1, input: { do: "calm", on: true } },
      { id: 1e300, input: { do: "calm", on: true } },
      { id: 900, input: { do: "start" } }, // the coach's
      { id: 901, input: { do: "join", name: "x", token: "y", rehearsal: true, conn: "z" } }, // the door's
      { id: 902, input: { do: "deadline", due: 1 } }, // the clock's
      { id: 903, input: { do: "calm", on: true, extra: 1 } },
      { id: 904, input: { do: "answer", run: question.run, value: { $gt: 0 }, ms: 1 } },
      { id: 905, input: { do: "answer", run: question.run, value: someAnswer(phone), ms: "1" } },
      { id: 906, input: { do: "toString" } },
      { id: 907, input: { do: "__proto__" } },
    ];
    for (const message of hostile)
      expect(await phone.raw(message), JSON.stringify(message)).toEqual({ ok: false, code: "bad-message" });
    expect(await phone.raw({ id: 950, input: { do: "rename", name: "x".repeat(6_000) } })).toEqual({
      ok: false,
      code: "too-large",
    });
    expect(
      await phone.raw({ id: 951, input: { do: "answer", run: question.run, value: 77, ms: 1 } }),
    ).toMatchObject({ ok: false });
    const unknown = await new Promise((resolve) =>
      (phone.socket as unknown as { emit: (...args: unknown[]) => void }).emit("adminReset", {}, resolve),
    );
    expect(unknown).toEqual({ ok: false, code: "bad-message" });
    expect(await coach.raw({ id: 5_000, input: { do: "answer", run: 1, value: 1, ms: 1 } })).toEqual({
      ok: false,
      code: "bad-message",
    });
    const after = (await phone.ask({ do: "calm", on: false }, 990)) as { seq: number };
    expect(after.seq - before.seq).toBe(1);
  });

  test("GW7 a flood is refused, others are not slowed", async () => {
    const { phones } = await lobby(2);
    const [flooder, other] = phones as [TestClient, TestClient];
    const acks = await Promise.all(
      Array.from({ length: 200 }, (_, i) => flooder.ask({ do: "calm", on: i % 2 === 0 })),
    );
    expect(acks.filter((ack) => !ack.ok && ack.code === "too-fast").length).toBeGreaterThan(80);
    expect(await other.ask({ do: "calm", on: true })).toMatchObject({ ok: true });
  });

  test("GW8 the wrong phase, another question and too early are refused and change nothing", async () => {
    const { phone, coach, phones, question } = await open(3);
    if (phone.now() < question.opensAt - 400)
      expect(
        await phone.ask({ do: "answer", run: question.run, value: someAnswer(phone), ms: 0 }),
      ).toMatchObject({ ok: false, code: "not-open" });
    await opened(phone, question.opensAt);
    expect(await phone.ask({ do: "answer", run: 99, value: 0, ms: 0 })).toEqual({
      ok: false,
      code: "wrong-run",
    });
    expect(await phone.ask({ do: "pulse", face: "low" })).toEqual({ ok: false, code: "wrong-phase" });
    expect(await phone.ask({ do: "revote", value: 1 })).toMatchObject({ ok: false });
    expect(await coach.ask({ do: "skip", run: 99 })).toEqual({ ok: false, code: "wrong-run" });
    expect(await coach.ask({ do: "seal" })).toEqual({ ok: false, code: "wrong-phase" });
    expect(await coach.ask({ do: "remove", seat: 99 })).toEqual({ ok: false, code: "no-such-seat" });
    expect(phones).toHaveLength(3);
  });

  test("GW9 a locked lobby takes nobody, a seat taken out comes back only when re-admitted", async () => {
    const { code, coach, phones } = await lobby(2);
    const [phone] = phones as [TestClient];
    await coach.ask({ do: "lock", locked: true });
    expect((await keep(server.player(code)).settled()).refused).toBe("lobby-locked");
    const seat = phone.welcome?.seat as number;
    const token = phone.welcome?.token as string;
    await coach.ask({ do: "remove", seat });
    await until(() => phone.bye === "removed");
    expect((await keep(server.connect({ code, role: "player", token })).settled()).refused).toBe("removed");
    await coach.ask({ do: "readmit", seat });
    const back = await keep(server.connect({ code, role: "player", token })).settled();
    expect(back.seat?.seat).toBe(seat);
  });

  test("GW10 five hundred players behind one address join within a minute", async () => {
    const { code, coach } = await lobby(0);
    const from = performance.now();
    const phones = Array.from({ length: 500 }, () => server.player(code));
    await Promise.all(phones.map((phone) => phone.settled()));
    expect(phones.filter((phone) => phone.refused)).toEqual([]);
    expect(performance.now() - from).toBeLessThan(60_000);
    await until(() => coach.tally?.seats === 500);
    expect(new Set(phones.map((phone) => phone.welcome?.name)).size).toBe(500);
    for (const phone of phones) phone.close();
  });

  test("GW11 each role gets only its own events", async () => {
    const { code, coach, phones } = await lobby(2);
    const screen = await keep(server.connect({ code, role: "projector" })).settled();
    await until(() => coach.roster !== null && screen.tally !== null);
    const [phone] = phones as [TestClient];
    expect(phone.roster).toBeNull();
    expect(phone.tally).toBeNull();
    expect(screen.roster).toBeNull();
    expect(screen.seat).toBeNull();
    expect(coach.seat).toBeNull();
    expect(Object.keys(phone.stage ?? {})).not.toContain("plan");
  });

  test("GW12 a question opens at one announced instant that lies ahead", async () => {
    const { phones, question } = await open(4);
    const first = JSON.parse(phones[0]?.stages.find((text) => text.includes('"phase":"question"')) ?? "{}");
    for (const phone of phones) {
      await until(() => phone.stage?.phase === "question");
      expect(phone.stage?.question?.opensAt).toBe(question.opensAt);
    }
    expect(first.question.opensAt - question.opensAt).toBe(0);
  });

  test("GW13 counts come at most five times a second and are empty while shielded", async () => {
    const { phones, phone, coach, question } = await open(12);
    await opened(phone, question.opensAt);
    let tallies = 0;
    coach.socket.on("tally", () => tallies++);
    const from = performance.now();
    for (const one of phones.slice(0, 11))
      expect(
        await one.ask({ do: "answer", run: question.run, value: someAnswer(one), ms: 100 }),
      ).toMatchObject({ ok: true });
    await until(() => coach.tally?.in === 11);
    const seconds = (performance.now() - from) / 1_000;
    expect(tallies).toBeLessThanOrEqual(Math.ceil(seconds * 5) + 1);
    expect((coach.tally as { answers?: unknown }).answers).toBeNull();
    expect(await coach.ask({ do: "shield", on: false })).toMatchObject({ ok: true });
    await until(() => (coach.tally as { answers?: unknown[] }).answers !== null);
  });

  test("GW14 rehearsal players play through the same door, are marked, and join only in the lobby", async () => {
    const { id, coach } = await lobby(0);
    expect((await server.api("POST", `/api/scrimmages/${id}/rehearsal`, { players: 5 })).status).toBe(200);
    await until(() => coach.roster?.seats.length === 5);
    expect(coach.roster?.seats.every((seat) => seat.rehearsal)).toBe(true);
    await coach.ask({ do: "start" });
    await until(() => (coach.tally?.in ?? 0) >= 3, 60_000);
    expect(
      (await server.api("POST", `/api/scrimmages/${id}/rehearsal`, { players: 9 })).status,
    ).toBeGreaterThanOrEqual(400);
  });

  test("GW15 a late joiner plays from the next question", async () => {
    const { code, phone, question } = await open(2);
    await opened(phone, question.opensAt);
    const late = await keep(server.player(code)).settled();
    expect(late.seat?.fromRun).toBe(question.run + 1);
    expect(await late.ask({ do: "answer", run: question.run, value: someAnswer(late), ms: 10 })).toEqual({
      ok: false,
      code: "not-asked",
    });
  });

  test("GW16 the close of a seat with extra time is told to that phone alone", async () => {
    const { coach, phones } = await lobby(3);
    const [first, slow] = phones as [TestClient, TestClient];
    const seat = slow.welcome?.seat as number;
    expect(await coach.ask({ do: "accommodate", seat, timeMult: 1.5, calm: true })).toMatchObject({
      ok: true,
    });
    await coach.ask({ do: "start" });
    await until(() => slow.stage?.phase === "question" && (slow.seat?.closesAt ?? null) !== null);
    const question = slow.stage?.question as { opensAt: number; closesAt: number; limitMs: number };
    expect(slow.seat?.closesAt).toBe(question.closesAt + question.limitMs / 2);
    expect(first.seat?.closesAt ?? null).toBeNull();
    expect(first.stages.join("")).not.toContain("timeMult");
  });
});
