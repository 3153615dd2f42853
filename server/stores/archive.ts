import type { Entry } from "#lib/model/entry.ts";
import type { Stores } from "./types.ts";

/** One thing that a store keeps, as a backup carries it. */
export type Kept = KeptEntry | KeptDoc;

export interface KeptEntry {
  log: string;
  entry: Entry;
}

export interface KeptDoc {
  doc: string;
  version: number;
  /** ms since 1970; null: never */
  expiresAt: number | null;
  value: unknown;
}

/** The stores with what a backup needs. */
export interface BackedStores extends Stores {
  /**
   * Everything as of one moment, while appends go on: documents by key, then entries by log id
   * and seq, all in code-unit order.
   */
  snapshot(): AsyncIterable<Kept>;
}

/** A store opened to be filled from a backup, and by nobody else meanwhile. */
export interface Restorable {
  isEmpty(): Promise<boolean>;
  /**
   * Clears the store, then writes what comes, in the order of `snapshot()`, with its own seq, at and
   * versions. Durable when it resolves. A store whose refill was interrupted does not open (`StoreHalfRestored`).
   */
  refill(kept: AsyncIterable<Kept>): Promise<void>;
  close(): Promise<void>;
}
