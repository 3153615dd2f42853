import { Cluster, Redis, type RedisOptions } from "ioredis";
import type { RedisAddress } from "./address.ts";
import { type LogClient, SCRIPTS } from "./log-scripts.ts";

/** The log's connections: one for commands, one that hears the doorbells. */
export interface LogConnections {
  commands: LogClient;
  /** the same client on a cluster, which opens a connection to each node for what it hears */
  doorbells: Redis | Cluster;
  /** what went wrong last, for the sentences; null once all is well */
  fault(): Error | null;
  disconnect(): void;
}

const RETRY_MS_MAX = 500;
const CONNECT_MS = 5_000;
// A server that stands still is left for a new connection after this long; what it did not answer is sent again.
const SILENCE_MS = 10_000;

export function connectLog(address: RedisAddress): LogConnections {
  let fault: Error | null = null;
  // What a Sentinel or a node says tells more than that all of them failed.
  let detail: Error | null = null;
  let closing = false;
  const listen = (client: Redis | Cluster): void => {
    client.on("error", (error: Error) => {
      fault = error;
    });
    for (const event of ["sentinelError", "node error"])
      client.on(event, (error: Error) => {
        detail = error;
      });
    client.on("ready", () => {
      fault = null;
      detail = null;
    });
    // Some faults make a client give up, whatever its strategy; this one never does.
    client.on("end", () => {
      setTimeout(() => {
        if (!closing) client.connect().catch(() => {});
      }, RETRY_MS_MAX).unref();
    });
  };
  const commands = connected(address) as LogClient;
  listen(commands);
  const doorbells = address.kind === "cluster" ? commands : connected(address);
  if (doorbells !== commands) listen(doorbells);
  return {
    commands,
    doorbells,
    fault: () => detail ?? fault,
    disconnect() {
      closing = true;
      commands.disconnect();
      if (doorbells !== commands) doorbells.disconnect();
    },
  };
}

function connected(address: RedisAddress): Redis | Cluster {
  const options = optionsOf(address);
  if (address.kind === "cluster")
    return new Cluster([...address.nodes], {
      scripts: SCRIPTS,
      shardedSubscribers: true,
      clusterRetryStrategy: waitOf,
      redisOptions: options,
      slotsRefreshTimeout: 2_000,
      // Names stay names, or certificates would not fit.
      ...(address.tls ? { dnsLookup: (host, done) => done(null, host) } : {}),
    });
  // Without ioredis's failover detector: when that of a lost connection speaks up while the next one is being
  // made, the client ends for good. A master that dies or steps down closes its connections anyway.
  if (address.kind === "sentinel")
    return new Redis({
      ...options,
      db: address.db,
      scripts: SCRIPTS,
      sentinels: [...address.nodes],
      name: address.master ?? "",
      sentinelRetryStrategy: waitOf,
      enableTLSForSentinelMode: address.tls,
      ...(address.sentinelPassword === null ? {} : { sentinelPassword: address.sentinelPassword }),
      ...(address.tls ? { sentinelTLS: {} } : {}),
      retryStrategy: waitOf,
    });
  return new Redis({
    ...options,
    ...address.nodes[0],
    db: address.db,
    scripts: SCRIPTS,
    retryStrategy: waitOf,
  });
}

function optionsOf(address: RedisAddress): RedisOptions {
  return {
    connectionName: "scrimmage-log",
    connectTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    keepAlive: 5_000,
    // What is asked while Redis is away waits for it.
    maxRetriesPerRequest: null,
    // A master that became a replica: the next connection finds the new master.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    ...(address.username === null ? {} : { username: address.username }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.tls ? { tls: {} } : {}),
  };
}

function waitOf(attempt: number): number {
  return Math.min(50 * attempt, RETRY_MS_MAX);
}
