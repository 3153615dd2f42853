import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { EnrolledAnswer, JoinAnswer, Saved, ScrimmageAnswer } from "#lib/protocol/http.ts";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey, KEY } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { TestClient, until } from "../support/server.ts";

/** A scrimmage of a squad with one member, whose PIN is 2468. */
async function scrimmageAt({ url }: HttpLive): Promise<{ code: string; member: string }> {
  const post = async <T>(path: string, body: object) =>
    (await (await fetch(url + path, byKey("POST", body))).json()) as T;
  const about = { title: "P", description: "", language: "en", attribution: "", licence: "" };
  const { id: pack } = await post<Saved>("/api/packs", { pack: { ...about, questions: demoQuestions(12) } });
  const found = { name: "9B", kind: "class", members: [{ name: "Ada", pin: "2468" }] };
  const { id: squad } = await post<EnrolledAnswer>("/api/squads", found);
  const made = { plan: demoPlan(), packs: [pack], squad };
  const { code } = await post<ScrimmageAnswer>("/api/scrimmages", made);
  const { roster } = (await (await fetch(`${url}/api/join/${code}`)).json()) as JoinAnswer;
  return { code, member: roster[0]?.handle ?? "" };
}

const statusOf = async (live: HttpLive, path: string, key?: string) =>
  (await fetch(live.url + path, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }))
    .status;

describe("wrong tries at two processes on one Redis", () => {
  let redis: TestRedis;
  let lives: HttpLive[];
  let code: string;
  let member: string;
  const at = (i: number) => lives[i % lives.length] as HttpLive;

  beforeAll(async () => {
    // A minute of counting is one by the clock: this test is within one.
    vi.useFakeTimers({ toFake: ["Date"] });
    redis = await startRedis();
    lives = [];
    for (const process of ["aa", "bb"]) lives.push(await httpLive({ redisUrl: redis.url, process }));
    ({ code, member } = await scrimmageAt(at(0)));
  });
  afterAll(async () => {
    for (const live of lives) await live.dispose();
    await redis.stop();
    vi.useRealTimers();
  });

  async function pinAt(live: HttpLive, pin: string): Promise<string | null> {
    const auth = { v: PROTOCOL_VERSION, role: "player", code, member, pin } as const;
    const phone = await new TestClient(live.url, auth, ["websocket"]).settled();
    phone.close();
    return phone.refused;
  }

  test("HT64 PINs, codes and keys are counted together; without the store each process counts on", async () => {
    for (let i = 0; i < 5; i++) expect(await pinAt(at(i), `300${i}`)).toBe("wrong-pin");
    for (const live of lives) expect(await pinAt(live, "2468")).toBe("too-fast");

    for (let i = 0; i < 120; i++) expect(await statusOf(at(i), `/api/join/ZZ${i}`)).toBe(404);
    for (const live of lives) expect(await statusOf(live, `/api/join/${code}`)).toBe(429);

    for (let i = 0; i < 20; i++) expect(await statusOf(at(i), "/api/templates", `try ${i}`)).toBe(401);
    for (const live of lives) expect(await statusOf(live, "/api/session", KEY)).toBe(429);

    // Each has seen ten of them itself.
    await redis.signal("SIGSTOP");
    try {
      const [one, other] = [at(0), at(1)];
      for (const live of lives) expect(await statusOf(live, "/api/session", KEY)).toBe(200);
      for (let i = 0; i < 10; i++) expect(await statusOf(one, "/api/session", `more ${i}`)).toBe(200);
      expect(await statusOf(one, "/api/session", KEY)).toBe(429);
      expect(await statusOf(other, "/api/session", KEY)).toBe(200);
    } finally {
      await redis.signal("SIGCONT");
    }
    await until(async () => (await statusOf(at(1), "/api/session", KEY)) === 429);
    // The next minute begins anew.
    vi.setSystemTime(Date.now() + 61_000);
    for (const live of lives) expect(await statusOf(live, "/api/session", KEY)).toBe(200);
    expect(await pinAt(at(1), "2468")).toBeNull();
  });

  test("HT64 what is kept of it names nobody and goes by itself", async () => {
    await statusOf(at(0), "/api/session", "wrong");
    const kept = await redis.ask().keys("scrimmage:doc:{try/}*");
    expect(kept.length).toBeGreaterThan(0);
    for (const key of kept) {
      expect(key).not.toContain("127.0.0.1");
      expect(await redis.ask().pttl(key)).toBeGreaterThan(0);
    }
  });
});

test("HT65 wrong codes that come all at once are counted like those that come one by one", async () => {
  const live = await httpLive();
  const { code } = await scrimmageAt(live);
  const right = await Promise.all(Array.from({ length: 200 }, () => statusOf(live, `/api/join/${code}`)));
  expect(new Set(right)).toEqual(new Set([200]));
  const tried = Array.from({ length: 400 }, (_, i) => statusOf(live, `/api/join/ABC${i}`));
  const looked = (await Promise.all(tried)).filter((status) => status === 404);
  // The last ones are looked up eight at a time.
  expect(looked.length).toBeLessThan(120 + 8);
  expect(await statusOf(live, `/api/join/${code}`)).toBe(429);
  await live.dispose();
});
