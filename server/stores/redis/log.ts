import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { Draft, Entry } from "#lib/model/entry.ts";
import { StoreError } from "../errors.ts";
import { draftText } from "../json.ts";
import { checkKey } from "../keys.ts";
import { FOLLOW_ENTRIES_MAX, QUEUE_CHARS_MAX } from "../limits.ts";
import type { LogStore } from "../types.ts";
import type { RedisAddress } from "./address.ts";
import { checked } from "./check.ts";
import { clockOf } from "./clock.ts";
import type { LogConnections } from "./connect.ts";
import { type Batch, batchOf } from "./log-append.ts";
import { openLanes } from "./log-lane.ts";
import { WRITER_KEPT_MS } from "./log-layout.ts";
import { rewrite } from "./log-rewrite.ts";
import { allIds, readPage, sourceOf } from "./log-source.ts";
import { forgetSeen, news, recentAfter, tell } from "./log-tail.ts";
import { openTails } from "./log-tails.ts";
import { closedError } from "./refusals.ts";
import { unless } from "./unless.ts";

/** The log with what a backup needs. */
export interface RedisLog extends LogStore {
  /** seq of the last entry; 0 when there is none */
  lastSeq(logId: string): Promise<number>;
}

const CLOCK_EVERY_MS = 5_000;
const CLOCK_SAMPLES_FIRST = 5;
const READ_ENTRIES = 1_000;
// Longer than a restart of Redis takes, shorter than a person waits for a server to stop.
const CLOSE_MS = 4_000;

/**
 * The log over Redis Streams, one a log (`log-layout.ts`). An append is one script, so it is atomic whoever
 * else appends, and a repeat of it after a lost connection is answered and not written twice.
 *
 * **Durable** is what Redis is set to be. With `appendonly yes` and `appendfsync always`, an append resolves
 * after the fsync and survives a power cut of that server. With `appendfsync everysec`, it survives a crash of
 * Redis, and a power cut can take the last second. Without `appendonly` a restart of Redis loses all since its
 * last snapshot. A failover (Sentinel, Cluster) can lose what the replica had not got yet; `min-replicas-to-write 1`
 * narrows that. `maxmemory-policy` must be `noeviction`. Where Redis lost the end of a log that somebody here
 * follows, the follower throws `StoreLost` instead of going on with another history.
 *
 * While Redis is away appends wait and followers stand still; nothing is given up until `close`.
 *
 * `at` is the clock of the Redis that has the log; on a cluster the nodes' clocks must agree (NTP).
 *
 * Entries that are returned are shared with every follower in this process: read them, never change them.
 */
