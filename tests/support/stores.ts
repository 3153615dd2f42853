import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Entry } from "#lib/model/entry.ts";
import type { LogStore } from "#server/stores/types.ts";

export { draft, drafts } from "./stores-drafts.ts";

export function asks(entries: readonly Entry[]): number[] {
  return entries.map((entry) => entry.ask);
}

/** 1, 2 … count */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

export function readAll(log: LogStore, logId: string): Promise<readonly Entry[]> {
  return log.read(logId, 0, Number.MAX_SAFE_INTEGER);
}

/** Follows until `count` entries came, then aborts. */
export async function followed(log: LogStore, logId: string, after: number, count: number): Promise<Entry[]> {
  const stop = new AbortController();
  const seen: Entry[] = [];
  for await (const entries of log.follow(logId, after, stop.signal)) {
    seen.push(...entries);
    if (seen.length >= count) stop.abort();
  }
  return seen;
}

export async function listed<T>(things: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const thing of things) list.push(thing);
  return list;
}

/** A folder of its own, gone after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "scrimmage-stores-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
