import type { IncomingMessage, ServerResponse } from "node:http";
import type { Wire } from "./channel.ts";

export interface Drain {
  /** whether this process is on its way out */
  readonly on: boolean;
  /** From now on nobody new comes in. */
  begin(): void;
  /** Sends everybody elsewhere, spread over this time so that the other processes are not stormed. */
  move(withinMs: number): Promise<void>;
}

/**
 * Leaving without anybody noticing. A line that is closed below Socket.IO is opened again by every
 * client of its own accord, and what it had asked without an answer is sent again under the same id.
 */
export function openDrain(io: Wire): Drain {
  let on = false;
  io.engine.use((req: IncomingMessage, res: ServerResponse, next: () => void) => {
    // Who is in may go on until it is their turn to move.
    if (!on || new URL(req.url ?? "/", "http://here").searchParams.has("sid")) {
      next();
      return;
    }
    // Proxies try the next process after this; so do phones, a moment later.
    res.writeHead(503, { "Retry-After": "1", "Cache-Control": "no-store", Connection: "close" });
    res.end("draining");
  });
  return {
    get on() {
      return on;
    },
    begin() {
      on = true;
    },
    async move(withinMs) {
      const sockets = [...io.sockets.sockets.values()];
      const startedAt = performance.now();
      for (const [i, socket] of sockets.entries()) {
        const dueAt = startedAt + (withinMs * i) / sockets.length;
        if (dueAt > performance.now()) await until(dueAt);
        socket.conn.close();
      }
      await until(startedAt + withinMs);
    },
  };
}

function until(at: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));
}
