import type { Socket } from "socket.io";
import type { ToClient, ToServer } from "#lib/protocol/messages.ts";

const KEPT = 8;
const FIRST_AT_MS = [0, 200, 600, 1_500];
const EVERY_MS = 30_000;
const REPLY_MS = 5_000;

/**
 * One socket's lag, measured by the server: half of the least of its latest round trips. The client's
 * clock is never asked; the same message tells it the log's clock.
 */
export class Lag {
  #rounds: number[] = [];
  #timers: ReturnType<typeof setTimeout>[] = [];

  /** one-way, ms; 0 until the first reply */
  get ms(): number {
    return this.#rounds.length === 0 ? 0 : Math.min(...this.#rounds) / 2;
  }

  start(socket: Socket<ToServer, ToClient>, now: () => number): void {
    const sample = () => {
      const sentAt = performance.now();
      socket.timeout(REPLY_MS).emit("time", { now: now(), lagMs: this.ms }, (error: Error | null) => {
        if (error) return;
        this.#rounds.push(performance.now() - sentAt);
        if (this.#rounds.length > KEPT) this.#rounds.shift();
      });
    };
    for (const ms of FIRST_AT_MS) this.#timers.push(setTimeout(sample, ms));
    this.#timers.push(setInterval(sample, EVERY_MS));
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
