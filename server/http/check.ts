import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { CHECK_BYTES } from "#lib/protocol/check.ts";

/** How much comes through at once, for the check page. Open to everybody; smaller than any page. */
export function check(): Hono {
  const app = new Hono();
  // By chance, so that nothing on the way can make it smaller.
  const bytes = new Uint8Array(randomBytes(CHECK_BYTES));
  app.get("/api/check/bytes", (c) => {
    c.header("Cache-Control", "no-store, no-transform");
    c.header("Content-Type", "application/octet-stream");
    return c.body(bytes);
  });
  return app;
}
