import { type Context, Hono } from "hono";
import { z } from "zod";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
import { FOLLOW_UP_DAYS_MAX, FOLLOW_UPS_MAX } from "#lib/model/templates.ts";
import type { BookedLine, RetentionAnswer, ScrimmageAnswer, ThenNowAnswer } from "#lib/protocol/http.ts";
import { termView } from "#lib/squad/term.ts";
import { curveViews, followUpView, followUpViews } from "#lib/squad/then-now.ts";
import { trialView } from "#lib/squad/trial.ts";
import type { Squad } from "#lib/squad/types.ts";
import { calendarFile, isZone, sameTimeOfDay } from "#server/followups/calendar.ts";
import type { HttpDeps } from "./deps.ts";
import { readJson } from "./read.ts";
import { Refused } from "./refuse.ts";

const MINUTES = 10;
const DAY_MS = 86_400_000;

const day = {
  gapDays: z.int().min(1).max(FOLLOW_UP_DAYS_MAX),
  dayAt: z.int().min(0).max(8e15),
};
const daySchema = z.strictObject(day);
const putSchema = z.strictObject({ days: z.array(daySchema).max(FOLLOW_UPS_MAX) });
const trialSchema = z.strictObject({ on: z.boolean() });
const postSchema = z.strictObject({ of: z.string().min(1).max(64), ...day });

/** Follow-ups and what they say of weeks: the coach's. No answer names a player. */
export function followUps({ followUps, squads, stores, config }: HttpDeps): Hono {
  const app = new Hono();
  const after = "/api/scrimmages/:id/follow-ups";
  const squad = "/api/squads/:id";
  const id = (c: Context) => c.req.param("id") ?? "";

  app.get(after, async (c) => c.json(await followUps.of(id(c))));
  app.put(after, async (c) => {
    const { days } = await readJson(c, putSchema);
    const latest = stores.log.now() + (FOLLOW_UP_DAYS_MAX + 2) * DAY_MS;
    if (days.some(({ dayAt }) => dayAt > latest)) throw new Refused("bad-message", undefined, "days");
    return c.json(await followUps.rebook(id(c), days));
  });
  app.get("/api/scrimmages/:id/follow-ups.ics", async (c) => {
    const { squad: of, followUps: lines } = await followUps.of(id(c));
    const read = of === null ? null : await squads.read(of);
    return calendar(c, lines, read?.squad ?? null);
  });
  app.get("/api/scrimmages/:id/then-now", async (c) => {
    const { squad: of } = await followUps.of(id(c));
    if (of === null) return c.json({ ok: true, own: null, after: [] } satisfies ThenNowAnswer);
    const read = await squads.read(of);
    const record = read.squad.sessions.find((one) => one.scrimmage === id(c));
    const own = record ? followUpView(read.squad, record) : null;
    return c.json({ ok: true, own, after: followUpViews(read.squad, id(c)) } satisfies ThenNowAnswer);
  });

  app.get(`${squad}/retention`, async (c) => {
    const { doc, squad: folded, followUps: booked } = await followUps.ofSquad(id(c));
    const now = stores.log.now();
    return c.json({
      ...{ ok: true, now, squad: { id: doc.id, name: doc.name, open: doc.open } },
      ...{ term: termView(folded, now), followUps: followUpViews(folded), curves: curveViews(folded) },
      booked,
      trial: trialView(folded),
    } satisfies RetentionAnswer);
  });
  app.get(`${squad}/follow-ups.ics`, async (c) => {
    const { squad: folded, followUps: lines } = await followUps.ofSquad(id(c));
    return calendar(c, lines, folded);
  });
  app.post(`${squad}/follow-ups`, async (c) => {
    const { of, ...when } = await readJson(c, postSchema);
    await followUps.add(id(c), of, when);
    return c.json({ ok: true }, 201);
  });
  app.patch(`${squad}/follow-ups/:booking`, async (c) => {
    await followUps.move(id(c), c.req.param("booking"), await readJson(c, daySchema));
    return c.json({ ok: true });
  });
  app.delete(`${squad}/follow-ups/:booking`, async (c) => {
    await followUps.move(id(c), c.req.param("booking"), null);
    return c.json({ ok: true });
  });
  app.put(`${squad}/trials/:scrimmage`, async (c) => {
    const { on } = await readJson(c, trialSchema);
    await followUps.trial(id(c), c.req.param("scrimmage"), on);
    return c.json({ ok: true });
  });
  app.post(`${squad}/follow-ups/:booking/start`, async (c) => {
    const made = await followUps.open(id(c), c.req.param("booking"));
    return c.json({ ok: true, ...made } satisfies ScrimmageAnswer, 201);
  });
  return app;

  function calendar(c: Context, lines: readonly BookedLine[], folded: Squad | null): Response {
    const asked = c.req.query("zone");
    if (asked !== undefined && !isZone(asked)) throw new Refused("bad-message", undefined, "zone");
    const zone = asked ?? null;
    const words = followUpWords[DEFAULT_LOCALE].followUp;
    const events = lines
      .filter((line) => line.state !== "played")
      .map((line) => {
        const day = folded?.sessions.find((record) => record.scrimmage === line.of);
        const url = `${config.publicUrl.replace(/\/+$/, "")}/j/${line.code}`;
        return {
          uid: `${line.id}@scrimmage`,
          at: day ? sameTimeOfDay(line.dayAt, day.startedAt, zone) : line.dayAt,
          writtenAt: stores.log.now(),
          minutes: MINUTES,
          title: words.eventTitle({ title: line.title }),
          text: words.eventText({ url, code: line.code }),
          url,
        };
      });
    c.header("Cache-Control", "no-store");
    return c.body(calendarFile(events, zone), 200, {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="follow-ups.ics"',
    });
  }
}
