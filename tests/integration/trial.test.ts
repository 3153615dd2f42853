import { afterAll, beforeAll, expect, test } from "vitest";
import type { EnrolledAnswer, RetentionAnswer } from "#lib/protocol/http.ts";
import { byCookie, type HttpPlace, httpPlace } from "../support/http.ts";
import { DAY, session, T0 } from "../unit/squad/build.ts";

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

test("HT67 a trial is begun, drawn by the server, taken back, and shut once its first follow-up is begun", async () => {
  const names = ["Ottoline Quist", "Bartholomew Finch", "Zofia Wren"];
  const body = { name: "9B", kind: "class", members: names.map((name) => ({ name })) };
  const { id, members } = await asked<EnrolledAnswer>("POST", "/api/squads", body, 201);
  const path = `/api/squads/${id}/trials/s1`;
  const told = async () => (await asked<RetentionAnswer>("GET", `/api/squads/${id}/retention`)).trial;
  const put = (input: object) =>
    // A squad's log lies in the same store as a scrimmage's.
    place.stores.log.append(`squad-${id}`, [{ by: { role: "door" }, ask: 0, input: input as never }]);

  await asked("PUT", path, { on: true }, 404);
  const players = members.map((one) => one.id);
  const questions = Array.from({ length: 30 }, (_, i) => i);
  await put({ do: "played", record: session({ id: "s1", players, questions }) });
  await asked("PUT", path, { on: true }, 409);
  const followUps = [2, 7].map((gapDays) => ({
    ...{ id: `b${gapDays}`, code: `KLM4${gapDays}`, gapDays, dayAt: T0 + gapDays * DAY },
  }));
  await put({ do: "book", of: "s1", followUps });
  expect(await told()).toMatchObject({ possible: { of: "s1" }, waiting: [], done: 0 });

  await asked("PUT", path, { on: true });
  expect(await told()).toMatchObject({
    ...{ possible: null, done: 0, result: null },
    waiting: [{ of: "s1", stage: "review", pairs: 4 }],
  });
  await asked("PUT", path, { on: true }, 409);
  await asked("PUT", path, { on: false });
  expect(await told()).toMatchObject({ possible: { of: "s1" }, waiting: [] });
  await asked("PUT", path, { on: true });
  await put({ do: "opened", booking: "b2", scrimmage: "f2" });
  await asked("PUT", path, { on: false }, 409);
  const text = JSON.stringify(await told());
  for (const trace of [...names, ...players, "pack/q"]) expect(text).not.toContain(trace);
});
