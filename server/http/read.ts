import type { Context } from "hono";
import type { ZodType } from "zod";
import type { HttpCode } from "#lib/protocol/http.ts";
import { Refused } from "./refuse.ts";

const JSON_BYTES_MAX = 64_000;

/** The body's bytes, never more than `max`: a longer one is refused before it fills the memory. */
export async function readBytes(c: Context, max: number): Promise<Uint8Array> {
  if (Number(c.req.header("content-length") ?? 0) > max) throw new Refused("too-large");
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body;
  if (!stream) return new Uint8Array();
  try {
    for await (const chunk of stream) {
      total += chunk.byteLength;
      if (total > max) throw new Refused("too-large");
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    // The line broke: nobody hears the answer, and it is no fault of ours.
    throw new Refused("bad-message", "The request ended before its end.");
  }
  return Buffer.concat(chunks);
}

/** The body as JSON of this form. `code` is what a body of another form is refused with. */
export async function readJson<T>(
  c: Context,
  schema: ZodType<T>,
  { max = JSON_BYTES_MAX, code = "bad-message" }: { max?: number; code?: HttpCode } = {},
): Promise<T> {
  const text = new TextDecoder().decode(await readBytes(c, max));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused("bad-message", "Send JSON.");
  }
  return parse(schema, value, code);
}

/** The value as this form, or a refusal with the first thing to mend and where it is. */
export function parse<T>(schema: ZodType<T>, value: unknown, code: HttpCode): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refused(code, issue?.message, issue?.path.join("."));
}
