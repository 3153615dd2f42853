import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COACH_KEY, type TestClient, TestServer, until } from "../support/server.ts";

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

async function openQuestion(players: number, transports?: string[]) {
  const { id, code } = await server.scrimmage();
  const coach = await keep(server.coach(id)).settled();
  const phones = await Promise.all(
    Array.from({ length: players }, () =>
      keep(server.connect({ code, role: "player" }, transports ? { transports } : {})).settled(),
    ),
  );
  await coach.ask({ do: "start" });
  const first = phones[0] as TestClient;
  await until(() => first.stage?.phase === "question");
  const question = first.stage?.question as { run: number; opensAt: number };
  await until(() => first.now() >= question.opensAt);
  return { id, code, coach, phones, first, run: question.run };
}

function answerOf(phone: TestClient, second = false): unknown {
  const asked = (phone.stage as { question: { asked: { kind: string; entries?: string[] } } }).question.asked;
  const byKind: Record<string, unknown> = {
    choice: second ? 2 : 1,
    multi: second ? [1] : [0, 1],
    truefalse: !second,
    numeric: second ? "8" : "7",
    text: second ? "b" : "a",
    order: asked.entries?.map((_, i) => i),
  };
  return byKind[asked.kind];
}

test("RS1 a phone that reconnects with its token is on the current screen with its own answer", async () => {
  const { code, phones, run } = await openQuestion(3);
  const [phone] = phones as [TestClient];
  const value = answerOf(phone);
  expect(await phone.ask({ do: "answer", run, value, ms: 500 })).toMatchObject({ ok: true });
  phone.close();
  const again = await keep(
    server.connect({ code, role: "player", token: phone.welcome?.token ?? "" }),
  ).settled();
  expect(again.stage?.phase).toBe("question");
  expect(again.seat?.own).toMatchObject({ run, value });
  expect(again.seat?.name).toBe(phone.welcome?.name);
});

test("RS2 a newer connection of a seat replaces the older one at once", async () => {
  const { code, phones } = await openQuestion(2);
  const [phone] = phones as [TestClient];
  const newer = await keep(
    server.connect({ code, role: "player", token: phone.welcome?.token ?? "" }),
  ).settled();
  await until(() => phone.bye === "replaced");
  expect(newer.seat?.seat).toBe(phone.welcome?.seat);
});

test("RS3 an ask sent again under the same id is answered, and applied once", async () => {
  const { code, phones, run } = await openQuestion(3);
  const [phone] = phones as [TestClient];
  const message = { id: 41, input: { do: "answer" as const, run, value: answerOf(phone), ms: 400 } };
  const first = await phone.raw(message);
  expect(first).toMatchObject({ ok: true });
  const changed = { id: 42, input: { do: "answer" as const, run, value: answerOf(phone, true), ms: 600 } };
  expect(await phone.raw(changed)).toMatchObject({ ok: true });
  expect(await phone.raw(message)).toMatchObject({ ok: true });
  expect(await phone.raw(changed)).toMatchObject({ ok: true });
  const again = await keep(
    server.connect({ code, role: "player", token: phone.welcome?.token ?? "" }),
  ).settled();
  expect(again.seat?.own?.value).toEqual(changed.input.value);
  expect(again.seat?.lastAsk).toBe(42);
});

test("RS4 an acknowledged answer survives kill -9, and the round goes on after the restart", async () => {
  const { id, code, phones, run, first } = await openQuestion(5);
  for (const phone of phones)
    expect(await phone.ask({ do: "answer", run, value: answerOf(phone), ms: 300 })).toMatchObject({
      ok: true,
    });
  const values = phones.map((phone) => answerOf(phone));
  await server.kill("SIGKILL");
  await until(() => phones.every((phone) => !phone.socket.connected));
  await server.up();
  await until(() => phones.every((phone) => phone.socket.connected), 20_000);
  const review = await server.api<{ report: unknown }>("GET", `/api/scrimmages/${id}/replay`);
  expect(review.status).toBe(200);
  const again = await keep(
    server.connect({ code, role: "player", token: first.welcome?.token ?? "" }),
  ).settled();
  expect(again.seat?.own?.value ?? values[0]).toEqual(values[0]);
  // The show moves on by itself: the next question comes.
  const second = phones[1] as TestClient;
  await until(() => second.stage?.phase === "question" && (second.stage.question?.run ?? 0) > run, 40_000);
});

