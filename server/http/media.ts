import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { MEDIA_BYTES_MAX } from "#lib/kit/limits.ts";
import type { MediaAnswer } from "#lib/protocol/http.ts";
import type { HttpDeps } from "./deps.ts";
import { readBytes } from "./read.ts";
import { Refused, refuse } from "./refuse.ts";
import { kindByExt, sniff } from "./sniff.ts";

const CACHE_BYTES_MAX = 48_000_000;
const NAME = /^([0-9a-f]{64})\.([a-z0-9]{3,4})$/;

interface Kept {
  base64: string;
}

/** Pictures and sounds of questions: uploaded by the coach, named by their content. */
export function mediaUpload({ stores }: HttpDeps): Hono {
  const app = new Hono();
  app.post("/api/media", async (c) => {
    const bytes = await readBytes(c, MEDIA_BYTES_MAX);
    const kind = sniff(bytes);
    if (!kind) throw new Refused("not-media");
    const name = `${createHash("sha256").update(bytes).digest("hex")}.${kind.ext}`;
    const kept: Kept = { base64: Buffer.from(bytes).toString("base64") };
    await stores.docs.putIfAbsent(`media/${name}`, kept, null);
    return c.json({ ok: true, src: `/media/${name}`, kind: kind.kind } satisfies MediaAnswer, 201);
  });
  return app;
}

/** Open to everybody: whoever has a question has its picture. A name tells nothing without its content. */
export function mediaFiles({ stores }: HttpDeps): Hono {
  const app = new Hono();
  const cache = new Map<string, Uint8Array<ArrayBuffer>>();
  let cached = 0;

  const load = async (name: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    const hit = cache.get(name);
    if (hit) return hit;
    const doc = await stores.docs.get<Kept>(`media/${name}`);
    if (!doc) return null;
    const bytes = new Uint8Array(Buffer.from(doc.value.base64, "base64"));
    // A class opens the same picture at the same instant: it counts once. The oldest ones make room.
    const meanwhile = cache.get(name);
    if (meanwhile) return meanwhile;
    cache.set(name, bytes);
    cached += bytes.byteLength;
    for (const [oldest, { byteLength }] of cache) {
      if (cached <= CACHE_BYTES_MAX) break;
      cache.delete(oldest);
      cached -= byteLength;
    }
    return bytes;
  };

  app.get("/media/:name", async (c) => {
    const name = c.req.param("name");
    const kind = kindByExt(NAME.exec(name)?.[2] ?? "");
    const bytes = kind ? await load(name) : null;
    if (!kind || !bytes) return refuse(c, "no-such-file");
    c.header("Content-Type", kind.type);
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    c.header("Content-Security-Policy", "default-src 'none'; sandbox");
    c.header("Accept-Ranges", "bytes");
    return ranged(c, bytes);
  });
  return app;
}

/** One byte range, which some browsers insist on for sound; anything else gets the whole. */
function ranged(c: Context, bytes: Uint8Array<ArrayBuffer>): Response {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(c.req.header("range") ?? "");
  const size = bytes.byteLength;
  if (!asked || (asked[1] === "" && asked[2] === "")) return c.body(bytes);
  const from = asked[1] === "" ? Math.max(0, size - Number(asked[2])) : Number(asked[1]);
  const to = asked[1] === "" || asked[2] === "" ? size - 1 : Math.min(size - 1, Number(asked[2]));
  if (from > to || from >= size) {
    c.header("Content-Range", `bytes */${size}`);
    return c.body(null, 416);
  }
  c.header("Content-Range", `bytes ${from}-${to}/${size}`);
  return c.body(bytes.slice(from, to + 1), 206);
}
