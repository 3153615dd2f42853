import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { sharedKey } from "#server/config.ts";
import { GONE_MS, Pulse, processesOf } from "#server/processes/pulse.ts";
import { openStores } from "#server/stores/registry.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { startRedis } from "../support/redis.ts";
import { Room } from "../support/room.ts";
import { TestClient } from "../support/server.ts";
import { listed } from "../support/stores.ts";

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

test.each(["embedded", "Redis"])(
  "PR14 deleted while people are connected: nothing of it comes back, %s",
  async (store) => {
    const redis = store === "Redis" ? await startRedis() : null;
    const here = await httpLive(redis ? { redisUrl: redis.url, process: "aa" } : {});
    const there = redis ? await httpLive({ redisUrl: redis.url, process: "bb" }) : here;
    const made = await scrimmageOn(here);
    const clients = [here, there, there].map(
      (live, n) =>
        new TestClient(live.url, { v: PROTOCOL_VERSION, code: made.code, role: "player", name: `P${n}` }, [
          "websocket",
        ]),
    );
    const { replica } = (await there.rooms.room(made.id)) ?? {};
    for (const client of clients) await client.settled();
    const arrive = {
      by: { role: "coach", client: "desk" },
      ask: 0,
      input: { do: "arrive", conn: "bb.99" },
    } as const;
    await replica?.dispatch(arrive);

    await asked(here, "DELETE", `/api/scrimmages/${made.id}`);
    for (const client of clients) {
      await expect.poll(() => client.refused).toBe("no-such-code");
      client.socket.disconnect();
    }
    // As of a coach's page, whose absence is told a while after it is gone.
    const late = replica?.dispatch({ ...arrive, input: { do: "leave", conn: "bb.99" } });
    await expect(late).rejects.toThrow();
    expect(await listed(here.stores.log.logs())).toEqual([]);
    await there.dispose();
    if (redis) await here.dispose();
    await redis?.stop();
  },
);

test("RS10 a join whose answer was lost, or that comes twice at once, makes one seat", async () => {
  const redis = await startRedis();
  const here = await httpLive({ redisUrl: redis.url, process: "aa" });
  const there = await httpLive({ redisUrl: redis.url, process: "bb" });
  const { id, code } = await scrimmageOn(here);
  const connect = (live: HttpLive, name: string, token: string) =>
    new TestClient(live.url, { v: PROTOCOL_VERSION, code, role: "player", name, token }, ["websocket"]);
  const seats = async () => (await here.rooms.state(id))?.seats.map((seat) => seat.name);

  // Written by a process that died before it could answer; it was said to be gone.
  const token = "a-secret-that-the-page-made-up";
  const { replica } = (await here.rooms.room(id)) ?? {};
  const hashed = createHash("sha256").update(token).digest("hex");
  const join = { do: "join", name: "Ada", token: hashed, rehearsal: false, conn: "dead.1" } as const;
  await replica?.dispatch({ by: { role: "door" }, ask: 0, input: join });
  await replica?.dispatch({ by: { role: "door" }, ask: 0, input: { do: "gone", process: "dead" } });
  const again = await connect(there, "Ada", token).settled();
  expect(again.welcome).toMatchObject({ seat: 0, name: "Ada", token });
  const stranger = await connect(there, "Ada", "another-secret-of-another-page").settled();
  expect(stranger.refused).toBe("name-taken");

  // Two tries of one page, on two processes, neither of which knows of the other.
  const both = [here, there].map((live) => connect(live, "Bo", "the-secret-of-a-page-in-a-hurry"));
  for (const client of both) await client.settled();
  expect(both.map((client) => client.refused)).toEqual([null, null]);
  expect(both.map((client) => client.welcome?.seat)).toEqual([1, 1]);
  expect(await seats()).toEqual(["Ada", "Bo"]);

  // What could be guessed is no secret.
  const short = await connect(here, "Cy", "short").settled();
  expect(short.welcome?.token.length).toBeGreaterThanOrEqual(24);
  for (const client of [again, stranger, ...both, short]) client.socket.disconnect();
  await Promise.all([here.dispose(), there.dispose()]);
  await redis.stop();
});

/** a scrimmage over a pack of its own */
async function scrimmageOn(live: HttpLive): Promise<{ id: string; code: string }> {
  const questions = demoQuestions(30);
  const pack = { title: "P", description: "", language: "en", attribution: "", licence: "", questions };
  const saved = await asked<{ id: string }>(live, "POST", "/api/packs", { pack });
  return asked(live, "POST", "/api/scrimmages", { plan: demoPlan(), packs: [saved.id] });
}

async function asked<T>(live: HttpLive, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(live.url + path, byKey(method, body));
  expect(answer.status).toBeLessThan(300);
  return (await answer.json()) as T;
}
