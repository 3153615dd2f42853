import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { restore } from "#server/backup/restore.ts";
import { openForRestore, openStores, type StoresConfig } from "#server/stores/registry.ts";
import { cli, contents, keptFrom, quiet, whileAppending, withStores, written } from "../support/backups.ts";
import { startCluster, startRedis, type TestRedis } from "../support/redis.ts";
import { asks, draft, drafts, freshFolder, readAll, upTo } from "../support/stores.ts";

let redis: TestRedis;
let used = 0;

beforeAll(async () => {
  redis = await startRedis({ lines: ["appendonly yes", "appendfsync always"] });
});
afterAll(() => redis.stop());

/** an empty place in the Redis of these tests */
function inRedis(url = redis.url): StoresConfig {
  return { dataDir: "/nowhere", redisUrl: `${url}?prefix=t${++used}` };
}

async function inFolder(): Promise<StoresConfig> {
  return { dataDir: join(await freshFolder(), "data") };
}

async function filled(config: StoresConfig): Promise<StoresConfig> {
  await withStores(config, async ({ log, docs }) => {
    await log.append("a", drafts(3));
    await log.append("a", drafts(1_200, 4));
    await log.append("a/b{c}", drafts(1));
    await log.append("B", [draft(1, "Ω\ud800\n")]);
    await docs.put("pack/1", { title: "One", 2: 1, 1: 2 }, 0);
    await docs.put("pack/1", { title: "Two", text: "Ω\ud800\n" }, 1);
    await docs.put("{x}", null, 0);
    await docs.putIfAbsent("code/ABC", "a", 3_600_000);
    await docs.putIfAbsent("code/OLD", "a", 0);
  });
  return config;
}

describe("round trip", () => {
  test("LG51 LG89 from the folder to Redis, on to another, and back to a folder: equal everywhere", async () => {
    const from = await filled(await inFolder());
    const places = [inRedis(), inRedis(), await inFolder()];
    let file = await written(from);
    const first = (await readFile(file, "utf8")).split("\n").slice(1, -2);
    for (const place of places) {
      const counts = await restore(place, file, { replace: false, tell: quiet });
      expect(counts).toEqual({ docs: 3, logs: 3, entries: 1_205 });
      expect(await contents(place)).toBe(await contents(from));
      file = await written(place);
      expect((await readFile(file, "utf8")).split("\n").slice(1, -2)).toEqual(first);
    }
    const [place] = places;
    if (place === undefined) return;
    await withStores(place, async ({ log, docs }) => {
      expect((await log.append("a", drafts(1, 1_204)))[0]?.seq).toBe(1_204);
      expect(await docs.put("pack/1", 3, 2)).toBe(3);
      expect(await docs.get("code/OLD")).toBeNull();
    });
    const { pathname, searchParams } = new URL(place.redisUrl ?? "");
    expect(pathname).toBe("");
    expect(await redis.ask().pttl(`${searchParams.get("prefix")}:doc:{code/}ABC`)).toBeGreaterThan(3_000_000);
  });

  test("LG4 LG51 a log whose time is ahead of the clock goes on without going back", async () => {
    const ahead = Date.now() + 3_600_000;
    const place = inRedis();
    const target = await openForRestore(place);
    await target.refill(keptFrom([{ log: "a", entry: { ...draft(1), seq: 1, at: ahead } }]));
    await target.close();
    await withStores(place, async ({ log }) => {
      expect((await log.append("a", drafts(1, 2)))[0]?.at).toBe(ahead);
    });
  });

  test("LG88 a backup while appends run holds whole logs, and no document ahead of them", async () => {
    const from = inRedis();
    let file = "";
    let before: number[] = [];
    await withStores(from, async (stores) => {
      before = await whileAppending(stores, async () => {
        file = await written(from);
      });
    });
    const to = await inFolder();
    await restore(to, file, { replace: false, tell: quiet });
    await withStores(to, async ({ log, docs }) => {
      const logs = await Promise.all(["log-0", "log-1", "log-2"].map((id) => readAll(log, id)));
      expect(asks(logs[0] ?? [])).toEqual(expect.arrayContaining(before));
      const last = (await docs.get<number>("last"))?.value ?? 0;
      const all = logs.flatMap(asks).toSorted((a, b) => a - b);
      expect(all.slice(0, last)).toEqual(upTo(last));
      for (const [i, entries] of logs.entries()) {
        expect(asks(entries)).toEqual(asks(entries).map((_, n) => 3 * n + (i === 0 ? 3 : i)));
      }
    });
  });

  test("LG89 onto a cluster and back", async () => {
    const cluster = await startCluster();
    onTestFinished(() => cluster.stop());
    const from = await filled(await inFolder());
    const place = inRedis(cluster.url);
    await restore(place, await written(from), { replace: false, tell: quiet });
    expect(await contents(place)).toBe(await contents(from));
    await restore(place, await written(from), { replace: true, tell: quiet });
    expect(await contents(place)).toBe(await contents(from));
  }, 30_000);
});

