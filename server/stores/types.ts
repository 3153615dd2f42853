import type { Draft, Entry } from "#lib/model/entry.ts";
import type { Input } from "#lib/model/input.ts";

/**
 * One ordered, append-only log a scrimmage, and one a squad (`I`: what its entries say). Contract suite: `tests/contract/log-store.ts`.
 * Every driver says in its header under which settings "durable" holds.
 */
export interface LogStore<I = Input> {
  /**
   * Resolves, only when durable, to the entries in order. Drafts of one call stay together. To an `existing`
   * log only: rejects with `NoSuchLog` where there is none, so that nothing begins a removed log anew.
   */
  append(logId: string, drafts: readonly Draft<I>[], to?: "existing"): Promise<readonly Entry<I>[]>;
  /** Entries with `seq > after`, at most `limit`; an unknown log reads as empty. */
  read(logId: string, after: number, limit: number): Promise<readonly Entry<I>[]>;
  /** Catches up from `after`, then waits; misses and repeats nothing. Ends when the signal aborts. */
  follow(logId: string, after: number, signal: AbortSignal): AsyncIterable<readonly Entry<I>[]>;
  /** ids of all logs, in code-unit order */
  logs(): AsyncIterable<string>;
  /** Removes the log whole. */
  remove(logId: string): Promise<void>;
  /**
   * Erasure, the one exception to "append-only": every entry is replaced, at once and durably, by what
   * `change` makes of it; `seq`, `at` and their number stay. Followers end, as when a log is removed, and
   * nothing is appended between. An unknown log stays unknown.
   */
  rewrite(logId: string, change: (entry: Entry<I>) => Draft<I>): Promise<void>;
  /** the clock that stamps `at`, ms since 1970 */
  now(): number;
  /** for /readyz: throws with one clear sentence when appends cannot be durable now */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface Doc<T> {
  value: T;
  /** 1, 2, 3 …; raised by every write */
  version: number;
}

/** Small JSON documents with compare-and-set. Keys look like `pack/<id>`. Contract: `tests/contract/doc-store.ts`. */
export interface DocStore {
  get<T>(key: string): Promise<Doc<T> | null>;
  /**
   * Writes when the stored version is `expected` (0: does not exist yet; null: whatever it is).
   * Resolves to the new version, or null when somebody else was first.
   */
  put(key: string, value: unknown, expected: number | null): Promise<number | null>;
  /** Writes unless a live document is there; expires after `ttlMs` (null: never). True when written. */
  putIfAbsent(key: string, value: unknown, ttlMs: number | null): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** keys that start with `prefix`, in code-unit order, with their documents */
  list<T>(prefix: string): AsyncIterable<{ key: string; doc: Doc<T> }>;
  close(): Promise<void>;
}

export interface Stores {
  /** one process owns these stores: whoever was connected through an earlier one is gone */
  exclusive: boolean;
  log: LogStore;
  docs: DocStore;
  /** what can be lost with this store as it is set, and how to change that; to be shown when the server starts */
  warnings?: readonly string[];
  /** what is worth a line in the log */
  notes?: readonly string[];
  close(): Promise<void>;
}
