import { randomBytes } from "node:crypto";
import { docText } from "../json.ts";
import { checkKey } from "../keys.ts";
import type { Doc, DocStore } from "../types.ts";
import type { RedisAddress } from "./address.ts";
import { connectDocs, type DocClient } from "./doc-client.ts";
import { collectionOf, collectionsKey, type DocKeys, docKeys } from "./doc-keys.ts";
import { type Fields, WRITE_ID_BYTES } from "./doc-scripts.ts";
import { patienceWith, WAIT_MS } from "./patience.ts";
import { closedError } from "./refusals.ts";
import { halfRestored, restoringKey, userName } from "./restoring.ts";

// A list is read in pages, so that a slow reader holds no more than this many documents.
const LIST_PAGE = 16;
// A picture would push out what is read again and again, and browsers keep pictures themselves.
const CACHED_CHARS_MAX = 250_000;

/** A document with its expiry and its value still as JSON. */
export interface StoredDoc {
  key: string;
  version: number;
  /** ms since 1970, by Redis's clock; null: never */
  expiresAt: number | null;
  text: string;
}

/** The documents with what a backup and a restore need of them. */
export interface RedisDocs extends DocStore {
  /** as `list`, with the expiry */
  stored(prefix: string): AsyncIterable<StoredDoc>;
  refill(doc: StoredDoc): Promise<void>;
  /** reads that were answered here, and those that Redis answered */
  cached(): { hits: number; misses: number };
}

/**
 * Documents over node-redis, in hashes (`doc-keys.ts`). A write is one script, so it is atomic whoever else
 * writes; **durable** when it resolves means what Redis's settings make of it: with `appendonly yes` and
 * `appendfsync always` on its disk, with `everysec` there a second later, without persistence in its memory.
 *
 * What was read stays in this process's memory until Redis says that it changed, so `get` may be behind
 * another process's write by the time such a message takes; a `put` is always judged by Redis itself.
 * While Redis is away everything waits, at most `waitMs`, and then rejects; whether a rejected write was
 * done is unknown, and only then.
 */
export async function openRedisDocs(address: RedisAddress, waitMs = WAIT_MS): Promise<RedisDocs> {
  // A restore marks first and looks for users then; this is the other way round, so one sees the other.
  const client = await connectDocs(address, userName(address.prefix), waitMs);
  try {
    const mark = await patienceWith(address, waitMs)(() => client.commands.get(restoringKey(address.prefix)));
    if (mark !== null) throw halfRestored(address);
  } catch (error) {
    client.close();
    throw error;
  }
  return redisDocs(client, address, waitMs);
}

