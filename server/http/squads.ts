import { type Context, Hono } from "hono";
import { z } from "zod";
import { NAME_CHARS_MAX, TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type {
  EnrolledAnswer,
  PinsAnswer,
  ReceiptAnswer,
  RecordsAnswer,
  SquadAnswer,
  SquadsAnswer,
} from "#lib/protocol/http.ts";
import { recordsView } from "#lib/squad/records.ts";
import { ROSTER_MAX } from "#lib/squad/types.ts";
import type { HttpDeps } from "./deps.ts";
import { readJson } from "./read.ts";

const ROSTER_BYTES_MAX = 200_000;

const title = z.string().trim().min(1).max(TITLE_CHARS_MAX);
const pin = z.string().regex(/^\d{4,8}$/, "A PIN has four to eight digits.");
const timeMult = z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)]);
const name = z.string().max(NAME_CHARS_MAX * 2);
const members = z
  .array(
    z.strictObject({
      name: name.optional(),
      pin: pin.optional(),
      timeMult: timeMult.optional(),
      calm: z.boolean().optional(),
    }),
  )
  .max(ROSTER_MAX);

const postSchema = z.strictObject({
  name: title,
  kind: z.enum(["class", "team", "club"]),
  pseudonymous: z.boolean().default(false),
  open: z.boolean().default(false),
  members: members.default([]),
});
const patchSchema = z.strictObject({ name: title.optional(), guests: z.boolean().optional() });
const enrolSchema = z.strictObject({ members });
const memberSchema = z.strictObject({
  name: name.trim().optional(),
  pin: pin.nullable().optional(),
  timeMult: timeMult.optional(),
  calm: z.boolean().optional(),
  optIn: z.boolean().optional(),
});
const pinsSchema = z.strictObject({ who: z.enum(["all", "without"]) });

/** The coach's squads. Names are in these answers, so nothing of them is kept in a cache. */
export function squads({ squads, rooms, stores }: HttpDeps): Hono {
  const app = new Hono();
  const all = "/api/squads";
  const one = `${all}/:id`;
  const member = `${one}/members/:member`;
  const id = (c: Context) => c.req.param("id") ?? "";

  app.use(`${all}/*`, async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });

  app.get(all, async (c) => c.json({ ok: true, squads: await squads.list() } satisfies SquadsAnswer));
  app.post(all, async (c) => {
    const body = await readJson(c, postSchema, { max: ROSTER_BYTES_MAX });
    const made = await squads.create(body);
    return c.json(enrolledAnswer(made.id, made.members), 201);
  });

  app.get(one, async (c) => {
    const squad = await squads.get(id(c));
    const scrimmages = (await rooms.list()).filter((line) => line.squad === squad.id);
    return c.json({ ok: true, squad, scrimmages } satisfies SquadAnswer);
  });
  app.patch(one, async (c) => {
    const { name, guests } = await readJson(c, patchSchema);
    await squads.change(id(c), {
      ...(name !== undefined && { name }),
      ...(guests !== undefined && { guests }),
    });
    return c.json({ ok: true });
  });
  app.delete(one, async (c) => {
    return c.json({ ok: true, ...(await squads.remove(id(c))) } satisfies ReceiptAnswer);
  });

  app.post(`${one}/members`, async (c) => {
    const body = await readJson(c, enrolSchema, { max: ROSTER_BYTES_MAX });
    return c.json(enrolledAnswer(id(c), await squads.enrol(id(c), body.members)), 201);
  });
  app.patch(member, async (c) => {
    await squads.changeMember(id(c), c.req.param("member"), await readJson(c, memberSchema));
    return c.json({ ok: true });
  });
  app.delete(member, async (c) => {
    const receipt = await squads.removeMember(id(c), c.req.param("member"));
    return c.json({ ok: true, receipt } satisfies ReceiptAnswer);
  });
  app.post(`${one}/pins`, async (c) => {
    const { who } = await readJson(c, pinsSchema);
    return c.json({ ok: true, pins: await squads.givePins(id(c), who) } satisfies PinsAnswer);
  });

  // Only what counted: the query asks for full performances, and no scrimmage is in the answer.
  app.get(`${one}/records`, async (c) => {
    const { doc, squad } = await squads.read(id(c));
    const records = recordsView(squad);
    const of = { id: doc.id, name: doc.name };
    return c.json({ ok: true, now: stores.log.now(), squad: of, records } satisfies RecordsAnswer);
  });

  app.delete(`${one}/scrimmages/:scrimmage`, async (c) => {
    const receipt = await squads.removeScrimmage(id(c), c.req.param("scrimmage"));
    return c.json({ ok: true, receipt } satisfies ReceiptAnswer);
  });
  return app;
}

function enrolledAnswer(id: string, members: readonly { id: string; name: string }[]): EnrolledAnswer {
  return { ok: true, id, members: members.map((one) => ({ id: one.id, name: one.name })) };
}
