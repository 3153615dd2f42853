import { Hono } from "hono";
import { z } from "zod";
import type { Pack } from "#lib/model/pack.ts";
import { packSchema } from "#lib/packs/schema.ts";
import type { PackAnswer, PacksAnswer, Saved } from "#lib/protocol/http.ts";
import { questionSchema } from "#lib/questions/registry.ts";
import type { HttpDeps } from "./deps.ts";
import { parse, readJson } from "./read.ts";
import { Refused } from "./refuse.ts";
import { cards, newPackId, type Shelved, shelve, shelved, unshelve } from "./shelf.ts";

/** the largest pack as JSON, with room for the pack's own frame */
const PACK_BYTES_MAX = 15_000_000;
const PATCH_QUESTIONS_MAX = 200;
const PACKS_MAX = 500;

const postSchema = z.union([
  z.strictObject({ copyOf: z.string().min(1).max(80) }),
  z.strictObject({ pack: z.record(z.string(), z.unknown()) }),
]);
const putSchema = z.strictObject({
  version: z.int().min(1),
  pack: z.record(z.string(), z.unknown()),
});
const patchSchema = z.strictObject({
  version: z.int().min(1),
  about: z
    .strictObject({
      title: z.string(),
      description: z.string(),
      language: z.string(),
      attribution: z.string(),
      licence: z.string(),
    })
    .partial()
    .optional(),
  put: z.array(questionSchema).max(PATCH_QUESTIONS_MAX).optional(),
  remove: z.array(z.string()).max(PATCH_QUESTIONS_MAX).optional(),
});

/** The coach's packs and the samples. Every change names the version it was made on. */
export function packs({ stores: { docs } }: HttpDeps): Hono {
  const app = new Hono();

  const find = async (id: string): Promise<Shelved> => {
    const found = await shelved(docs, id);
    if (!found) throw new Refused("no-such-pack");
    return found;
  };
  const findOwn = async (id: string): Promise<Shelved> => {
    const found = await find(id);
    if (found.sample) throw new Refused("read-only");
    return found;
  };
  const save = async (pack: unknown, expected: number): Promise<Saved> => {
    const checked: Pack = parse(packSchema, pack, "bad-pack");
    const version = await shelve(docs, checked, expected);
    if (version === null) throw new Refused("changed-meanwhile");
    return { ok: true, id: checked.id, version };
  };

  app.get("/api/packs", async (c) => c.json({ ok: true, packs: await cards(docs) } satisfies PacksAnswer));

  app.post("/api/packs", async (c) => {
    const body = await readJson(c, postSchema, { max: PACK_BYTES_MAX });
    if ((await cards(docs)).length >= PACKS_MAX) throw new Refused("too-many");
    const frame = { format: 1, id: newPackId() };
    const pack = "copyOf" in body ? (await find(body.copyOf)).pack : body.pack;
    return c.json(await save({ ...pack, ...frame }, 0), 201);
  });

  app.get("/api/packs/:id", async (c) => {
    const { pack, version, sample } = await find(c.req.param("id"));
    return c.json({ ok: true, pack, version, sample } satisfies PackAnswer);
  });

  app.put("/api/packs/:id", async (c) => {
    const { pack } = await findOwn(c.req.param("id"));
    const body = await readJson(c, putSchema, { max: PACK_BYTES_MAX });
    return c.json(await save({ ...body.pack, format: 1, id: pack.id }, body.version));
  });

  app.patch("/api/packs/:id", async (c) => {
    const { pack } = await findOwn(c.req.param("id"));
    const body = await readJson(c, patchSchema, { max: PACK_BYTES_MAX, code: "bad-pack" });
    const put = new Map((body.put ?? []).map((question) => [question.id, question]));
    const remove = new Set(body.remove ?? []);
    const questions = pack.questions
      .filter((question) => !remove.has(question.id))
      .map((question) => put.get(question.id) ?? question);
    for (const question of questions) put.delete(question.id);
    questions.push(...put.values());
    return c.json(await save({ ...pack, ...body.about, questions }, body.version));
  });

  app.delete("/api/packs/:id", async (c) => {
    const { pack } = await findOwn(c.req.param("id"));
    await unshelve(docs, pack.id);
    return c.json({ ok: true });
  });

  return app;
}
