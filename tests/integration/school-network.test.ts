import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECK_BYTES, CHECK_NAMESPACE } from "#lib/protocol/check.ts";
import { demoQuestions } from "../support/bank.ts";
import { TestProxy } from "../support/proxy.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { type TestClient, TestServer, until } from "../support/server.ts";
import { inOrder, Thumb } from "../support/thumb.ts";

const CHOICES = demoQuestions(200).filter((question) => question.kind === "choice");
const PLAYERS = 8;

let redis: TestRedis;
let a: TestServer;
let b: TestServer;
let school: TestProxy;
const clients: TestClient[] = [];

beforeAll(async () => {
  redis = await startRedis({ lines: ["appendonly yes", "appendfsync everysec"] });
  const start = () => TestServer.start({ REDIS_URL: redis.url, TRUST_PROXY: "1" });
  [a, b] = await Promise.all([start(), start()]);
  school = await TestProxy.start([a.port, b.port], "refuse");
}, 60_000);

afterAll(async () => {
  for (const client of clients) client.close();
  await school?.stop();
  await a?.stop();
  await b?.stop();
  await redis?.stop();
});

/** as a page connects: WebSocket first, and whatever else works after it */
function page(auth: Parameters<TestServer["connect"]>[0]): Promise<TestClient> {
  const client = a.connect(auth, { at: school.url, transports: ["websocket", "polling"] });
  clients.push(client);
  return client.settled();
}

test("SN1 a whole round, with WebSocket blocked, over long-polling and two processes", async () => {
  const { id, code } = await a.scrimmage({ questions: CHOICES, plan: { roundSec: 60 } });
  const coach = await page({ code: id, role: "coach", client: "desk" });
  const projector = await page({ code, role: "projector" });
  const phones = await Promise.all(Array.from({ length: PLAYERS }, () => page({ code, role: "player" })));
  const everybody = [coach, projector, ...phones];
  const thumbs = phones.map((phone) => new Thumb(phone));
  expect(await coach.ask({ do: "start" })).toMatchObject({ ok: true });
  await until(() => thumbs.every((thumb) => thumb.acked.size >= 2), 60_000);
  // The Wi-Fi goes for a moment; all come back by themselves, over long-polling again.
  school.cutAll();
  await until(() => everybody.every((one) => one.stage?.phase === "break"), 120_000);
  expect(school.upgradesAsked).toBeGreaterThan(0);
  for (const one of everybody) expect(one.socket.io.engine.transport.name).toBe("polling");
  for (const thumb of thumbs) {
    expect(inOrder(thumb.runs)).toBe(true);
    expect(thumb.runs.length).toBeGreaterThanOrEqual(4);
    expect(thumb.refused).toEqual([]);
    expect([...thumb.acked]).toEqual(thumb.runs);
  }
  // In the log, which both processes fold, is all of it.
  const { body } = await a.api<{ replay: { questions: { run: number; moves: { first: boolean }[] }[] } }>(
    "GET",
    `/api/scrimmages/${id}/replay`,
  );
  for (const { moves } of body.replay.questions)
    expect(moves.filter((move) => move.first)).toHaveLength(PLAYERS);
}, 240_000);

test("SN3 the check needs neither key nor scrimmage, over either transport", async () => {
  const bytes = await fetch(`${school.url}/api/check/bytes`);
  expect(bytes.headers.get("cache-control")).toContain("no-store");
  expect((await bytes.arrayBuffer()).byteLength).toBe(CHECK_BYTES);
  for (const [at, transport] of [
    [school.url, "polling"],
    [a.url, "websocket"],
  ] as const) {
    const socket = io(at + CHECK_NAMESPACE, {
      path: "/live",
      transports: [transport],
      withCredentials: true,
      forceNew: true,
    });
    const before = Date.now();
    const { now } = (await socket.timeout(5_000).emitWithAck("sample")) as { now: number };
    // The clock is Redis's, on this machine.
    expect(Math.abs(now - before)).toBeLessThan(5_000);
    expect(Object.keys(await socket.timeout(5_000).emitWithAck("sample"))).toEqual(["now"]);
    socket.disconnect();
  }
});

test("SN5 the check's line answers nothing but its one word, and not without end", async () => {
  const lines = Array.from({ length: 201 }, () =>
    io(b.url + CHECK_NAMESPACE, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
    }),
  );
  let refused = 0;
  for (const line of lines) line.on("connect_error", () => refused++);
  await until(() => lines.filter((line) => line.connected).length === 200 && refused === 1, 30_000);
  const [line] = lines.filter((one) => one.connected);
  if (!line) throw new Error("no line");
  // What is no question of ours is not answered.
  await expect(line.timeout(300).emitWithAck("ask", { id: 1, input: { do: "start" } })).rejects.toThrow();
  let answered = 0;
  for (let i = 0; i < 150; i++) line.emit("sample", () => answered++);
  line.emit("sample", "no function");
  line.emit("sample");
  await until(() => answered >= 100);
  await line
    .timeout(300)
    .emitWithAck("sample")
    .catch(() => undefined);
  expect(answered).toBeLessThan(115);
  for (const one of lines) one.disconnect();
});
