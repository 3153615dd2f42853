import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Dial } from "#lib/model/plan.ts";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { demoQuestions } from "../support/bank.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { COACH_KEY, TestServer } from "../support/server.ts";
import { type Inspector, inspected } from "./inspector.ts";
import type { Place } from "./phones.ts";
import { cpuOf } from "./process.ts";

export type Kind = "embedded" | "redis";

/** choice questions only, so that every answer is one tap of the same bytes */
const QUESTIONS = demoQuestions(160).filter((question) => question.kind === "choice");

const running = new Set<Installation>();

/** Server processes of one installation: on the embedded store, or on a Redis of their own as `compose.yaml` sets it. */
export class Installation {
  /** a folder for CPU profiles of what is measured; null: none are made, as they cost time of their own */
  static profiles: string | null = null;
  readonly servers: readonly TestServer[];
  readonly redis: TestRedis | null;
  #inspectors: Inspector[] = [];
  #pack: string | null = null;

  private constructor(servers: readonly TestServer[], redis: TestRedis | null) {
    this.servers = servers;
    this.redis = redis;
    running.add(this);
  }

  /** Nothing is left behind when a measurement fails or is broken off. */
  static async stopAll(): Promise<void> {
    await Promise.all([...running].map((one) => one.stop()));
  }

  static async start(
    kind: Kind,
    processes = 1,
    environment: Record<string, string> = {},
  ): Promise<Installation> {
    const redis =
      kind === "redis"
        ? await startRedis({
            lines: ["appendonly yes", "appendfsync everysec", "maxmemory-policy noeviction"],
          })
        : null;
    const servers: TestServer[] = [];
    const installation = new Installation(servers, redis);
    for (let i = 0; i < processes; i++) {
      const looked = Installation.profiles === null ? null : await inspected();
      servers.push(
        await TestServer.start({
          ...environment,
          ...looked?.environment,
          ...(redis && { REDIS_URL: redis.url }),
        }),
      );
      if (looked) installation.#inspectors.push(await looked.open());
    }
    return installation;
  }

  get first(): TestServer {
    return this.server(0);
  }

  server(index: number): TestServer {
    const server = this.servers[index];
    if (!server) throw new Error(`there is no process ${index}`);
    return server;
  }

  /** One long round; at dial 4 nothing is revealed between its questions. */
  async scrimmage(dial: Dial): Promise<{ id: string; code: string }> {
    this.#pack ??= await this.first.pack(QUESTIONS);
    return this.first.scrimmage({ pack: this.#pack, plan: { rounds: 1, roundSec: 300, dialLadder: [dial] } });
  }

  async begin(id: string): Promise<void> {
    const { status } = await this.first.api("POST", `/api/scrimmages/${id}/control`, { do: "start" });
    if (status !== 200) throw new Error(`the scrimmage did not begin: ${status}`);
  }

  players(code: string, n: number, process = 0): Place {
    return { url: this.server(process).url, n, auth: { v: PROTOCOL_VERSION, code, role: "player" } };
  }

  /** a coach's desk, as there is one beside every scrimmage */
  desk(id: string, process = 0): Place {
    return {
      url: this.server(process).url,
      n: 1,
      auth: { v: PROTOCOL_VERSION, code: id, role: "coach", client: `desk-${id}-${process}` },
      headers: { authorization: `Bearer ${COACH_KEY}` },
    };
  }

  /** CPU used so far, ms: by each server process, and by Redis */
  cpu(): { servers: number[]; redis: number } {
    return {
      servers: this.servers.map((server) => cpuOf(server.pid)),
      redis: this.redis ? cpuOf(this.redis.pid) : 0,
    };
  }

  /** From here until `measured` is what the figures are of. */
  async measuring(): Promise<void> {
    for (const inspector of this.#inspectors) {
      await inspector.call("Profiler.enable");
      await inspector.call("Profiler.setSamplingInterval", { interval: 200 });
      await inspector.call("Profiler.start");
    }
  }

  /** Keeps each process's profile as `<name>-<process>.cpuprofile`, to be opened in the tools of Chromium. */
  async measured(name: string): Promise<void> {
    const folder = Installation.profiles;
    if (folder === null) return;
    mkdirSync(folder, { recursive: true });
    for (const [i, inspector] of this.#inspectors.entries()) {
      const { profile } = await inspector.call<{ profile: object }>("Profiler.stop");
      writeFileSync(path.join(folder, `${name}-${i}.cpuprofile`), JSON.stringify(profile));
      inspector.close();
    }
  }

  async stop(): Promise<void> {
    running.delete(this);
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.redis?.stop();
  }
}

/** memory and CPU are read after what joining left behind had a moment to go */
export function settle(ms = 1_500): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
