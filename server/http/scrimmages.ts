import { Hono } from "hono";
import { z } from "zod";
import { REHEARSAL_MAX } from "#lib/kit/limits.ts";
import type { CoachInput } from "#lib/model/input.ts";
import { isFullPerformance } from "#lib/model/plan.ts";
import { FOLLOW_UP_DAYS_MAX } from "#lib/model/templates.ts";
import type { RemovedAnswer, ScrimmageAnswer, ScrimmagesAnswer } from "#lib/protocol/http.ts";
import { coachInputSchema } from "#lib/protocol/inputs.ts";
import { dayAfter, isZone } from "#server/followups/calendar.ts";
import { bankFields } from "./bank.ts";
import type { HttpDeps } from "./deps.ts";
import { readPlan } from "./plan.ts";
import { readJson } from "./read.ts";
import { Refused } from "./refuse.ts";

const postSchema = z.strictObject({
  plan: z.unknown(),
  ...bankFields,
  squad: z.string().max(64).optional(),
});
const rehearsalSchema = z.strictObject({ players: z.int().min(1).max(REHEARSAL_MAX) });

export function scrimmages({ rooms, stores }: HttpDeps): Hono {
  const app = new Hono();
  app.get("/api/scrimmages", async (c) => {
    const list = (await rooms.list()).toSorted((a, b) => b.createdAt - a.createdAt);
    return c.json({ ok: true, now: stores.log.now(), scrimmages: list } satisfies ScrimmagesAnswer);
  });
  app.post("/api/scrimmages", async (c) => {
    const body = await readJson(c, postSchema);
    if (body.packs.length === 0) throw new Refused("no-pack");
    const plan = readPlan(body.plan);
    if (isFullPerformance(plan) && body.squad === undefined) throw new Refused("needs-squad");
    const made = await rooms.create(plan, body.packs, body.withoutTopics, body.squad);
    return c.json({ ok: true, ...made } satisfies ScrimmageAnswer, 201);
  });
  app.post("/api/scrimmages/:id/rehearsal", async (c) => {
    const { players } = await readJson(c, rehearsalSchema);
    await rooms.rehearse(c.req.param("id"), players);
    return c.json({ ok: true });
  });
  app.post("/api/scrimmages/:id/control", async (c) => {
    const asked = await readJson(c, coachInputSchema);
    const input = withDays(asked, c.req.query("zone"), stores.log.now());
    return c.json({ ok: true, ...(await rooms.control(c.req.param("id"), input)) });
  });
  app.get("/api/scrimmages/:id/hash", async (c) => {
    return c.json({ ok: true, ...(await rooms.hash(c.req.param("id"))) });
  });
  app.delete("/api/scrimmages/:id", async (c) => {
    const receipt = await rooms.remove(c.req.param("id"));
    return c.json({ ok: true, receipt } satisfies RemovedAnswer);
  });
  return app;
}

const DAY_MS = 86_400_000;
const NO_ZONE =
  "Say where the coach is, so that each follow-up has its day there: add ?zone=Europe/Lisbon (your own) to the address, or send `at`, the start of each day in ms since 1970.";

/** A desk says on which days its follow-ups are; a script may say in which time zone its coach lives. */
function withDays(input: CoachInput, zone: string | undefined, now: number): CoachInput {
  if (input.do !== "followUp" || input.days.length === 0) return input;
  const { at } = input;
  if (at?.some((day) => day < now - DAY_MS || day > now + (FOLLOW_UP_DAYS_MAX + 2) * DAY_MS))
    throw new Refused("bad-message", "Each day in `at` is one of the next 400.", "at");
  if (at !== undefined) return input;
  if (zone === undefined || !isZone(zone)) throw new Refused("bad-message", NO_ZONE, "zone");
  return { ...input, at: input.days.map((days) => dayAfter(now, days, zone)) };
}
