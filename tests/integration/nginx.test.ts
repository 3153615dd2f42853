import https from "node:https";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoQuestions } from "../support/bank.ts";
import { TestNginx } from "../support/nginx.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { type TestClient, TestServer, until } from "../support/server.ts";
import { inOrder, Thumb } from "../support/thumb.ts";

const CHOICES = demoQuestions(200).filter((question) => question.kind === "choice");

let redis: TestRedis;
let processes: TestServer[] = [];
let nginx: TestNginx;
const clients: TestClient[] = [];

beforeAll(async () => {
  redis = await startRedis({ lines: ["appendonly yes", "appendfsync everysec"] });
  const start = () => TestServer.start({ REDIS_URL: redis.url, TRUST_PROXY: "1" });
  processes = await Promise.all([start(), start()]);
  nginx = await TestNginx.start(processes.map(({ port }) => port));
}, 60_000);

afterAll(async () => {
  for (const client of clients) client.close();
  await nginx?.stop();
  for (const process of processes) await process.stop();
  await redis?.stop();
});

function get(route: string, cookie?: string): Promise<{ status: number; cookies: string[] }> {
  return new Promise((resolve, reject) => {
    https
      .get(nginx.url + route, { ca: nginx.ca, ...(cookie && { headers: { cookie } }) }, (answer) => {
        answer
          .resume()
          .once("end", () =>
            resolve({ status: answer.statusCode ?? 0, cookies: answer.headers["set-cookie"] ?? [] }),
          );
      })
      .once("error", reject);
  });
}

/** players connected to a process */
async function sockets(process: TestServer): Promise<number> {
  const counts = (await process.metrics()).matchAll(/^scrimmage_sockets\{role="player",[^}]*\} (\d+)/gm);
  return [...counts].reduce((sum, [, n]) => sum + Number(n), 0);
}

test("PR15 a round behind nginx with our file, over both transports, through the death of a process", async () => {
  const [a, b] = processes as [TestServer, TestServer];
  const first = await get("/readyz");
  expect(first.status).toBe(200);
  expect(first.cookies.filter((one) => one.startsWith("scrimmage_process="))).toHaveLength(1);
  expect(await get("/readyz", first.cookies[0]?.split(";")[0])).toEqual({ status: 200, cookies: [] });

  const { id, code } = await a.scrimmage({ questions: CHOICES, plan: { roundSec: 60 } });
  const page = (auth: Parameters<TestServer["connect"]>[0], transports: string[]) => {
    const client = a.connect(auth, { at: nginx.url, ca: nginx.ca, transports });
    clients.push(client);
    return client.settled();
  };
  const coach = await page({ code: id, role: "coach", client: "desk" }, ["websocket"]);
  const phones = await Promise.all(
    Array.from({ length: 12 }, (_, i) =>
      page({ code, role: "player" }, [i % 2 === 0 ? "websocket" : "polling"]),
    ),
  );
  expect(phones.map((phone) => phone.socket.io.engine.transport.name)).toEqual(
    phones.map((_, i) => (i % 2 === 0 ? "websocket" : "polling")),
  );
  await until(async () => (await sockets(a)) + (await sockets(b)) === phones.length);
  for (const process of processes) expect(await sockets(process)).toBeGreaterThan(0);

  const thumbs = phones.map((phone) => new Thumb(phone));
  expect(await coach.ask({ do: "start" })).toMatchObject({ ok: true });
  await until(() => thumbs.every((thumb) => thumb.acked.size >= 1), 60_000);
  await b.kill();
  const before = thumbs.map((thumb) => thumb.acked.size);
  await until(() => thumbs.every((thumb, i) => thumb.acked.size >= (before[i] ?? 0) + 2), 60_000);
  expect(await sockets(a)).toBe(phones.length);
  for (const thumb of thumbs) {
    expect(thumb.refused).toEqual([]);
    expect(inOrder(thumb.runs)).toBe(true);
    expect([...thumb.acked]).toEqual(thumb.runs.slice(0, thumb.acked.size));
  }
}, 180_000);
