import { expect, test } from "vitest";
import { sharedKey } from "#server/config.ts";
import { GONE_MS, Pulse, processesOf } from "#server/processes/pulse.ts";
import { openStores } from "#server/stores/registry.ts";
import { startRedis } from "../support/redis.ts";
import { Room } from "../support/room.ts";

test("PR12 processes on one Redis share the coach's key that the first one made", async () => {
  const redis = await startRedis();
  const config = { dataDir: "", redisUrl: redis.url };
  const [a, b] = [await openStores(config), await openStores(config)];
  const keys = await Promise.all([sharedKey(a.docs), sharedKey(b.docs), sharedKey(a.docs)]);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]?.length).toBeGreaterThanOrEqual(16);
  await Promise.all([a.close(), b.close()]);
  await redis.stop();
});

test("PR13 nothing is concluded before the own beats are steady, and then who has stopped is gone", () => {
  const pulse = new Pulse();
  const beats = (at: number) => [["own", at] as const, ["other", 1_000] as const];
  pulse.beat(1_000);
  expect(pulse.living(beats(1_000), 1_000)).toBeNull();
  for (let now = 3_000; now <= 1_000 + GONE_MS; now += 2_000) pulse.beat(now);
  const now = 1_000 + GONE_MS;
  expect([...(pulse.living(beats(now), now) ?? [])]).toEqual(["own"]);
  // The store was away: nobody has beaten, and the first beat after it proves nothing about the others.
  pulse.miss();
  pulse.beat(60_000);
  expect(pulse.living(beats(60_000), 60_000)).toBeNull();
  // This process itself stood still: the same.
  for (let at = 62_000; at <= 70_000; at += 2_000) pulse.beat(at);
  expect(pulse.living(beats(70_000), 70_000)).not.toBeNull();
  pulse.beat(90_000);
  expect(pulse.living(beats(90_000), 90_000)).toBeNull();
});

test("PR13 the processes of a state are those of its connections", () => {
  const room = new Room();
  room.joinAll(3);
  room.arrive(0, "aa.1");
  room.arrive(1, "bb.12");
  room.leave(2, "conn-2");
  room.put({ by: { role: "coach", client: "desk" }, ask: 0, input: { do: "arrive", conn: "cc.3" } });
  expect([...processesOf(room.state)]).toEqual(["aa", "bb", "cc"]);
});
