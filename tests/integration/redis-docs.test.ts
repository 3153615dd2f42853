import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { RedisAddress } from "#server/stores/redis/address.ts";
import { openRedisDocs, type RedisDocs } from "#server/stores/redis/docs.ts";
import { openStores } from "#server/stores/registry.ts";
import type { DocStore } from "#server/stores/types.ts";
import { startCluster, startRedis, type TestRedis } from "../support/redis.ts";
import { freePort } from "../support/server.ts";
import { drafts, listed } from "../support/stores.ts";

/** what a machine with other work may add to a promised time */
const BUSY_MS = 3_000;

let redis: TestRedis;
let used = 0;

beforeAll(async () => {
  redis = await startRedis({ lines: ["appendonly yes", "appendfsync always"] });
});
afterAll(() => redis.stop());

function addressOf(port: number, prefix = `t${++used}`): RedisAddress {
  return {
    kind: "single",
    nodes: [{ host: "127.0.0.1", port }],
    master: null,
    tls: false,
    username: null,
    password: null,
    sentinelPassword: null,
    db: 0,
    prefix,
  };
}

async function opened(address: RedisAddress, waitMs?: number): Promise<RedisDocs> {
  const docs = await openRedisDocs(address, waitMs);
  onTestFinished(() => docs.close());
  return docs;
}

