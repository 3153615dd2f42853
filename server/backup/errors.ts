import { reasonOf, StoreError } from "#server/stores/errors.ts";

export type BackupCode =
  | "NoData" // there is no data folder to back up
  | "NoServer" // the folder is in use, but no server answers
  | "NoKey" // the server does not take the coach's key
  | "Damaged" // the file is not what was written
  | "Newer" // written by a newer version
  | "NotEmpty" // the target has data
  | "Unwritten" // the backup file could not be written
  | "Stopped"; // a restore that broke off

/** Why a backup or a restore was not done, in one sentence for the person who ran it. */
export class BackupError extends Error {
  readonly code: BackupCode;

  constructor(code: BackupCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "BackupError";
    this.code = code;
  }
}

/** Our own sentence where there is one, else the deepest reason known. */
export function sentenceOf(error: unknown): string {
  return error instanceof BackupError || error instanceof StoreError ? error.message : reasonOf(error);
}
