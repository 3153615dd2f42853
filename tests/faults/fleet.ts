import { fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { CoachInput } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { State } from "#lib/model/state.ts";
import { openStores } from "#server/stores/registry.ts";
import { demoQuestions } from "../support/bank.ts";
import { TestProxy } from "../support/proxy.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { TestServer, until } from "../support/server.ts";

export type Fsync = "always" | "everysec";

/** Real server processes on one real Redis, behind the proxy that shares players out. */
export class Fleet {
  readonly redis: TestRedis;
  readonly servers: readonly TestServer[];
  readonly proxy: TestProxy;
  #pack: string | null = null;

  private constructor(redis: TestRedis, servers: readonly TestServer[], proxy: TestProxy) {
    this.redis = redis;
    this.servers = servers;
    this.proxy = proxy;
  }

  static async start(processes: number, fsync: Fsync = "everysec"): Promise<Fleet> {
    const redis = await startRedis({ lines: ["appendonly yes", `appendfsync ${fsync}`] });
    const servers: TestServer[] = [];
    for (let i = 0; i < processes; i++) servers.push(await TestServer.start({ REDIS_URL: redis.url }));
    const proxy = await TestProxy.start(servers.map((server) => server.port));
    return new Fleet(redis, servers, proxy);
  }

  get url(): string {
    return this.proxy.url;
  }

  /** A scrimmage of one long round that goes on while faults are injected. */
  async scrimmage(plan: Partial<Plan> = {}): Promise<{ id: string; code: string }> {
    const server = await this.#someServer();
    this.#pack ??= await server.pack(demoQuestions(400, 8));
    return server.scrimmage({
      plan: { rounds: 3, roundSec: 300, dialLadder: [2, 2, 2], reviewMin: 1, ...plan },
      pack: this.#pack,
    });
  }

  /** what the coach's desk would ask, through a process that lives */
  async coach(id: string, input: CoachInput): Promise<number> {
    const server = await this.#someServer();
    return (await server.api("POST", `/api/scrimmages/${id}/control`, input)).status;
  }

  async #someServer(): Promise<TestServer> {
    for (const server of this.servers) if (await ready(server)) return server;
    throw new Error("no process is ready");
  }

  /** kill -9, and a new process in its place as a supervisor would start it */
  async killed(index: number): Promise<void> {
    const server = this.#server(index);
    await server.kill("SIGKILL");
    await server.up();
  }

  async stoppedGently(index: number): Promise<number | null> {
    const server = this.#server(index);
    const code = await server.kill("SIGTERM");
    await server.up();
    return code;
  }

  signal(index: number, signal: "SIGSTOP" | "SIGCONT"): void {
    process.kill(this.#server(index).pid, signal);
  }

  #server(index: number): TestServer {
    const server = this.servers[index];
    if (!server) throw new Error(`there is no process ${index}`);
    return server;
  }

  /** The log as it is on Redis, whole or up to a position, and what it folds to: the only truth that a test counts by. */
  async truth(
    id: string,
    upTo = Number.POSITIVE_INFINITY,
  ): Promise<{ entries: readonly Entry[]; state: State }> {
    const stores = await openStores({ dataDir: "", redisUrl: this.redis.url });
    try {
      const entries: Entry[] = [];
      for (;;) {
        const more = await stores.log.read(id, entries.length, 5_000);
        entries.push(...more);
        if (more.length < 5_000) break;
      }
      const state = fold(entries.filter((entry) => entry.seq <= upTo));
      if (!state) throw new Error("the log is empty");
      return { entries, state };
    } finally {
      await stores.close();
    }
  }

  /** Position and hash of what every process has folded, once they stand at one position. */
  async hashes(id: string): Promise<{ seq: number; hashes: string[] }> {
    let said: { seq: number; hash: string }[] = [];
    await until(async () => {
      said = await Promise.all(
        this.servers.map(
          async (server) =>
            (await server.api<{ seq: number; hash: string }>("GET", `/api/scrimmages/${id}/hash`)).body,
        ),
      );
      return said.every((one) => one.seq === said[0]?.seq);
    });
    return { seq: said[0]?.seq ?? 0, hashes: said.map((one) => one.hash) };
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.redis.stop();
  }
}

async function ready(server: TestServer): Promise<boolean> {
  const answer = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(
    () => null,
  );
  return answer?.ok === true;
}