export async function openRedisLog(address: RedisAddress, connections: LogConnections): Promise<RedisLog> {
  const { commands: client, doorbells } = connections;
  const source = sourceOf(address, client, randomBytes(6).toString("base64url"));
  const tails = openTails(source, doorbells);
  const lanes = openLanes();
  const batches = new Map<string, Batch>();
  const queue = { chars: 0 };
  const check = checked(connections, address);
  let closing: Promise<void> | null = null;

  const clock = clockOf(async () => {
    const [seconds = 0, micros = 0] = (await client.time()).map(Number);
    return seconds * 1_000 + micros / 1_000;
  });
  for (let i = 0; i < CLOCK_SAMPLES_FIRST; i++) await source.insist(() => clock.measure());
  const ticking = setInterval(() => void clock.measure().catch(() => {}), CLOCK_EVERY_MS);
  ticking.unref();

  /** the batch-to-be of a log: all appends until the one before it is done */
  function batch(logId: string, chars: number, existing: boolean): Batch {
    const open = batches.get(logId);
    if (open?.takes(chars, existing)) return open;
    const fresh = batchOf(source, logId, existing, {
      written(written) {
        clock.heard(written.at);
        tails.wrote(logId, written);
      },
      settled(settled) {
        queue.chars -= settled;
        if (batches.get(logId) === fresh) batches.delete(logId);
      },
    });
    batches.set(logId, fresh);
    lanes.submit(logId, fresh);
    return fresh;
  }

  /** A writing that shares a script with nobody: behind all appends asked for before, ahead of all after. */
  function alone(logId: string, work: (number: number) => Promise<void>): Promise<void> {
    batches.delete(logId);
    return new Promise((resolve, fail) => {
      lanes.submit(logId, { run: (number) => work(number).then(resolve, fail), fail });
    });
  }

  function admit(logId: string): void {
    if (closing !== null) throw closedError();
    checkKey(logId);
  }

  async function read(logId: string, after: number, limit: number): Promise<readonly Entry[]> {
    admit(logId);
    let entries: Entry[] = [];
    let epoch: string | null = null;
    while (entries.length < limit) {
      const from = Math.max(0, after) + entries.length;
      const most = Math.min(READ_ENTRIES, limit - entries.length);
      const page = await readPage(source, logId, from, most);
      if (entries.length > 0 && page.epoch !== epoch) {
        entries = []; // another log by now
        continue;
      }
      epoch = page.epoch;
      for (const entry of page.entries) entries.push(entry);
      if (page.entries.length < most) break;
    }
    return entries;
  }

  async function* follow(logId: string, after: number, signal: AbortSignal) {
    checkKey(logId);
    const tail = tails.join(logId);
    const wake = () => tell(tail);
    let seen = after;
    setMaxListeners(0, signal); // one signal may well end every follower of a server
    signal.addEventListener("abort", wake);
    try {
      while (!signal.aborted && closing === null && tail.end === null) {
        // No wait between these questions and the one for news: what happens in a wait is asked again.
        if (tail.head === null) {
          await unless(signal, tails.begin(tail));
          continue;
        }
        if (seen >= tail.head.seq) {
          if (tail.followers === 1) forgetSeen(tail);
          await news(tail);
          continue;
        }
        let entries = recentAfter(tail, seen);
        if (entries === null) {
          const page = await unless(signal, readPage(source, logId, seen, FOLLOW_ENTRIES_MAX));
          if (page === null) continue;
          if (page.epoch !== tail.epoch || page.entries.length === 0) {
            await unless(signal, tails.verify(tail));
            continue;
          }
          entries = page.entries;
        }
        if (signal.aborted) continue;
        seen = entries.at(-1)?.seq ?? seen;
        yield entries;
      }
      if (tail.end instanceof StoreError && !signal.aborted) throw tail.end;
    } catch (error) {
      if (closing === null && !signal.aborted) throw error;
    } finally {
      signal.removeEventListener("abort", wake);
      tails.leave(tail);
    }
  }

  async function closeAll(): Promise<void> {
    tails.close();
    await lanes.close(CLOSE_MS);
    source.stop();
    clearInterval(ticking);
    connections.disconnect();
  }

  return {
    append(logId, drafts, to) {
      try {
        admit(logId);
        const texts = drafts.map(draftText);
        if (queue.chars > QUEUE_CHARS_MAX)
          throw new StoreError("StoreBusy", "Redis does not keep up; try again in a moment.");
        if (texts.length === 0) return Promise.resolve([]);
        const chars = texts.reduce((sum, text) => sum + text.length, 0);
        queue.chars += chars;
        return batch(logId, chars, to === "existing").add(texts, chars);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    read,
    follow,
    async *logs() {
      if (closing !== null) return;
      yield* await allIds(source);
    },
    async lastSeq(logId) {
      admit(logId);
      return Number((await source.insist(() => client.hget(source.keys(logId).head, "seq"))) ?? 0);
    },
    async remove(logId) {
      admit(logId);
      await alone(logId, async (number) => {
        const { log, head, by, news } = source.keys(logId);
        const epoch = await source.insist(() =>
          client.logRemove(log, head, by, news, number, WRITER_KEPT_MS),
        );
        tails.removed(logId, epoch);
      });
    },
    async rewrite(logId: string, change: (entry: Entry) => Draft) {
      admit(logId);
      await alone(logId, async (number) => {
        const epoch = await rewrite(source, logId, number, change);
        if (epoch !== null) tails.removed(logId, epoch);
      });
    },
    now: clock.now,
    async check() {
      if (closing !== null) throw closedError();
      await check();
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}
