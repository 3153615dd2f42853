import { afterAll, beforeAll, expect, test } from "vitest";
import type { EnrolledAnswer, OlderAnswer } from "#lib/protocol/http.ts";
import type { OlderOneAnswer } from "#lib/review/answers.ts";
import { buildReport } from "#lib/review/report.ts";
import { summaryOf } from "#lib/review/summary.ts";
import { summaryKey } from "#server/retention/summary.ts";
import { reviewState } from "../support/fixtures/review.ts";
import { byCookie, type HttpPlace, httpPlace } from "../support/http.ts";
import { session } from "../unit/squad/build.ts";

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
const listed = async () => (await asked<OlderAnswer>("GET", "/api/older")).scrimmages.map(({ id }) => id);

/** What the sweep leaves of a scrimmage. */
async function swept(id: string, startedAt: number): Promise<void> {
  const summary = summaryOf(buildReport(reviewState({ seats: 12 })));
  summary.scrimmage = { ...summary.scrimmage, id, startedAt };
  await place.stores.docs.put(summaryKey(id), summary, null);
}

test("HT63 what is left of old scrimmages is listed and shown, until it is removed in one way or another", async () => {
  expect(await asked<OlderAnswer>("GET", "/api/older")).toMatchObject({ keepDays: 180, scrimmages: [] });
  for (const [i, id] of ["older1", "older2", "older3", "older4", "whole1"].entries()) await swept(id, i);
  await place.stores.docs.put("scrimmage/whole1", { id: "whole1" }, null);
  expect(await listed()).toEqual(["older4", "older3", "older2", "older1"]);
  const { summary } = await asked<OlderOneAnswer>("GET", "/api/older/older2");
  expect(summary).toMatchObject({ aggregate: true, players: 12, scrimmage: { id: "older2" } });
  for (const id of ["whole1", "nobody1", "..%2Fpack"]) await asked("GET", `/api/older/${id}`, undefined, 404);
  for (const path of ["/api/older", "/api/older/older2"])
    expect((await place.app.request(path)).status).toBe(401);

  await asked("DELETE", "/api/older/older2");
  await asked("DELETE", "/api/older/older2", undefined, 404);
  expect(await listed()).toEqual(["older4", "older3", "older1"]);
  const { id: squad } = await asked<EnrolledAnswer>(
    "POST",
    "/api/squads",
    { name: "9B", kind: "class", members: [] },
    201,
  );
  const played = ["older3", "older4"].map((id, day) => ({
    ...{ by: { role: "door" as const }, ask: 0 },
    // A squad's log lies in the same store as a scrimmage's.
    input: { do: "played", record: session({ id, day, players: [null] }) } as never,
  }));
  await place.stores.log.append(`squad-${squad}`, played);
  await asked("DELETE", `/api/squads/${squad}/scrimmages/older3`);
  expect(await listed()).toEqual(["older4", "older1"]);
  await asked("DELETE", `/api/squads/${squad}`);
  expect(await listed()).toEqual(["older1"]);
});