test("RS5 SIGTERM ends the server with code 0, and the next start goes on", async () => {
  const { code, phones } = await openQuestion(2);
  expect(await server.kill("SIGTERM")).toBe(0);
  await server.up();
  const [phone] = phones as [TestClient];
  const again = await keep(
    server.connect({ code, role: "player", token: phone.welcome?.token ?? "" }),
  ).settled();
  expect(again.stage?.phase).toBe("question");
});

test("RS5 a request that stalls does not keep the server from ending with code 0", async () => {
  const stalled = connect(server.port, "127.0.0.1");
  stalled.on("error", () => {});
  await new Promise((resolve) => stalled.once("connect", resolve));
  const head = ["POST /api/packs HTTP/1.1", "Host: x", `Authorization: Bearer ${COACH_KEY}`];
  stalled.write([...head, "Content-Type: application/json", "Content-Length: 99999", "", "{"].join("\r\n"));
  // The next request is answered behind the arrival of this one.
  await server.api("GET", "/healthz");
  expect(await server.kill("SIGTERM")).toBe(0);
  stalled.destroy();
  await server.up();
});

test("RS6 a coach who stays away is told to the room, a reload is not", async () => {
  const { id, coach, first } = await openQuestion(2);
  coach.close();
  const back = await keep(server.coach(id)).settled();
  expect(first.stage?.coachAway).toBe(false);
  back.close();
  await until(() => first.stage?.coachAway === true, 10_000);
  await keep(server.coach(id)).settled();
  await until(() => first.stage?.coachAway === false, 10_000);
});

test("RS7 everything works over long-polling alone", async () => {
  const { phones, run } = await openQuestion(3, ["polling"]);
  for (const phone of phones) {
    expect(await phone.ask({ do: "answer", run, value: answerOf(phone), ms: 300 })).toMatchObject({
      ok: true,
    });
    expect(phone.socket.io.engine.transport.name).toBe("polling");
  }
  const [phone] = phones as [TestClient];
  await until(() => phone.stage?.phase === "question" && phone.stage.step !== "open", 30_000);
});

test("RS8 an abandoned connection of the same page that comes in late does not take the seat for good", async () => {
  const { code } = await server.scrimmage();
  const page = { code, role: "player" as const, client: "page-one" };
  const phone = await keep(server.connect(page)).settled();
  const token = phone.welcome?.token ?? "";
  // The library had tried before, and the server got round to that attempt only now.
  const stale = await keep(server.connect({ ...page, token })).settled();
  stale.close();
  let conns = 0;
  phone.socket.on("connect", () => conns++);
  await until(() => conns > 0 && phone.socket.connected);
  expect(phone.bye).toBeNull();
  // Another page is another matter.
  const other = await keep(server.connect({ ...page, client: "page-two", token })).settled();
  await until(() => phone.bye !== null);
  expect(phone.bye).toBe("replaced");
  expect(other.bye).toBeNull();
});

test("RS9 a page that was never told of its seat joins again and has it", async () => {
  const { code } = await server.scrimmage();
  const page = { code, role: "player" as const, client: "page-one", name: "Ada" };
  const first = await keep(server.connect(page)).settled();
  const again = await keep(server.connect(page)).settled();
  expect(again.refused).toBeNull();
  expect(again.welcome).toMatchObject({ seat: first.welcome?.seat, name: "Ada" });
  expect(again.welcome?.token).not.toBe(first.welcome?.token);
  const stranger = await keep(server.connect({ ...page, client: "page-two" })).settled();
  expect(stranger.refused).toBe("name-taken");
});
