import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { backup } from "#server/backup/backup.ts";
import type { BackedStores, Kept } from "#server/stores/archive.ts";
import { openStores, type StoresConfig } from "#server/stores/registry.ts";
import { asks, draft, freshFolder, listed, readAll } from "./stores.ts";

const run = promisify(execFile);

/** where stores are: a data folder, or whatever the configuration says */
type Place = string | StoresConfig;

const configOf = (place: Place): StoresConfig => (typeof place === "string" ? { dataDir: place } : place);

export const quiet = () => {};

export async function withStores<T>(place: Place, story: (stores: BackedStores) => Promise<T>): Promise<T> {
  const stores = await openStores(configOf(place));
  try {
    return await story(stores);
  } finally {
    await stores.close();
  }
}

/** everything, as text: two stores are equal when these are */
export function contents(place: Place): Promise<string> {
  return withStores(place, async (stores) => JSON.stringify(await listed(stores.snapshot())));
}

/** the file of a backup of it */
export async function written(place: Place): Promise<string> {
  const file = join(await freshFolder(), "backup.jsonl");
  await backup({ ...configOf(place), port: 1, coachKey: null }, file, quiet);
  return file;
}

/** what a restore is given, broken off in the end when there is an `end` */
export async function* keptFrom(list: readonly Kept[], end?: Error): AsyncGenerator<Kept> {
  yield* list;
  if (end) throw end;
}

/** runs `server/cli/<name>.ts` in a folder of its own, as a person would */
export function cli(name: "backup" | "restore", args: string[], env: Record<string, string>, cwd: string) {
  return run(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), join(process.cwd(), `server/cli/${name}.ts`), ...args],
    { cwd, env: { ...process.env, ...env } },
  );
}

/**
 * Appends to three logs, and after each entry to the document `last`, so that no moment has it ahead of the
 * logs; the story begins after 300 of them and must see more. Gives what stood in `log-0` before the story.
 */
export async function whileAppending(stores: BackedStores, story: () => Promise<void>): Promise<number[]> {
  let going = true;
  let ask = 0;
  const appending = (async () => {
    while (going) {
      ask++;
      await stores.log.append(`log-${ask % 3}`, [draft(ask)]);
      await stores.docs.put("last", ask, null);
    }
  })();
  try {
    while (ask < 300) await stores.log.check();
    const before = asks(await readAll(stores.log, "log-0"));
    const from = ask;
    await story();
    expect(ask).toBeGreaterThan(from);
    return before;
  } finally {
    going = false;
    await appending;
  }
}
