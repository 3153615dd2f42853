import { Hono, type MiddlewareHandler } from "hono";
import { describe, expect, test } from "vitest";
import type { State } from "#lib/model/state.ts";
import { Refused, refuse } from "#server/http/refuse.ts";
import { type Reviews, reviewRoutes } from "#server/http/review.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const state = reviewState();

/** Only the coach passes: one header stands for the cookie. */
const coachOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.header("x-coach") === undefined) throw new Refused("no-key");
  await next();
};

function appOf(held: State | null): Hono {
  const reviews: Reviews = {
    state: async (id) => (id === "known" ? held : null),
    seatOfSecret: async (id, secret) => (id === "known" && secret === "mine" ? 3 : null),
    played: async () => ({ squads: new Set(), asks: () => false }),
  };
  const app = new Hono();
  app.route("/", reviewRoutes({ reviews, coachOnly }));
  app.onError((error, c) => refuse(c, error instanceof Refused ? error.code : "our-fault"));
  return app;
}

const app = appOf(state);
const ask = (path: string, coach = true, of = app) =>
  of.request(path, coach ? { headers: { "x-coach": "1" } } : {});

describe("routes", () => {
  test("RE40 everything but a player's own page is the coach's alone", async () => {
    for (const path of ["review", "replay", "export.csv", "export.json", "export.csv?names=1"]) {
      expect((await ask(`/api/scrimmages/known/${path}`, false)).status).toBe(401);
      const answer = await ask(`/api/scrimmages/known/${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect((await ask(`/api/scrimmages/unknown/${path}`)).status).toBe(404);
    }
    expect((await ask("/api/scrimmages/known/export.exe")).status).toBe(404);
    expect((await ask("/api/scrimmages/known/export.constructor")).status).toBe(404);
  });

  test("RE40 the review and the replay come whole", async () => {
    const { report } = (await (await ask("/api/scrimmages/known/review")).json()) as { report: object };
    expect(report).toMatchObject({ not_for_grading: true });
    const { replay } = (await (await ask("/api/scrimmages/known/replay")).json()) as { replay: object };
    expect(replay).toMatchObject({ not_for_grading: true });
  });

  test("RE35 an export is a file, with names only when asked for", async () => {
    const plain = await ask("/api/scrimmages/known/export.csv");
    expect(plain.headers.get("content-disposition")).toBe(
      'attachment; filename="scrimmage-KLMN-2025-11-27.csv"',
    );
    expect(plain.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const name = state.seats[0]?.name ?? "";
    expect(await plain.text()).not.toContain(name);
    const named = await ask("/api/scrimmages/known/export.csv?names=1");
    expect(named.headers.get("content-disposition")).toContain("-names.csv");
    expect(await named.text()).toContain(name);
    const bytes = new Uint8Array(await (await ask("/api/scrimmages/known/export.csv")).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test("RE41 a player's page opens with its secret", async () => {
    const answer = await ask("/api/mine/known/mine", false);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({ ok: true, mine: { name: state.seats[3]?.name } });
    expect((await ask("/api/mine/known/other", false)).ok).toBe(false);
    expect((await ask("/api/mine/unknown/mine", false)).ok).toBe(false);
  });

  test("RE41 and only from the review on", async () => {
    for (const phase of ["lobby", "count", "question", "break"] as const) {
      const answer = await ask("/api/mine/known/mine", false, appOf({ ...state, phase }));
      expect(answer.status).toBe(409);
    }
    expect((await ask("/api/mine/known/mine", false, appOf({ ...state, phase: "review" }))).status).toBe(200);
  });
});
