import { describe, expect, test } from "vitest";
import { readConfig } from "#server/config.ts";
import { StoreError } from "#server/stores/errors.ts";
import { parseRedisUrl } from "#server/stores/redis/address.ts";
import { clockOf } from "#server/stores/redis/clock.ts";
import { logKeys, logOf } from "#server/stores/redis/log-layout.ts";
import { infoOf, judge } from "#server/stores/redis/preflight.ts";
import { nameOf } from "#server/stores/redis/refusals.ts";

const PLAIN = {
  kind: "single",
  nodes: [{ host: "redis.example.org", port: 6379 }],
  master: null,
  tls: false,
  username: null,
  password: null,
  sentinelPassword: null,
  db: 0,
  prefix: "scrimmage",
};

describe("REDIS_URL", () => {
  test("LG60 says where a Redis is and how to sign in", () => {
    expect(parseRedisUrl("redis://redis.example.org")).toEqual(PLAIN);
    expect(parseRedisUrl("redis://:p%40ss:w@redis.example.org:6380/3?prefix=a.b-c")).toEqual({
      ...PLAIN,
      nodes: [{ host: "redis.example.org", port: 6380 }],
      password: "p@ss:w",
      db: 3,
      prefix: "a.b-c",
    });
    expect(parseRedisUrl("rediss://coach:secret@[::1]:6379/")).toEqual({
      ...PLAIN,
      nodes: [{ host: "::1", port: 6379 }],
      tls: true,
      username: "coach",
      password: "secret",
    });
    expect(parseRedisUrl("redis+sentinel://:p@a,b:26380/mymaster/2?sentinelPassword=s%20t")).toEqual({
      ...PLAIN,
      kind: "sentinel",
      nodes: [
        { host: "a", port: 26379 },
        { host: "b", port: 26380 },
      ],
      master: "mymaster",
      password: "p",
      sentinelPassword: "s t",
      db: 2,
    });
    expect(parseRedisUrl("rediss+cluster://u:p@a:1,b:2", "other")).toEqual({
      ...PLAIN,
      kind: "cluster",
      nodes: [
        { host: "a", port: 1 },
        { host: "b", port: 2 },
      ],
      tls: true,
      username: "u",
      password: "p",
      prefix: "other",
    });
  });

  test.each([
    ["localhost:6379", "Write it as"],
    ["http://:secret@host", "Write it as"],
    ["redis://:secret@", "Write it as"],
    ["redis://:secret@host:99999", "port from 1 to 65535"],
    ["redis://:secret@a,b", "redis+sentinel:// or redis+cluster://"],
    ["redis://:secret@host/one", "number of a database"],
    ["redis://:secret@host/1/2", "number of a database"],
    ["redis+sentinel://:secret@host", "name of the master"],
    ["redis+cluster://:secret@host/1", "one database only"],
    ["redis://secret@host", "needs a password"],
    ["redis://:secret%@host", "%25"],
    ["redis://:secret@host?prefix={a}", "prefix is 1 to 40"],
    ["redis://:secret@host?tls=1", "it sets tls"],
  ])("LG60 %s is refused with what to write, and without the password", (url, words) => {
    const refusal = refusalIn(() => parseRedisUrl(url));
    expect(refusal).toMatchObject({ code: "BadAddress" });
    expect(refusal.message).toContain(words);
    expect(refusal.message).not.toContain("secret");
    expect(() => readConfig({ REDIS_URL: url, COACH_KEY: "eight-or-more" })).toThrow(refusal.message);
  });

  test("LG60 the name in sentences has no password", () => {
    for (const url of ["rediss://[::1]:6379/2", "redis+sentinel://a:1,b:2/m", "redis+cluster://a:1,b:2"]) {
      expect(nameOf(parseRedisUrl(url.replace("//", "//u:secret@")))).toBe(url);
    }
  });
});

describe("what INFO says", () => {
  const address = parseRedisUrl("redis://:secret@host:6379");
  const info = (lines: string) =>
    infoOf(
      `# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\nrole:master\r\naof_enabled:1\r\nmaxmemory:0\r\n${lines}`,
    );

  test.each([
    ["redis_version:6.2.14", "is version 6.2.14"],
    ["redis_mode:cluster", "redis+cluster://"],
    ["redis_mode:sentinel", "redis+sentinel://host:6379/name"],
    ["role:slave", "read-only replica"],
  ])("LG61 %s is refused in one sentence", (line, words) => {
    const refusal = refusalIn(() => judge(info(line), "always", address));
    expect(refusal.message).toContain(words);
    expect(refusal.message).not.toContain("secret");
  });

  test("LG61 newer versions and forks that say so are accepted", () => {
    for (const version of ["7.0.0", "7.2.4", "8.2.1", "10.0.0"])
      expect(judge(info(`redis_version:${version}`), "always", address)).toEqual({ warnings: [], notes: [] });
  });

  test.each([
    ["aof_enabled:0", "always", "appendonly no"],
    ["", "no", "appendfsync no"],
    ["maxmemory:1000000\r\nmaxmemory_policy:volatile-lru", "always", "volatile-lru"],
  ])("LG62 %s with appendfsync %s is a warning", (line, syncing, words) => {
    const { warnings, notes } = judge(info(line), syncing, address);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
    expect(notes).toEqual([]);
  });

  test("LG62 once a second, or not to be asked, is a note; nothing more is nothing", () => {
    expect(judge(info(""), "everysec", address)).toEqual({
      warnings: [],
      notes: [expect.stringContaining("last second")],
    });
    expect(judge(info(""), null, address)).toEqual({
      warnings: [],
      notes: [expect.stringContaining("cannot be asked")],
    });
    expect(judge(info("maxmemory_policy:allkeys-lru"), "always", address)).toEqual({
      warnings: [],
      notes: [],
    });
  });
});

test("LG70 every key of a log has its id as the hash tag, whatever the id is", () => {
  for (const id of ["a", "}", "{}", "a}b{", "%7D", "a:log", "*"]) {
    const keys = Object.values(logKeys({ prefix: "p", db: 0 }, id, "w"));
    const tags = keys.map((key) => /\{([^}]*)\}/.exec(key)?.[1]);
    expect(new Set(tags).size).toBe(1);
    expect(tags[0]).not.toBe("");
    expect(logOf("p", keys[0] ?? "")).toBe(id);
  }
  expect(logOf("p", "p:{a}:head")).toBeNull();
  expect(logOf("p", "q:{a}:log")).toBeNull();
});

test("LG72 the clock takes the quickest answer and never says earlier than an entry", async () => {
  let lead = 1_000_000;
  const clock = clockOf(async () => performance.now() + lead);
  await clock.measure();
  const now = () => clock.now() - performance.now();
  expect(now()).toBeGreaterThan(lead - 3);
  expect(now()).toBeLessThanOrEqual(lead + 1);
  lead = 5_000;
  await clock.measure();
  expect(now()).toBeLessThanOrEqual(lead + 1);
  clock.heard(clock.now() + 200);
  expect(now()).toBeGreaterThan(lead + 150);
});

function refusalIn(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
