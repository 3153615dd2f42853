import { io, type Socket } from "socket.io-client";
import { CHECK_NAMESPACE, type CheckSample, type CheckToServer } from "#lib/protocol/check.ts";

const OPEN_MS = 6_000;
const REPLY_MS = 4_000;
const BETWEEN_MS = 60;

export type Transport = "websocket" | "polling";

/** What one transport did on this network. */
export interface Probed {
  transport: Transport;
  /** ms, in the order they were measured */
  rounds: readonly number[];
  /** words that did not come back within four seconds */
  lost: number;
  /** the server's clock minus this device's, ms, by the quickest round trip; null: none came back */
  offsetMs: number | null;
  /** resolves with false when the line was cut before so many ms, else with true */
  holds(ms: number): Promise<boolean>;
  close(): void;
}

/** Opens one line over one transport and measures round trips; null when it does not open. */
export async function probe(
  transport: Transport,
  times: number,
  onRound: (ms: number) => void,
): Promise<Probed | null> {
  const socket: Socket<Record<string, never>, CheckToServer> = io(CHECK_NAMESPACE, {
    path: "/live",
    transports: [transport],
    upgrade: false,
    reconnection: false,
    forceNew: true,
    timeout: OPEN_MS,
  });
  const opened = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("connect_error", () => resolve(false));
  });
  if (!opened) {
    socket.disconnect();
    return null;
  }
  const rounds: number[] = [];
  let lost = 0;
  let offsetMs: number | null = null;
  for (let i = 0; i < times && socket.connected; i++) {
    const sentAt = performance.now();
    const sample = await sampleOf(socket);
    if (sample) {
      const ms = performance.now() - sentAt;
      if (ms < Math.min(...rounds, Number.POSITIVE_INFINITY)) offsetMs = sample.now + ms / 2 - Date.now();
      rounds.push(ms);
      onRound(ms);
    } else lost++;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  // A line that broke on the way has lost all that was still to come.
  if (!socket.connected) lost = times - rounds.length;
  return {
    transport,
    rounds,
    lost,
    offsetMs,
    holds: (ms) =>
      new Promise((resolve) => {
        if (!socket.connected) {
          resolve(false);
          return;
        }
        const timer = setTimeout(() => resolve(true), ms);
        socket.once("disconnect", () => {
          clearTimeout(timer);
          resolve(false);
        });
      }),
    close: () => socket.disconnect(),
  };
}

async function sampleOf(socket: Socket<Record<string, never>, CheckToServer>): Promise<CheckSample | null> {
  return new Promise((resolve) => {
    socket.timeout(REPLY_MS).emit("sample", (error: Error | null, sample: CheckSample) => {
      resolve(error ? null : sample);
    });
  });
}