export function redisDocs(client: DocClient, address: RedisAddress, waitMs: number): RedisDocs {
  const { commands, cache } = client;
  const { prefix } = address;
  const patiently = patienceWith(address, waitMs);
  const running = new Set<Promise<unknown>>();
  let closed = false;

  /** Work that is refused after `close`, and that `close` waits for. */
  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw closedError();
    const mine = work();
    running.add(mine);
    try {
      return await mine;
    } finally {
      running.delete(mine);
    }
  }

  function read(key: string): Promise<StoredDoc | null> {
    const { doc } = docKeys(prefix, key);
    return run(async () => {
      let stored = storedOf(key, await patiently(() => commands.hmGet(doc, ["v", "x", "d"])));
      // Only Redis knows whether it has expired by now.
      if (stored !== null && stored.expiresAt !== null)
        stored = storedOf(key, (await patiently(() => commands.readDocs([doc])))[0]);
      // What is not there is not worth remembering, however many ask for it.
      if (stored === null || stored.text.length > CACHED_CHARS_MAX) cache.invalidate(doc);
      return stored;
    });
  }

  function write(key: string, work: (keys: DocKeys) => Promise<number>): Promise<number> {
    // No write resolves before its collection is known to `list`, even when Redis has lost everything.
    const known = () => commands.sAdd(collectionsKey(prefix), collectionOf(key));
    return change(key, async (keys) => (await Promise.all([work(keys), known()]))[0]);
  }

  function change(key: string, work: (keys: DocKeys) => Promise<number>): Promise<number> {
    const keys = docKeys(prefix, key);
    return run(async () => {
      const result = await patiently(() => work(keys));
      // Redis says itself that it changed, but maybe after whoever waits for us has read it again.
      cache.invalidate(keys.doc);
      return result;
    });
  }

  function collections(wanted: string): Promise<string[]> {
    const key = collectionsKey(prefix);
    return run(async () => {
      cache.invalidate(key);
      const all = await patiently(() => commands.sMembers(key));
      return all
        .filter((one) => one.startsWith(wanted) || wanted.startsWith(one))
        .toSorted((a, b) => (a < b ? -1 : 1));
    });
  }

  async function* pages(wanted: string): AsyncGenerator<StoredDoc[]> {
    if (wanted !== "") checkKey(wanted);
    for (const collection of await collections(wanted)) {
      // "\x7f" is behind every character that a key can have
      for (let from = `[${wanted}`; ; ) {
        const range = [from, `(${wanted}\x7f`, String(LIST_PAGE)];
        const { keys, found } = await run(async () => {
          const keys = await patiently(() => commands.pageOfDocs(docKeys(prefix, collection), range));
          const docs = keys.map((key) => docKeys(prefix, key).doc);
          return { keys, found: docs.length === 0 ? [] : await patiently(() => commands.readDocs(docs)) };
        });
        yield keys.flatMap((key, i) => storedOf(key, found[i]) ?? []);
        if (keys.length < LIST_PAGE) break;
        from = `(${keys.at(-1)}`;
      }
    }
  }

  return {
    async get<T>(key: string) {
      checkKey(key);
      const stored = await read(key);
      return stored === null ? null : docOf<T>(stored);
    },
    async put(key, value, expected) {
      checkKey(key);
      const args = [key, expected === null ? "" : String(expected), docText(value), writeId()];
      const version = await write(key, (keys) => commands.putDoc(keys, args));
      return version === 0 ? null : version;
    },
    async putIfAbsent(key, value, ttlMs) {
      checkKey(key);
      const life = ttlMs === null ? "" : String(Math.max(0, Math.ceil(ttlMs)));
      const args = [key, life, docText(value), writeId()];
      return (await write(key, (keys) => commands.putDocIfAbsent(keys, args))) === 1;
    },
    async remove(key) {
      checkKey(key);
      let seen: string | null | undefined;
      await change(key, async (keys) => {
        // A repeat removes only what was there at first, not what came to be there meanwhile.
        if (seen !== undefined) return commands.removeDoc(keys, [key, seen ?? "none"]);
        cache.invalidate(keys.doc);
        seen = await commands.hGet(keys.doc, "w");
        return commands.removeDoc(keys, [key, "any"]);
      });
    },
    async *list<T>(wanted: string) {
      for await (const page of pages(wanted))
        for (const stored of page) yield { key: stored.key, doc: docOf<T>(stored) };
    },
    async *stored(wanted) {
      for await (const page of pages(wanted)) yield* page;
    },
    async refill({ key, version, expiresAt, text }) {
      const args = [key, String(version), expiresAt === null ? "" : String(expiresAt), text];
      await write(key, (keys) => commands.refillDoc(keys, args));
    },
    cached() {
      const { hitCount, missCount } = cache.stats();
      return { hits: hitCount, misses: missCount };
    },
    async close() {
      if (closed) return;
      closed = true;
      while (running.size > 0) await Promise.allSettled(running);
      client.close();
    },
  };
}

function writeId(): string {
  return randomBytes(WRITE_ID_BYTES).toString("base64url");
}

function storedOf(key: string, fields: Fields | undefined): StoredDoc | null {
  const [version, expiresAt, text] = fields ?? [];
  if (version === null || version === undefined || text === null || text === undefined) return null;
  return { key, version: Number(version), expiresAt: expiresAt ? Number(expiresAt) : null, text };
}

function docOf<T>({ text, version }: StoredDoc): Doc<T> {
  return { value: JSON.parse(text), version };
}
