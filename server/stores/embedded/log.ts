import { setMaxListeners } from "node:events";
import type { Draft, Entry } from "#lib/model/entry.ts";
import { StoreError } from "../errors.ts";
import { draftText } from "../json.ts";
import { checkKey } from "../keys.ts";
import { FOLLOW_ENTRIES_MAX, QUEUE_CHARS_MAX } from "../limits.ts";
import type { LogStore } from "../types.ts";
import type { Database } from "./database.ts";
import { entriesOf } from "./frames.ts";
import { type Intake, intakeOf, removalOf, rewritingOf } from "./intake.ts";
import { behind, CHECK_MARK, frameRange, LOGS, logOf, logRange } from "./layout.ts";
import { headOf, news, type Reach, reachOf, recentAfter, tell } from "./reach.ts";
import { closedError } from "./refusals.ts";
import type { Writer } from "./writer.ts";

// Logs that nobody uses are forgotten beyond this many; the disk knows them.
const REACHES_KEPT_MAX = 1_000;
// Frames fetched from the database at a time, bytes.
const FETCH_BYTES = 256_000;

/**
 * The log over LevelDB. **Durable** is true when `append` resolves, since its batch was written with
 * `sync: true`: the entries survive a crash of the process and, on a disk that honours fsync, a power cut.
 *
 * An append that rejects is in doubt: it usually is not in the log, but it may be, as with every
 * commit whose answer was lost. Asking again with the same `ask` is harmless; the fold drops repeats.
 *
 * Entries that are returned are shared with every follower in this process: read them, never change them.
 */
export function openLog(db: Database, writer: Writer): LogStore {
  const reaches = new Map<string, Reach>();
  const intakes = new Map<string, Intake>();
  const queue = { chars: 0 };
  let closed = false;

  function reach(logId: string): Reach {
    const known = reaches.get(logId);
    if (known !== undefined) return known;
    forgetIdle(reaches);
    const fresh = reachOf(logId);
    reaches.set(logId, fresh);
    return fresh;
  }

  /** the batch-to-be of a log: all appends until the writer takes it */
  function intake(logId: string): Intake {
    const open = intakes.get(logId);
    if (open !== undefined) return open;
    const fresh = intakeOf(db, reach(logId), queue, () => {
      if (intakes.get(logId) === fresh) intakes.delete(logId);
    });
    intakes.set(logId, fresh);
    writer.submit(fresh);
    return fresh;
  }

  async function read(logId: string, after: number, limit: number): Promise<readonly Entry[]> {
    if (closed) throw closedError();
    checkKey(logId);
    return limit < 1 ? [] : db.read((level) => readFrames(level, logId, Math.max(0, after), limit));
  }

  async function* follow(logId: string, after: number, signal: AbortSignal) {
    checkKey(logId);
    const log = reach(logId);
    const { removals } = log;
    const wake = () => tell(log);
    let seen = after;
    log.followers++;
    setMaxListeners(0, signal); // one signal may well end every follower of a server
    signal.addEventListener("abort", wake);
    try {
      while (!signal.aborted && !closed && log.removals === removals) {
        // No wait between these questions and the one for news: what happens in a wait is asked again.
        if (log.head === null) {
          await headOf(db, log);
          continue;
        }
        if (seen >= log.head.seq) {
          // Kept for nobody else: a scrimmage in which nothing happens should not hold its past.
          if (log.followers === 1) log.recent = [];
          await news(log);
          continue;
        }
        const entries = recentAfter(log, seen) ?? (await read(logId, seen, FOLLOW_ENTRIES_MAX));
        const last = entries.at(-1);
        if (last === undefined || signal.aborted) continue;
        seen = last.seq;
        yield entries;
      }
    } catch (error) {
      if (!closed && !signal.aborted) throw error;
    } finally {
      signal.removeEventListener("abort", wake);
      log.followers--;
      if (log.followers === 0) log.recent = [];
    }
  }

  db.onMended(() => {
    // The write that failed may be on the disk after all.
    for (const log of reaches.values()) {
      log.head = null;
      log.recent = [];
      tell(log);
    }
  });

  return {
    append(logId, drafts, to) {
      try {
        if (closed) throw closedError();
        checkKey(logId);
        const texts = drafts.map(draftText);
        if (queue.chars > QUEUE_CHARS_MAX)
          throw new StoreError("StoreBusy", "The disk does not keep up; try again in a moment.");
        if (texts.length === 0) return Promise.resolve([]);
        return intake(logId).add(texts, to === "existing");
      } catch (error) {
        return Promise.reject(error);
      }
    },
    read,
    follow,
    async *logs() {
      let rest = LOGS;
      while (!closed) {
        const range = { ...rest, limit: 1 };
        const [key] = await db.read((level) => level.keys(range).all());
        if (key === undefined) return;
        const logId = logOf(key);
        yield logId;
        rest = behind(logId);
      }
    },
    async remove(logId) {
      if (closed) throw closedError();
      checkKey(logId);
      intakes.delete(logId); // what is appended from here on comes behind the removal
      await new Promise<void>((done, failed) => {
        writer.submit(removalOf(db, reach(logId), done, failed));
      });
      await vacated(db, writer, logId);
    },
    async rewrite(logId: string, change: (entry: Entry) => Draft) {
      if (closed) throw closedError();
      checkKey(logId);
      intakes.delete(logId);
      await new Promise<void>((done, failed) => {
        writer.submit(rewritingOf(db, reach(logId), change, done, failed));
      });
      await vacated(db, writer, logId);
    },
    now: () => Date.now(),
    async check() {
      await writer.write([{ type: "put", key: CHECK_MARK, value: Buffer.from(String(Date.now())) }]);
    },
    async close() {
      closed = true;
      for (const log of reaches.values()) tell(log);
      await writer.drained();
    },
  };
}

async function readFrames(level: Database["level"], logId: string, after: number, limit: number) {
  const entries: Entry[] = [];
  const range = { ...frameRange(logId, after), highWaterMarkBytes: FETCH_BYTES };
  for await (const frame of level.values(range)) {
    const found = entriesOf(frame.toString());
    const wanted = entries.length === 0 ? found.filter((entry) => entry.seq > after) : found;
    if (wanted[0]?.seq !== after + entries.length + 1)
      throw new StoreError(
        "StoreDamaged",
        `The log ${logId} has a gap behind entry ${after + entries.length}.`,
      );
    for (const entry of wanted) {
      entries.push(entry);
      if (entries.length === limit) return entries;
    }
  }
  return entries;
}

/** What was removed or written over leaves the disk. */
async function vacated(db: Database, writer: Writer, logId: string): Promise<void> {
  // LevelDB gives space back when it merges files. A key and its removal that were both still in
  // memory went to one file, which only a second one over the same range makes it rewrite.
  const range = logRange(logId);
  await db.reclaim(range);
  await writer.write([
    { type: "del", key: range.gte },
    { type: "del", key: range.lt },
  ]);
  await db.reclaim(range);
}

function forgetIdle(reaches: Map<string, Reach>): void {
  if (reaches.size < REACHES_KEPT_MAX) return;
  for (const [logId, log] of reaches) if (log.busy === 0 && log.followers === 0) reaches.delete(logId);
}
