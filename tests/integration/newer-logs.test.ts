import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Draft, RULES_VERSION } from "#lib/model/entry.ts";
import type {
  EnrolledAnswer,
  HttpRefusal,
  Saved,
  ScrimmageAnswer,
  ScrimmagesAnswer,
} from "#lib/protocol/http.ts";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { foldLog } from "#server/retention/fold.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { byKey } from "../support/http.ts";
import { type HttpLive, httpLive } from "../support/http-live.ts";
import { TestClient, until } from "../support/server.ts";
import { readAll } from "../support/stores.ts";

/** While versions are replaced one by one, and after going back to an older one. */
describe("a log of a newer version", () => {
  let live: HttpLive;
  let pack: string;
  let squad: string;

  beforeAll(async () => {
    live = await httpLive();
    const draft = { title: "P", description: "", language: "en", attribution: "", licence: "" };
    const post = { pack: { ...draft, questions: demoQuestions(24, 2) } };
    ({ id: pack } = await asked<Saved>("POST", "/api/packs", post, 201));
    const found = { name: "9B", kind: "class", members: [{ name: "Ada" }] };
    ({ id: squad } = await asked<EnrolledAnswer>("POST", "/api/squads", found, 201));
  });
  afterAll(() => live.dispose());

  async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
    const response = await fetch(live.url + path, byKey(method, body));
    const answer = (await response.json()) as T;
    expect({ status: response.status, answer }).toMatchObject({ status });
    return answer;
  }

  const made = () =>
    asked<ScrimmageAnswer>("POST", "/api/scrimmages", { plan: demoPlan(), packs: [pack], squad }, 201);
  const playerOf = (code: string) =>
    new TestClient(live.url, { v: PROTOCOL_VERSION, role: "player", code, name: "Bo" }, ["websocket"]);
  /** what only a newer version would write */
  const unheardOf = { by: { role: "clock" }, ask: 0, input: { do: "teleport" } } as unknown as Draft;

  test("RP7 RP8 it is neither folded nor written to, its askers are told what to do, and all else goes on", async () => {
    const { id, code } = await made();
    const other = await made();
    await live.stores.log.rewrite(id, (entry) => {
      const { input } = entry;
      return input.do === "create" ? { ...entry, input: { ...input, rules: RULES_VERSION + 1 } } : entry;
    });
    await live.rooms.directory.touch(id);
    const before = await readAll(live.stores.log, id);

    const words = new RegExp(
      `^Scrimmage ${id} is of a newer version \\(rules ${RULES_VERSION + 1}; .* up to ${RULES_VERSION}\\)\\. Replace this server`,
    );
    const refusal = { ok: false, code: "old-version", detail: expect.stringMatching(words) };
    for (const path of ["review", "hash", "replay"])
      expect(await asked<HttpRefusal>("GET", `/api/scrimmages/${id}/${path}`, undefined, 503)).toMatchObject(
        refusal,
      );
    const control = `/api/scrimmages/${id}/control`;
    expect(await asked("POST", control, { do: "start" }, 503)).toMatchObject(refusal);
    expect(await asked("GET", `/api/join/${code}`, undefined, 503)).toMatchObject(refusal);
    await expect(foldLog(live.stores.log, id)).rejects.toThrow(words);

    const phone = playerOf(code);
    let cut = 0;
    phone.socket.on("connect_error", () => cut++);
    phone.socket.on("disconnect", () => cut++);
    await until(() => cut >= 2); // it goes on trying
    expect({ refused: phone.refused, stage: phone.stage }).toEqual({ refused: null, stage: null });
    phone.close();
    expect(await readAll(live.stores.log, id)).toEqual(before);

    const { scrimmages } = await asked<ScrimmagesAnswer>("GET", "/api/scrimmages");
    expect(scrimmages.map((one) => one.id)).toEqual(expect.arrayContaining([id, other.id]));
    await asked("GET", `/api/squads/${squad}`);
    await live.rooms.followUps.sweep();
    await live.rooms.squads.sweep();
    await asked("POST", `/api/scrimmages/${other.id}/control`, { do: "lock", locked: true });
    expect(await readAll(live.stores.log, id)).toEqual(before);
  });

  test("RP9 an input that only a newer version knows stops the fold before it", async () => {
    const { id, code } = await made();
    const phone = await playerOf(code).settled();
    const stages = phone.stages.length;
    const { replica } = (await live.rooms.room(id)) ?? {};
    const { seq } = replica?.state ?? { seq: 0 };
    await live.stores.log.append(id, [unheardOf], "existing");
    await until(() => replica?.closed === true);
    expect(replica?.state.seq).toBe(seq);
    expect(phone.stages.length).toBe(stages);
    phone.close();
    const entries = await readAll(live.stores.log, id);
    expect(entries.at(-1)?.input).toEqual(unheardOf.input);
    await asked("POST", `/api/scrimmages/${id}/control`, { do: "start" }, 503);
    expect(await readAll(live.stores.log, id)).toEqual(entries);
  });
});
