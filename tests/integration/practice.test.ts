import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stableHash } from "#lib/kit/hash.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type {
  CheckedAnswer,
  PracticeAnswer,
  PracticeCheck,
  PracticeLinkAnswer,
  PracticeLinksAnswer,
} from "#lib/practice/types.ts";
import type { EnrolledAnswer, JoinAnswer, Saved, ScrimmageAnswer } from "#lib/protocol/http.ts";
import { type Connect, PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { playedToTheEnd, toTheEnd } from "../support/practice.ts";
import { TestClient, until } from "../support/server.ts";

const SEED = "seed0";

describe("practice over HTTP", () => {
  let live: HttpLive;
  let pack: string;

  beforeAll(async () => {
    live = await httpLive();
    const questions = demoQuestions(96, 2).filter((one) => one.kind === "choice");
    const draft = { title: "P", description: "", language: "en", attribution: "", licence: "", questions };
    ({ id: pack } = await asked<Saved>("POST", "/api/packs", { pack: draft }, 201));
  });
  afterAll(() => live.dispose());

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
