import { StoreError } from "#server/stores/errors.ts";
import { BackupError } from "./errors.ts";
import type { BackupConfig } from "./source.ts";

/** The part of the environment that backup and restore know. */
export function environment(): BackupConfig {
  return {
    dataDir: process.env.DATA_DIR || "./data",
    redisUrl: process.env.REDIS_URL || null,
    port: Number(process.env.PORT || 3000),
    coachKey: process.env.COACH_KEY || null,
  };
}

/** stdout stays empty, so that a script can use it */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A refusal is a sentence, wrong usage a line; anything else is our fault and keeps its stack. */
export function sentenceAndExit(error: unknown): never {
  const usage =
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  const refusal = error instanceof StoreError || error instanceof BackupError || usage;
  tell(refusal ? error.message : error instanceof Error && error.stack ? error.stack : String(error));
  process.exit(1);
}
