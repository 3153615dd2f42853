import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLASS_PLAN } from "#lib/model/templates.ts";
import { COACH_COOKIE, coachProof } from "#server/http/guard.ts";
import { byCookie, byKey, type HttpPlace, httpPlace, KEY, ORIGIN } from "../support/http.ts";

describe("the way in", () => {
  let place: HttpPlace;
  beforeAll(async () => {
    place = await httpPlace();
  });
  afterAll(() => place.dispose());

  test("HT1 the printed link sets a cookie that proves the key without holding it", async () => {
    const response = await place.app.request(`/coach/enter?key=${encodeURIComponent(KEY)}`);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/coach");
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toContain(`${COACH_COOKIE}=${coachProof(KEY)}`);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toContain(KEY);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("HT1 a wrong link leads to the desk's door and sets nothing", async () => {
    const response = await place.app.request("/coach/enter?key=nearly");
    expect(response.headers.get("location")).toBe("/coach?wrong=1");
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("HT1 a pasted key opens the desk, and the session tells so", async () => {
    const enter = (key: string) =>
      place.app.request("/api/enter", {
        method: "POST",
        headers: { host: "desk.test", origin: ORIGIN },
        body: JSON.stringify({ key }),
      });
    expect((await enter("nearly")).status).toBe(401);
    const response = await enter(` ${KEY} `);
    expect(response.status).toBe(200);
    const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const session = await place.app.request("/api/session", { headers: { cookie } });
    expect(await session.json()).toEqual({ ok: true, coach: true });
    const nobody = await place.app.request("/api/session");
    expect(await nobody.json()).toEqual({ ok: true, coach: false });
  });

  test.each([
    ["GET", "/api/packs"],
    ["POST", "/api/packs"],
    ["GET", "/api/packs/x"],
    ["PUT", "/api/packs/x"],
    ["PATCH", "/api/packs/x"],
    ["DELETE", "/api/packs/x"],
    ["POST", "/api/packs/import"],
    ["GET", "/api/packs/x/export.json"],
    ["POST", "/api/media"],
    ["POST", "/api/plan/check"],
    ["GET", "/api/templates"],
    ["POST", "/api/templates"],
    ["GET", "/api/scrimmages"],
    ["POST", "/api/scrimmages"],
    ["DELETE", "/api/scrimmages/x"],
    ["POST", "/api/scrimmages/x/rehearsal"],
    ["GET", "/api/backup"],
    ["GET", "/api/whatever"],
  ])("HT2 %s %s needs the coach", async (method, path) => {
    for (const cookie of ["", `${COACH_COOKIE}=${"0".repeat(64)}`]) {
      const response = await place.app.request(path, { method, headers: { cookie, origin: ORIGIN } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ ok: false, code: "no-key" });
    }
  });

  test("HT2 the key itself is taken from scripts", async () => {
    expect((await place.app.request("/api/templates", byKey("GET"))).status).toBe(200);
  });

  test("HT3 a change with the cookie must come from our own pages", async () => {
    const post = (headers: Record<string, string>) =>
      place.app.request("/api/templates", byCookie("POST", {}, headers));
    for (const origin of ["http://elsewhere.test", "null", "http://desk.test:81", "nonsense"]) {
      const response = await post({ origin });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "cross-site" });
    }
    const bare = byCookie("POST", {});
    const headers = new Headers(bare.headers);
    headers.delete("origin");
    expect((await place.app.request("/api/templates", { ...bare, headers })).status).toBe(403);
    // Past the guard, the body is what is refused.
    expect((await post({})).status).toBe(400);
    expect((await place.app.request("/api/templates", byKey("POST", {}))).status).toBe(400);
  });

  test("HT3 behind a proxy that changes Host, the public address counts as ours", async () => {
    const response = await place.app.request("/api/templates", byCookie("POST", {}, { host: "inner:3000" }));
    expect(response.status).toBe(400);
  });

  test("HT5 every answer carries the security headers, refusals too", async () => {
    for (const path of ["/api/session", "/api/packs", "/healthz", "/media/none.png"]) {
      const { headers } = await place.app.request(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    }
    const response = await place.app.request("/api/no-such-thing", byKey("GET"));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      ok: false,
      code: "no-such-page",
      message: "There is nothing here.",
    });
  });

  test("HT19 /healthz answers always, /readyz only when all is well", async () => {
    expect((await place.app.request("/readyz")).status).toBe(200);
    place.trouble("The folder cannot be written.");
    const response = await place.app.request("/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, message: "The folder cannot be written." });
    expect((await place.app.request("/healthz")).status).toBe(200);
    place.trouble(null);
  });

  test("HT28 a store that cannot be used and a request that breaks off are no fault of ours", async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error("aborted")),
    });
    const request = { ...byKey("POST"), body: broken, duplex: "half" };
    expect((await place.app.request("/api/packs", request)).status).toBe(400);
    const away = await httpPlace();
    await away.stores.close();
    const response = await away.app.request("/api/packs", byKey("GET"));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: "store-away",
      message: expect.stringContaining("store"),
    });
    await away.dispose();
  });

  test("HT20 the join address has no slash at its end", async () => {
    const response = await place.app.request("/api/address");
    expect(await response.json()).toEqual({ ok: true, url: "http://desk.test", shown: "desk.test" });
  });
});

test("HT4 trying keys is stopped, and a cookie stays good", async () => {
  const place = await httpPlace();
  const enter = (key: string) => place.app.request(`/coach/enter?key=${encodeURIComponent(key)}`);
  for (let i = 0; i < 20; i++) expect((await enter(`try ${i}`)).status).toBe(303);
  expect((await enter(KEY)).status).toBe(429);
  expect((await place.app.request("/api/templates", byKey("GET"))).status).toBe(429);
  expect((await place.app.request("/api/templates", byCookie("GET"))).status).toBe(200);
  await place.dispose();
});

test("HT4 the session's question tells nothing by trying either", async () => {
  const place = await httpPlace();
  const session = (key: string) =>
    place.app.request("/api/session", { headers: { authorization: `Bearer ${key}` } });
  for (let i = 0; i < 20; i++)
    expect(await (await session(`try ${i}`)).json()).toEqual({ ok: true, coach: false });
  expect((await session(KEY)).status).toBe(429);
  await place.dispose();
});

test("HT69 an id that can be none is answered like one that is not there", async () => {
  const place = await httpPlace();
  for (const id of ["%20", "%00", "%0aX", "..%2f..", "%F0%9F%98%80", "__proto__", "a".repeat(3_000)]) {
    const asked: [string, string, object?][] = [
      ["GET", `/api/packs/${id}`],
      ["GET", `/api/packs/${id}/export.json`],
      ["PUT", `/api/packs/${id}`, { version: 1, pack: {} }],
      ["DELETE", `/api/packs/${id}`],
      ["DELETE", `/api/templates/${id}`],
      ["GET", `/api/squads/${id}`],
      ["GET", `/api/scrimmages/${id}/follow-ups`],
      ["GET", `/api/scrimmages/${id}/review`],
    ];
    for (const [method, path, body] of asked)
      expect.soft((await place.app.request(path, byKey(method, body))).status, `${method} ${path}`).toBe(404);
    const plan = byKey("POST", { plan: CLASS_PLAN, packs: [decodeURIComponent(id)] });
    expect.soft((await place.app.request("/api/plan/check", plan)).status, id).toBeLessThan(500);
  }
  await place.dispose();
});
