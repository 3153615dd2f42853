import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // USER_HZ on Linux

/** CPU seconds that a process has used, user and system, from /proc. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
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
