import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { QuestionBase } from "#lib/model/question.ts";
import type { PackAnswer, PackDraft, PacksAnswer, Saved } from "#lib/protocol/http.ts";
import { SAMPLES } from "#server/http/samples.ts";
import { byCookie, type HttpPlace, httpPlace } from "../support/http.ts";

const question = (id: string, topic: string, right = 1) => ({
  id,
  kind: "choice",
  stem: `Which is ${id}?`,
  topics: [topic],
  level: "medium",
  task: "concept",
  options: [{ text: "no" }, { text: "yes", misconception: "mixes up yes and no" }, { text: "maybe" }],
  right,
});

const DRAFT: PackDraft = {
  title: "Seasons",
  description: "Why there are seasons",
  language: "en",
  attribution: "Ms Ito",
  licence: "CC BY 4.0",
  questions: [question("a", "tilt"), question("b", "orbit"), question("c", "tilt")] as QuestionBase[],
};

let place: HttpPlace;
beforeAll(async () => {
  place = await httpPlace();
});
afterAll(() => place.dispose());

async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const response = await place.app.request(path, byCookie(method, body));
  const answer = (await response.json()) as T;
  expect({ status: response.status, answer }).toMatchObject({ status });
  return answer;
}

describe("packs", () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await asked<Saved>("POST", "/api/packs", { pack: DRAFT }, 201));
  });

  test("HT7 a pack comes back as it was sent, under a new id", async () => {
    const { pack, version, sample } = await asked<PackAnswer>("GET", `/api/packs/${id}`);
    expect(pack).toEqual({ ...DRAFT, format: 1, id });
    expect({ version, sample }).toEqual({ version: 1, sample: false });
    const twin = await asked<Saved>("POST", "/api/packs", { pack: { ...DRAFT, id } }, 201);
    expect(twin.id).not.toBe(id);
  });

  test("HT7 what cannot be played is refused with its place", async () => {
    const broken = { ...DRAFT, questions: [question("a", "tilt", 7)] };
    const refusal = await asked<{ code: string; where: string }>("POST", "/api/packs", { pack: broken }, 422);
    expect(refusal.code).toBe("bad-pack");
    expect(refusal.where).toBe("questions.0.right");
    await asked("POST", "/api/packs", { pack: { ...DRAFT, questions: "none" } }, 422);
    await asked("POST", "/api/packs", { nothing: 1 }, 400);
    await asked("GET", "/api/packs/unknown", undefined, 404);
  });

  test("HT8 two coaches who change the same version: the second is told", async () => {
    const first = await asked<Saved>("PUT", `/api/packs/${id}`, {
      version: 1,
      pack: { ...DRAFT, title: "One" },
    });
    expect(first.version).toBe(2);
    const refusal = await asked(
      "PUT",
      `/api/packs/${id}`,
      { version: 1, pack: { ...DRAFT, title: "Two" } },
      409,
    );
    expect(refusal).toMatchObject({ code: "changed-meanwhile" });
    const { pack } = await asked<PackAnswer>("GET", `/api/packs/${id}`);
    expect(pack.title).toBe("One");
  });

  test("HT9 a patch replaces where it stands, appends and removes", async () => {
    await asked("PATCH", `/api/packs/${id}`, {
      version: 1,
      about: { title: "Seasons and tilt" },
      put: [question("b", "orbit", 2), question("d", "tilt")],
      remove: ["a"],
    });
    const { pack } = await asked<PackAnswer>("GET", `/api/packs/${id}`);
    expect(pack.title).toBe("Seasons and tilt");
    expect(pack.questions.map((one) => one.id)).toEqual(["b", "c", "d"]);
    expect(pack.questions[0]).toMatchObject({ right: 2 });
    await asked("PATCH", `/api/packs/${id}`, { version: 1, remove: ["b"] }, 409);
    await asked("PATCH", `/api/packs/${id}`, { version: 2, put: [question("e", "", 1)] }, 422);
  });

  test("HT11 the list follows saves and removals and counts by primary topic", async () => {
    const listed = async () =>
      (await asked<PacksAnswer>("GET", "/api/packs")).packs.find((card) => card.id === id);
    expect(await listed()).toEqual({
      id,
      title: "Seasons",
      description: "Why there are seasons",
      language: "en",
      attribution: "Ms Ito",
      licence: "CC BY 4.0",
      sample: false,
      version: 1,
      questions: 3,
      topics: [
        { topic: "tilt", questions: 2 },
        { topic: "orbit", questions: 1 },
      ],
    });
    await asked("PATCH", `/api/packs/${id}`, { version: 1, remove: ["a", "c"] });
    expect(await listed()).toMatchObject({ questions: 1, version: 2 });
    await asked("DELETE", `/api/packs/${id}`);
    expect(await listed()).toBeUndefined();
    await asked("GET", `/api/packs/${id}`, undefined, 404);
  });
});

test("HT10 samples are listed last, stay as they are and can be copied", async () => {
  const { packs } = await asked<PacksAnswer>("GET", "/api/packs");
  const samples = packs.slice(-SAMPLES.length);
  expect(samples.map((card) => card.id)).toEqual(SAMPLES.map((pack) => pack.id));
  expect(samples.every((card) => card.sample && card.id.startsWith("sample-"))).toBe(true);
  const id = samples[0]?.id ?? "";
  const path = `/api/packs/${id}`;
  const { pack } = await asked<PackAnswer>("GET", path);
  for (const [method, body] of [
    ["PUT", { version: 1, pack }],
    ["PATCH", { version: 1, remove: [] }],
    ["DELETE", undefined],
  ] as const)
    expect(await asked(method, path, body, 403)).toMatchObject({ code: "read-only" });
  const copy = await asked<Saved>("POST", "/api/packs", { copyOf: id }, 201);
  const copied = await asked<PackAnswer>("GET", `/api/packs/${copy.id}`);
  expect(copied.sample).toBe(false);
  expect(copied.pack).toEqual({ ...pack, id: copy.id });
});

test("HT6 a body over its limit is refused, whatever length it claims", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 64_000;
      controller.enqueue(new Uint8Array(64_000));
    },
  });
  const init = { ...byCookie("POST"), body: endless, duplex: "half" };
  const response = await place.app.request("/api/templates", init);
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(1_000_000);
  const claimed = byCookie("POST", {}, { "content-length": "99999999" });
  expect((await place.app.request("/api/templates", claimed)).status).toBe(413);
});
