import { Readable } from "node:stream";
import { Hono } from "hono";
import { backupLines } from "#server/backup/lines.ts";
import type { HttpDeps } from "./deps.ts";

/** A snapshot of everything, streamed while the server runs: what `npm run backup` asks for. */
export function backups({ stores }: Pick<HttpDeps, "stores">): Hono {
  const app = new Hono();
  app.get("/api/backup", (c) => {
    c.header("Content-Type", "application/x-ndjson; charset=utf-8");
    c.header("Cache-Control", "no-store");
    return c.body(Readable.toWeb(Readable.from(backupLines(stores))) as ReadableStream);
  });
  return app;
}
