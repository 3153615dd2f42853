import { Hono } from "hono";
import type { JoinAnswer } from "#lib/protocol/http.ts";
import type { HttpDeps } from "./deps.ts";
import { peer } from "./guard.ts";
import { Refused } from "./refuse.ts";
import { CODE_TRIES_PER_MINUTE, WrongTries } from "./tries.ts";

const NAMES_OFFERED = 3;
const NAMES_MORE = 9;
const CODE_CHARS_MAX = 12;

/** What a phone asks before it takes a seat. Open to everybody. */
export function join({ rooms, followUps, config }: HttpDeps): Hono {
  const app = new Hono();
  const tries = new WrongTries(CODE_TRIES_PER_MINUTE);
  app.get("/api/join/:code", async (c) => {
    const code = c.req.param("code").trim().toUpperCase();
    const from = peer(c, config.trustProxy);
    if (tries.tooMany(from)) throw new Refused("too-fast");
    if (code === "" || code.length > CODE_CHARS_MAX) throw new Refused("no-such-code");
    const lobby = await rooms.lobby(code);
    if (!lobby.ok) {
      const later = lobby.code === "no-such-code" ? await followUps.awaited(code) : null;
      if (later) throw new Refused("follow-up-later", undefined, String(later.dayAt));
      if (lobby.code === "no-such-code") tries.add(from);
      throw new Refused(lobby.code);
    }
    const names = await rooms.names(code, c.req.query("more") === "1" ? NAMES_MORE : NAMES_OFFERED);
    c.header("Cache-Control", "no-store");
    return c.json({ ...lobby, names } satisfies JoinAnswer);
  });
  return app;
}
