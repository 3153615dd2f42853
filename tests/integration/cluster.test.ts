import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRedis as startOwnRedis } from "#server/cluster/redis.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { TestProxy } from "../support/proxy.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { COACH_KEY, freePort, type TestClient, TestServer, until } from "../support/server.ts";
import { inOrder, Thumb } from "../support/thumb.ts";

const CHOICES = demoQuestions(200).filter((question) => question.kind === "choice");

let redis: TestRedis;
let a: TestServer;
let b: TestServer;
const clients: TestClient[] = [];

const start = () => TestServer.start({ REDIS_URL: redis.url, TRUST_PROXY: "1" });

beforeAll(async () => {
  redis = await startRedis({ lines: ["appendonly yes", "appendfsync everysec"] });
  [a, b] = await Promise.all([start(), start()]);
}, 60_000);

afterAll(async () => {
  for (const client of clients) client.close();
  await a?.stop();
  await b?.stop();
  await redis?.stop();
});

function keep(client: TestClient): TestClient {
  clients.push(client);
  return client;
}

interface Replay {
  replay: { questions: { run: number; moves: { first: boolean }[] }[] };
}

/** every answer that was acknowledged is in the review, and no other */
async function expectKept(from: TestServer, id: string, thumbs: readonly Thumb[]): Promise<void> {
  const { body } = await from.api<Replay>("GET", `/api/scrimmages/${id}/replay`);
  expect(body.replay.questions.length).toBeGreaterThan(0);
  for (const { run, moves } of body.replay.questions) {
    const acked = thumbs.filter((thumb) => thumb.acked.has(run)).length;
    expect(moves.filter((move) => move.first).length, `answers to run ${run}`).toBe(acked);
    expect(acked, `acknowledged answers to run ${run}`).toBe(thumbs.length);
  }
}

