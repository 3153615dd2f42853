import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { HttpDeps } from "./deps.ts";
import { Refused } from "./refuse.ts";
import type { WrongTries } from "./tries.ts";

export const COACH_COOKIE = "scrimmage_coach";
const READS = ["GET", "HEAD"];

/** What the cookie holds: proof of the key, from which the key cannot be read. */
export function coachProof(coachKey: string): string {
  return createHmac("sha256", coachKey).update(COACH_COOKIE).digest("hex");
}

/** In a time that tells nothing about how much of it is equal. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** How a request shows that it is the coach's, or null. For HTTP and for the sockets' handshake. */
export function coachBy(
  headers: { cookie?: string | undefined; authorization?: string | undefined },
  coachKey: string,
): "cookie" | "key" | null {
  const cookie = cookieNamed(headers.cookie ?? "", COACH_COOKIE);
  if (cookie !== null && sameText(cookie, coachProof(coachKey))) return "cookie";
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  return bearer !== undefined && sameText(bearer, coachKey) ? "key" : null;
}

/** Lets the coach pass. With the cookie, changes must come from our own pages. */
export function coachOnly({ config }: Pick<HttpDeps, "config">, tries: WrongTries): MiddlewareHandler {
  return async (c, next) => {
    const authorization = c.req.header("authorization");
    if (authorization !== undefined && tries.tooMany(peer(c))) throw new Refused("too-fast");
    const by = coachBy({ cookie: c.req.header("cookie"), authorization }, config.coachKey);
    if (by === null) {
      if (authorization !== undefined) tries.add(peer(c));
      throw new Refused("no-key");
    }
    if (by === "cookie" && !READS.includes(c.req.method)) sameSite(c, config.publicUrl);
    await next();
  };
}

/** Refuses a change that another site's page asked for with our cookie. */
export function sameSite(c: Context, publicUrl: string): void {
  const origin = c.req.header("origin");
  const host = origin === undefined ? null : hostOf(origin);
  if (host === null || (host !== c.req.header("host") && host !== hostOf(publicUrl)))
    throw new Refused("cross-site");
}

/** The address that the connection comes from; "" where there is no socket. */
export function peer(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? "";
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

function cookieNamed(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
