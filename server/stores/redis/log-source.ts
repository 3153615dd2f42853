import { setTimeout as pause } from "node:timers/promises";
import { Cluster, type Redis } from "ioredis";
import type { Entry } from "#lib/model/entry.ts";
import { StoreError } from "../errors.ts";
import type { RedisAddress } from "./address.ts";
import { allLogs, type LogKeys, logKeys, logOf } from "./log-layout.ts";
import type { LogClient } from "./log-scripts.ts";
import { closedError, refusalOf } from "./refusals.ts";

/** One Redis as the parts of the log share it. */
export interface Source {
  readonly address: RedisAddress;
  readonly client: LogClient;
  /** the name of this process in the keys */
  readonly writer: string;
  keys(logId: string): LogKeys;
  /** Asks again and again until Redis answers; throws what asking again does not cure. */
  insist<T>(work: () => Promise<T>): Promise<T>;
  /** From here on nothing is asked again. */
  stop(): void;
}

const AGAIN_MS = 100;
const SCAN_COUNT = 1_000;

export function sourceOf(address: RedisAddress, client: LogClient, writer: string): Source {
  const waiting = new Set<(error: Error) => void>();
  let stopped = false;

  /** The work, given up at `stop`: a client that is disconnected leaves some questions open for ever. */
  async function unlessStopped<T>(work: () => Promise<T>): Promise<T> {
    if (stopped) throw closedError();
    let giveUp: (error: Error) => void = () => {};
    const given = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    waiting.add(giveUp);
    try {
      return await Promise.race([work(), given]);
    } finally {
      waiting.delete(giveUp);
    }
  }

  return {
    address,
    client,
    writer,
    keys: (logId) => logKeys(address, logId, writer),
    async insist(work) {
      for (;;) {
        try {
          return await unlessStopped(work);
        } catch (error) {
          const refusal = refusalOf(error, address);
          if (refusal !== null) throw refusal;
          await pause(AGAIN_MS);
        }
      }
    },
    stop() {
      stopped = true;
      for (const giveUp of waiting) giveUp(closedError());
    },
  };
}

/** Consecutive entries of one incarnation of a log. */
export interface Page {
  /** null: there is no such log */
  epoch: string | null;
  entries: readonly Entry[];
}

/** @throws StoreError `StoreDamaged` when an entry is missing */
export async function readPage(source: Source, logId: string, after: number, limit: number): Promise<Page> {
  const { log, head } = source.keys(logId);
  const [epoch, texts] = await source.insist(() => source.client.logRead(log, head, after, limit));
  const entries = entriesOf(`[${texts.join(",")}]`);
  for (const [i, entry] of entries.entries())
    if (entry.seq !== after + i + 1)
      throw new StoreError("StoreDamaged", `The log ${logId} has a gap behind entry ${after + i}.`);
  return { epoch: epoch === "-" ? null : epoch, entries };
}

export function entriesOf(text: string): Entry[] {
  return JSON.parse(text);
}

/** ids of all logs in code-unit order; what the masters' keys say, so that no list can be wrong about it */
export async function allIds(source: Source): Promise<string[]> {
  const { prefix } = source.address;
  const nodes: Redis[] = source.client instanceof Cluster ? source.client.nodes("master") : [source.client];
  const ids = new Set<string>();
  for (const node of nodes) {
    let cursor = "0";
    do {
      const [next, keys] = await source.insist(() =>
        node.scan(cursor, "MATCH", allLogs(prefix), "COUNT", SCAN_COUNT),
      );
      cursor = next;
      for (const key of keys) {
        const id = logOf(prefix, key);
        if (id !== null) ids.add(id);
      }
    } while (cursor !== "0");
  }
  return [...ids].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
