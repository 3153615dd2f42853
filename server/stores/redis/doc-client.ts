import {
  BasicClientSideCache,
  BasicPooledClientSideCache,
  createClient,
  createCluster,
  createSentinel,
} from "redis";
import type { RedisAddress } from "./address.ts";
import type { DocKeys } from "./doc-keys.ts";
import { type Fields, SCRIPTS } from "./doc-scripts.ts";
import { within } from "./patience.ts";
import { refusalOf, unreachable } from "./refusals.ts";

/** What documents need of a Redis, be it one server, a watched one or a cluster. */
export interface DocCommands {
  hmGet(key: string, fields: string[]): Promise<Fields>;
  hGet(key: string, field: string): Promise<string | null>;
  sAdd(key: string, member: string): Promise<number>;
  sMembers(key: string): Promise<string[]>;
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<unknown>;
  del(key: string): Promise<number>;
  putDoc(keys: DocKeys, args: readonly string[]): Promise<number>;
  putDocIfAbsent(keys: DocKeys, args: readonly string[]): Promise<number>;
  refillDoc(keys: DocKeys, args: readonly string[]): Promise<number>;
  removeDoc(keys: DocKeys, args: readonly string[]): Promise<number>;
  pageOfDocs(keys: DocKeys, args: readonly string[]): Promise<string[]>;
  readDocs(keys: readonly string[]): Promise<Fields[]>;
}

export interface DocClient {
  commands: DocCommands;
  /** documents read before, until Redis says that they changed (RESP3 tracking) */
  cache: BasicClientSideCache;
  close(): void;
}

const CACHED_DOCS_MAX = 256;
// Redis tells when a document changes; this is for the connection that died without a word.
const CACHED_MS = 30_000;
const PING_EVERY_MS = 3_000;
const SILENCE_MS = 10_000;
const RETRY_MS = 50;
const RETRY_MS_MAX = 1_000;

const CACHING = { maxEntries: CACHED_DOCS_MAX, ttl: CACHED_MS };

/**
 * `name`: what the connections are called; `CLIENT LIST` shows it.
 *
 * @throws StoreError `StoreAway` and what `refusalOf` says
 */
export async function connectDocs(address: RedisAddress, name: string, waitMs: number): Promise<DocClient> {
  const { client, cache } = made(address, name, waitMs);
  let reason: unknown;
  // Without a listener an error would end the process; each command says itself what became of it.
  client.on("error", (error: unknown) => {
    reason = error;
  });
  try {
    await within(waitMs, client.connect(), () => unreachable(address, reason));
  } catch (error) {
    client.destroy();
    throw refusalOf(reason ?? error, address) ?? unreachable(address, reason ?? error);
  }
  return { commands: client, cache, close: () => client.destroy() };
}

interface Connectable extends DocCommands {
  on(event: "error", listener: (error: unknown) => void): unknown;
  connect(): Promise<unknown>;
  destroy(): void;
}

function made(
  address: RedisAddress,
  name: string,
  waitMs: number,
): { client: Connectable; cache: BasicClientSideCache } {
  const { username, password, db } = address;
  const socket = {
    reconnectStrategy: (tries: number) => Math.min(RETRY_MS * 2 ** Math.min(tries, 10), RETRY_MS_MAX),
    socketTimeout: SILENCE_MS,
    ...(address.tls ? { tls: true as const } : {}),
  };
  const each = {
    socket,
    pingInterval: PING_EVERY_MS,
    name,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
  };
  // What waits to be sent is given up in time, so that it is not done later behind everybody's back.
  const common = { RESP: 3 as const, scripts: SCRIPTS, commandOptions: { timeout: waitMs } };
  const [first] = address.nodes;
  if (address.kind === "single") {
    const cache = new BasicClientSideCache(CACHING);
    const client = createClient({
      ...common,
      ...each,
      socket: { ...socket, ...first },
      database: db,
      clientSideCache: cache,
    });
    return { client, cache };
  }
  const cache = new BasicPooledClientSideCache(CACHING);
  if (address.kind === "cluster") {
    const client = createCluster({
      ...common,
      rootNodes: address.nodes.map((node) => ({ ...each, socket: { ...socket, ...node } })),
      defaults: each,
      clientSideCache: cache,
    });
    return { client, cache };
  }
  const { sentinelPassword } = address;
  const client = createSentinel({
    ...common,
    name: address.master ?? "mymaster",
    sentinelRootNodes: [...address.nodes],
    nodeClientOptions: { ...each, database: db },
    sentinelClientOptions: { socket, ...(sentinelPassword === null ? {} : { password: sentinelPassword }) },
    clientSideCache: cache,
  });
  return { client, cache };
}
