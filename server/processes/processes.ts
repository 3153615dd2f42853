import type { Logger } from "pino";
import { faultOf } from "#server/logs/fault.ts";
import type { Stores } from "#server/stores/types.ts";
import { BEAT_MS, Pulse } from "./pulse.ts";

interface Beat {
  at: number;
}

/** documents of processes that ended long ago are swept */
const SWEEP_MS = 3_600_000;

export interface ProcessesOptions {
  stores: Stores;
  /** of this process, as in its connections' names */
  name: string;
  logger: Logger;
  /** called at every beat with a test for names of processes that live */
  onBeat: (lives: (name: string) => boolean) => void;
}

/**
 * Which server processes live: each renews a document of its own, `process/<name>`. A process that was
 * killed cannot say goodbye to its players; the others do it for it when its beats have stopped.
 */
export class Processes {
  #options: ProcessesOptions;
  #pulse = new Pulse();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #closed = false;

  constructor(options: ProcessesOptions) {
    this.#options = options;
  }

  /** Resolves when this process is known to the others. */
  async start(): Promise<void> {
    if (!this.#options.stores.exclusive) await this.#beat();
    this.#again();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const { stores, name } = this.#options;
    if (!stores.exclusive) await stores.docs.remove(`process/${name}`).catch(() => undefined);
  }

  #again(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#tick().then(
        () => this.#again(),
        (error) => {
          this.#pulse.miss();
          this.#options.logger.debug(faultOf(error), "a beat could not be written");
          this.#again();
        },
      );
    }, BEAT_MS);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    const { stores, name, onBeat } = this.#options;
    // One process owns these stores: every other name is of one that ended.
    if (stores.exclusive) {
      onBeat((other) => other === name);
      return;
    }
    await this.#beat();
    const now = stores.log.now();
    const beats: [string, number][] = [];
    for await (const { key, doc } of stores.docs.list<Beat>("process/")) {
      beats.push([key.slice("process/".length), doc.value.at]);
      if (now - doc.value.at > SWEEP_MS) await stores.docs.remove(key);
    }
    const live = this.#pulse.living(beats, now);
    if (live && !this.#closed) onBeat((other) => live.has(other));
  }

  async #beat(): Promise<void> {
    const { stores, name } = this.#options;
    await stores.docs.put(`process/${name}`, { at: stores.log.now() } satisfies Beat, null);
    this.#pulse.beat(stores.log.now());
  }
}