describe("refusals", () => {
  test("LG54 a Redis with data is refused, or replaced when asked; another installation in it stays", async () => {
    const from = await filled(await inFolder());
    const file = await written(from);
    const other = await filled(inRedis());
    const others = await contents(other);
    const to = inRedis();
    await withStores(to, async ({ log, docs }) => {
      await log.append("other", drafts(5));
      await docs.put("pack/other", 1, 0);
      await docs.putIfAbsent("code/X", 1, 60_000);
    });
    const before = await contents(to);
    await expect(restore(to, file, { replace: false, tell: quiet })).rejects.toMatchObject({
      code: "NotEmpty",
      message: expect.stringMatching(/^Redis at redis:.* has data already\. .*--replace$/),
    });
    expect(await contents(to)).toBe(before);
    await restore(to, file, { replace: true, tell: quiet });
    expect(await contents(to)).toBe(await contents(from));
    expect(await contents(other)).toBe(others);
  });

  test("LG55 a Redis in use is refused, also when somebody comes in the last moment", async () => {
    const file = await written(await filled(await inFolder()));
    const to = inRedis();
    await withStores(to, async ({ log }) => {
      await log.append("a", drafts(2));
      await expect(restore(to, file, { replace: true, tell: quiet })).rejects.toMatchObject({
        code: "StoreLocked",
        message: expect.stringContaining("is in use by"),
      });
      expect(asks(await readAll(log, "a"))).toEqual([1, 2]);
    });
    const target = await openForRestore(to);
    await withStores(to, async ({ log }) => {
      await expect(target.refill(keptFrom([]))).rejects.toMatchObject({ code: "StoreLocked" });
      expect(asks(await readAll(log, "a"))).toEqual([1, 2]);
    });
    await target.close();
    await withStores(to, async ({ log }) => expect(await readAll(log, "a")).toHaveLength(2));
  });

  test("LG56 an interrupted restore leaves a Redis that does not open, until a restore is complete", async () => {
    const from = await filled(await inFolder());
    const to = inRedis();
    const target = await openForRestore(to);
    const broken = keptFrom(
      [{ doc: "a", version: 1, expiresAt: null, value: 1 }],
      new Error("pulled the plug"),
    );
    await expect(target.refill(broken)).rejects.toThrow("pulled the plug");
    await expect(openStores(to)).rejects.toMatchObject({ code: "StoreHalfRestored" });
    await target.close();
    await expect(openStores(to)).rejects.toMatchObject({ code: "StoreHalfRestored" });
    await restore(to, await written(from), { replace: true, tell: quiet });
    expect(await contents(to)).toBe(await contents(from));
  });
});

describe("the command line", () => {
  test("LG57 LG89 with REDIS_URL a backup is of that Redis, also while servers use it, and a restore fills it", async () => {
    const from = await filled(inRedis());
    const cwd = await freshFolder();
    await withStores(from, () => cli("backup", ["b.jsonl"], { REDIS_URL: from.redisUrl ?? "" }, cwd));
    expect(await readdir(cwd)).toEqual(["b.jsonl"]);
    const to = inRedis();
    const done = await cli("restore", ["b.jsonl"], { REDIS_URL: to.redisUrl ?? "" }, cwd);
    expect(done.stderr).toMatch(
      /Redis at redis:\S+ holds 3 scrimmages with 1205 entries, 3 documents now\.\n$/,
    );
    expect(await contents(to)).toBe(await contents(from));
    const bad = await cli("backup", ["c.jsonl"], { REDIS_URL: "http://x" }, cwd).catch((error) => error);
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/^REDIS_URL cannot be used: .*\n$/)]);
    expect(await readdir(cwd)).toEqual(["b.jsonl"]);
  }, 60_000);
});
