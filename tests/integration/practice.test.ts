import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { stableHash } from "#lib/kit/hash.ts";
import type { Input } from "#lib/model/input.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { State } from "#lib/model/state.ts";
import type {
  CheckedAnswer,
  PracticeAnswer,
  PracticeCheck,
  PracticeLinkAnswer,
  PracticeLinksAnswer,
} from "#lib/practice/types.ts";
import type { EnrolledAnswer, JoinAnswer, Saved, ScrimmageAnswer } from "#lib/protocol/http.ts";
import { type Connect, PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import type { MineAnswer } from "#lib/review/answers.ts";
import { COACH_COOKIE, coachProof } from "#server/http/guard.ts";
import { Playing } from "#server/rooms/playing.ts";
import { openStores } from "#server/stores/registry.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey, KEY } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { playedToTheEnd, toTheEnd } from "../support/practice.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { TestClient, until } from "../support/server.ts";

const SEED = "seed0";

describe("practice over HTTP", () => {
  let live: HttpLive;
  let pack: string;

  beforeAll(async () => {
    live = await httpLive();
    ({ id: pack } = await asked<Saved>("POST", "/api/packs", { pack: draftOf(own) }, 201));
  });
  afterAll(() => live.dispose());

  const own = demoQuestions(96, 2).filter((one) => one.kind === "choice");
  const draftOf = (questions: QuestionBase[]) => ({
    ...{ title: "P", description: "", language: "en", attribution: "", licence: "" },
    questions,
  });

  async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
    const response = await fetch(live.url + path, byKey(method, body));
    const answer = (await response.json()) as T;
    expect({ status: response.status, answer }).toMatchObject({ status });
    return answer;
  }

  /** as a phone asks, without any key */
  async function phone<T>(path: string, post?: unknown, status = 200): Promise<T> {
    const body = JSON.stringify(post);
    const init = post === undefined ? {} : { method: "POST", body };
    const response = await fetch(live.url + path, {
      ...init,
      headers: { "content-type": "application/json" },
    });
    const answer = (await response.json()) as T;
    expect({ status: response.status, answer }).toMatchObject({ status });
    expect(response.headers.get("cache-control")).toBe("no-store");
    return answer;
  }

  const opened = (squad?: string) =>
    asked<ScrimmageAnswer>("POST", "/api/scrimmages", { plan: demoPlan(), packs: [pack], squad }, 201);
  const controlOf = (id: string) => (input: object) => asked("POST", `/api/scrimmages/${id}/control`, input);
  const player = (auth: Omit<Connect, "v" | "role">) =>
    new TestClient(live.url, { v: PROTOCOL_VERSION, role: "player", ...auth }, ["websocket"]).settled();
  const api = (path: string) => path.replace("/practice/", "/api/practice/");
  const setOf = async (path: string, status = 200) =>
    (await phone<PracticeAnswer>(`${api(path)}?seed=${SEED}`, undefined, status)).practice;
  const linkOf = async (id: string) =>
    (await asked<PracticeLinkAnswer>("GET", `/api/scrimmages/${id}/practice-link`)).path;
  const mineOf = (one: TestClient) => {
    const link = one.stage?.phase === "sealed" ? one.seat?.review?.link : null;
    return (link ?? "").replace("/mine/", "/practice/mine/");
  };
  const check = (path: string, post: Partial<PracticeCheck>, status = 200) =>
    phone<CheckedAnswer>(`${api(path)}/check`, { seed: SEED, turn: 0, value: null, ...post }, status);

  /** a sealed scrimmage with one guest, who was asked one question */
  async function sealed(days: number[] = []) {
    const { id, code } = await opened();
    const guest = await player({ code, name: "Solo" });
    await playedToTheEnd(controlOf(id), [guest], { days });
    guest.close();
    return { id, guest };
  }

  test("PT20 PT24 a set opens by its address alone, which only the coach is told", async () => {
    const { id, guest } = await sealed();
    const path = await linkOf(id);
    const set = await setOf(path);
    expect(set).toMatchObject({ title: "9B Science", personal: false });
    expect(set.items.length).toBeGreaterThan(2);
    expect((await setOf(mineOf(guest))).items.length).toBeGreaterThan(0);
    const token = path.split("/").at(-1) ?? "";
    for (const wrong of [
      `/practice/set/${id}/${"a".repeat(20)}`,
      `/practice/mine/${id}/${token}`,
      `/practice/home/${id}/${token}`,
      `/practice/set/gonegone/${token}`,
      `/practice/set/${id}/x`,
      `/practice/other/${id}/${token}`,
    ])
      await setOf(wrong, 404);
    for (const route of [`/api/scrimmages/${id}/practice-link`, `/api/squads/${id}/practice-links`])
      expect((await fetch(live.url + route)).status).toBe(401);
  });

  test("PT21 nothing opens before the review, and the set holds no key", async () => {
    const { id, code } = await opened();
    const guest = await player({ code, name: "Early" });
    const path = await linkOf(id);
    await setOf(path, 409);
    await check(path, { question: `${pack}/q0000` }, 409);
    await controlOf(id)({ do: "start" });
    await until(() => guest.stage?.phase === "question");
    await setOf(path, 409);
    await toTheEnd(controlOf(id), [guest], []);
    guest.close();
    const text = JSON.stringify(await setOf(path));
    expect(text).not.toContain("Because of reason");
    expect(text).not.toContain("misconception");
    expect(text).not.toContain('"key"');
  });

  test("PT25 an answer is checked by its type, in the order shown; another form is refused", async () => {
    const { id } = await sealed();
    const path = await linkOf(id);
    const [item] = (await setOf(path)).items;
    const wording = item?.wordings[0];
    const asked = wording?.turns[0];
    const options = asked?.kind === "choice" ? asked.options : [];
    const right = options.findIndex((text) => text.startsWith("right"));
    const question = wording?.id ?? "";
    expect(await check(path, { question, value: right })).toMatchObject({
      ruling: { verdict: "right", share: 1 },
      key: { right },
    });
    const lure = options.findIndex((text) => text.startsWith("lure"));
    expect(await check(path, { question, value: lure })).toMatchObject({
      ruling: { verdict: "wrong" },
      misconception: "one for another",
    });
    expect(await check(path, { question })).toMatchObject({ ruling: { share: 0 }, key: { right } });
    await check(path, { question, value: 17 }, 400);
    await check(path, { question, value: { a: 1 } as never }, 400);
    await check(path, { question: `${pack}/none`, value: 0 }, 400);
    await check(path, { question, seed: "NOT A SEED" }, 400);
    await phone(`${api(path)}?seed=`, undefined, 400);
  });

  test("PT13 what a follow-up will ask is not practised", async () => {
    const { id, guest } = await sealed([2, 7]);
    const state = await live.rooms.state(id);
    const reserved = state?.probes.map((probe) => probe.as) ?? [];
    expect(reserved.length).toBeGreaterThan(0);
    for (const path of [await linkOf(id), mineOf(guest)]) {
      const ids = (await setOf(path)).items.flatMap((one) => one.wordings.map((wording) => wording.id));
      expect(ids.filter((one) => reserved.includes(one))).toEqual([]);
      for (const question of reserved) await check(path, { question, value: 0 }, 400);
    }
    // Once booked, it has a squad of its own, whose history says the same.
    await until(async () => (await live.rooms.squads.list()).some((one) => one.open));
    const [own] = (await live.rooms.squads.list()).filter((one) => one.open);
    await until(async () => (await live.rooms.squads.read(own?.id ?? "")).squad.bookings.length === 2);
    for (const question of reserved) await check(await linkOf(id), { question, value: 0 }, 400);
  });

  describe.each(["one process", "two processes on Redis"])("while somebody plays, %s", (name) => {
    let there: HttpLive;
    let redis: TestRedis | null = null;
    let before: { live: HttpLive; pack: string };

    beforeAll(async () => {
      before = { live, pack };
      there = live;
      if (name === "one process") return;
      redis = await startRedis();
      live = await httpLive({ redisUrl: redis.url, process: "aa" });
      there = await httpLive({ redisUrl: redis.url, process: "bb" });
      ({ id: pack } = await asked<Saved>("POST", "/api/packs", { pack: draftOf(own) }, 201));
    });
    afterAll(async () => {
      if (!redis) return;
      await there.dispose();
      await live.dispose();
      ({ live, pack } = before);
      await redis.stop();
    });

    test("PT26 PT27 what is asked rests everywhere until the rounds are over", async () => {
      const { id, guest } = await sealed();
      const [path, mine] = [await linkOf(id), mineOf(guest)];
      const review = async () =>
        (await phone<MineAnswer>(mine.replace("/practice/mine/", "/api/mine/"))) satisfies MineAnswer;
      const state = await live.rooms.state(id);
      const [set, whole] = [await setOf(path), await review()];
      expect(set.resting ?? whole.resting).toBeUndefined();
      const ids = set.items.map((one) => one.wordings[0]?.id ?? "");
      const [resting = "", free = ""] = ids;
      const played = state?.questions[state.runs[0]?.question ?? -1]?.id ?? "";

      // Another class, another pack with some of the same words.
      const same = [resting, played].map((key) => key.slice(key.indexOf("/") + 1));
      const shown = new Set(set.items.flatMap((one) => one.wordings.map(({ id: key }) => key.split("/")[1])));
      const some = own.filter((one) => same.includes(one.id) || !shown.has(one.id)).slice(0, 40);
      const copied = some.map(({ variantGroup: _, ...one }) => one as QuestionBase);
      expect(same.filter((one) => some.some((question) => question.id === one))).toEqual(same);
      const { id: copy } = await asked<Saved>("POST", "/api/packs", { pack: draftOf(copied) }, 201);
      const body = { plan: demoPlan(), packs: [copy] };
      const now = await asked<ScrimmageAnswer>("POST", "/api/scrimmages", body, 201);
      const auth = { v: PROTOCOL_VERSION, role: "player", code: now.code, name: "Two tabs" } as const;
      const tab = await new TestClient(there.url, auth, ["websocket"]).settled();
      const control = (input: object) =>
        fetch(`${there.url}/api/scrimmages/${now.id}/control`, byKey("POST", input));
      await control({ do: "start" });
      await until(async () => (await setOf(path)).resting !== undefined);
      // Before the first question is open.
      expect(tab.stage?.phase === "question" && tab.now() >= tab.stage.question.opensAt).toBe(false);
      const less = await setOf(path);
      expect(less.items.map((one) => one.wordings[0]?.id)).not.toContain(resting);
      expect(less.items.length + (less.resting ?? 0)).toBe(set.items.length);
      await check(path, { question: resting, value: 0 }, 409);
      const others = less.items.map((one) => one.wordings[0]?.id ?? "");
      if (others.includes(free)) await check(path, { question: free, value: 0 });

      const held = await review();
      expect(held.resting).toBeGreaterThan(0);
      expect(held.mine.film).toEqual([]);
      expect(JSON.stringify(held)).not.toContain(`"${played}"`);
      expect(held.mine.performance_today).toEqual(whole.mine.performance_today);

      const coach = { cookie: `${COACH_COOKIE}=${coachProof(KEY)}` };
      const asCoach = await fetch(`${live.url}${api(path)}?seed=${SEED}`, { headers: coach });
      expect(((await asCoach.json()) as PracticeAnswer).practice).toEqual(set);

      // The same pack: nothing of the set is left.
      const third = await opened();
      const alone = await player({ code: third.code, name: "Solo" });
      await controlOf(third.id)({ do: "start" });
      await until(async () => (await fetch(`${live.url}${api(path)}?seed=s`)).status === 409);
      await until(() => alone.stage?.phase === "question");
      await controlOf(third.id)({ do: "endEarly" });
      await until(async () => (await fetch(`${live.url}${api(path)}?seed=s`)).status === 200);
      await control({ do: "endEarly" });
      await until(async () => (await setOf(path)).resting === undefined);
      expect(await setOf(path)).toEqual(set);
      expect(await review()).toEqual(whole);
      for (const one of [tab, alone]) one.close();
    });
  });

  test("PT28 a scrimmage that everybody left in the middle holds nothing back for long", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const dataDir = await mkdtemp(join(tmpdir(), "scrimmage-playing-"));
    const stores = await openStores({ dataDir });
    const played = async () => {
      const anew = new Playing(stores);
      const seen = await anew.played();
      anew.close();
      return [...seen.squads];
    };
    const state = { id: "someday1", phase: "question" } as State;
    const squad = { id: "squad1" };
    const create = { do: "create", id: state.id, questions: [], squad } as unknown as Input;
    await stores.log.append(state.id, [{ by: { role: "door" }, ask: 0, input: create }]);
    const here = new Playing(stores);
    try {
      expect(await played()).toEqual([]);
      here.heed(state);
      await until(async () => (await played()).length === 1);
      // Still on an hour later: every few minutes it is said again.
      for (let minutes = 0; minutes < 60; minutes += 4) {
        vi.setSystemTime(Date.now() + 4 * 60_000);
        here.heed({ ...state, phase: "break" });
        // Writes keep their order.
        await stores.docs.put("later/one", minutes, null);
        expect({ minutes, squads: await played() }).toEqual({ minutes, squads: ["squad1"] });
      }
      here.left(state.id);
      vi.setSystemTime(Date.now() + 15 * 60_000 + 1);
      expect(await played()).toEqual([]);
      here.heed(state);
      await until(async () => (await played()).length === 1);
      here.heed({ ...state, phase: "review" });
      await until(async () => (await played()).length === 0);
    } finally {
      vi.useRealTimers();
      here.close();
      await stores.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  describe("of a squad", () => {
    let squad: string;
    let member: string;
    let home: string;

    const found = async () => {
      const made = await asked<EnrolledAnswer>(
        "POST",
        "/api/squads",
        { name: "9B", kind: "class", members: [{ name: "Ottoline" }, { name: "Zofia" }] },
        201,
      );
      squad = made.id;
      member = made.members[0]?.id ?? "";
      const { links } = await asked<PracticeLinksAnswer>("GET", `/api/squads/${squad}/practice-links`);
      home = links.find((one) => one.member === member)?.path ?? "";
    };
    const ottoline = async (code: string) => {
      const { roster } = await asked<JoinAnswer>("GET", `/api/join/${code}`);
      return player({ code, member: roster.find((one) => one.name === "Ottoline")?.handle ?? "" });
    };
    const historyOf = async () => structuredClone((await live.rooms.squads.read(squad)).squad);

    test("PT22 PT23 B1 a practice answer enters no number of a scrimmage, and is kept of members who opted in only", async () => {
      await found();
      const { id, code } = await opened(squad);
      const seat = await ottoline(code);
      const guest = await player({ code, name: "Visitor" });
      await playedToTheEnd(controlOf(id), [seat, guest], { questions: 2 });
      for (const one of [seat, guest]) one.close();
      // What the seal leaves in the history comes a moment after it.
      await until(async () => (await historyOf()).declined.includes(id));
      const before = await live.rooms.hash(id);
      const { practised: none, seq, at, ...estimates } = await historyOf();
      const hash = stableHash(estimates);
      expect(none).toEqual({});
      const mine = mineOf(seat);

      const answer = async (path: string, turn = 0) => {
        const [item] = (await setOf(path)).items;
        return check(path, { question: item?.wordings[0]?.id ?? "", value: 0, turn });
      };
      for (const path of [await linkOf(id), mine, mineOf(guest), home]) await answer(path);
      expect((await historyOf()).practised).toEqual({});
      expect((await historyOf()).seq).toBe(seq);

      await asked("PATCH", `/api/squads/${squad}/members/${member}`, { optIn: true });
      expect((await setOf(home)).personal).toBe(true);
      for (const path of [home, mine]) expect((await setOf(path)).personal).toBe(true);
      for (const path of [await linkOf(id), mineOf(guest)]) await answer(path);
      await answer(home, 1);
      expect((await historyOf()).practised).toEqual({});
      const [item] = (await setOf(mine)).items;
      const question = item?.wordings[0]?.id ?? "";
      const { ruling } = await check(mine, { question, value: 0 });
      await check(mine, { question, value: 1 });
      await check(mine, { question: question, value: null });
      expect((await historyOf()).practised).toEqual({
        [member]: [{ question, at: expect.any(Number), right: ruling.share === 1, sure: null }],
      });

      expect(await live.rooms.hash(id)).toEqual(before);
      const { practised: _kept, seq: _seq, at: _at, members, ...after } = await historyOf();
      const { members: membersBefore, ...rest } = estimates;
      expect(members.map(({ optedIn: _on, ...one }) => one)).toEqual(
        membersBefore.map(({ optedIn: _on, ...one }) => one),
      );
      expect(stableHash({ ...after, members: membersBefore })).toBe(hash);
      expect(rest.sessions).toEqual(after.sessions);
      expect(at).toBeGreaterThan(0);
    });

    test("PT21 while the squad plays no set of it opens", async () => {
      await found();
      const first = await opened(squad);
      const seat = await ottoline(first.code);
      await playedToTheEnd(controlOf(first.id), [seat]);
      seat.close();
      const path = await linkOf(first.id);
      for (const one of [path, mineOf(seat), home]) await setOf(one);
      const second = await opened(squad);
      const again = await ottoline(second.code);
      await controlOf(second.id)({ do: "start" });
      await until(() => again.stage?.phase === "question");
      await until(async () => (await fetch(`${live.url}${api(home)}?seed=s`)).status === 409);
      for (const one of [path, mineOf(seat), home]) await setOf(one, 409);
      const [asked] = (await live.rooms.state(first.id))?.questions ?? ([] as QuestionBase[]);
      await check(path, { question: asked?.id ?? "", value: 0 }, 409);
      await toTheEnd(controlOf(second.id), [again], []);
      again.close();
      await until(async () => (await fetch(`${live.url}${api(home)}?seed=s`)).status === 200);
    });

    test("PT20 a member's address is theirs alone, and closes when they are removed", async () => {
      await found();
      const { links } = await asked<PracticeLinksAnswer>("GET", `/api/squads/${squad}/practice-links`);
      expect(new Set(links.map((one) => one.path)).size).toBe(2);
      for (const { path, member: id } of links) expect(path).not.toContain(id);
      expect((await setOf(home)).items).toEqual([]);
      await asked("DELETE", `/api/squads/${squad}/members/${member}`);
      await setOf(home, 404);
    });
  });
});
