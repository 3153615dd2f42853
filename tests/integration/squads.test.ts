import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FULL_PLAN } from "#lib/model/templates.ts";
import type {
  EnrolledAnswer,
  HttpRefusal,
  JoinAnswer,
  PinsAnswer,
  ReceiptAnswer,
  RecordsAnswer,
  RemovedAnswer,
  Saved,
  ScrimmageAnswer,
  SquadAnswer,
  SquadsAnswer,
} from "#lib/protocol/http.ts";
import { type Connect, PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { TestClient, until } from "../support/server.ts";

const ROSTER = ["Ottoline Quist", "Bartholomew Finch", "Zofia Wren"];

const PLACES = [
  { name: "embedded", redis: false },
  { name: "Redis", redis: true },
];

describe.each(PLACES)("squads over HTTP, $name", ({ redis }) => {
  let live: HttpLive;
  let server: TestRedis | null = null;
  let pack: string;

  beforeAll(async () => {
    if (redis) server = await startRedis({ lines: ["appendonly yes"] });
    live = await httpLive(server ? { redisUrl: server.url } : {});
    const draft = {
      ...{ title: "P", description: "", language: "en", attribution: "", licence: "" },
      questions: demoQuestions(96).filter((one) => one.kind === "choice"),
    };
    ({ id: pack } = await asked<Saved>("POST", "/api/packs", { pack: draft }, 201));
  });
  afterAll(async () => {
    await live.dispose();
    await server?.stop();
  });

  async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
    const response = await fetch(live.url + path, byKey(method, body));
    const answer = (await response.json()) as T;
    expect({ status: response.status, answer }).toMatchObject({ status });
    return answer;
  }

  let squads = 0;
  const found = (more: object = {}) =>
    asked<EnrolledAnswer>(
      "POST",
      "/api/squads",
      { name: `Squad ${++squads}`, kind: "class", members: ROSTER.map((name) => ({ name })), ...more },
      201,
    );
  const squadOf = (id: string) => asked<SquadAnswer>("GET", `/api/squads/${id}`);
  const opened = (squad: string) =>
    asked<ScrimmageAnswer>("POST", "/api/scrimmages", { plan: demoPlan(), packs: [pack], squad }, 201);
  const control = (id: string, input: object) => asked("POST", `/api/scrimmages/${id}/control`, input);
  const lobby = (code: string) => asked<JoinAnswer>("GET", `/api/join/${code}`);
  const player = (auth: Omit<Connect, "v" | "role">, at = live.url) =>
    new TestClient(at, { v: PROTOCOL_VERSION, role: "player", ...auth }, ["websocket"]).settled();
  const handleOf = async (code: string, name: string) =>
    (await lobby(code)).roster.find((one) => one.name === name)?.handle ?? "";

  /** one question answered by everybody who is there, then sealed */
  async function playedThrough(id: string, players: TestClient[]): Promise<void> {
    await control(id, { do: "start" });
    await until(() => players.every((one) => one.stage?.phase === "question" && one.stage.step === "open"));
    for (const one of players) {
      const question = one.stage?.phase === "question" ? one.stage.question : null;
      await until(() => one.now() >= (question?.opensAt ?? 0));
      expect(await one.ask({ do: "answer", run: question?.run ?? 0, value: 0, ms: 10 })).toMatchObject({
        ok: true,
      });
    }
    await until(() => players.every((one) => one.stage?.phase === "question" && one.stage.step === "reveal"));
    await sealed(id, players);
  }

  async function sealed(id: string, players: TestClient[]): Promise<void> {
    await control(id, { do: "endEarly" });
    await until(() => players.every((one) => one.stage?.phase === "review"));
    for (const one of players) await one.ask({ do: "film", sustain: "", focus: "" });
    for (const part of ["talk", "coach", "response"]) await control(id, { do: "nextPart", part });
    await control(id, { do: "followUp", days: [] });
    await control(id, { do: "seal" });
  }

  /** what a backup would hold */
  async function backup(): Promise<string> {
    let text = "";
    for await (const kept of live.stores.snapshot()) text += JSON.stringify(kept);
    return text;
  }

  /** every byte that the stores would give back, and on Redis every key whatever it is for */
  async function everything(): Promise<string> {
    let text = await backup();
    if (!server) return text;
    const client = server.ask();
    for (const key of await client.keys("*")) {
      const type = await client.type(key);
      if (type === "string") text += `${key} ${await client.get(key)}`;
      else if (type === "hash") text += JSON.stringify([key, await client.hgetall(key)]);
      else if (type === "stream") text += JSON.stringify([key, await client.xrange(key, "-", "+")]);
      else if (type === "list") text += JSON.stringify([key, await client.lrange(key, 0, -1)]);
      else if (type === "set") text += JSON.stringify([key, await client.smembers(key)]);
      else if (type === "zset") text += JSON.stringify([key, await client.zrange(key, "0", "-1")]);
      else if (type !== "none") throw new Error(`a key of type ${type} is not looked into`);
    }
    return text;
  }

  /** those of these words that are found there */
  async function traces(...words: string[]): Promise<string[]> {
    const text = await everything();
    return words.filter((word) => text.includes(word));
  }

  test("HT30 a squad is made with its roster at once, and is listed, renamed and removed", async () => {
    const b = await found({ name: "B squad" });
    const a = await found({ name: "A squad", kind: "club", members: [] });
    expect(b.members.map((one) => one.name)).toEqual(ROSTER);
    const { squads: lines } = await asked<SquadsAnswer>("GET", "/api/squads");
    const shown = lines.filter((one) => [a.id, b.id].includes(one.id));
    expect(shown.map(({ name, kind, members }) => ({ name, kind, members }))).toEqual([
      { name: "A squad", kind: "club", members: 0 },
      { name: "B squad", kind: "class", members: 3 },
    ]);
    await asked("PATCH", `/api/squads/${b.id}`, { name: "  9B  " });
    expect((await squadOf(b.id)).squad).toMatchObject({ name: "9B", guests: true, scrimmages: 0 });
    await asked<ReceiptAnswer>("DELETE", `/api/squads/${b.id}`);
    await asked("DELETE", `/api/squads/${a.id}`);
    await asked("GET", `/api/squads/${b.id}`, undefined, 404);
    await asked("POST", "/api/scrimmages", { plan: demoPlan(), packs: [pack], squad: b.id }, 404);
    const stranger = await fetch(`${live.url}/api/squads`);
    expect(stranger.status).toBe(401);
  });

  test("HT31 what is wrong with a list refuses it whole", async () => {
    const { id } = await found();
    const refused = async (members: object[], status: number) =>
      asked<HttpRefusal>("POST", `/api/squads/${id}/members`, { members }, status);
    expect(await refused([{ name: "New One" }, { name: "new  one" }], 409)).toMatchObject({
      code: "name-taken",
    });
    expect(await refused([{ name: "ottoline QUIST" }], 409)).toMatchObject({ where: "ottoline QUIST" });
    expect(await refused([{ name: "‮" }], 400)).toMatchObject({ code: "name-empty" });
    expect(await refused([{ name: "Fine", pin: "12" }], 400)).toMatchObject({ where: "members.0.pin" });
    expect(await refused([{}], 400)).toMatchObject({ code: "name-empty" });
    expect((await squadOf(id)).squad.members).toHaveLength(3);
    const [one] = (await squadOf(id)).squad.members;
    const path = `/api/squads/${id}/members/${one?.id}`;
    await asked("PATCH", path, { name: "zofia wren" }, 409);
    await asked("PATCH", path, { name: "Ottoline Q." });
    await asked("PATCH", `/api/squads/${id}/members/nobody`, { name: "X" }, 404);
    expect((await squadOf(id)).squad.members[0]?.name).toBe("Ottoline Q.");
  });

  test("HT32 a pseudonymous squad is given names and takes none", async () => {
    const members = Array.from({ length: 30 }, () => ({}));
    const { id, members: made } = await found({ pseudonymous: true, members });
    expect(new Set(made.map((one) => one.name)).size).toBe(30);
    for (const { name } of made) expect(name).toMatch(/^\p{L}+ \p{L}+( \d+)?$/u);
    const typed = { members: [{ name: "Ottoline" }] };
    expect(await asked("POST", `/api/squads/${id}/members`, typed, 409)).toMatchObject({
      code: "pseudonymous",
    });
    await asked("PATCH", `/api/squads/${id}/members/${made[0]?.id}`, { name: "Ottoline" }, 409);
    const refused = { name: "P", kind: "class", pseudonymous: true, members: [{ name: "Ottoline" }] };
    await asked("POST", "/api/squads", refused, 409);
  });

  test("HT33 HT35 HT36 PINs are told once, open the seat, and take it over", async () => {
    const { id, members } = await found({
      members: [{ name: "Ada", pin: "2468" }, { name: "Bo" }, { name: "Cy" }],
    });
    const { pins } = await asked<PinsAnswer>("POST", `/api/squads/${id}/pins`, { who: "without" });
    expect(pins.map((one) => one.name)).toEqual(["Bo", "Cy"]);
    await asked("PATCH", `/api/squads/${id}/members/${members[2]?.id}`, { pin: null });
    const { squad } = await squadOf(id);
    expect(squad.members.map((one) => one.pin)).toEqual([true, true, false]);
    expect(await traces('"2468"')).toEqual([]);

    const { code } = await opened(id);
    const ada = await handleOf(code, "Ada");
    expect((await player({ code, member: ada })).refused).toBe("wrong-pin");
    expect((await player({ code, member: ada, pin: "2469" })).refused).toBe("wrong-pin");
    const first = await player({ code, member: ada, pin: "2468" });
    expect(first.welcome?.name).toBe("Ada");
    const bo = await player({ code, member: await handleOf(code, "Bo"), pin: pins[0]?.pin ?? "" });
    expect(bo.welcome?.name).toBe("Bo");
    expect((await lobby(code)).roster.map(({ name, taken, pin }) => ({ name, taken, pin }))).toEqual([
      { name: "Ada", taken: true, pin: true },
      { name: "Bo", taken: true, pin: true },
      { name: "Cy", taken: false, pin: false },
    ]);

    const second = await player({ code, member: ada, pin: "2468" });
    expect(second.welcome?.seat).toBe(first.welcome?.seat);
    await until(() => first.bye === "replaced");
    expect((await player({ code, token: first.welcome?.token ?? "" })).refused).toBe("no-such-seat");

    const cy = await handleOf(code, "Cy");
    const third = await player({ code, member: cy, client: "one-page" });
    const again = await player({ code, member: cy, client: "one-page" });
    expect(again.welcome?.seat).toBe(third.welcome?.seat);
    expect(third.welcome?.name).toBe("Cy");
    expect((await player({ code, member: cy })).refused).toBe("seat-taken");

    for (let i = 0; i < 4; i++) await player({ code, member: ada, pin: "0000" });
    expect((await player({ code, member: ada, pin: "2468" })).refused).toBe("too-fast");
    for (const one of [first, second, third, again, bo]) one.close();
  });

  test("HT35 wrong PINs that come all at once are no more than five", async () => {
    const { id } = await found({ members: [{ name: "Ada", pin: "2468" }] });
    const { code } = await opened(id);
    const ada = await handleOf(code, "Ada");
    const pins = Array.from({ length: 16 }, (_, i) => String(3000 + i));
    const guesses = await Promise.all(pins.map((pin) => player({ code, member: ada, pin })));
    const refused = guesses.map((one) => one.refused);
    expect(refused.filter((why) => why === "wrong-pin")).toHaveLength(5);
    expect(refused.filter((why) => why === "too-fast")).toHaveLength(11);
    for (const one of guesses) one.close();
  });

  test("HT34 HT37 the join page tells names and no ids; guests take none of them", async () => {
    const { id, members } = await found();
    const { code } = await opened(id);
    const told = await lobby(code);
    expect(told).toMatchObject({ guests: true, keeps: false });
    expect(told.roster.map((one) => one.name)).toEqual(ROSTER);
    for (const { id: member } of members) expect(JSON.stringify(told)).not.toContain(member);
    const other = await lobby((await opened(id)).code);
    expect(other.roster[0]?.handle).not.toBe(told.roster[0]?.handle);
    expect((await player({ code, name: "Ottoline  Quist" })).refused).toBe("name-taken");
    expect((await player({ code, member: other.roster[0]?.handle ?? "" })).refused).toBe("no-such-seat");
    const guest = await player({ code, name: "Visitor" });
    expect(guest.welcome?.name).toBe("Visitor");
    const renamed = (one: TestClient, name: string) => one.ask({ do: "rename", name });
    expect(await renamed(guest, "Zofia  Wren")).toMatchObject({ ok: false, code: "name-taken" });
    expect(await renamed(guest, "Guest")).toMatchObject({ ok: true });
    const own = await player({ code, member: told.roster[0]?.handle ?? "" });
    expect(await renamed(own, "zofia wren")).toMatchObject({ ok: false, code: "name-taken" });
    expect(await renamed(own, "Otti")).toMatchObject({ ok: true });
    expect(await renamed(own, "Ottoline Quist")).toMatchObject({ ok: true });
    own.close();
    await asked("PATCH", `/api/squads/${id}`, { guests: false });
    expect(await lobby(code)).toMatchObject({ guests: false });
    expect((await player({ code, name: "Another" })).refused).toBe("members-only");
    guest.close();
  });

  test("HT38 extra time and the hidden countdown sit down with the member", async () => {
    const { id, members } = await found({ members: [{ name: "Ada", timeMult: 1.5 }, { name: "Bo" }] });
    await asked("PATCH", `/api/squads/${id}/members/${members[1]?.id}`, { calm: true, optIn: true });
    expect(
      (await squadOf(id)).squad.members.map(({ timeMult, calm, optedIn }) => [timeMult, calm, optedIn]),
    ).toEqual([
      [1.5, false, false],
      [1, true, true],
    ]);
    const { id: scrimmage, code } = await opened(id);
    const ada = await player({ code, member: await handleOf(code, "Ada") });
    const bo = await player({ code, member: await handleOf(code, "Bo") });
    const state = await live.rooms.state(scrimmage);
    expect(state?.seats.map(({ timeMult, calm, member }) => [timeMult, calm, member])).toEqual([
      [1.5, false, members[0]?.id],
      [1, true, members[1]?.id],
    ]);
    for (const one of [ada, bo]) one.close();
  });

  test("HT39 a kept phone is recognised in an open squad, under a name of that squad", async () => {
    const device = "a-phone-that-somebody-keeps";
    const { id } = await found({ open: true, members: [] });
    const { id: scrimmage, code } = await opened(id);
    expect(await lobby(code)).toMatchObject({ guests: true, keeps: true, roster: [] });
    const first = await player({ code, name: "Kim", device });
    const again = await player({ code, name: "Kim", device });
    expect(again.welcome?.seat).toBe(first.welcome?.seat);
    const member = (await live.rooms.state(scrimmage))?.seats[0]?.member ?? "";
    expect(member).toMatch(/^d[0-9a-f]{32}$/);
    const elsewhere = await found({ open: true, members: [] });
    const other = await opened(elsewhere.id);
    const there = await player({ code: other.code, name: "Kim", device });
    expect((await live.rooms.state(other.id))?.seats[0]?.member).not.toBe(member);
    expect(await traces(device)).toEqual([]);
    for (const one of [first, again, there]) one.close();
  });

  if (!redis)
    test("HT70 a full performance is its squad's, and only it is in the record", async () => {
      const { id, members } = await found();
      const plan = { ...FULL_PLAN, title: "The final" };
      const alone = await asked<HttpRefusal>("POST", "/api/scrimmages", { plan, packs: [pack] }, 422);
      expect(alone).toMatchObject({ code: "needs-squad", message: expect.stringMatching(/choose a squad/i) });
      const records = () => asked<RecordsAnswer>("GET", `/api/squads/${id}/records`);
      expect(await records()).toMatchObject({ squad: { id }, records: { performances: [], compared: 0 } });
      const practice = await opened(id);
      const body = { plan, packs: [pack], squad: id };
      const final = await asked<ScrimmageAnswer>("POST", "/api/scrimmages", body, 201);
      expect([(await lobby(practice.code)).mode, (await lobby(final.code)).mode]).toEqual([
        undefined,
        "fullPerformance",
      ]);
      const one = await player({ code: final.code, member: await handleOf(final.code, ROSTER[0] ?? "") });
      await playedThrough(final.id, [one]);
      one.close();
      await until(async () => (await squadOf(id)).squad.members[0]?.sessions === 1);
      const { performances } = (await records()).records;
      // One player is too few for a number; the coach ended it early, so it would not be compared either.
      expect(performances).toMatchObject([
        { scrimmage: final.id, title: "The final", players: 1, answers: null, cutShort: true, best: false },
      ]);
      expect(performances).toHaveLength(1);
      const said = JSON.stringify(await records());
      for (const secret of [...ROSTER, ...members.map((one) => one.id)]) expect(said).not.toContain(secret);
      const shelf = (await squadOf(id)).scrimmages.map((line) => [line.id, line.mode]);
      expect(new Map(shelf as [string, string][])).toEqual(
        new Map([
          [final.id, "fullPerformance"],
          [practice.id, undefined],
        ]),
      );
      const open = await fetch(`${live.url}/api/squads/${id}/records`);
      expect(open.status).toBe(401);
    });

  test("HT40 HT41 HT42 what was played is recorded once; a member, a scrimmage and the squad leave no trace", async () => {
    const CAST = ["Ignatius Vole", "Persephone Tern", "Caspian Shrew"];
    const { id, members } = await found({ members: CAST.map((name) => ({ name })) });
    const gone = members[0] ?? { id: "", name: "" };
    const one = await opened(id);
    const players = await Promise.all(
      CAST.map(async (name) => player({ code: one.code, member: await handleOf(one.code, name) })),
    );
    await playedThrough(one.id, players);
    await until(async () => (await squadOf(id)).squad.members.every((member) => member.sessions === 1));
    const { squad } = await live.rooms.squads.read(id);
    expect(squad.sessions.map((record) => record.scrimmage)).toEqual([one.id]);
    const links = players.map((phone) => phone.seat?.review?.link ?? "none");
    const own = async () =>
      Promise.all(links.map(async (link) => (await fetch(`${live.url}/api${link}`)).status));
    expect(await own()).toEqual([200, 200, 200]);
    expect(squad.sessions[0]?.asked[0]?.answers).toHaveLength(3);

    // Another one is on while the member goes.
    const two = await opened(id);
    const seated = await player({ code: two.code, member: await handleOf(two.code, gone.name) });
    const stays = await player({ code: two.code, member: await handleOf(two.code, CAST[1] ?? "") });
    expect(await traces(gone.name, gone.id)).toEqual([gone.name, gone.id]);
    const { receipt } = await asked<ReceiptAnswer>("DELETE", `/api/squads/${id}/members/${gone.id}`);
    expect(receipt).toMatchObject({
      what: "member",
      removed: { members: 1, sessions: 1, answers: 1 },
      stays: { scrimmages: 1, answers: 1 },
    });
    expect(await traces(gone.name, gone.id)).toEqual([]);
    expect(await own()).toEqual([404, 200, 200]);
    for (const file of ["json", "csv"]) {
      const path = `/api/scrimmages/${one.id}/export.${file}?names=1`;
      const text = await (await fetch(live.url + path, byKey("GET"))).text();
      expect(text).toContain(CAST[1]);
      expect(text).not.toContain(gone.name);
      expect(text).not.toContain(gone.id);
    }
    await until(() => seated.refused === "no-such-seat");
    await until(async () => (await live.rooms.state(two.id))?.seats[1]?.conn !== null);
    expect((await squadOf(id)).squad.members.map((member) => member.name)).toEqual(CAST.slice(1));
    expect((await lobby(two.code)).roster.map((member) => member.name)).toEqual(CAST.slice(1));
    // The rewritten log still folds and goes on.
    await playedThrough(two.id, [stays]);
    await until(async () => (await squadOf(id)).squad.members[0]?.sessions === 2);
    expect(await traces(gone.name, gone.id)).toEqual([]);

    const removed = await asked<RemovedAnswer>("DELETE", `/api/scrimmages/${one.id}`);
    expect(removed.receipt).toMatchObject({ what: "scrimmage", removed: { sessions: 1, answers: 2 } });
    expect(await backup()).not.toMatch(new RegExp(one.id));
    expect((await squadOf(id)).scrimmages.map((line) => line.id)).toEqual([two.id]);
    const whole = await asked<ReceiptAnswer>("DELETE", `/api/squads/${id}`);
    expect(whole).toMatchObject({ scrimmages: 1, receipt: { what: "squad", removed: { members: 2 } } });
    expect(await traces(CAST[1] ?? "", members[1]?.id ?? "")).toEqual([]);
    expect(await backup()).not.toMatch(new RegExp(`${id}|${two.id}`));
    for (const each of [...players, seated, stays]) each.close();
  }, 90_000);

  test("HT40 HT43 a seal that nobody recorded and an erasure that was cut short are made good", async () => {
    const { id, members } = await found();
    const one = await opened(id);
    const players = [await player({ code: one.code, member: await handleOf(one.code, ROSTER[0] ?? "") })];
    // Another process at the same moment has the turn, and dies with it.
    await live.stores.docs.putIfAbsent(`lease/record-${one.id}`, {}, null);
    await playedThrough(one.id, players);
    expect((await live.rooms.squads.read(id)).squad.sessions).toEqual([]);
    await live.stores.docs.remove(`lease/record-${one.id}`);
    await until(async () => (await squadOf(id)).squad.members[0]?.sessions === 1);

    const gone = members[1] ?? { id: "", name: "" };
    const { doc } = await live.rooms.squads.read(id);
    await live.rooms.squads.histories.append(doc, [{ do: "forget", member: gone.id }]);
    expect((await squadOf(id)).squad.members.map((member) => member.id)).not.toContain(gone.id);
    await until(async () => (await traces(gone.id)).length === 0);
    for (const each of players) each.close();
  }, 60_000);

  // The folder has one process.
  if (redis)
    test("HT40 HT41 with two processes, the record is one and both forget", async () => {
      const other = await httpLive({ redisUrl: server?.url ?? "", process: "other" });
      try {
        const CAST = ["Leopold Crake", "Wilhelmina Stoat"];
        const { id, members } = await found({ members: CAST.map((name) => ({ name })) });
        const one = await opened(id);
        const here = await player({ code: one.code, member: await handleOf(one.code, CAST[0] ?? "") });
        const handle = await handleOf(one.code, CAST[1] ?? "");
        const there = await player({ code: one.code, member: handle }, other.url);
        await playedThrough(one.id, [here, there]);
        await until(async () => (await other.rooms.squads.read(id)).squad.sessions.length === 1);
        expect((await squadOf(id)).squad.members.map((member) => member.sessions)).toEqual([1, 1]);
        const log = await live.rooms.squads.histories.entries(id);
        expect(log.filter((entry) => entry.input.do === "played")).toHaveLength(1);

        const two = await opened(id);
        const seated = await player(
          { code: two.code, member: await handleOf(two.code, CAST[1] ?? "") },
          other.url,
        );
        expect(seated.welcome?.name).toBe(CAST[1]);
        await asked("DELETE", `/api/squads/${id}/members/${members[1]?.id}`);
        expect(await traces(CAST[1] ?? "", members[1]?.id ?? "")).toEqual([]);
        await until(() => seated.refused === "no-such-seat");
        const told = (await (await fetch(`${other.url}/api/join/${two.code}`)).json()) as JoinAnswer;
        expect(told.roster.map((member) => member.name)).toEqual(CAST.slice(0, 1));
        const text = JSON.stringify([await other.rooms.state(one.id), await other.rooms.state(two.id)]);
        expect(text).not.toMatch(new RegExp(`${CAST[1]}|${members[1]?.id}`));
        expect((await other.rooms.squads.read(id)).squad.people).not.toHaveProperty(members[1]?.id ?? "");
        for (const each of [here, there, seated]) each.close();
      } finally {
        await other.dispose();
      }
    }, 60_000);
});
