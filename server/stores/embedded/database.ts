import { open, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ClassicLevel } from "classic-level";
import { StoreError } from "../errors.ts";
import { RESTORING_MARK } from "./layout.ts";
import {
  closedError,
  halfRestoredError,
  locked,
  ownerFile,
  unopened,
  unreadable,
  unwritable,
} from "./refusals.ts";

export type Level = ClassicLevel<string, Buffer>;
export type Operation = { type: "put"; key: string; value: Buffer } | { type: "del"; key: string };
export interface KeyRange {
  gte: string;
  lt: string;
}

/** LevelDB in one folder, and what to do when a write fails. */
export interface Database {
  readonly level: Level;
  /** Runs a read again when the database was reopened under it. */
  read<T>(work: (level: Level) => Promise<T>): Promise<T>;
  /** Resolves after the fsync. One at a time: the writer's business. */
  write(operations: Operation[]): Promise<void>;
  /** Reopens after a failed write; throws while the disk still takes nothing. Not during a write. */
  mend(): Promise<void>;
  onMended(listener: () => void): void;
  /** Gives the space of removed keys back, so that what was removed is gone from the disk. */
  reclaim(range: KeyRange): Promise<void>;
  close(): Promise<void>;
}

// Folders that this process has open. LevelDB refuses a second opening as well, but by closing its lock
// file, and on POSIX that gives up the first opening's lock: another process could come in then.
const held = new Set<string>();

const PROBE_BYTES = 8_000_000; // reopening may write this much
const MEND_EVERY_MS = 250;

/** @throws StoreError `StoreLocked`, `StoreUnwritable`, `StoreDamaged`, `StoreHalfRestored` */
export async function openDatabase(dataDir: string, halfRestored: "refuse" | "allow"): Promise<Database> {
  const home = resolve(dataDir);
  if (held.has(home)) throw locked(home);
  held.add(home);
  const level: Level = new ClassicLevel(join(home, "store"), {
    keyEncoding: "utf8",
    valueEncoding: "buffer",
  });
  try {
    await level.open();
    if (halfRestored === "refuse" && (await level.has(RESTORING_MARK))) throw halfRestoredError(home);
    await writeFile(ownerFile(home), `${process.pid}\n`);
  } catch (error) {
    await level.close();
    held.delete(home);
    throw error instanceof StoreError ? error : unopened(home, error);
  }
  return databaseOn(level, home);
}

/**
 * After a failed write LevelDB's own journal may end in half a record, and records put behind it can
 * be lost at the next start without a word. So nothing is written behind a failure: the database is
 * closed and opened again, which sets the journal right, before the next write.
 */
function databaseOn(level: Level, home: string): Database {
  let failure: StoreError | null = null;
  let mending: Promise<void> | null = null;
  let triedAt = 0;
  let openings = 1;
  let closed = false;
  const listeners: (() => void)[] = [];

  async function reopen(): Promise<void> {
    triedAt = performance.now();
    try {
      // While the disk is full the old handle still reads; it is given up only for one that can write.
      await probe(home);
      await level.close();
      await level.open();
    } catch (error) {
      failure = unwritable(home, error);
      throw failure;
    }
    failure = null;
    openings++;
    for (const listener of listeners) listener();
  }

  return {
    level,
    async read(work) {
      for (;;) {
        await mending?.catch(() => {});
        const before = openings;
        try {
          return await work(level);
        } catch (error) {
          if (error instanceof StoreError) throw error;
          if (closed) throw closedError();
          if (before === openings && mending === null) throw failure ?? unreadable(home, error);
        }
      }
    },
    async write(operations) {
      try {
        await level.batch(operations, { sync: true });
      } catch (error) {
        failure = unwritable(home, error);
        throw failure;
      }
    },
    async mend() {
      if (failure === null) return;
      if (performance.now() - triedAt < MEND_EVERY_MS) throw failure;
      mending = reopen();
      try {
        await mending;
      } finally {
        mending = null;
      }
    },
    onMended(listener) {
      listeners.push(listener);
    },
    async reclaim(range) {
      // Only housekeeping: the keys are gone already, and LevelDB would do this by and by.
      await level.compactRange(range.gte, range.lt).catch(() => {});
    },
    async close() {
      if (closed) return;
      closed = true;
      await rm(ownerFile(home), { force: true }).catch(() => {});
      await level.close();
      held.delete(home);
    },
  };
}

async function probe(home: string): Promise<void> {
  const path = join(home, "store.probe");
  try {
    const file = await open(path, "w");
    try {
      await file.writeFile(Buffer.alloc(PROBE_BYTES));
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(path, { force: true });
  }
}
