import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { endsWithUs, freePort, until } from "./server.ts";

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"];
const UP_MS = 15_000;

/** A real redis-server, a process of its own, on loopback, in a folder of its own. */
export interface TestRedis {
  readonly port: number;
  readonly folder: string;
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  readonly pid: number;
  /** a connection for the test's own questions; ended with the server's last stop */
  ask(): Redis;
  /** Signals it: SIGKILL, SIGSTOP and SIGCONT are the ones that matter. Resolves when a killed one is gone. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again, on the same folder and port. */
  up(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

export interface RedisSettings {
  /** lines of redis.conf, such as `appendonly yes` */
  lines?: readonly string[];
  /** for the test's own questions, when the lines ask for one */
  password?: string;
  /** runs as a Sentinel */
  sentinel?: boolean;
}

/** Resolves once it answers. */
export async function startRedis(settings: RedisSettings = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), "scrimmage-redis-"));
  const port = await freePort();
  const conf = join(folder, "redis.conf");
  const lines = [
    "bind 127.0.0.1",
    `port ${port}`,
    `dir ${folder}`,
    "daemonize no",
    ...(settings.lines ?? []),
  ];
  if (!lines.some((line) => line.startsWith("save ")) && settings.sentinel !== true) lines.push('save ""');
  await writeFile(conf, `${lines.join("\n")}\n`);
  const asking = new Redis({
    port,
    host: "127.0.0.1",
    lazyConnect: true,
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
    ...(settings.password === undefined ? {} : { password: settings.password }),
  });
  asking.on("error", () => {});
  let child = run(conf, settings);

  const up = async (): Promise<void> => {
    const running = child;
    const said = output(running);
    await until(async () => {
      if (ended(running)) throw new Error(`redis-server ended at once:\n${said()}`);
      return (await pinged(port)) && true;
    }, UP_MS);
  };
  try {
    await up();
  } catch (error) {
    await gone(child, "SIGKILL");
    throw error;
  }

  return {
    port,
    folder,
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return child.pid ?? 0;
    },
    ask: () => asking,
    async signal(signal) {
      if (signal === "SIGSTOP" || signal === "SIGCONT") child.kill(signal);
      else await gone(child, signal);
    },
    async up() {
      if (!ended(child)) return;
      child = run(conf, settings);
      await up();
    },
    async stop() {
      asking.disconnect();
      await gone(child, "SIGKILL");
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export interface TestCluster {
  nodes: readonly TestRedis[];
  /** `redis+cluster://…` */
  url: string;
  stop(): Promise<void>;
}

const SLOTS = 16_384;

/** Masters without replicas that share all slots. */
export async function startCluster(size = 3): Promise<TestCluster> {
  const lines = ["cluster-enabled yes", "cluster-node-timeout 3000", "appendonly yes"];
  const nodes = await Promise.all(Array.from({ length: size }, () => startRedis({ lines })));
  const [first] = nodes;
  if (first === undefined) throw new Error("a cluster has nodes");
  for (const [i, node] of nodes.entries()) {
    const from = Math.floor((i * SLOTS) / size);
    const to = Math.floor(((i + 1) * SLOTS) / size) - 1;
    await node.ask().call("CLUSTER", "ADDSLOTSRANGE", from, to);
    await node.ask().call("CLUSTER", "SET-CONFIG-EPOCH", i + 1);
  }
  for (const node of nodes.slice(1)) await first.ask().call("CLUSTER", "MEET", "127.0.0.1", node.port);
  await until(async () => {
    const states = await Promise.all(nodes.map((node) => node.ask().call("CLUSTER", "INFO")));
    return states.every(
      (state) =>
        String(state).includes("cluster_state:ok") && String(state).includes(`cluster_known_nodes:${size}`),
    );
  }, UP_MS);
  return {
    nodes,
    url: `redis+cluster://${nodes.map((node) => `127.0.0.1:${node.port}`).join(",")}`,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

/** the program: `npm test` says where it is; otherwise where packages put it */
export function redisServerPath(): string {
  const named = process.env.REDIS_SERVER_PATH;
  const found = named ?? PLACES.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error("These tests need redis-server: install it, or set REDIS_SERVER_PATH to it.");
  return found;
}

function run(conf: string, settings: RedisSettings): ChildProcess {
  const args = settings.sentinel === true ? [conf, "--sentinel"] : [conf];
  const child = spawn(redisServerPath(), args, { stdio: ["ignore", "pipe", "pipe"] });
  endsWithUs(child);
  return child;
}

function output(child: ChildProcess): () => string {
  let text = "";
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return () => text;
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (ended(child)) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

/** It answers and has read its files; that it wants a password is an answer too. */
async function pinged(port: number): Promise<boolean> {
  const client = new Redis({
    port,
    host: "127.0.0.1",
    lazyConnect: true,
    retryStrategy: null,
    enableReadyCheck: false,
  });
  let fault = "";
  client.on("error", (error: Error) => {
    fault = error.message;
  });
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return fault.includes("NOAUTH");
  } finally {
    client.disconnect();
  }
}
