import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { byCodeUnit } from "#lib/kit/hash.ts";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type { SavedTemplate, TemplatesAnswer } from "#lib/protocol/http.ts";
import { isKey } from "#server/stores/keys.ts";
import type { HttpDeps } from "./deps.ts";
import { readPlan } from "./plan.ts";
import { readJson } from "./read.ts";
import { Refused } from "./refuse.ts";

const TEMPLATES_MAX = 100;
const PREFIX = "template/";
const postSchema = z.strictObject({
  title: z.string().trim().min(1).max(TITLE_CHARS_MAX),
  plan: z.unknown(),
});

/** Plans that the coach kept to begin with again. */
export function templates({ stores }: HttpDeps): Hono {
  const app = new Hono();
  const all = async (): Promise<SavedTemplate[]> => {
    const found: SavedTemplate[] = [];
    for await (const { doc } of stores.docs.list<SavedTemplate>(PREFIX)) found.push(doc.value);
    return found.toSorted((a, b) => byCodeUnit(a.title, b.title) || byCodeUnit(a.id, b.id));
  };
  app.get("/api/templates", async (c) =>
    c.json({ ok: true, templates: await all() } satisfies TemplatesAnswer),
  );
  app.post("/api/templates", async (c) => {
    const body = await readJson(c, postSchema);
    if ((await all()).length >= TEMPLATES_MAX) throw new Refused("too-many");
    const saved: SavedTemplate = { id: randomUUID(), title: body.title, plan: readPlan(body.plan) };
    await stores.docs.put(PREFIX + saved.id, saved, null);
    return c.json({ ok: true, id: saved.id }, 201);
  });
  app.delete("/api/templates/:id", async (c) => {
    const key = PREFIX + c.req.param("id");
    if (!isKey(key) || !(await stores.docs.get(key))) throw new Refused("no-such-template");
    await stores.docs.remove(key);
    return c.json({ ok: true });
  });
  return app;
}
