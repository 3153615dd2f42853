import { type Context, Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { AddressAnswer, SessionAnswer } from "#lib/protocol/http.ts";
import type { HttpDeps } from "./deps.ts";
import { COACH_COOKIE, coachProof, coachTried, credentials, peer, sameSite, sameText } from "./guard.ts";
import { readJson } from "./read.ts";
import { Refused } from "./refuse.ts";
import type { WrongTries } from "./tries.ts";

const COOKIE_DAYS = 180;
const keySchema = z.strictObject({ key: z.string().max(400) });

/** How the coach gets in, and where players join. Open to everybody. */
export function entry({ config }: HttpDeps, tries: WrongTries): Hono {
  const app = new Hono();

  const enter = async (c: Context, key: string): Promise<boolean> => {
    const from = peer(c, config.trustProxy);
    const right = await tries.tried(
      from,
      () => sameText(key, config.coachKey),
      (same) => !same,
    );
    if (right === "too-fast") throw new Refused("too-fast");
    if (!right) return false;
    setCookie(c, COACH_COOKIE, coachProof(config.coachKey), {
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      maxAge: COOKIE_DAYS * 86_400,
      secure: secure(c, config.publicUrl),
    });
    return true;
  };

  app.get("/coach/enter", async (c) => {
    // The key stands in the address: it must not stay in a cache or leak to the next page.
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
    return c.redirect((await enter(c, c.req.query("key") ?? "")) ? "/coach" : "/coach?wrong=1", 303);
  });

  app.post("/api/enter", async (c) => {
    sameSite(c, config.publicUrl);
    const { key } = await readJson(c, keySchema);
    if (!(await enter(c, key.trim()))) throw new Refused("no-key");
    return c.json({ ok: true, coach: true } satisfies SessionAnswer);
  });

  app.post("/api/leave", (c) => {
    sameSite(c, config.publicUrl);
    deleteCookie(c, COACH_COOKIE, { path: "/" });
    return c.json({ ok: true, coach: false } satisfies SessionAnswer);
  });

  app.get("/api/session", async (c) => {
    const by = await coachTried(credentials(c), config.coachKey, tries, peer(c, config.trustProxy));
    if (by === "too-fast") throw new Refused("too-fast");
    return c.json({ ok: true, coach: by !== null } satisfies SessionAnswer);
  });

  app.get("/api/address", (c) => {
    const url = config.publicUrl.replace(/\/+$/, "");
    return c.json({ ok: true, url, shown: url.replace(/^https?:\/\//, "") } satisfies AddressAnswer);
  });

  return app;
}

function secure(c: Context, publicUrl: string): boolean {
  return c.req.header("x-forwarded-proto") === "https" || publicUrl.startsWith("https:");
}
