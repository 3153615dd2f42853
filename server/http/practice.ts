import { type Context, Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { ANSWER_CHARS_MAX } from "#lib/kit/limits.ts";
import { TURNS_MAX } from "#lib/practice/drill.ts";
import {
  type CheckedAnswer,
  PRACTICE_KINDS,
  type PracticeAnswer,
  type PracticeLinkAnswer,
  type PracticeLinksAnswer,
} from "#lib/practice/types.ts";
import { Rate } from "#server/gateway/rate.ts";
import { type PracticeDoor, Practices } from "#server/practice/practices.ts";
import type { HttpDeps } from "./deps.ts";
import { coachBy, peer } from "./guard.ts";
import { readJson } from "./read.ts";
import { Refused } from "./refuse.ts";

const CHECK_BYTES_MAX = 4_096;
/** a class of forty behind one address, each answer within a few seconds */
const ASKS_PER_10S = 400;
const RATES_KEPT = 2_000;

const seed = z.string().regex(/^[a-z0-9]{1,16}$/);
const position = z.int().min(0).max(99);
const checkSchema = z.strictObject({
  seed,
  question: z.string().max(240),
  turn: z.int().min(0).max(TURNS_MAX),
  value: z.union([
    position,
    z.array(position).max(99),
    z.boolean(),
    z.string().max(ANSWER_CHARS_MAX),
    z.null(),
  ]),
});
const doorSchema = z.object({
  kind: z.enum(PRACTICE_KINDS),
  id: z.string().regex(/^[A-Za-z0-9]{6,40}$/),
  token: z.string().regex(/^[A-Za-z0-9_-]{20,24}$/),
});

/**
 * Practice over HTTP: open to whoever has the address of a set, which nobody can guess. Where the sets
 * are, only the coach is told.
 */
export function practiceRoutes(deps: HttpDeps, coachOnly: MiddlewareHandler): Hono {
  const app = new Hono();
  const practices = new Practices(deps);
  const rates = new Map<string, Rate>();
  const one = "/api/practice/:kind/:id/:token";

  const doorOf = (c: Context): PracticeDoor => {
    const from = peer(c, deps.config.trustProxy);
    const rate = rates.get(from) ?? new Rate(ASKS_PER_10S);
    if (rates.size >= RATES_KEPT) rates.clear();
    rates.set(from, rate);
    if (!rate.take()) throw new Refused("too-fast");
    const door = doorSchema.safeParse(c.req.param());
    if (!door.success) throw new Refused("no-such-scrimmage");
    // A cookie only: a key would have to be counted as a try.
    const coach = coachBy({ cookie: c.req.header("cookie") }, deps.config.coachKey) === "cookie";
    return { ...door.data, coach };
  };

  app.use("/api/practice/*", async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
  });

  app.get(one, async (c) => {
    const asked = seed.safeParse(c.req.query("seed"));
    if (!asked.success) throw new Refused("bad-message");
    const practice = await practices.practice(doorOf(c), asked.data);
    return c.json({ ok: true, practice } satisfies PracticeAnswer);
  });

  app.post(`${one}/check`, async (c) => {
    const door = doorOf(c);
    const post = await readJson(c, checkSchema, { max: CHECK_BYTES_MAX });
    return c.json({ ok: true, ...(await practices.check(door, post)) } satisfies CheckedAnswer);
  });

  app.get("/api/scrimmages/:id/practice-link", coachOnly, async (c) => {
    const path = await practices.setPath(c.req.param("id"));
    return c.json({ ok: true, path } satisfies PracticeLinkAnswer);
  });

  app.get("/api/squads/:id/practice-links", coachOnly, async (c) => {
    c.header("Cache-Control", "no-store");
    const links = await practices.homePaths(c.req.param("id"));
    return c.json({ ok: true, links } satisfies PracticeLinksAnswer);
  });

  return app;
}
