import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Plan } from "#lib/model/plan.ts";
import { CLASS_PLAN, TEMPLATES } from "#lib/model/templates.ts";
import type { EnrolledAnswer, PlanCheck, Saved, SavedTemplate } from "#lib/protocol/http.ts";
import { planClock } from "#lib/sequence/plan.ts";
import { byCookie, type HttpPlace, httpPlace } from "../support/http.ts";
import { DAY, session, T0 } from "../unit/squad/build.ts";

const question = (id: string, topic: string) => ({
  id,
  kind: "choice",
  stem: `Which is ${id}?`,
  topics: [topic],
  level: "medium",
  task: topic === "tilt" ? "concept" : "fact",
  options: [{ text: "no" }, { text: "yes" }, { text: "maybe" }, { text: "later" }],
  right: 1,
});

const pack = (title: string, topics: Record<string, number>) => ({
  title,
  description: "",
  language: "en",
  attribution: "",
  licence: "",
  questions: Object.entries(topics).flatMap(([topic, n]) =>
    Array.from({ length: n }, (_, i) => question(`${topic}-${i}`, topic)),
  ),
});

let place: HttpPlace;
let science: string;
let words: string;

async function asked<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const response = await place.app.request(path, byCookie(method, body));
  const answer = (await response.json()) as T;
  expect({ status: response.status, answer }).toMatchObject({ status });
  return answer;
}
const check = (plan: unknown, packs: string[], withoutTopics: string[] = []) =>
  asked<PlanCheck>("POST", "/api/plan/check", { plan, packs, withoutTopics });

beforeAll(async () => {
  place = await httpPlace();
  const save = async (draft: unknown) => (await asked<Saved>("POST", "/api/packs", { pack: draft }, 201)).id;
  science = await save(pack("Science", { tilt: 20, orbit: 20, moon: 20 }));
  words = await save(pack("Words", { verbs: 8 }));
});
afterAll(() => place.dispose());

const WRONG_PLANS: [string, Partial<Record<keyof Plan | "speedPoints", unknown>>, string][] = [
  ["a ladder that is too short", { dialLadder: [1, 2] }, "dialLadder"],
  ["a dial that does not exist", { dialLadder: [1, 2, 2, 5] }, "dialLadder"],
  ["nine rounds", { rounds: 9, dialLadder: [1, 1, 1, 1, 1, 1, 1, 1, 1] }, "rounds"],
  ["rounds of ten minutes", { roundSec: 600 }, "roundSec"],
  ["a break of ten seconds", { breakSec: 10 }, "breakSec"],
  ["returns beyond their budget", { returnBudget: 0.4 }, "returnBudget"],
  ["one team", { teams: { how: "choice", names: ["Alone"] } }, "teams"],
  ["twin teams", { teams: { how: "choice", names: ["Red", "Red"] } }, "teams"],
  ["follow-ups that go back", { followUps: [7, 2] }, "followUps"],
  ["no title", { title: " " }, "title"],
  ["a field that no plan has", { speedPoints: true }, "speedPoints"],
];

