import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** CPU time that a process's threads have used, user and system, ms, to the microsecond. */
export function cpuOf(pid: number): number {
  let ns = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    ns += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
  return ns / 1_000_000;
}

/** How long the process's main thread was ready to run and had no core, ms. */
export function waitedOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[1]) / 1_000_000;
}

/** Why so many sockets cannot be open in one process here, or null. */
export function tooManyFiles(sockets: number): string | null {
  // Node raises the soft limit to the hard one by itself.
  const line = /Max open files\s+\S+\s+(\S+)/.exec(readFileSync("/proc/self/limits", "utf8"));
  const most = line?.[1] === "unlimited" ? Number.POSITIVE_INFINITY : Number(line?.[1] ?? 0);
  const wanted = sockets + 500;
  return most >= wanted
    ? null
    : `${sockets} sockets in one process need ${wanted} open files and this machine allows ${most}: raise the limit (as root: ulimit -n ${wanted}).`;
}

/** Resident memory, bytes. */
export function rssOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) * 1_024;
}

export function forked(file: string): ChildProcess {
  return fork(file, { execArgv: ["--import", "tsx"], stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

/** the next message for which `is` holds */
export function heard<T>(
  child: ChildProcess,
  is: (message: unknown) => message is T,
  withinMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => done(() => reject(new Error("a bench process said nothing in time"))),
      withinMs,
    );
    const listen = (message: unknown) => {
      if (is(message)) done(() => resolve(message));
    };
    const done = (act: () => void) => {
      clearTimeout(timer);
      child.off("message", listen);
      act();
    };
    child.on("message", listen);
  });
}

export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}
