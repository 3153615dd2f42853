import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QuestionBase } from "#lib/model/question.ts";
import type { QuestionStage, ReviewStage } from "#lib/views/types.ts";
import { openMetrics } from "#server/metrics/prometheus.ts";
import { COACH_KEY, type TestClient, TestServer, until } from "../support/server.ts";

const TOKEN = "canarytoken-0123456789";
/** Words that only people and their secrets hold; none may be seen from outside. */
const CANARY = /canary/i;

let server: TestServer;
const clients: TestClient[] = [];

function keep(client: TestClient): TestClient {
  clients.push(client);
  return client;
}

async function scrape(headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) {
  const answer = await fetch(`${server.url}/metrics`, { headers });
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

/** one series' value, named as Prometheus writes it */
async function reading(series: string): Promise<number> {
  const line = (await scrape()).text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
}

function logLines(): Record<string, unknown>[] {
  return server.logged
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function canaryQuestions(): QuestionBase[] {
  return Array.from({ length: 24 }, (_, i) => ({
    id: `q${i}`,
    kind: "text",
    stem: `Canary stem ${i}: which word is it?`,
    topics: [`Canary topic ${i % 4}`],
    level: "easy",
    task: "fact",
    explanation: "The canary sings.",
    accept: [`canary answer ${i}`],
  })) as QuestionBase[];
}

beforeAll(async () => {
  server = await TestServer.start({ METRICS_TOKEN: TOKEN, LOG_LEVEL: "trace" });
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.stop();
});

describe("who may look", () => {
  test("MT1 the token or the coach's key opens /metrics, nothing else does, from loopback neither", async () => {
    expect((await scrape()).status).toBe(200);
    expect((await scrape()).type).toContain("text/plain");
    expect((await scrape({ authorization: `Bearer ${COACH_KEY}` })).status).toBe(200);
    for (const headers of [{}, { authorization: "Bearer wrong" }, { cookie: "scrimmage_coach=x" }]) {
      const answer = await scrape(headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain("scrimmage_");
    }
  });
});

describe("what is seen of a round", () => {
  let id = "";
  let secret = "";

  beforeAll(async () => {
    const made = await server.scrimmage({
      plan: { title: "Canary class", rounds: 1, dialLadder: [2] },
      questions: canaryQuestions(),
    });
    id = made.id;
    const coach = await keep(server.coach(id)).settled();
    const ada = await keep(server.player(made.code, "Canary Ada")).settled();
    const bob = await keep(server.player(made.code, "Canary Bob")).settled();
    const polling = await keep(
      server.connect({ code: made.code, role: "projector" }, { transports: ["polling"] }),
    ).settled();
    expect(polling.stage).not.toBeNull();
    secret = ada.welcome?.token ?? "";
    expect((await keep(server.player("CAN42", "Canary Cleo")).settled()).refused).toBe("no-such-code");
    expect((await keep(server.player(made.code, "canary ada")).settled()).refused).toBe("name-taken");
    await bob.ask({ do: "rename", name: "Canary Bert" });
    await bob.raw({ id: 9, input: { do: "rename", name: "x", canary: "Canary field" } });
    await fetch(`${server.url}/api/enter?canary=Canary`, { method: "POST", body: "{canary" });
    await fetch(`${server.url}/api/packs`, {
      method: "POST",
      headers: { authorization: `Bearer ${COACH_KEY}` },
      body: '{"title": "Canary pack", canary',
    });
    await fetch(`${server.url}/api/session`, { headers: { authorization: "Bearer canary-key" } });
    expect(await coach.ask({ do: "start" })).toMatchObject({ ok: true });
    await until(() => ada.stage?.phase === "question");
    const { run, opensAt } = (ada.stage as QuestionStage).question;
    await until(() => ada.now() >= opensAt);
    expect(await ada.ask({ do: "answer", run, value: "canary answer 1", ms: 100 })).toMatchObject({
      ok: true,
    });
    expect(await bob.ask({ do: "answer", run, value: "canary wrong", ms: 100 })).toMatchObject({ ok: true });
    await coach.ask({ do: "note", text: "The canary was loud." });
    await coach.ask({ do: "endEarly" });
    await until(() => ada.stage?.phase === "review");
    for (const phone of [ada, bob]) await phone.ask({ do: "film", sustain: "", focus: "Canary topic 1" });
    const part = () => (ada.stage as ReviewStage).part;
    for (let left = part(); left !== "commit"; left = part()) {
      expect(await coach.ask({ do: "nextPart", part: left })).toMatchObject({ ok: true });
      await until(() => part() !== left);
    }
    await coach.ask({ do: "followUp", days: [] });
    expect(await coach.ask({ do: "seal" })).toMatchObject({ ok: true });
    await until(() => coach.stage?.phase === "sealed");
  });

  test("MT2 sockets by role and transport, open scrimmages, seats, asks, refusals and deadlines are counted", async () => {
    expect(await reading('scrimmage_sockets{role="player",transport="websocket"}')).toBe(2);
    expect(await reading('scrimmage_sockets{role="coach",transport="websocket"}')).toBe(1);
    expect(await reading('scrimmage_sockets{role="projector",transport="polling"}')).toBe(1);
    expect(await reading('scrimmage_open_scrimmages{phase="sealed"}')).toBe(1);
    expect(await reading('scrimmage_seats{kind="player"}')).toBe(2);
    expect(await reading('scrimmage_asks_total{role="player",outcome="ok"}')).toBeGreaterThanOrEqual(3);
    expect(await reading('scrimmage_asks_total{role="player",outcome="bad-message"}')).toBe(1);
    expect(await reading('scrimmage_connections_refused_total{code="no-such-code"}')).toBe(1);
    expect(await reading('scrimmage_connections_refused_total{code="name-taken"}')).toBe(1);
    expect(await reading('scrimmage_deadlines_total{outcome="first"}')).toBeGreaterThanOrEqual(1);
    expect(await reading("scrimmage_store_up")).toBe(1);
    expect(await reading("scrimmage_draining")).toBe(0);
  });

  test("MT3 appends, lag and fan-out are timed in seconds, and everything counted was also timed", async () => {
    for (const name of ["append", "replica_lag", "publish", "fanout"]) {
      const count = await reading(`scrimmage_${name}_seconds_count`);
      expect(count, name).toBeGreaterThan(3);
      const mean = (await reading(`scrimmage_${name}_seconds_sum`)) / count;
      expect(mean, name).toBeLessThan(1);
      expect(mean, name).toBeGreaterThan(0);
    }
    const accepted = ["player", "coach"].map((role) =>
      reading(`scrimmage_asks_total{role="${role}",outcome="ok"}`),
    );
    const [players = 0, coaches = 0] = await Promise.all(accepted);
    expect(await reading("scrimmage_ask_seconds_count")).toBe(players + coaches);
    expect(Math.abs(await reading("scrimmage_clock_drift_seconds"))).toBeLessThan(1);
  });

  test("MT4 nothing that people wrote, no secret and no address is in a log line or a measurement", async () => {
    const { text } = await scrape();
    for (const seen of [text, server.logged]) {
      expect(seen).not.toMatch(CANARY);
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(COACH_KEY);
      expect(seen).not.toContain("127.0.0.1");
    }
    expect(secret.length).toBeGreaterThan(20);
    expect(text).not.toContain(id);
  });

  test("MT5 a scrimmage's opening and sealing are one log line each, with its id", () => {
    const of = (msg: string) => logLines().filter((line) => line.msg === msg && line.scrimmage === id);
    expect(of("a scrimmage was opened here")).toHaveLength(1);
    expect(of("a scrimmage was sealed")).toMatchObject([{ level: "info", phase: "sealed", seats: 2 }]);
  });

  test("MT6 the server exports exactly the names that the code declares", async () => {
    const declared = openMetrics({
      version: "",
      store: "",
      sockets: () => [],
      now: () => 0,
      check: async () => {},
      oldestAppendMs: () => 0,
    });
    const names = (text: string) => [...text.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1]).toSorted();
    expect(names((await scrape()).text)).toEqual(names(await declared.text()));
  });

  test("MT1 many wrong keys do not shut the scraper out", async () => {
    for (let i = 0; i < 30; i++) await scrape({ authorization: `Bearer wrong ${i}` });
    expect((await scrape()).status).toBe(200);
  });

  test("MT5 start and stop are logged with version and Node's version, and a scrimmage's closing", async () => {
    expect(logLines().find((line) => line.msg === "started")).toMatchObject({
      node: process.version,
      store: "embedded",
      port: server.port,
    });
    expect(await server.kill("SIGTERM")).toBe(0);
    const last = logLines().map((line) => line.msg);
    expect(last).toContain("stopping");
    expect(last).toContain("a scrimmage was closed here");
    expect(last.at(-1)).toBe("stopped");
    expect(server.logged).not.toMatch(CANARY);
  });
});
