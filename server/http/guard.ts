import { createHash, scryptSync, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { HttpDeps } from "./deps.ts";
import { clientAddress } from "./peer.ts";
import { Refused } from "./refuse.ts";
import type { WrongTries } from "./tries.ts";

export const COACH_COOKIE = "scrimmage_coach";
const READS = ["GET", "HEAD"];

const proofs = new Map<string, string>();

/**
 * What the cookie holds: proof of the key, from which the key cannot be read. It is slow to make, because
 * cookies are not counted as tries: whoever guesses keys has to pay for each. Made once a process.
 */
export function coachProof(coachKey: string): string {
  const known = proofs.get(coachKey);
  if (known !== undefined) return known;
  const proof = scryptSync(coachKey, COACH_COOKIE, 32).toString("hex");
  proofs.set(coachKey, proof);
  return proof;
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

/** `coachBy`, with a limit: wrong keys are counted, and while there are too many none is compared. */
export async function coachTried(
  headers: { cookie?: string | undefined; authorization?: string | undefined },
  coachKey: string,
  tries: WrongTries,
  from: string,
): Promise<"cookie" | "key" | "too-fast" | null> {
  const look = () => coachBy(headers, coachKey);
  return headers.authorization === undefined ? look() : tries.tried(from, look, (by) => by === null);
}

/** Lets the coach pass. With the cookie, changes must come from our own pages. */
export function coachOnly({ config }: Pick<HttpDeps, "config">, tries: WrongTries): MiddlewareHandler {
  return async (c, next) => {
    const by = await coachTried(credentials(c), config.coachKey, tries, peer(c, config.trustProxy));
    if (by === "too-fast") throw new Refused("too-fast");
    if (by === null) throw new Refused("no-key");
    if (by === "cookie" && !READS.includes(c.req.method)) sameSite(c, config.publicUrl);
    await next();
  };
}

/** Refuses a change that another site's page asked for with our cookie. */
export function sameSite(c: Context, publicUrl: string): void {
  const origin = c.req.header("origin");
  if (origin === undefined || !isOurs(origin, c.req.header("host"), publicUrl))
    throw new Refused("cross-site");
}

/** whether a page of this origin is one of ours */
export function isOurs(origin: string, host: string | undefined, publicUrl: string): boolean {
  const from = hostOf(origin);
  return from !== null && (from === host || from === hostOf(publicUrl));
}

export function credentials(c: Context): { cookie: string | undefined; authorization: string | undefined } {
  return { cookie: c.req.header("cookie"), authorization: c.req.header("authorization") };
}

/** The address that the request comes from, seen through so many proxies of ours; "" where there is no socket. */
export function peer(c: Context, trustProxy: number): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const direct = env?.incoming?.socket?.remoteAddress ?? "";
  return clientAddress(c.req.header("x-forwarded-for"), direct, trustProxy);
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
