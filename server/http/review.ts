import { Hono, type MiddlewareHandler } from "hono";
import type { OwnDay } from "#lib/learning/handicap.ts";
import type { State } from "#lib/model/state.ts";
import { awakeMine } from "#lib/practice/resting.ts";
import type { Retention } from "#lib/retention/pairs.ts";
import type { MineAnswer, ReplayAnswer, ReviewAnswer } from "#lib/review/answers.ts";
import { isoDay } from "#lib/review/days.ts";
import { exportFormat } from "#lib/review/exports/registry.ts";
import { withLater } from "#lib/review/later.ts";
import { buildMine } from "#lib/review/mine.ts";
import { buildReplay } from "#lib/review/replay.ts";
import { buildReport } from "#lib/review/report.ts";
import type { MineReport, Report } from "#lib/review/types.ts";
import { Derived } from "#server/rooms/derived.ts";
import type { Played } from "#server/rooms/playing.ts";
import { Refused } from "./refuse.ts";

/** Folded scrimmages, as the review reads them. */
export interface Reviews {
  /** null: no scrimmage has this id */
  state(id: string): Promise<State | null>;
  /** the seat whose private review this secret opens, or null */
  seatOfSecret(id: string, secret: string): Promise<number | null>;
  /** what is being played now, in whichever process, as it was two seconds ago or later */
  played(): Promise<Played>;
}

/**
 * The review over HTTP. Everything but the player's own page is the coach's, so `coachOnly` stands
 * before each of these routes, wherever this app is mounted. Nothing is kept in a cache: names are in it.
 */
export function reviewRoutes({
  reviews,
  daysBefore,
  later,
  coachOnly,
}: {
  reviews: Reviews;
  /** what the newest follow-up of this scrimmage says; null: none has been played */
  later?: (id: string) => Promise<Retention | null>;
  /** a member's own days in the squad before this scrimmage, in order */
  daysBefore?: (state: State, member: string) => Promise<readonly OwnDay[]>;
  coachOnly: MiddlewareHandler;
}): Hono {
  const app = new Hono();
  const mines = new Derived<MineReport | null>();

  const stateOf = async (id: string): Promise<State> => {
    const state = await reviews.state(id);
    if (!state) throw new Refused("no-such-scrimmage");
    return state;
  };

  const reportOf = async (id: string): Promise<Report> =>
    withLater(buildReport(await stateOf(id)), later ? await later(id) : null);

  app.use("/api/scrimmages/:id/*", async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });

  app.get("/api/scrimmages/:id/review", coachOnly, async (c) => {
    const report = await reportOf(c.req.param("id"));
    return c.json({ ok: true, report } satisfies ReviewAnswer);
  });

  app.get("/api/scrimmages/:id/replay", coachOnly, async (c) => {
    const replay = buildReplay(await stateOf(c.req.param("id")));
    return c.json({ ok: true, replay } satisfies ReplayAnswer);
  });

  app.get("/api/scrimmages/:id/:file{export\\.[a-z]+}", coachOnly, async (c) => {
    const format = exportFormat(c.req.param("file").slice("export.".length));
    if (!format) throw new Refused("no-such-page");
    const state = await stateOf(c.req.param("id"));
    const names = c.req.query("names") === "1";
    const body = format.write(await reportOf(c.req.param("id")), { names });
    return c.body(body, 200, {
      "Content-Type": format.type,
      "Content-Disposition": `attachment; filename="${fileName(state, names, format.extension)}"`,
    });
  });

  app.get("/api/mine/:id/:secret", async (c) => {
    const { id, secret } = c.req.param();
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
    const seat = await reviews.seatOfSecret(id, secret);
    const state = seat === null ? null : await reviews.state(id);
    if (seat === null || !state) throw new Refused("no-such-scrimmage");
    // Before the review a question may still come, and this page would have its answer.
    if (state.phase !== "review" && state.phase !== "sealed") throw new Refused("wrong-phase");
    const member = state.seats[seat]?.member ?? null;
    const before = member === null ? [] : await daysBefore?.(state, member);
    const of = `${seat}/${JSON.stringify(before ?? [])}`;
    const whole = mines.get(state, { of, with: "" }, () => buildMine(state, seat, before));
    if (!whole) throw new Refused("no-such-scrimmage");
    // What somebody is asked just now is told nobody meanwhile: this may be the page beside their round.
    const { mine, resting } = awakeMine(whole, state, (await reviews.played()).asks);
    return c.json({ ok: true, mine, ...(resting > 0 && { resting }) } satisfies MineAnswer);
  });

  return app;
}

/** "scrimmage-KLMN-2025-11-27-names.csv": nothing of the title, which may be in any script. */
function fileName(state: State, names: boolean, extension: string): string {
  return `scrimmage-${state.code}-${isoDay(state.createdAt)}${names ? "-names" : ""}.${extension}`;
}
