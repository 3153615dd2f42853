import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { reasonOf, StoreError } from "#server/stores/errors.ts";
import { openStores, type StoresConfig } from "#server/stores/registry.ts";
import { BackupError } from "./errors.ts";
import { backupLines } from "./lines.ts";

export interface BackupConfig extends StoresConfig {
  /** of the server on this machine, asked when it has the folder */
  port: number;
  /** null: the one in `<dataDir>/coach.key` */
  coachKey: string | null;
}

/** The text of a backup: from Redis, from the folder itself, or from the server that has the folder. */
export async function* backupText(config: BackupConfig): AsyncGenerator<string | Uint8Array> {
  if (!config.redisUrl && !existsSync(config.dataDir))
    throw new BackupError(
      "NoData",
      `There is no data folder ${resolve(config.dataDir)}. Set DATA_DIR to the one to back up.`,
    );
  const stores = await openStores(config).catch((error: unknown) => {
    if (error instanceof StoreError && error.code === "StoreLocked") return null;
    throw error;
  });
  if (stores === null) {
    yield* fromServer(config);
    return;
  }
  try {
    yield* backupLines(stores);
  } finally {
    await stores.close();
  }
}

async function* fromServer(config: BackupConfig): AsyncGenerator<Uint8Array> {
  const origin = `http://127.0.0.1:${config.port}`;
  const key = config.coachKey ?? (await keptKey(config.dataDir));
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${origin}/api/backup`, { headers, redirect: "error" }).catch(
    (error: unknown) => {
      throw new BackupError(
        "NoServer",
        `The data folder ${resolve(config.dataDir)} is in use, but no server answers at ${origin} (${reasonOf(error)}). Set PORT to the server's port, or stop it and try again.`,
        error,
      );
    },
  );
  if (answer.status === 401 || answer.status === 403)
    throw new BackupError(
      "NoKey",
      `The server at ${origin} does not take this coach key. Set COACH_KEY to its key.`,
    );
  if (!answer.ok || answer.body === null)
    throw new BackupError(
      "NoServer",
      `What answers at ${origin} gives no backup (status ${answer.status}). Set PORT to the port of the server that uses ${resolve(config.dataDir)}.`,
    );
  try {
    yield* answer.body;
  } catch (error) {
    throw new BackupError(
      "NoServer",
      `The server at ${origin} broke off (${reasonOf(error)}). Try again.`,
      error,
    );
  }
}

async function keptKey(dataDir: string): Promise<string> {
  const file = join(dataDir, "coach.key");
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    throw new BackupError(
      "NoKey",
      `A server uses the data folder, and asking it takes the coach key: set COACH_KEY, or put it into ${resolve(file)}.`,
      error,
    );
  }
}
