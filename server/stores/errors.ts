export type StoreCode =
  | "StoreLocked" // another process has the data folder
  | "StoreUnwritable" // the disk or the folder takes no writes now
  | "StoreDamaged" // what is on disk contradicts itself
  | "StoreHalfRestored" // a restore was interrupted
  | "StoreClosed" // close() was called
  | "StoreAway" // Redis did not answer in time
  | "BadAddress" // REDIS_URL is none
  | "StoreRefused" // Redis does not let this user in, or this is no Redis that can be used
  | "StoreReadOnly" // Redis is a replica
  | "StoreFull" // Redis has no memory left
  | "StoreLost" // Redis lost what it had acknowledged
  | "NoSuchLog" // the log was removed, or there never was one
  | "StoreBusy" // more waits to be written than may wait
  | "TooLarge" // one entry or document above its limit
  | "BadKey" // a log id or document key that is not one
  | "BadValue"; // nothing that JSON can hold

/** What a store refuses, with one sentence that the person who runs the server can act on. */
export class StoreError extends Error {
  readonly code: StoreCode;

  constructor(code: StoreCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "StoreError";
    this.code = code;
  }
}

const AWAY: readonly StoreCode[] = [
  ...(["StoreAway", "StoreUnwritable", "StoreReadOnly", "StoreRefused"] as const),
  ...(["StoreFull", "StoreBusy", "StoreClosed"] as const),
];

/** The store cannot be used now; nothing is wrong with what was asked, nor with our code. */
export function isAway(error: unknown): error is StoreError {
  return error instanceof StoreError && AWAY.includes(error.code);
}

export function noSuchLog(logId: string): StoreError {
  return new StoreError("NoSuchLog", `There is no log ${logId} any more: it was removed.`);
}

/** What went wrong below, for the parentheses of a sentence: the deepest reason known. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
