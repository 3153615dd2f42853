import { type Context, Hono } from "hono";
import type { HttpDeps } from "./deps.ts";
import { coachTried, credentials, peer, sameText } from "./guard.ts";
import type { WrongTries } from "./tries.ts";

/**
 * `/metrics` for whoever shows METRICS_TOKEN, or the coach's key. Never by address: behind a proxy on this
 * machine every pupil comes from loopback.
 */
export function metrics({ config, metrics }: HttpDeps, tries: WrongTries): Hono {
  const app = new Hono();
  app.get("/metrics", async (c) => {
    c.header("Cache-Control", "no-store");
    if (!(await mayRead(c))) {
      c.header("WWW-Authenticate", "Bearer");
      return c.text("Send the METRICS_TOKEN of this server: Authorization: Bearer <token>\n", 401);
    }
    return c.body(await metrics.text(), 200, { "Content-Type": metrics.contentType });
  });
  return app;

  // The token is compared first and always: somebody else's wrong keys must not shut the scraper out.
  async function mayRead(c: Context): Promise<boolean> {
    const sent = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const { metricsToken, coachKey, trustProxy } = config;
    if (metricsToken !== null && sent !== undefined && sameText(sent, metricsToken)) return true;
    const by = await coachTried(credentials(c), coachKey, tries, peer(c, trustProxy));
    return by === "key" || by === "cookie";
  }
}
