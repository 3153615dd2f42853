import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CLASS_PLAN, TEMPLATES } from "#lib/model/templates.ts";
import type { JoinAnswer, Saved, ScrimmageAnswer, ScrimmagesAnswer } from "#lib/protocol/http.ts";
import { byKey } from "../support/http.ts";
import { httpLive } from "../support/http-live.ts";

const question = (id: string, topic: string) => ({
  id,
  kind: "truefalse",
  stem: `Is ${id} so?`,
  topics: [topic],
  level: "easy",
  task: "concept",
  right: true,
});

describe("scrimmages over HTTP", () => {
  let live: Awaited<ReturnType<typeof httpLive>>;
  let pack: string;

  async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
    const response = await fetch(live.url + path, byKey(method, body));
    const answer = (await response.json()) as T;
    expect({ status: response.status, answer }).toMatchObject({ status });
    return answer;
  }
  const create = (plan: unknown, withoutTopics: string[] = []) =>
    asked<ScrimmageAnswer>("POST", "/api/scrimmages", { plan, packs: [pack], withoutTopics }, 201);
  const list = async () => (await asked<ScrimmagesAnswer>("GET", "/api/scrimmages")).scrimmages;

  beforeAll(async () => {
    live = await httpLive();
    const questions = ["tilt", "orbit"].flatMap((topic) =>
      Array.from({ length: 12 }, (_, i) => question(`${topic}-${i}`, topic)),
    );
    const draft = { title: "P", description: "", language: "en", attribution: "", licence: "", questions };
    ({ id: pack } = await asked<Saved>("POST", "/api/packs", { pack: draft }, 201));
  });
  afterAll(() => live.dispose());

  test("HT21 HT22 every template opens a lobby that is listed, newest first", async () => {
    const made: string[] = [];
    for (const { plan } of TEMPLATES) made.push((await create(plan)).id);
    const { now, scrimmages } = await asked<ScrimmagesAnswer>("GET", "/api/scrimmages");
    expect(scrimmages.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    const times = scrimmages.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(scrimmages.find(({ id }) => id === made[0])).toMatchObject({
      title: "45-minute class",
      phase: "lobby",
      players: 0,
      round: 0,
      rounds: 4,
    });
    for (const { createdAt } of scrimmages) expect(createdAt).toBeLessThanOrEqual(now);
  });

  test("HT21 without a pack, a question or a good plan nothing is made", async () => {
    const before = (await list()).length;
    const refused = async (body: unknown, status: number) =>
      (await asked<{ code: string }>("POST", "/api/scrimmages", body, status)).code;
    expect(await refused({ plan: CLASS_PLAN, packs: [] }, 422)).toBe("no-pack");
    expect(await refused({ plan: CLASS_PLAN, packs: ["gone"] }, 422)).toBe("no-questions");
    const without = { plan: CLASS_PLAN, packs: [pack], withoutTopics: ["tilt", "orbit"] };
    expect(await refused(without, 422)).toBe("no-questions");
    expect(await refused({ plan: { ...CLASS_PLAN, rounds: 0 }, packs: [pack] }, 422)).toBe("bad-plan");
    expect((await list()).length).toBe(before);
  });

  test("HT23 a join code tells what it is and offers free names", async () => {
    const { code } = await create({ ...CLASS_PLAN, title: "Seasons" }, ["orbit"]);
    const spelled = encodeURIComponent(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
    const answer = (await (await fetch(`${live.url}/api/join/${spelled}`)).json()) as JoinAnswer;
    expect(answer).toMatchObject({ ok: true, title: "Seasons", phase: "lobby", locked: false });
    expect(new Set(answer.names).size).toBe(3);
    for (const name of answer.names) expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    const more = (await (await fetch(`${live.url}/api/join/${code}?more=1`)).json()) as JoinAnswer;
    expect(new Set(more.names).size).toBe(9);
    for (const wrong of ["ZZZ99", "x", "%20", "1".repeat(60)]) {
      const response = await fetch(`${live.url}/api/join/${wrong}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "no-such-code" });
    }
  });

  test("HT27 a scrimmage can be controlled without a desk", async () => {
    const { id } = await create(CLASS_PLAN);
    const control = (input: unknown, status: number) =>
      asked("POST", `/api/scrimmages/${id}/control`, input, status);
    expect(await control({ do: "lock", locked: true }, 200)).toMatchObject({ ok: true });
    expect(await control({ do: "start" }, 400)).toMatchObject({ code: "no-such-seat" });
    expect(await control({ do: "deadline", due: 1 }, 400)).toMatchObject({ code: "bad-message" });
    await asked("POST", "/api/scrimmages/gone/control", { do: "lock", locked: true }, 404);
  });

  test("HT24 rehearsal players fill the lobby, and no further", async () => {
    const { id } = await create(CLASS_PLAN);
    const fill = (players: number, status = 200) =>
      asked("POST", `/api/scrimmages/${id}/rehearsal`, { players }, status);
    const players = async () => (await list()).find((one) => one.id === id)?.players;
    await fill(5);
    expect(await players()).toBe(5);
    await fill(7);
    await fill(3);
    expect(await players()).toBe(7);
    await fill(0, 400);
    await fill(10_000, 400);
    await asked("POST", "/api/scrimmages/gone/rehearsal", { players: 1 }, 404);
  });

  test("HT25 a removed scrimmage is gone with its code", async () => {
    const { id, code } = await create(CLASS_PLAN);
    await asked("DELETE", `/api/scrimmages/${id}`);
    expect((await list()).some((one) => one.id === id)).toBe(false);
    expect((await fetch(`${live.url}/api/join/${code}`)).status).toBe(404);
    await asked("DELETE", `/api/scrimmages/${id}`, undefined, 404);
  });

  test("HT58 join codes cannot be found by trying, and who waits is let in again", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const { code } = await create(CLASS_PLAN);
      const status = async (tried: string) => (await fetch(`${live.url}/api/join/${tried}`)).status;
      for (let i = 0; i < 120; i++) await status(`ZZ${i}`);
      expect(await status("ZZZ99")).toBe(429);
      expect(await status(code)).toBe(429);
      vi.setSystemTime(Date.now() + 61_000);
      expect(await status(code)).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });
});
