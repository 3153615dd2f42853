import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Config } from "#server/config.ts";
import { type ServerProcess, startServer, waitMs } from "./processes.ts";
import { openProxy, type ReverseProxy } from "./proxy.ts";
import { Upstreams } from "./upstreams.ts";

const READY_MS = 20_000;
const LOOK_MS = 100;

export interface LauncherOptions {
  config: Config;
  /** of the server processes; `REDIS_URL` among it */
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
}

/** One place among the processes, whoever is in it. */
interface Slot {
  name: string;
  process: ServerProcess;
  /** how often it was started again without living long */
  again: number;
}

/** Server processes behind the proxy: kept up, replaced one by one, and stopped. */
export class Launcher {
  readonly slots: Slot[] = [];
  #options: LauncherOptions;
  #upstreams = new Upstreams();
  #proxy: ReverseProxy;
  #http: Server = createServer();
  #stopping = false;
  #rolling = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
    this.#proxy = openProxy(this.#upstreams, { trustProxy: options.config.trustProxy });
    this.#http.on("request", (req, res) => void this.#proxy.web(req, res));
    this.#http.on("upgrade", (req, socket, head) => this.#proxy.upgrade(req, socket as Socket, head));
  }

  /** Takes the port, which may be in use, before anything else is started. */
  listen(): Promise<void> {
    const { port, host } = this.#options.config;
    return new Promise((resolve, reject) => {
      this.#http.once("error", reject);
      this.#http.listen(port, host, resolve);
    });
  }

  async start(count: number): Promise<void> {
    const names = Array.from({ length: count }, (_, i) => String(i + 1));
    const started = await Promise.all(names.map(() => this.#fresh()));
    for (const [i, process] of started.entries()) {
      const slot: Slot = { name: names[i] ?? "", process, again: 0 };
      this.slots.push(slot);
      await this.#enter(slot, process);
    }
  }

  /** Replaces every process, one after the other; the next is up before the last one is asked to go. */
  async roll(): Promise<void> {
    if (this.#rolling || this.#stopping) return;
    this.#rolling = true;
    try {
      for (const slot of this.slots) {
        const old = slot.process;
        const next = await this.#fresh();
        if (!(await ready(next.port))) {
          await next.stop();
          this.#options.say(
            `The new process ${slot.name} does not get ready, so the old ones stay. Look at its log above.`,
          );
          return;
        }
        slot.again = 0;
        await this.#enter(slot, next);
        await old.stop();
        this.#options.say(`Process ${slot.name} was replaced (${old.pid} by ${next.pid}).`);
      }
    } catch (error) {
      this.#options.say(`The others were not replaced: ${(error as Error).message}`);
    } finally {
      this.#rolling = false;
    }
  }

  /** Lets every process drain, then ends the proxy. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.slots.map((slot) => slot.process.stop()));
    this.#proxy.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #fresh(): Promise<ServerProcess> {
    return startServer(this.#options.env);
  }

  async #enter(slot: Slot, process: ServerProcess): Promise<void> {
    slot.process = process;
    const startedAt = performance.now();
    const place = this.#upstreams.put(slot.name, process.port, "unready");
    void process.gone.then((how) => {
      // Whoever was replaced on purpose has a successor in this place already.
      if (this.#stopping || slot.process !== process) return;
      this.#proxy.cut(place);
      this.#again(slot, how, performance.now() - startedAt);
    });
    await this.#proxy.look(place);
  }

  #again(slot: Slot, how: string, livedMs: number): void {
    slot.again++;
    const wait = waitMs(slot.again, livedMs);
    if (wait === 0) slot.again = 0;
    this.#options.say(`Process ${slot.name} ended (${how}); it is started again.`);
    setTimeout(() => {
      if (this.#stopping) return;
      const startedAt = performance.now();
      this.#fresh().then(
        async (process) => {
          if (this.#stopping) await process.stop();
          else await this.#enter(slot, process);
        },
        (error) => this.#again(slot, (error as Error).message, performance.now() - startedAt),
      );
    }, wait);
  }
}

async function ready(port: number): Promise<boolean> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return false;
}
