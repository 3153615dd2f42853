import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { StopSentence } from "./stop.ts";

const READY_MS = 20_000;

export interface OwnRedis {
  url: string;
  pid: number;
  /** where it listens; given to its successor, so that the processes find that one too */
  at: Address;
  /** saves and ends it */
  stop(): Promise<void>;
}

interface Address {
  port: number;
  password: string;
}

/**
 * A redis-server of this launcher's own, on loopback with a password of its own, which keeps
 * everything in `dir` and is fsynced once a second.
 */
export async function startRedis(
  dir: string,
  ended: (how: string) => void,
  before?: Address,
): Promise<OwnRedis> {
  mkdirSync(dir, { recursive: true });
  const pidFile = path.join(path.resolve(dir), "redis.pid");
  const left = aliveIn(pidFile);
  if (left !== null)
    throw new StopSentence(
      `A redis-server (process ${left}) still uses ${dir}; an earlier cluster left it behind. Stop it with: kill ${left}`,
    );
  const at = before ?? { port: await freePort(), password: randomBytes(18).toString("hex") };
  const child = spawn("redis-server", ["-"], { stdio: ["pipe", "pipe", "inherit"], detached: true });
  const gone = new Promise<string>((resolve) => {
    child.once("error", () => resolve("missing"));
    child.once("exit", (code, signal) => resolve(`${signal ?? `code ${code}`}`));
  });
  // By standard input, so that no other user of this machine sees the password.
  child.stdin?.on("error", () => {});
  child.stdin?.end(settings(at, path.resolve(dir), pidFile));
  const first = await Promise.race([saysReady(child), gone]);
  if (first === "missing")
    throw new StopSentence(
      "There is no redis-server on this machine. Install one (Debian and Ubuntu: sudo apt-get install redis-server; macOS: brew install redis), or set REDIS_URL to one that runs elsewhere.",
    );
  if (first !== "ready")
    throw new StopSentence(`The redis-server over ${dir} did not start (${first}). Its own words are above.`);
  let stopping = false;
  void gone.then((how) => !stopping && ended(how));
  return {
    url: `redis://:${at.password}@127.0.0.1:${at.port}`,
    at,
    pid: child.pid ?? 0,
    async stop() {
      stopping = true;
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function settings(at: Address, dir: string, pidFile: string): string {
  return [
    "bind 127.0.0.1",
    `port ${at.port}`,
    `requirepass ${at.password}`,
    `dir "${dir}"`,
    `pidfile "${pidFile}"`,
    "appendonly yes",
    "appendfsync everysec",
    'save ""',
    "maxmemory-policy noeviction",
    "",
  ].join("\n");
}

/** redis-server's log goes on being read, or it would stop at a full pipe; what it says of trouble is shown */
function saysReady(child: ChildProcess): Promise<"ready" | "too slow"> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("too slow"), READY_MS);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n")) {
        if (/Ready to accept connections/.test(line)) {
          clearTimeout(timer);
          resolve("ready");
        } else if (/error|fail|fatal|can't|unable|denied/i.test(line)) {
          process.stderr.write(`redis: ${line}\n`);
        }
      }
    });
  });
}

/** the process of a pid file when it lives, else null */
export function aliveIn(pidFile: string): number | null {
  try {
    const pid = Number(readFileSync(pidFile, "utf8"));
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