describe("two processes on one Redis", () => {
  test("PR6, PR8 all of a room see the same, wherever they are connected, and every deadline counts once", async () => {
    const { id, code } = await a.scrimmage({ questions: CHOICES });
    const coach = await keep(a.coach(id)).settled();
    const projector = await keep(b.connect({ code, role: "projector" })).settled();
    const phones = await Promise.all(
      [a, b, a, b].map((server) => keep(server.connect({ code, role: "player" })).settled()),
    );
    const all = [coach, projector, ...phones];
    const opened = all.map((client) => {
      const seen = new Map<number, string>();
      client.socket.on("stage", () => {
        const { stage } = client;
        if (stage?.phase !== "question" || stage.step !== "open" || seen.has(stage.question.run)) return;
        const { run, opensAt, closesAt, asked } = stage.question;
        seen.set(run, JSON.stringify({ opensAt, closesAt, kind: asked.kind }));
      });
      return seen;
    });
    const thumbs = phones.map((phone) => new Thumb(phone));
    expect(await coach.ask({ do: "start" })).toMatchObject({ ok: true });
    // Counts come from each process's own fold, of answers that came in on both.
    await until(() => [coach, projector].every((one) => one.tally?.in === 4 && one.tally.of === 4), 30_000);
    await until(() => thumbs.every((thumb) => thumb.acked.size >= 2), 50_000);
    for (const thumb of thumbs) {
      expect(inOrder(thumb.runs)).toBe(true);
      expect(thumb.refused).toEqual([]);
    }
    for (const run of [1, 2])
      expect(new Set(opened.map((seen) => seen.get(run))).size, `what was seen of run ${run}`).toBe(1);
    // Stages, seats and counts that two processes sent were made of the same entries.
    await until(() => new Set(phones.map((phone) => phone.stages.at(-1))).size === 1);
    await coach.ask({ do: "endRound", round: 1 });
    await until(() => all.every((client) => client.stage?.phase === coach.stage?.phase));
    await expectKept(b, id, thumbs);
  });

  test("PR7 a code that one process gave opens on the other, and none is given twice", async () => {
    const servers = [a, b];
    const pack = {
      title: "Codes",
      description: "",
      language: "en",
      attribution: "the tests",
      licence: "CC0-1.0",
      questions: CHOICES.slice(0, 40),
    };
    const shelved = await a.api<{ id: string }>("POST", "/api/packs", { pack });
    const made = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        (servers[i % 2] as TestServer).api<{ id: string; code: string }>("POST", "/api/scrimmages", {
          plan: demoPlan(),
          packs: [shelved.body.id],
        }),
      ),
    );
    expect(new Set(made.map(({ body }) => body.code)).size).toBe(24);
    for (const [i, { body }] of made.entries()) {
      const other = servers[(i + 1) % 2] as TestServer;
      const lobby = await other.api<{ id: string }>("GET", `/api/join/${body.code}`);
      expect(lobby.body.id).toBe(body.id);
    }
  });

  test("PR1 twenty wrong keys shut out their own address behind the proxy, and nobody else's", async () => {
    const enter = (key: string, address: string) =>
      fetch(`${a.url}/coach/enter?key=${key}`, {
        headers: { "x-forwarded-for": `198.51.100.1, ${address}` },
        redirect: "manual",
      });
    for (let i = 0; i < 20; i++) expect((await enter(`try-${i}`, "203.0.113.5")).status).toBe(303);
    expect((await enter(COACH_KEY, "203.0.113.5")).status).toBe(429);
    const other = await enter(COACH_KEY, "203.0.113.6");
    expect(other.headers.get("location")).toBe("/coach");
    // The same at the sockets' door.
    const asCoach = (address: string, key: string) => {
      const client = keep(a.coach("nothing-here"));
      client.socket.io.opts.extraHeaders = { authorization: `Bearer ${key}`, "x-forwarded-for": address };
      client.socket.disconnect().connect();
      return client;
    };
    for (let i = 0; i < 20; i++) {
      const client = asCoach("203.0.113.7", `try-${i}`);
      await until(() => client.refused !== null);
      client.close();
    }
    const shut = asCoach("203.0.113.7", COACH_KEY);
    const open = asCoach("203.0.113.8", COACH_KEY);
    await until(() => shut.refused !== null && open.refused !== null);
    expect([shut.refused, open.refused]).toEqual(["too-fast", "no-such-code"]);
  });

  test("PR5 a process that stops moves its sockets within three seconds and nothing acknowledged is lost", async () => {
    const proxy = await TestProxy.start([a.port, b.port]);
    const leaving = await start();
    proxy.upstreams.put("1", leaving.port);
    try {
      const { id, code } = await b.scrimmage({ questions: CHOICES });
      const coach = await keep(b.coach(id)).settled();
      const phones = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          keep(
            b.connect(
              { code, role: "player" },
              { at: proxy.url, transports: [i % 2 === 0 ? "websocket" : "polling"] },
            ),
          ).settled(),
        ),
      );
      const thumbs = phones.map((phone) => new Thumb(phone));
      await coach.ask({ do: "start" });
      await until(() => thumbs.every((thumb) => thumb.acked.size >= 1), 30_000);
      const ending = leaving.kill("SIGTERM");
      await until(async () => {
        const answer = await fetch(`${leaving.url}/readyz`).catch(() => null);
        return answer?.status === 503 && (await answer.text()).includes("draining");
      }, 1_000);
      expect(await ending).toBe(0);
      await until(() => phones.every((phone) => phone.socket.connected));
      const gaps = thumbs.flatMap((thumb) => thumb.gaps);
      expect(gaps.length).toBeGreaterThan(0);
      expect(Math.max(...gaps)).toBeLessThan(3_000);
      await until(() => thumbs.every((thumb) => thumb.acked.size >= 3), 50_000);
      for (const thumb of thumbs) expect(inOrder(thumb.runs)).toBe(true);
      await coach.ask({ do: "endRound", round: 1 });
      await until(() => phones.every((phone) => phone.stage?.phase !== "question"));
      await expectKept(b, id, thumbs);
    } finally {
      await proxy.stop();
      await leaving.stop();
    }
  });
});

/** The launcher as `npm run cluster` starts it, but on what is built already. */
class Cluster {
  readonly at = new TestServer();
  output = "";
  child: ChildProcess | null = null;