describe("checking a plan", () => {
  test("HT16 every template can be checked, and tells its time and its turns", async () => {
    for (const { plan } of TEMPLATES) {
      const answer = await check(plan, [science]);
      expect(answer.clockSec).toBe(planClock(plan));
      expect(answer.slots).toBeGreaterThan(0);
      expect(answer.questions).toBe(60);
      expect(answer.expected?.low).toBeLessThan(answer.expected?.high ?? 0);
    }
  });

  test("HT16 the mix goes by primary topic, over all packs, and adds up to the whole", async () => {
    const { mix } = await check(CLASS_PLAN, [science, words]);
    expect(mix.map(({ topic, questions }) => [topic, questions])).toEqual([
      ["moon", 20],
      ["orbit", 20],
      ["tilt", 20],
      ["verbs", 8],
    ]);
    expect(mix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test("HT16 topics that are left out count nowhere, and a heavy one gets half at most", async () => {
    const answer = await check(CLASS_PLAN, [science, words], ["orbit", "moon"]);
    expect(answer.questions).toBe(28);
    expect(answer.mix.map(({ share }) => share)).toEqual([0.5, 0.5]);
    expect(answer.problems).toContainEqual({ code: "topic-heavy", topic: "tilt", n: 20, of: 28 });
  });

  test("HT16 it says what to look at", async () => {
    const codes = async (...args: Parameters<typeof check>) =>
      (await check(...args)).problems.map(({ code }) => code);
    expect(await codes(CLASS_PLAN, [science])).toEqual([]);
    expect(await codes(CLASS_PLAN, [words])).toEqual(["few-questions", "one-topic", "no-huddle-question"]);
    expect(await codes(CLASS_PLAN, [words], ["verbs"])).toEqual(["no-questions"]);
    expect(await codes(CLASS_PLAN, [])).toEqual(["no-questions"]);
    expect(await codes({ ...CLASS_PLAN, dialLadder: [3, 3, 3, 3] }, [science])).toEqual(["high-dial"]);
    await asked("POST", "/api/plan/check", { plan: CLASS_PLAN, packs: ["gone"] }, 404);
  });

  test("HT60 topics that are not taught yet are named and count nowhere; marking none is no gate", async () => {
    const some = await check({ ...CLASS_PLAN, taught: ["tilt", "moon"] }, [science]);
    expect(some).toMatchObject({ heldBack: ["orbit"], questions: 40, sessionsBefore: 0 });
    expect(some.mix.map(({ topic }) => topic)).toEqual(["moon", "tilt"]);
    for (const taught of ["all", [], ["tilt", "orbit", "moon"]])
      expect(await check({ ...CLASS_PLAN, taught }, [science])).toMatchObject({
        heldBack: [],
        questions: 60,
      });
  });

  test("HT60 S8 the squad's history moves the score to expect, without a name or an ability", async () => {
    const names = ["Ottoline Quist", "Bartholomew Finch", "Zofia Wren", "Ada", "Grace", "Emmy"];
    const squadOf = async (right: 0 | 1) => {
      const body = { name: "9B", kind: "class", members: names.map((name) => ({ name })) };
      const { id, members } = await asked<EnrolledAnswer>("POST", "/api/squads", body, 201);
      const record = session({
        day: Math.floor((place.stores.log.now() - T0) / DAY) - 2,
        players: members.map((one) => one.id),
        questions: Array.from({ length: 20 }, (_, i) => i),
        answers: () => right,
      });
      record.asked = record.asked.map((one, i) => ({
        ...one,
        ...{ question: `${science}/tilt-${i}`, family: `q:${science}/tilt-${i}`, topics: ["tilt"] },
      }));
      await place.stores.log.append(`squad-${id}`, [
        // A squad's log lies in the same store as a scrimmage's.
        { by: { role: "door" }, ask: 0, input: { do: "played", record } as never },
      ]);
      return { id, members };
    };
    const ask = (squad?: string, plan: Plan = CLASS_PLAN) =>
      asked<PlanCheck>("POST", "/api/plan/check", {
        ...{ plan, packs: [science] },
        ...(squad !== undefined && { squad }),
      });
    const [weak, strong] = [await squadOf(0), await squadOf(1)];
    const [anybody, low, high] = [await ask(), await ask(weak.id), await ask(strong.id)];
    expect(anybody.sessionsBefore).toBe(0);
    expect(low.sessionsBefore).toBe(1);
    expect(low.expected?.high).toBeLessThan(high.expected?.high ?? 0);
    expect(low.expected).not.toEqual(anybody.expected);
    const text = JSON.stringify([low, high]);
    for (const trace of [...names, ...weak.members.map((one) => one.id), "theta", "memory"])
      expect(text).not.toContain(trace);
    // What the class has shown opens a topic that nobody marked.
    const taught = { ...CLASS_PLAN, taught: ["moon"] };
    expect((await ask(strong.id, taught)).heldBack).toEqual(["orbit"]);
    expect((await ask(undefined, taught)).heldBack).toEqual(["tilt", "orbit"]);
    await asked("POST", "/api/plan/check", { plan: CLASS_PLAN, packs: [science], squad: "nobody1" }, 404);
  });

  test.each(WRONG_PLANS)("HT14 %s is refused", async (_, change, where) => {
    const refusal = await asked<{ code: string }>(
      "POST",
      "/api/plan/check",
      { plan: { ...CLASS_PLAN, ...change }, packs: [science] },
      422,
    );
    expect(refusal.code).toBe("bad-plan");
    expect(JSON.stringify(refusal)).toContain(where);
  });

  test("HT15 a table where honesty does not pay is refused", async () => {
    for (const wrong of [
      [0, 0, 0],
      [-1, -2, -3],
    ]) {
      const plan = { ...CLASS_PLAN, confidence: { ask: "dial", right: [1, 2, 3], wrong } };
      const refusal = await asked("POST", "/api/plan/check", { plan, packs: [science] }, 422);
      expect(refusal).toMatchObject({ code: "improper" });
    }
  });
});

test("HT17 saved templates are listed by title until they are removed", async () => {
  const save = (title: string) =>
    asked<{ id: string }>("POST", "/api/templates", { title, plan: CLASS_PLAN }, 201);
  const list = async () => (await asked<{ templates: SavedTemplate[] }>("GET", "/api/templates")).templates;
  await save("Monday");
  const { id } = await save("Friday");
  expect((await list()).map(({ title }) => title)).toEqual(["Friday", "Monday"]);
  expect((await list())[0]).toEqual({ id, title: "Friday", plan: CLASS_PLAN });
  await asked("POST", "/api/templates", { title: "Bad", plan: {} }, 422);
  await asked("DELETE", `/api/templates/${id}`);
  await asked("DELETE", `/api/templates/${id}`, undefined, 404);
  expect((await list()).map(({ title }) => title)).toEqual(["Monday"]);
});
