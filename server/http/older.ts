import { Hono } from "hono";
import type { OlderAnswer } from "#lib/protocol/http.ts";
import type { OlderOneAnswer } from "#lib/review/answers.ts";
import { summaryKey, sweptSummaries, sweptSummary } from "#server/retention/summary.ts";
import type { HttpDeps } from "./deps.ts";
import { Refused } from "./refuse.ts";

/** Scrimmages of which the class as a whole is all that is kept. */
export function older({ stores, config }: HttpDeps): Hono {
  const app = new Hono();
  app.get("/api/older", async (c) => {
    const lines: OlderAnswer["scrimmages"] = [];
    for await (const { scrimmage, players, questions } of sweptSummaries(stores.docs)) {
      const { id, title, startedAt } = scrimmage;
      lines.push({ id, title, startedAt, players, questions: questions.length });
    }
    lines.sort((a, b) => b.startedAt - a.startedAt);
    const { keepSealedDays: keepDays } = config;
    return c.json({ ok: true, keepDays, now: stores.log.now(), scrimmages: lines } satisfies OlderAnswer);
  });
  app.get("/api/older/:id", async (c) => {
    const summary = await sweptSummary(stores.docs, c.req.param("id"));
    if (!summary) throw new Refused("no-such-scrimmage");
    const { keepSealedDays: keepDays } = config;
    return c.json({ ok: true, keepDays, now: stores.log.now(), summary } satisfies OlderOneAnswer);
  });
  app.delete("/api/older/:id", async (c) => {
    const id = c.req.param("id");
    if (!(await sweptSummary(stores.docs, id))) throw new Refused("no-such-scrimmage");
    await stores.docs.remove(summaryKey(id));
    return c.json({ ok: true });
  });
  return app;
}
