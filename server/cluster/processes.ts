import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { StopSentence } from "./stop.ts";

const UP_MS = 60_000;
const AGAIN_MS = 250;
const AGAIN_MAX_MS = 5_000;
const ALIVE_MS = 30_000;
const STOP_MS = 10_000;

/** One server process that listens. */
export interface ServerProcess {
  pid: number;
  port: number;
  /** resolves, when it ends, to how */
  gone: Promise<string>;
  /** SIGTERM, and after ten seconds SIGKILL; resolves when it is gone */
  stop(): Promise<void>;
}

/** Starts the built server on a free port of loopback; resolves when it listens and is ready. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--enable-source-maps", path.join("dist", "server.mjs")], {
    env: { ...env, PORT: "0", HOST: "127.0.0.1", NODE_ENV: "production" },
    // Its own banner would name an address that nobody should use. Ctrl+C is passed on by us, in order.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    detached: true,
  });
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const port = await Promise.race([portOf(child), gone]);
  if (typeof port !== "number") throw new StopSentence(`A process ended before it was up (${port}).`);
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(timer);
  };
  return { pid: child.pid ?? 0, port, gone, stop };
}

function portOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      resolve("it did not listen within a minute");
    }, UP_MS);
    child.once("message", (message) => {
      clearTimeout(timer);
      const { port } = message as { port?: unknown };
      resolve(typeof port === "number" ? port : "it did not say its port");
    });
  });
}

/** How long to wait before a process that lived `livedMs` is started for the `n`th time in a row. */
export function waitMs(n: number, livedMs: number): number {
  return livedMs > ALIVE_MS ? 0 : Math.min(AGAIN_MAX_MS, AGAIN_MS * 2 ** (n - 1));
}
