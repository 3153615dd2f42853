import type { Kept } from "#server/stores/archive.ts";
import { StoreError } from "#server/stores/errors.ts";
import { openForRestore, type StoresConfig } from "#server/stores/registry.ts";
import { BackupError, sentenceOf } from "./errors.ts";
import { type Counts, countsText } from "./format.ts";
import { placeOf } from "./place.ts";
import { checkBackup, readBackup } from "./read.ts";

const TELL_EVERY = 100_000;

export interface RestoreOptions {
  /** true: what the target holds is removed first */
  replace: boolean;
  /** gets one line of progress at a time */
  tell: (line: string) => void;
}

/**
 * Fills a data folder or a Redis from a backup. The file is checked whole, and the place is taken, before
 * anything is changed; a refusal leaves everything as it was.
 */
export async function restore(
  config: StoresConfig,
  file: string,
  { replace, tell }: RestoreOptions,
): Promise<Counts> {
  const counts = await checkBackup(file).catch(nothingChanged);
  tell(`${file} is whole: ${countsText(counts)}`);
  const target = await openForRestore(config);
  try {
    if (!replace && !(await target.isEmpty()))
      throw new BackupError(
        "NotEmpty",
        `${placeOf(config)} has data already. Nothing was changed. To replace it: npm run restore -- ${file} --replace`,
      );
    await target.refill(told(readBackup(file), tell)).catch((error: unknown) => {
      if (error instanceof StoreError && error.code === "StoreLocked") throw error;
      throw new BackupError(
        "Stopped",
        `The restore broke off (${sentenceOf(error)}). ${placeOf(config)} is incomplete now. Run it again: npm run restore -- ${file} --replace`,
        error,
      );
    });
    return counts;
  } finally {
    await target.close();
  }
}

function nothingChanged(error: unknown): never {
  if (error instanceof BackupError)
    throw new BackupError(error.code, `${error.message} Nothing was changed.`, error);
  throw error;
}

async function* told(all: AsyncIterable<Kept>, tell: (line: string) => void): AsyncGenerator<Kept> {
  let count = 0;
  for await (const kept of all) {
    yield kept;
    count++;
    if (count % TELL_EVERY === 0) tell(`${count} restored so far`);
  }
}
