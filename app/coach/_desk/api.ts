import type { HttpCode, HttpRefusal } from "#lib/protocol/http.ts";

/** What came back: the answer, the server's refusal, or nothing at all. */
export type Refusal = { ok: false; code: HttpCode | "unreachable"; detail?: string | undefined };
export type Outcome<T extends { ok: true }> = T | Refusal;

const UNREACHABLE: Refusal = { ok: false, code: "unreachable" };

export function get<T extends { ok: true }>(path: string): Promise<Outcome<T>> {
  return ask<T>(path, {});
}

export function send<T extends { ok: true }>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Outcome<T>> {
  if (body === undefined) return ask<T>(path, { method });
  return ask<T>(path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** A file's bytes as they are. */
export function sendBytes<T extends { ok: true }>(path: string, body: Blob): Promise<Outcome<T>> {
  return ask<T>(path, { method: "POST", headers: { "content-type": "application/octet-stream" }, body });
}

async function ask<T extends { ok: true }>(path: string, init: RequestInit): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, { ...init, credentials: "same-origin", cache: "no-store" });
    return (await response.json()) as T | HttpRefusal;
  } catch {
    return UNREACHABLE;
  }
}