/** Between a client and Redis: passes everything on until it is told to keep the replies and then hang up. */
async function wire(to: number) {
  let deaf = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (bytes) => upstream.write(bytes));
    upstream.on("data", (bytes) => {
      if (deaf) client.destroy();
      else client.write(bytes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** The next thing that Redis answers is lost, and the connection with it. */
    loseReply() {
      deaf = true;
      server.once("connection", () => {
        deaf = false;
      });
    },
  };
}

async function count(docs: DocStore, key: string): Promise<void> {
  for (;;) {
    const doc = await docs.get<number>(key);
    if ((await docs.put(key, (doc?.value ?? 0) + 1, doc?.version ?? 0)) !== null) return;
  }
}

describe("several processes", () => {
  test("LG80 of several processes that count, none loses a count", async () => {
    const address = addressOf(redis.port);
    const processes = [await opened(address), await opened(address), await opened(address)];
    await Promise.all(
      processes.flatMap((docs) => Array.from({ length: 8 }, () => count(docs, "counter/one"))),
    );
    expect(await processes[0]?.get("counter/one")).toEqual({ value: 24, version: 24 });
  });

  test("LG81 what was read once is not asked again, until somebody writes it", async () => {
    const address = addressOf(redis.port);
    const [one, two] = [await opened(address), await opened(address)];
    await one.put("review/1", "old", 0);
    for (let i = 0; i < 30; i++) expect((await two.get("review/1"))?.value).toBe("old");
    expect(two.cached()).toMatchObject({ hits: 29 });
    await one.put("review/1", "new", 1);
    await expect.poll(async () => (await two.get("review/1"))?.value).toBe("new");
    await one.remove("review/1");
    await expect.poll(() => two.get("review/1")).toBeNull();
  });

  test("LG81 an own write is seen at once", async () => {
    const docs = await opened(addressOf(redis.port));
    for (let version = 0; version < 200; version++) {
      await docs.put("a/1", version, version);
      expect((await docs.get<number>("a/1"))?.value).toBe(version);
    }
  });
});

describe("expiry", () => {
  test("LG82 nothing of an expired document stays in Redis", async () => {
    const address = addressOf(redis.port);
    const docs = await opened(address);
    for (let i = 0; i < 40; i++) await docs.putIfAbsent(`code/${i}`, { id: "x" }, 30);
    await docs.putIfAbsent("code/kept", 1, 600_000);
    await expect.poll(() => docs.get("code/39"), { interval: 10 }).toBeNull();
    await docs.put("code/other", 1, 0);
    expect((await listed(docs.list("code/"))).map(({ key }) => key)).toEqual(["code/kept", "code/other"]);
    expect(await redis.ask().zrange(`${address.prefix}:index:{code/}`, "0", "-1")).toEqual([
      "code/kept",
      "code/other",
    ]);
    expect(await redis.ask().zrange(`${address.prefix}:dues:{code/}`, "0", "-1")).toEqual(["code/kept"]);
    expect(await redis.ask().pttl(`${address.prefix}:doc:{code/}kept`)).toBeGreaterThan(500_000);
  });
});

describe("keys", () => {
  test("LG90 every key in Redis stands in the table of docs/redis.md", async () => {
    const own = await startRedis();
    onTestFinished(() => own.stop());
    const stores = await openStores({ dataDir: "/nowhere", redisUrl: own.url });
    await stores.log.append("a{b}", drafts(3));
    await stores.log.rewrite("a{b}", (entry) => entry);
    await stores.docs.put("pack/1", 1, 0);
    await stores.docs.put("%{}", 1, 0);
    await stores.docs.putIfAbsent("code/1", 1, 60_000);
    await stores.log.check();
    await stores.close();
    await own.ask().set("scrimmage:restoring", "1");
    const rows = readFileSync("docs/redis.md", "utf8").matchAll(/^\| `(scrimmage:[^`]+)` \|/gm);
    const names = [...rows].map(([, name = ""]) => {
      const parts = name.split(/<[a-z]+>/).map((part) => part.replace(/[{}]/g, "\\$&"));
      return new RegExp(`^${parts.join("[!-~]*")}$`);
    });
    expect(names.length).toBeGreaterThan(8);
    const keys = await own.ask().keys("*");
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key) => !names.some((name) => name.test(key)))).toEqual([]);
  });
});

describe("a connection that breaks", () => {
  test("LG83 a write whose answer is lost is written once and told as written", async () => {
    const line = await wire(redis.port);
    const docs = await opened(addressOf(line.port));
    expect(await docs.put("a/1", 1, 0)).toBe(1);
    line.loseReply();
    expect(await docs.put("a/1", 2, 1)).toBe(2);
    line.loseReply();
    expect(await docs.put("a/1", 3, null)).toBe(3);
    expect(await docs.get("a/1")).toEqual({ value: 3, version: 3 });
    line.loseReply();
    expect(await docs.putIfAbsent("a/2", "mine", null)).toBe(true);
    line.loseReply();
    expect(await docs.put("a/1", 5, 7)).toBeNull();
  });

  test("LG83 a write whose answer is lost is told as written when others wrote since", async () => {
    const address = addressOf(redis.port);
    const line = await wire(redis.port);
    const docs = await opened({ ...address, nodes: [{ host: "127.0.0.1", port: line.port }] });
    const other = await opened(address);
    const counting = Promise.all(Array.from({ length: 40 }, () => count(other, "n/1")));
    for (let i = 0; i < 10; i++) {
      line.loseReply();
      await count(docs, "n/1");
    }
    await counting;
    expect(await docs.get("n/1")).toEqual({ value: 50, version: 50 });
  });

  test("LG84 a removal whose answer is lost leaves what came after it alone", async () => {
    const line = await wire(redis.port);
    const docs = await opened(addressOf(line.port));
    await docs.put("a/1", 1, 0);
    line.loseReply();
    await docs.remove("a/1");
    expect(await docs.get("a/1")).toBeNull();
    line.loseReply();
    await docs.remove("a/1");
    expect(await docs.put("a/1", 2, 0)).toBe(1);
  });
});

describe("a Redis that is away", () => {
  test("LG85 what is asked meanwhile waits, and nothing that resolved is lost", async () => {
    const own = await startRedis({ lines: ["appendonly yes", "appendfsync always"] });
    onTestFinished(() => own.stop());
    const docs = await opened(addressOf(own.port));
    let told = 0;
    for (let round = 0; round < 3; round++) {
      const writing = (async () => {
        for (let i = 0; i < 60; i++) {
          await count(docs, "n/1");
          told++;
        }
      })();
      await expect.poll(() => told, { interval: 1 }).toBeGreaterThan(round * 60 + 20);
      await own.signal("SIGKILL");
      await own.up();
      await writing;
    }
    expect(await docs.get("n/1")).toEqual({ value: 180, version: 180 });
  }, 30_000);

  test("LG85 in the end it rejects with one sentence, and is not done behind our back", async () => {
    const own = await startRedis();
    onTestFinished(() => own.stop());
    const docs = await opened(addressOf(own.port), 1_000);
    await docs.put("a/1", 1, 0);
    await own.signal("SIGKILL");
    const from = performance.now();
    const refused = await docs.put("a/1", 2, null).catch((error) => error);
    expect(performance.now() - from).toBeLessThan(2_000 + BUSY_MS);
    expect(refused).toMatchObject({ name: "StoreError", code: "StoreAway" });
    expect(refused.message).toMatch(/^Redis at redis:\/\/127\.0\.0\.1:\d+ cannot be reached.*\.$/);
    await own.up();
    expect(await docs.get("a/1")).toBeNull();
    expect(await docs.put("a/1", 3, 0)).toBe(1);
  });

  test("LG85 opening one that is not there is refused with one sentence", async () => {
    await expect(openRedisDocs(addressOf(await freePort()), 300)).rejects.toMatchObject({
      code: "StoreAway",
    });
  });

  test("LG86 a full Redis takes nothing, says so, and lets go of what is removed", async () => {
    const own = await startRedis();
    onTestFinished(() => own.stop());
    const docs = await opened(addressOf(own.port));
    await docs.put("a/1", "x".repeat(1_000_000), 0);
    await own.ask().config("SET", "maxmemory", "1mb");
    await expect(docs.put("a/2", 1, 0)).rejects.toMatchObject({ code: "StoreFull" });
    expect(await docs.get("a/2")).toBeNull();
    await docs.remove("a/1");
    expect(await docs.get("a/1")).toBeNull();
  });
});

describe("kinds of Redis", () => {
  test("LG87 a cluster keeps documents of a collection in one slot and lists over all of them", async () => {
    const cluster = await startCluster();
    onTestFinished(() => cluster.stop());
    const nodes = cluster.nodes.map(({ port }) => ({ host: "127.0.0.1", port }));
    const docs = await opened({ ...addressOf(0), kind: "cluster", nodes });
    const keys = ["a", "a!", "a/1", "a/2", "b{c}/1", "b}/1", "pack/1", "scrimmage/1", "{}/x", "}"];
    await Promise.all(keys.map((key) => docs.put(key, key, 0)));
    expect(await Promise.all(keys.map(async (key) => (await docs.get(key))?.value))).toEqual(keys);
    expect((await listed(docs.list(""))).map(({ key }) => key)).toEqual(keys);
    expect((await listed(docs.list("a"))).map(({ key }) => key)).toEqual(keys.slice(0, 4));
    for (let i = 0; i < 10; i++) await docs.get("pack/1");
    expect(docs.cached().hits).toBeGreaterThan(8);
    await Promise.all(Array.from({ length: 10 }, () => count(docs, "n/1")));
    expect(await docs.get("n/1")).toEqual({ value: 10, version: 10 });
  }, 30_000);

  test("LG85 LG87 nodes of a cluster that are killed and come back cost no count", async () => {
    const cluster = await startCluster();
    onTestFinished(() => cluster.stop());
    const nodes = cluster.nodes.map(({ port }) => ({ host: "127.0.0.1", port }));
    const docs = await opened({ ...addressOf(0), kind: "cluster", nodes });
    const keys = Array.from({ length: 8 }, (_, i) => `n${i}/1`);
    let told = 0;
    const counting = Promise.all(
      keys.map(async (key) => {
        for (let i = 0; i < 30; i++) {
          await count(docs, key);
          told++;
        }
      }),
    );
    for (const [i, node] of cluster.nodes.entries()) {
      await expect.poll(() => told, { interval: 1, timeout: 15_000 }).toBeGreaterThan(i * 40);
      await node.signal("SIGKILL");
      await node.up();
    }
    await counting;
    for (const key of keys) expect(await docs.get(key)).toEqual({ value: 30, version: 30 });
  }, 30_000);

  test("LG87 behind Sentinels documents are at the master, wherever it moves", async () => {
    const master = await startRedis();
    onTestFinished(() => master.stop());
    const replica = await startRedis({ lines: [`replicaof 127.0.0.1 ${master.port}`] });
    onTestFinished(() => replica.stop());
    const sentinel = await startRedis({
      sentinel: true,
      lines: [
        `sentinel monitor school 127.0.0.1 ${master.port} 1`,
        "sentinel down-after-milliseconds school 1000",
        "sentinel failover-timeout school 3000",
      ],
    });
    onTestFinished(() => sentinel.stop());
    const docs = await opened({ ...addressOf(sentinel.port), kind: "sentinel", master: "school" });
    expect(await docs.put("a/1", "before", 0)).toBe(1);
    for (let i = 0; i < 10; i++) await docs.get("a/1");
    expect(docs.cached().hits).toBeGreaterThan(8);
    await expect
      .poll(() => sentinel.ask().call("SENTINEL", "REPLICAS", "school"), { timeout: 15_000 })
      .toHaveLength(1);
    await expect.poll(() => replica.ask().dbsize(), { timeout: 15_000 }).toBeGreaterThan(0);
    await sentinel.ask().call("SENTINEL", "FAILOVER", "school");
    // What the old master takes until it hears of the new one is lost: no Redis can help that.
    await expect
      .poll(() => master.ask().role(), { timeout: 15_000 })
      .toEqual(expect.arrayContaining(["slave"]));
    expect(await docs.put("a/1", "after", 1)).toBe(2);
    expect((await docs.get("a/1"))?.value).toBe("after");
    await expect.poll(() => replica.ask().hget(`t${used}:doc:{a/}1`, "v")).toBe("2");
  }, 60_000);
});
