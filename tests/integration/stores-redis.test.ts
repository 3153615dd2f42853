import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { StoreError } from "#server/stores/errors.ts";
import { parseRedisUrl } from "#server/stores/redis/address.ts";
import { connectLog } from "#server/stores/redis/connect.ts";
import { preflight } from "#server/stores/redis/preflight.ts";
import { openStores } from "#server/stores/registry.ts";
import type { LogStore, Stores } from "#server/stores/types.ts";
import { type RedisSettings, startCluster, startRedis, type TestRedis } from "../support/redis.ts";
import { type Wire, wireTo } from "../support/redis-wire.ts";
import { freePort, until } from "../support/server.ts";
import { asks, draft, drafts, followed, readAll, upTo } from "../support/stores.ts";

/** what a machine with other work may add to a promised time */
const BUSY_MS = 3_000;

const ALWAYS = ["appendonly yes", "appendfsync always"];

async function server(settings: RedisSettings = {}): Promise<TestRedis> {
  const redis = await startRedis(settings);
  onTestFinished(() => redis.stop());
  return redis;
}

async function opened(redisUrl: string): Promise<Stores> {
  const stores = await openStores({ dataDir: tmpdir(), redisUrl });
  onTestFinished(() => stores.close());
  return stores;
}

async function wire(redis: TestRedis): Promise<Wire> {
  const made = await wireTo(redis.port);
  onTestFinished(() => made.stop());
  return made;
}

/** the sentence with which a Redis is refused */
async function refused(redisUrl: string): Promise<StoreError> {
  const failed = openStores({ dataDir: tmpdir(), redisUrl }).then(
    () => null,
    (error: StoreError) => error,
  );
  const error = await failed;
  if (error === null) throw new Error("it was not refused");
  expect(error.message).not.toContain("secret");
  return error;
}

/** how a follower ends: `null`, or what it throws */
function ended(log: LogStore, id: string, seen: number[] = []): Promise<unknown> {
  const story = async () => {
    for await (const entries of log.follow(id, 0, new AbortController().signal)) seen.push(...asks(entries));
    return null;
  };
  return story().catch((error: unknown) => error);
}

describe("at the start", () => {
  test("LG61 unreachable", async () => {
    const address = parseRedisUrl(`redis://:secret@127.0.0.1:${await freePort()}`);
    const connections = connectLog(address);
    await expect(preflight(connections, address, 300)).rejects.toMatchObject({
      code: "StoreAway",
      message: expect.stringMatching(
        /^Redis at redis:\/\/127.0.0.1:\d+ cannot be reached \(.*ECONNREFUSED.*\)\. Start it/,
      ),
    });
    connections.disconnect();
  });

  test("LG61 wrong password, missing password, a user without rights", async () => {
    const lines = ["requirepass right", "user pupil on >secret ~other:* &other:* +@all"];
    const redis = await server({ lines, password: "right" });
    const at = (signIn: string) => `redis://${signIn}127.0.0.1:${redis.port}`;
    expect(await refused(at(":secret@"))).toMatchObject({
      code: "StoreRefused",
      message: expect.stringMatching(/refuses the user/),
    });
    expect(await refused(at(""))).toMatchObject({
      code: "StoreRefused",
      message: expect.stringMatching(/wants a password/),
    });
    expect(await refused(at("pupil:secret@"))).toMatchObject({
      code: "StoreRefused",
      message: expect.stringMatching(/~scrimmage:\* and the channels &scrimmage:\*/),
    });
    const stores = await opened(at(":right@"));
    await stores.log.check();
  });

  test("LG61 a read-only replica", async () => {
    const master = await server();
    const replica = await server({ lines: [`replicaof 127.0.0.1 ${master.port}`] });
    expect(await refused(replica.url)).toMatchObject({
      code: "StoreReadOnly",
      message: expect.stringMatching(/read-only replica/),
    });
  });

  test("LG61 full memory", async () => {
    const redis = await server({ lines: ["maxmemory 1mb"] });
    await redis.ask().config("SET", "maxmemory", "1");
    expect(await refused(redis.url)).toMatchObject({
      code: "StoreFull",
      message: expect.stringMatching(/no memory left/),
    });
  });

  test("LG61 a cluster or a Sentinel where a server is named, and the reverse", async () => {
    const plain = await server();
    const node = await server({ lines: ["cluster-enabled yes"] });
    const sentinel = await server({
      sentinel: true,
      lines: [`sentinel monitor watched 127.0.0.1 ${plain.port} 1`],
    });
    const port = (redis: TestRedis) => `127.0.0.1:${redis.port}`;
    const all = [
      [node.url, /is a node of a cluster/],
      [`redis+cluster://${port(plain)}`, /is no cluster/],
      [sentinel.url, /is a Sentinel/],
      [`redis+sentinel://${port(plain)}/watched`, /is no Sentinel/],
      [`redis+sentinel://${port(sentinel)}/other`, /watches no master called other/],
    ] as const;
    for (const [url, words] of all)
      expect(await refused(url)).toMatchObject({
        code: "StoreRefused",
        message: expect.stringMatching(words),
      });
    const stores = await opened(`redis+sentinel://${port(sentinel)}/watched`);
    expect(await stores.log.append("a", drafts(2))).toHaveLength(2);
  });

  test("LG62 what can be lost is said", async () => {
    const loose = await server();
    const evicting = await server({
      lines: [...ALWAYS, "maxmemory 100mb", "maxmemory-policy allkeys-lru"],
    });
    const usual = await server({ lines: ["appendonly yes"] });
    const safe = await server({ lines: ALWAYS });
    expect((await opened(loose.url)).warnings).toEqual([expect.stringContaining("appendonly no")]);
    expect((await opened(evicting.url)).warnings).toEqual([expect.stringContaining("allkeys-lru")]);
    expect(await opened(usual.url)).toMatchObject({
      warnings: [],
      notes: [expect.stringContaining("last second")],
    });
    expect(await opened(safe.url)).toMatchObject({ warnings: [], notes: [] });
  });
});

