import type { Kept, KeptEntry, Restorable } from "../archive.ts";
import { jsonText } from "../json.ts";
import type { Database, Operation } from "./database.ts";
import { docOperations, storedOf } from "./docs.ts";
import { entriesOf, framed } from "./frames.ts";
import { putFrame } from "./intake.ts";
import { DOCS, DUES, docOf, LOGS, logOf, RESTORING_MARK } from "./layout.ts";

const FETCH_BYTES = 256_000;
const BATCH_CHARS = 1_000_000;

/** Documents, then entries, as of the moment of the first `next()`. */
export async function* snapshot(db: Database): AsyncGenerator<Kept> {
  const moment = db.level.snapshot();
  const now = Date.now();
  try {
    for await (const [key, bytes] of db.level.iterator({
      ...DOCS,
      snapshot: moment,
      highWaterMarkBytes: FETCH_BYTES,
    })) {
      const { version, expiresAt, value } = storedOf(bytes);
      if (expiresAt === null || expiresAt > now) yield { doc: docOf(key), version, expiresAt, value };
    }
    for await (const [key, bytes] of db.level.iterator({
      ...LOGS,
      snapshot: moment,
      highWaterMarkBytes: FETCH_BYTES,
    })) {
      const log = logOf(key);
      for (const entry of entriesOf(bytes.toString())) yield { log, entry };
    }
  } finally {
    await moment.close();
  }
}

export function restorable(db: Database): Restorable {
  return {
    async isEmpty() {
      for (const range of [DOCS, LOGS]) {
        const found = await db.level.keys({ ...range, limit: 1 }).all();
        if (found.length > 0) return false;
      }
      return true;
    },
    async refill(kept) {
      await db.write([{ type: "put", key: RESTORING_MARK, value: Buffer.alloc(0) }]);
      for (const range of [DOCS, DUES, LOGS]) await db.level.clear(range);
      for await (const operations of batchesOf(kept)) await db.write(operations);
      await db.write([{ type: "del", key: RESTORING_MARK }]);
    },
    close: () => db.close(),
  };
}

async function* batchesOf(kept: AsyncIterable<Kept>): AsyncGenerator<Operation[]> {
  let operations: Operation[] = [];
  let run: Run | null = null;
  let chars = 0;
  for await (const one of kept) {
    if (run !== null && !continues(run, one)) {
      operations.push(...runOperations(run));
      run = null;
    }
    const text = jsonText("doc" in one ? one.value : one.entry);
    if ("doc" in one) operations.push(...docOperations(one.doc, { ...one, text }));
    else {
      run ??= { log: one.log, after: one.entry.seq - 1, entries: [] };
      run.entries.push(text);
    }
    chars += text.length;
    if (chars < BATCH_CHARS) continue;
    if (run !== null) operations.push(...runOperations(run));
    yield operations;
    operations = [];
    run = null;
    chars = 0;
  }
  if (run !== null) operations.push(...runOperations(run));
  yield operations;
}

/** consecutive entries of one log, as JSON */
interface Run {
  log: string;
  after: number;
  entries: string[];
}

function continues(run: Run, one: Kept): one is KeptEntry {
  return "log" in one && one.log === run.log && one.entry.seq === run.after + run.entries.length + 1;
}

function runOperations(run: Run): Operation[] {
  return framed(run.entries, run.after).map((frame) => putFrame(run.log, frame));
}
