import { Hono } from "hono";
import type { JoinAnswer } from "#lib/protocol/http.ts";
import type { HttpDeps } from "./deps.ts";
import { peer } from "./guard.ts";
import { Refused } from "./refuse.ts";

const NAMES_OFFERED = 3;
const NAMES_MORE = 9;
const CODE_CHARS_MAX = 12;

/** What a phone asks before it takes a seat. Open to everybody. */
export function join({ rooms, followUps, config, tries }: HttpDeps): Hono {
  const app = new Hono();
  app.get("/api/join/:code", async (c) => {
    const code = c.req.param("code").trim().toUpperCase();
    const from = peer(c, config.trustProxy);
    if (code === "" || code.length > CODE_CHARS_MAX) throw new Refused("no-such-code");
    const found = await tries.codes.tried(
      from,
      async () => {
        const lobby = await rooms.lobby(code);
        const unknown = !lobby.ok && lobby.code === "no-such-code";
        return { lobby, later: unknown ? await followUps.awaited(code) : null };
      },
      ({ lobby, later }) => !lobby.ok && lobby.code === "no-such-code" && later === null,
    );
    if (found === "too-fast") throw new Refused("too-fast");
    const { lobby, later } = found;
    if (later) throw new Refused("follow-up-later", undefined, String(later.dayAt));
    if (!lobby.ok) throw new Refused(lobby.code);
    const names = await rooms.names(code, c.req.query("more") === "1" ? NAMES_MORE : NAMES_OFFERED);
    c.header("Cache-Control", "no-store");
    return c.json({ ...lobby, names } satisfies JoinAnswer);
  });
  return app;
}