describe("while it runs", () => {
  test("LG63 kill -9 in the middle of appends: nothing acknowledged is lost or doubled", async () => {
    const redis = await server({ lines: ALWAYS });
    const both = [await opened(redis.url), await opened(redis.url)];
    const ids = ["log-0", "log-1"];
    const told = new Map<string, Map<number, number>>(ids.map((id) => [id, new Map()]));
    let ask = 0;
    let going = true;
    const appending = async (log: LogStore, id: string): Promise<void> => {
      while (going) {
        const size = 1 + (ask % 5);
        const batch = drafts(size, ask + 1);
        ask += size;
        for (const entry of await log.append(id, batch)) told.get(id)?.set(entry.seq, entry.ask);
      }
    };
    const count = () => [...told.values()].reduce((sum, one) => sum + one.size, 0);
    const running = both.flatMap(({ log }) =>
      ids.flatMap((id) => Array.from({ length: 4 }, () => appending(log, id))),
    );
    for (let kills = 0; kills < 3; kills++) {
      const before = count();
      await until(() => count() > before + 300);
      await redis.signal("SIGKILL");
      await redis.up();
    }
    const before = count();
    await until(() => count() > before + 100);
    going = false;
    await Promise.all(running);
    for (const id of ids) {
      const kept = await readAll((both[0] as Stores).log, id);
      expect(kept.map((entry) => entry.seq)).toEqual(upTo(kept.length));
      expect(new Set(asks(kept)).size).toBe(kept.length);
      // Everything was acknowledged in the end, so this is all there is.
      expect(new Map(kept.map((entry) => [entry.seq, entry.ask]))).toEqual(
        new Map([...(told.get(id) ?? [])].toSorted(([a], [b]) => a - b)),
      );
    }
  });

  test("LG64 away: appends and followers wait, check rejects, both go on", async () => {
    const redis = await server({ lines: ALWAYS });
    const { log } = await opened(redis.url);
    await log.append("a", drafts(1));
    const seen: number[] = [];
    const stop = new AbortController();
    const following = (async () => {
      for await (const entries of log.follow("a", 0, stop.signal)) seen.push(...asks(entries));
    })();
    await until(() => seen.length === 1);
    await redis.signal("SIGKILL");
    const waiting = log.append("a", drafts(2, 2));
    const from = performance.now();
    await expect(log.check()).rejects.toMatchObject({
      code: "StoreAway",
      message: expect.stringMatching(/cannot be reached/),
    });
    expect(performance.now() - from).toBeLessThan(2_000 + BUSY_MS);
    await redis.up();
    expect(asks(await waiting)).toEqual([2, 3]);
    await until(() => seen.length === 3);
    await until(() =>
      log.check().then(
        () => true,
        () => false,
      ),
    );
    stop.abort();
    await following;
    expect(seen).toEqual([1, 2, 3]);
  });

  test("LG64 standing still (SIGSTOP): check rejects in time, and all goes on", async () => {
    const redis = await server();
    const { log } = await opened(redis.url);
    await redis.signal("SIGSTOP");
    const waiting = log.append("a", drafts(1));
    const from = performance.now();
    await expect(log.check()).rejects.toMatchObject({ code: "StoreAway" });
    expect(performance.now() - from).toBeLessThan(2_000 + BUSY_MS);
    await redis.signal("SIGCONT");
    expect(asks(await waiting)).toEqual([1]);
    await log.check();
  });

  test("LG64 closing does not wait for ever for a Redis that is away", async () => {
    const redis = await server();
    const stores = await openStores({ dataDir: tmpdir(), redisUrl: redis.url });
    await redis.signal("SIGKILL");
    const waiting = stores.log.append("a", drafts(1)).catch((error: unknown) => error);
    await stores.close();
    expect(await waiting).toMatchObject({ code: "StoreClosed" });
  });

  test("LG65 the answer is lost: what is sent again is not done again", async () => {
    const redis = await server({ lines: ALWAYS });
    const between = await wire(redis);
    const { log } = await opened(`redis://127.0.0.1:${between.port}`);
    await log.append("a", drafts(1));
    between.swallowAnswers();
    const waiting = log.append("a", drafts(2, 2));
    await until(async () => (await redis.ask().xlen("scrimmage:{a}:log")) === 3);
    between.cut();
    expect((await waiting).map((entry) => [entry.seq, entry.ask])).toEqual([
      [2, 2],
      [3, 3],
    ]);
    expect(asks(await log.append("a", drafts(1, 4)))).toEqual([4]);
    expect(asks(await readAll(log, "a"))).toEqual(upTo(4));
  });

  test("LG65 what was sent first arrives last: it is not done again", async () => {
    const redis = await server({ lines: ALWAYS });
    const between = await wire(redis);
    const { log } = await opened(`redis://127.0.0.1:${between.port}`);
    await log.append("a", drafts(1));
    between.holdQuestions();
    const waiting = log.append("a", drafts(1, 2));
    await until(() => between.held() > 0);
    between.cut();
    expect(asks(await waiting)).toEqual([2]);
    await log.append("a", drafts(1, 3));
    const scripts = async () =>
      [...(await redis.ask().info("commandstats")).matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g)]
        .map(([, calls]) => Number(calls))
        .reduce((sum, calls) => sum + calls, 0);
    const before = await scripts();
    between.deliver();
    await until(async () => (await scripts()) > before);
    expect(asks(await log.append("a", drafts(1, 4)))).toEqual([4]);
    expect(asks(await readAll(log, "a"))).toEqual(upTo(4));
    await log.remove("a");
    expect(asks(await log.append("a", drafts(1, 9)))).toEqual([9]);
  });

  test("LG66 followers in several processes see the same, with doorbells lost on the way", async () => {
    const redis = await server();
    const all = [await opened(redis.url), await opened(redis.url), await opened(redis.url)];
    const total = 3 * 400;
    const seen = all.map(({ log }) => followed(log, "a", 0, total));
    const appending = all.map(async ({ log }, i) => {
      for (let one = 0; one < 400; one++) {
        const told = log.append("a", [draft(i * 1_000 + one)]);
        if (one % 3 === 0) await told;
        if (one % 100 === 50) await redis.ask().call("CLIENT", "KILL", "TYPE", "pubsub");
      }
    });
    await Promise.all(appending);
    const kept = await readAll((all[0] as Stores).log, "a");
    expect(kept.map((entry) => entry.seq)).toEqual(upTo(total));
    for (const one of await Promise.all(seen)) expect(one).toEqual(kept);
  });

  test("LG66 entries too long for the doorbell are read", async () => {
    const redis = await server();
    const [one, other] = [await opened(redis.url), await opened(redis.url)];
    const seen = followed(other.log, "a", 0, 3);
    await one.log.append("a", drafts(1));
    await one.log.append("a", [draft(2, "x".repeat(200_000))]);
    await one.log.append("a", drafts(1, 3));
    expect(await seen).toEqual(await readAll(one.log, "a"));
  });

  test("LG67 removed or rewritten by another process: followers end, those that come after go on", async () => {
    const redis = await server();
    const [one, other] = [await opened(redis.url), await opened(redis.url)];
    await one.log.append("a", drafts(3));
    const seen: number[] = [];
    let end = ended(other.log, "a", seen);
    await until(() => seen.length === 3);
    await one.log.remove("a");
    expect(await end).toBeNull();

    await one.log.append("a", drafts(2, 10));
    seen.length = 0;
    end = ended(other.log, "a", seen);
    await until(() => seen.length === 2);
    await one.log.rewrite("a", (entry) => ({ ...draft(entry.ask + 100) }));
    expect(await end).toBeNull();
    expect(asks(await followed(other.log, "a", 0, 2))).toEqual([110, 111]);
  });

  test("LG26 removed by another process: what was on its way begins it not anew", async () => {
    const redis = await server();
    const [one, other] = [await opened(redis.url), await opened(redis.url)];
    await one.log.append("a", drafts(3));
    const told: Promise<unknown>[] = [];
    for (let i = 0; i < 200; i++) {
      told.push(other.log.append("a", drafts(1, 10 + i), "existing").catch((error) => error.code));
      if (i === 100) told.push(one.log.remove("a"));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const ends = await Promise.all(told);
    expect(ends.at(-1)).toBe("NoSuchLog");
    expect(await readAll(one.log, "a")).toEqual([]);
    expect(await redis.ask().keys("scrimmage:{a}:log")).toEqual([]);
    expect(await redis.ask().keys("scrimmage:{a}:head")).toEqual([]);
  });

  test("LG67 a log that vanishes without a word ends its followers", async () => {
    const redis = await server();
    const { log } = await opened(redis.url);
    await log.append("a", drafts(3));
    const seen: number[] = [];
    const end = ended(log, "a", seen);
    await until(() => seen.length === 3);
    await redis.ask().flushall();
    expect(await end).toBeNull();
    expect((await log.append("a", drafts(1)))[0]?.seq).toBe(1);
  });

  test("LG23 a rewriting here and appends elsewhere: nothing appended is missed or doubled", async () => {
    const redis = await server();
    const [one, other] = [await opened(redis.url), await opened(redis.url)];
    await one.log.append("a", drafts(5_000));
    const rewriting = one.log.rewrite("a", (entry) => ({ ...draft(entry.ask), by: { role: "clock" } }));
    for (let ask = 5_001; ask <= 5_100; ask++) await other.log.append("a", drafts(1, ask));
    await rewriting;
    const kept = await readAll(one.log, "a");
    expect(asks(kept)).toEqual(upTo(5_100));
    const first = kept.findIndex((entry) => entry.by.role !== "clock");
    expect(first === -1 || first >= 5_000).toBe(true);
    expect(kept.slice(first).every((entry) => first === -1 || entry.by.role !== "clock")).toBe(true);
    expect(await redis.ask().keys("*:new:*")).toEqual([]);
  });

  test("LG68 Redis lost the end of a log: followers reject, others go on with what is there", async () => {
    const redis = await server();
    const [one, other] = [await opened(redis.url), await opened(redis.url)];
    await one.log.append("a", drafts(5));
    await redis.ask().save();
    await one.log.append("a", drafts(3, 6));
    const seen: number[] = [];
    const end = ended(other.log, "a", seen);
    await until(() => seen.length === 8);
    await redis.signal("SIGKILL");
    await redis.up();
    // as many as were lost, so that the length alone tells nothing
    for (let ask = 20; ask < 23; ask++) await one.log.append("a", drafts(1, ask));
    expect(await end).toMatchObject({
      code: "StoreLost",
      message: expect.stringMatching(/lost the end of the log a/),
    });
    expect(asks(await followed(other.log, "a", 0, 8))).toEqual([1, 2, 3, 4, 5, 20, 21, 22]);
  });

  test("LG69 no memory left: appends and check reject, reading and removing go on", async () => {
    const redis = await server();
    const { log } = await opened(redis.url);
    await log.append("a", drafts(3));
    await log.append("b", drafts(1));
    await redis.ask().config("SET", "maxmemory", "1");
    const refusal = { code: "StoreFull", message: expect.stringMatching(/no memory left/) };
    await expect(log.append("a", drafts(1, 4))).rejects.toMatchObject(refusal);
    await expect(log.check()).rejects.toMatchObject(refusal);
    expect(asks(await readAll(log, "a"))).toEqual([1, 2, 3]);
    await log.remove("b");
    await redis.ask().config("SET", "maxmemory", "0");
    expect((await log.append("a", drafts(1, 4)))[0]?.seq).toBe(4);
    await log.check();
  });

  test("LG70 every key expires, and a removed log leaves no entries", async () => {
    const redis = await server();
    const { log } = await opened(redis.url);
    await log.append("a", drafts(3));
    await log.append("b", drafts(3));
    await log.rewrite("b", (entry) => draft(entry.ask));
    const DAY = 24 * 3_600_000;
    for (const key of await redis.ask().keys("scrimmage:{*")) {
      const left = await redis.ask().pttl(key);
      expect(left, key).toBeGreaterThan(key.includes(":by:") ? DAY / 2 : 399 * DAY);
    }
    await log.remove("a");
    expect((await redis.ask().keys("scrimmage:{a}*")).filter((key) => !key.includes(":by:"))).toEqual([]);
  });

  test("LG72 now is the clock of Redis", async () => {
    const redis = await server();
    vi.useFakeTimers({ toFake: ["Date"], now: 5_000 });
    try {
      const { log } = await opened(redis.url);
      const [seconds = 0, micros = 0] = (await redis.ask().time()).map(Number);
      expect(Math.abs(log.now() - (seconds * 1_000 + micros / 1_000))).toBeLessThan(100);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("on a cluster of three", () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  beforeAll(async () => {
    cluster = await startCluster(3);
  });
  afterAll(() => cluster.stop());

  test("LG63 LG66 a node is killed and comes back: its logs wait, none is lost, followers miss nothing", async () => {
    const both = [await opened(cluster.url), await opened(cluster.url)] as const;
    const ids = Array.from({ length: 6 }, (_, i) => `log-${i}`);
    const total = 120;
    const seen = ids.map((id) => followed(both[1].log, id, 0, total));
    const appending = ids.map(async (id) => {
      for (let ask = 1; ask <= total; ask++) await both[0].log.append(id, drafts(1, ask));
    });
    await until(async () => (await both[0].log.read(ids[0] ?? "", 0, 50)).length === 50);
    await cluster.nodes[1]?.signal("SIGKILL");
    await cluster.nodes[1]?.up();
    await Promise.all(appending);
    for (const one of await Promise.all(seen)) expect(asks(one)).toEqual(upTo(total));
    for (const id of ids) expect(asks(await readAll(both[0].log, id))).toEqual(upTo(total));
  });
});

test("LG71 appends and followers go on after a failover by Sentinels", async () => {
  const master = await server({ lines: ALWAYS });
  const replica = await server({ lines: [...ALWAYS, `replicaof 127.0.0.1 ${master.port}`] });
  await until(async () => (await replica.ask().info("replication")).includes("master_link_status:up"));
  const sentinel = await server({
    sentinel: true,
    lines: [
      `sentinel monitor watched 127.0.0.1 ${master.port} 1`,
      "sentinel down-after-milliseconds watched 500",
      "sentinel failover-timeout watched 2000",
    ],
  });
  await until(async () =>
    String(await sentinel.ask().call("SENTINEL", "replicas", "watched")).includes(`${replica.port}`),
  );
  const { log } = await opened(`redis+sentinel://127.0.0.1:${sentinel.port}/watched`);
  await log.append("a", drafts(10));
  const seen = followed(log, "a", 0, 20);
  await until(async () => (await replica.ask().xlen("scrimmage:{a}:log")) === 10);
  await master.signal("SIGKILL");
  for (let ask = 11; ask <= 20; ask++) await log.append("a", drafts(1, ask));
  expect(asks(await readAll(log, "a"))).toEqual(upTo(20));
  expect(asks(await seen)).toEqual(upTo(20));
  expect((await replica.ask().info("replication")).includes("role:master")).toBe(true);
});
