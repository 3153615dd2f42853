import { CODES, type Code } from "#lib/kit/codes.ts";
import type { JoinAnswer } from "#lib/protocol/http.ts";

const WAIT_MS = 8_000;

/** `day`: the code is that of a follow-up, and this is its day, ms since 1970 */
export type NotThere = { ok: false; code: Code; day?: number };

/**
 * Asks what is behind a join code. A refusal is an answer; what rejects is a connection that is not
 * there, or a server that cannot say.
 */
export async function lookUp(
  code: string,
  signal: AbortSignal | null,
  more = false,
): Promise<JoinAnswer | NotThere> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT_MS);
  signal?.addEventListener("abort", () => stop.abort());
  const path = `/api/join/${encodeURIComponent(code)}${more ? "?more=1" : ""}`;
  const answer = await fetch(path, { signal: stop.signal }).finally(() => clearTimeout(timer));
  if (answer.status >= 500) throw new Error(`join: ${answer.status}`);
  const said = (await answer.json()) as JoinAnswer | { ok: false; code: string; where?: string };
  if (said.ok) return said;
  if (said.code === "follow-up-later") return { ok: false, code: "no-such-code", day: Number(said.where) };
  return { ok: false, code: CODES.find((one) => one === said.code) ?? "no-such-code" };
}
