import { Hono } from "hono";
import type { HttpDeps } from "./deps.ts";

/** `/healthz`: the process answers. `/readyz`: it can also keep what it is told. */
export function health({ stores, ready }: HttpDeps): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    try {
      await ready();
      await stores.log.check();
      return c.json({ ok: true });
    } catch (error) {
      return c.json({ ok: false, message: error instanceof Error ? error.message : "not ready" }, 503);
    }
  });
  return app;
}