  async up(count: number): Promise<void> {
    if (this.at.port === 0) this.at.port = await freePort();
    this.output = "";
    const { REDIS_URL: _, ...env } = process.env;
    const child = spawn(process.execPath, ["dist/cluster.mjs", String(count)], {
      env: {
        ...env,
        NODE_ENV: "production",
        PORT: String(this.at.port),
        HOST: "127.0.0.1",
        DATA_DIR: this.at.dataDir,
        COACH_KEY,
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    child.stdout.on("data", (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    await until(() => {
      if (child.exitCode !== null) throw new Error(`the launcher ended:\n${this.output}`);
      return this.output.includes("Stop with Ctrl+C");
    }, 60_000);
  }

  pids(): number[] {
    return [...this.output.matchAll(/^ {2}process \d+ .*\(process (\d+)\)$/gm)].map((match) =>
      Number(match[1]),
    );
  }

  down(): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    return ended;
  }
}

describe("npm run cluster", () => {
  const cluster = new Cluster();

  afterAll(async () => {
    await cluster.down();
    await cluster.at.stop();
  });

  test("PR9, PR4 a rolling restart and a killed process in a round keep everything, and so does the next start", async () => {
    const { at } = cluster;
    await cluster.up(2);
    const { id, code } = await at.scrimmage({ questions: CHOICES });
    const coach = await keep(at.coach(id)).settled();
    const phones = await Promise.all(
      Array.from({ length: 6 }, () => keep(at.connect({ code, role: "player" })).settled()),
    );
    const thumbs = phones.map((phone) => new Thumb(phone));
    await coach.ask({ do: "start" });
    await until(() => thumbs.every((thumb) => thumb.acked.size >= 1), 30_000);
    cluster.child?.kill("SIGHUP");
    await until(() => cluster.output.includes("Process 2 was replaced"), 60_000);
    await until(() => [...phones, coach].every((one) => one.socket.connected));
    const replaced = [...cluster.output.matchAll(/was replaced \(\d+ by (\d+)\)/g)].map((one) =>
      Number(one[1]),
    );
    process.kill(replaced[0] ?? 0, "SIGKILL");
    await until(() => cluster.output.includes("Process 1 ended (SIGKILL); it is started again."));
    const before = Math.max(...thumbs.map((thumb) => thumb.acked.size));
    await until(() => thumbs.every((thumb) => thumb.acked.size > before), 50_000);
    for (const thumb of thumbs) {
      expect(inOrder(thumb.runs)).toBe(true);
      expect(thumb.refused).toEqual([]);
    }
    await coach.ask({ do: "endRound", round: 1 });
    await until(() => phones.every((phone) => phone.stage?.phase !== "question"));
    await expectKept(at, id, thumbs);
    for (const client of [coach, ...phones]) client.close();
    expect(await cluster.down()).toBe(0);
    await cluster.up(1);
    await expectKept(at, id, thumbs);
    expect(cluster.pids()).toHaveLength(1);
  }, 150_000);

  test("PR10 a second cluster over the same folder is refused with one sentence", async () => {
    if (cluster.child === null) await cluster.up(1);
    const second = spawn(process.execPath, ["dist/cluster.mjs", "2"], {
      env: { ...process.env, PORT: "0", DATA_DIR: cluster.at.dataDir, COACH_KEY },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    second.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect(await new Promise((resolve) => second.once("exit", resolve))).toBe(1);
    expect(said).toMatch(/^A cluster \(process \d+\) runs over .* already\. Stop it with Ctrl\+C/);
    await expect(startOwnRedis(`${cluster.at.dataDir}/redis`, () => {})).rejects.toThrow(
      /^A redis-server \(process \d+\) still uses .* Stop it with: kill \d+$/,
    );
  });

  test("PR10 without a redis-server on the machine one sentence says how to get it", async () => {
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    try {
      await expect(startOwnRedis(`${a.dataDir}/none`, () => {})).rejects.toThrow(
        /^There is no redis-server on this machine\. Install one .*, or set REDIS_URL/,
      );
    } finally {
      process.env.PATH = path;
    }
  });
});
