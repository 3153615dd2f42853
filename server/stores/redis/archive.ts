import { randomBytes } from "node:crypto";
import { Cluster, type Redis } from "ioredis";
import type { Entry } from "#lib/model/entry.ts";
import type { Kept, KeptDoc, Restorable } from "../archive.ts";
import { jsonText } from "../json.ts";
import type { LogStore } from "../types.ts";
import type { RedisAddress } from "./address.ts";
import { connectLog } from "./connect.ts";
import { connectDocs } from "./doc-client.ts";
import { allDocs } from "./doc-keys.ts";
import { type RedisDocs, redisDocs } from "./docs.ts";
import { allLogs, LOG_KEPT_MS, logKeys, logOf } from "./log-layout.ts";
import { patienceWith, WAIT_MS } from "./patience.ts";
import { preflight } from "./preflight.ts";
import { inUse, restoringKey, usersIn } from "./restoring.ts";

const READ_ENTRIES = 500;
const BATCH_CHARS = 1_000_000;
const SCAN_COUNT = 500;

/** Where a log ends now: the seq of its last entry, 0 when it has none. */
export type LastSeq = (logId: string) => Promise<number>;

/**
 * Documents, then entries, while appends go on. Redis has no view of one moment, so this is what it holds:
 * - each document as it was at some time of the reading,
 * - then, of every log that is there when the last document was read, all entries up to an end that is fixed
 *   for all logs before the first entry is read.
 *
 * So no document tells of an entry that is missing, and no log has a hole. What a log or a document got later
 * is not in it. A log that is removed meanwhile may be cut short.
 */
export async function* snapshot(log: LogStore, docs: RedisDocs, lastSeq: LastSeq): AsyncGenerator<Kept> {
  for await (const { key, version, expiresAt, text } of docs.stored(""))
    yield { doc: key, version, expiresAt, value: JSON.parse(text) };
  const ends: { id: string; last: number }[] = [];
  for await (const id of log.logs()) ends.push({ id, last: await lastSeq(id) });
  for (const { id, last } of ends) {
    for (let after = 0; after < last; ) {
      const entries = await log.read(id, after, Math.min(READ_ENTRIES, last - after));
      if (entries.length === 0) break;
      for (const entry of entries) yield { log: id, entry };
      after = entries.at(-1)?.seq ?? last;
    }
  }
}

/** @throws StoreError `StoreLocked` when a process uses the store */
export async function openRedisForRestore(address: RedisAddress): Promise<Restorable> {
  const { prefix } = address;
  const patiently = patienceWith(address, WAIT_MS);
  const client = await connectDocs(address, `${prefix}:restore`, WAIT_MS);
  const docs = redisDocs(client, address, WAIT_MS);
  const logs = connectLog(address);
  const mark = restoringKey(prefix);

  async function nodes(): Promise<Redis[]> {
    const { commands } = logs;
    if (!(commands instanceof Cluster)) return [commands];
    await commands.ping();
    return commands.nodes("master");
  }

  async function used(): Promise<boolean> {
    for (const node of await nodes()) if (usersIn(String(await node.client("LIST")), prefix) > 0) return true;
    return false;
  }

  async function* keysOf(glob: string): AsyncGenerator<{ node: Redis; keys: string[] }> {
    for (const node of await nodes())
      for await (const keys of node.scanStream({ match: glob, count: SCAN_COUNT })) yield { node, keys };
  }

  async function clear(): Promise<void> {
    for (const glob of [`${prefix}:{*`, ...allDocs(prefix)])
      for await (const { node, keys } of keysOf(glob)) {
        // One by one: on a cluster each lies in a slot of its own.
        const each = node.pipeline();
        for (const key of keys) each.unlink(key);
        await each.exec();
      }
  }

  async function writeRun({ log, entries }: Run): Promise<void> {
    const keys = logKeys(address, log, "restore");
    const batch = logs.commands.pipeline();
    for (const { seq, text } of entries) batch.xadd(keys.log, `${seq}-0`, "e", text);
    const last = entries.at(-1);
    if (last !== undefined) {
      batch.hset(keys.head, { epoch: randomBytes(9).toString("base64url"), seq: last.seq, at: last.at });
      batch.pexpire(keys.log, LOG_KEPT_MS);
      batch.pexpire(keys.head, LOG_KEPT_MS);
    }
    for (const [error] of (await batch.exec()) ?? []) if (error !== null) throw error;
  }

  async function close(): Promise<void> {
    await docs.close();
    logs.disconnect();
  }

  try {
    await preflight(logs, address);
    if (await used()) throw inUse(address);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async isEmpty() {
      for await (const _ of docs.stored("")) return false;
      for await (const { keys } of keysOf(allLogs(prefix)))
        if (keys.some((key: string) => logOf(prefix, key) !== null)) return false;
      return true;
    },
    async refill(kept) {
      const wasMarked = (await patiently(() => client.commands.get(mark))) !== null;
      await patiently(() => client.commands.set(mark, String(Date.now())));
      if (await used()) {
        if (!wasMarked) await patiently(() => client.commands.del(mark));
        throw inUse(address);
      }
      await clear();
      for await (const one of batchesOf(kept)) {
        if ("doc" in one) await docs.refill({ ...one, key: one.doc, text: jsonText(one.value) });
        else await writeRun(one);
      }
      await patiently(() => client.commands.del(mark));
    },
    close,
  };
}

/** consecutive entries of one log */
interface Run {
  log: string;
  entries: { seq: number; at: number; text: string }[];
}

async function* batchesOf(kept: AsyncIterable<Kept>): AsyncGenerator<KeptDoc | Run> {
  let run: Run = { log: "", entries: [] };
  let chars = 0;
  for await (const one of kept) {
    if ("doc" in one) {
      yield one;
      continue;
    }
    if (run.entries.length > 0 && (one.log !== run.log || chars >= BATCH_CHARS)) {
      yield run;
      run = { log: one.log, entries: [] };
      chars = 0;
    }
    run.log = one.log;
    const text = entryText(one.entry);
    run.entries.push({ seq: one.entry.seq, at: one.entry.at, text });
    chars += text.length;
  }
  if (run.entries.length > 0) yield run;
}

/** as the log's script writes it: `seq` and `at` at the end */
function entryText(entry: Entry): string {
  const { seq, at, ...draft } = entry;
  return jsonText({ ...draft, seq, at });
}
