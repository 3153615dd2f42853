import { docText } from "../json.ts";
import { checkKey } from "../keys.ts";
import type { Doc, DocStore } from "../types.ts";
import type { Database, Operation } from "./database.ts";
import { docKey, docOf, docRange, dueKey, dueOf, dueRange } from "./layout.ts";
import { closedError } from "./refusals.ts";
import { type Turns, turnsByKey } from "./turns.ts";
import type { Writer } from "./writer.ts";

/** A document as it lies on the disk. */
interface Stored<T> extends Doc<T> {
  /** ms since 1970; null: never */
  expiresAt: number | null;
}

const SWEEP_EVERY_MS = 60_000;
// A list is read in pages, so that a slow reader holds no more than this many documents.
const LIST_PAGE = 16;

/**
 * Documents over LevelDB. A write is **durable** when it resolves (`sync: true`, in one batch with the
 * log's entries). Writers of one key take turns, so compare and set see the same document.
 */
export async function openDocs(db: Database, writer: Writer): Promise<DocStore> {
  const turns = turnsByKey();
  let closed = false;

  async function stored<T>(key: string): Promise<Stored<T> | null> {
    const bytes = await db.read((level) => level.get(docKey(key)));
    return bytes === undefined ? null : storedOf(bytes);
  }

  async function replace(key: string, before: Stored<unknown> | null, after: DocText): Promise<void> {
    await writer.write([...expiryRemoved(key, before), ...docOperations(key, after)]);
  }

  // What cannot be swept now is swept next time; nobody sees it meanwhile.
  const sweepNow = () => sweep(db, writer, turns).catch(() => {});
  await sweepNow();
  const timer = setInterval(sweepNow, SWEEP_EVERY_MS);
  timer.unref();

  function admit(key: string): void {
    if (closed) throw closedError();
    checkKey(key);
  }

  return {
    async get<T>(key: string) {
      admit(key);
      return live(await stored<T>(key));
    },
    async put(key, value, expected) {
      admit(key);
      const text = docText(value);
      return turns.take(key, async () => {
        const before = await stored(key);
        const version = live(before)?.version ?? 0;
        if (expected !== null && expected !== version) return null;
        await replace(key, before, { version: version + 1, expiresAt: null, text });
        return version + 1;
      });
    },
    async putIfAbsent(key, value, ttlMs) {
      admit(key);
      const text = docText(value);
      return turns.take(key, async () => {
        const before = await stored(key);
        if (live(before) !== null) return false;
        const expiresAt = ttlMs === null ? null : Date.now() + Math.max(0, Math.ceil(ttlMs));
        await replace(key, before, { version: 1, expiresAt, text });
        return true;
      });
    },
    async remove(key) {
      admit(key);
      await turns.take(key, async () => {
        const before = await stored(key);
        if (before !== null)
          await writer.write([...expiryRemoved(key, before), { type: "del", key: docKey(key) }]);
      });
    },
    async *list<T>(prefix: string) {
      if (prefix !== "") checkKey(prefix);
      const range = docRange(prefix);
      for (let from = range.gte; ; ) {
        if (closed) throw closedError();
        const page = { gte: from, lt: range.lt, limit: LIST_PAGE };
        const found = await db.read((level) => level.iterator(page).all());
        for (const [key, bytes] of found) {
          const doc = live(storedOf<T>(bytes));
          if (doc !== null) yield { key: docOf(key), doc };
          from = `${key}\0`;
        }
        if (found.length < LIST_PAGE) return;
      }
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await turns.done();
    },
  };
}

export function storedOf<T>(bytes: Buffer): Stored<T> {
  return JSON.parse(bytes.toString());
}

/** A document whose value is JSON already. */
interface DocText {
  version: number;
  expiresAt: number | null;
  text: string;
}

/** What writing a document takes when nothing is there. */
export function docOperations(key: string, { version, expiresAt, text }: DocText): Operation[] {
  const stored = `{"version":${version},"expiresAt":${expiresAt},"value":${text}}`;
  const put: Operation = { type: "put", key: docKey(key), value: Buffer.from(stored) };
  return expiresAt === null
    ? [put]
    : [put, { type: "put", key: dueKey(expiresAt, key), value: Buffer.alloc(0) }];
}

function expiryRemoved(key: string, before: Stored<unknown> | null): Operation[] {
  return before === null || before.expiresAt === null
    ? []
    : [{ type: "del", key: dueKey(before.expiresAt, key) }];
}

function live<T>(stored: Stored<T> | null): Doc<T> | null {
  if (stored === null || (stored.expiresAt !== null && stored.expiresAt <= Date.now())) return null;
  return { value: stored.value, version: stored.version };
}

/** Takes expired documents off the disk. */
async function sweep(db: Database, writer: Writer, turns: Turns): Promise<void> {
  const dues = await db.read((level) => level.keys(dueRange(Date.now())).all());
  for (const due of dues) {
    const { key, expiresAt } = dueOf(due);
    await turns.take(key, async () => {
      const bytes = await db.read((level) => level.get(docKey(key)));
      const gone = bytes !== undefined && storedOf(bytes).expiresAt === expiresAt;
      await writer.write(
        gone
          ? [
              { type: "del", key: due },
              { type: "del", key: docKey(key) },
            ]
          : [{ type: "del", key: due }],
      );
    });
  }
}
