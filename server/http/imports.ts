import { Hono } from "hono";
import { z } from "zod";
import { IMPORT_BYTES_MAX, TOPIC_CHARS_MAX } from "#lib/kit/limits.ts";
import type { Pack } from "#lib/model/pack.ts";
import { importPack } from "#lib/packs/import.ts";
import { describeProblem } from "#lib/packs/problems.ts";
import type { ImportAnswer } from "#lib/protocol/http.ts";
import type { HttpDeps } from "./deps.ts";
import { parse, readBytes } from "./read.ts";
import { Refused } from "./refuse.ts";
import { shelved } from "./shelf.ts";

const COLUMNS_MAX = 200;

const choicesSchema = z.strictObject({
  name: z.string().max(200).default(""),
  importer: z.string().max(40).optional(),
  topic: z.string().trim().min(1).max(TOPIC_CHARS_MAX).optional(),
  delimiter: z.enum([",", ";", "\t"]).optional(),
  /** JSON: what each column holds, by its index */
  mapping: z
    .string()
    .max(10_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "Send the mapping as JSON." });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)))
    .refine((mapping) => Object.keys(mapping).length <= COLUMNS_MAX, "Map fewer columns.")
    .optional(),
});

/** Files in, files out. Reading one stores nothing: the coach looks first, then saves what came of it. */
export function imports({ stores: { docs } }: HttpDeps): Hono {
  const app = new Hono();

  app.post("/api/packs/import", async (c) => {
    const { name, mapping, ...choices } = parse(choicesSchema, c.req.query(), "bad-message");
    const bytes = await readBytes(c, IMPORT_BYTES_MAX);
    const imported = importPack(bytes, name, { ...choices, ...(mapping ? { columns: mapping } : {}) });
    const answer: ImportAnswer = {
      ok: true,
      ...imported,
      problems: imported.problems.map((one) => ({ ...one, message: describeProblem(one) })),
    };
    return c.json(answer);
  });

  app.get("/api/packs/:id/export.json", async (c) => {
    const found = await shelved(docs, c.req.param("id"));
    if (!found) throw new Refused("no-such-pack");
    c.header("Content-Type", "application/json; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="${fileName(found.pack)}"`);
    return c.body(`${JSON.stringify(found.pack, null, 1)}\n`);
  });

  return app;
}

/** "Seasons & tilt" becomes "seasons-tilt.json". */
function fileName(pack: Pack): string {
  const plain = pack.title
    .normalize("NFKD")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/[\s_]+/g, "-")
    .toLowerCase();
  return `${plain || "pack"}.json`;
}
