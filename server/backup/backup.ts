import { open, rename, rm } from "node:fs/promises";
import { reasonOf, StoreError } from "#server/stores/errors.ts";
import { BackupError, sentenceOf } from "./errors.ts";
import type { Counts } from "./format.ts";
import { checkBackup } from "./read.ts";
import { type BackupConfig, backupText } from "./source.ts";

const TELL_EVERY_BYTES = 50_000_000;

/** `scrimmage-backup-2026-11-21T19-05-33Z.jsonl`: in the order of time, and never one over another. */
export function backupName(now: Date): string {
  return `scrimmage-backup-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.jsonl`;
}

/**
 * Writes a backup to `<file>.part`, reads it again to see that it is whole, and gives it its name only
 * then. Readable by its owner only: it holds what players wrote. `tell` gets one line of progress at a time.
 */
export async function backup(
  config: BackupConfig,
  file: string,
  tell: (line: string) => void,
): Promise<Counts> {
  const part = `${file}.part`;
  try {
    await write(part, backupText(config), tell);
    const counts = await checkBackup(part).catch(notWhole);
    await rename(part, file);
    return counts;
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

async function write(
  part: string,
  text: AsyncIterable<string | Uint8Array>,
  tell: (line: string) => void,
): Promise<void> {
  // The first piece before the file: a refusal leaves no file behind.
  const pieces = text[Symbol.asyncIterator]();
  const first = await pieces.next();
  try {
    const to = await open(part, "w", 0o600);
    try {
      let bytes = 0;
      let told = 0;
      for (let piece = first; !piece.done; piece = await pieces.next()) {
        await to.appendFile(piece.value);
        bytes += Buffer.byteLength(piece.value);
        if (bytes - told < TELL_EVERY_BYTES) continue;
        told = bytes;
        tell(`${Math.round(bytes / 1_000_000)} MB so far`);
      }
      await to.sync();
    } finally {
      await to.close();
    }
  } catch (error) {
    if (error instanceof BackupError || error instanceof StoreError) throw error;
    throw new BackupError(
      "Unwritten",
      `The backup cannot be written to ${part} (${reasonOf(error)}).`,
      error,
    );
  } finally {
    await pieces.return?.();
  }
}

function notWhole(error: unknown): never {
  throw new BackupError(
    "Unwritten",
    `The backup did not arrive whole (${sentenceOf(error)}). Try again.`,
    error,
  );
}
