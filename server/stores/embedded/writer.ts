import type { Database, Operation } from "./database.ts";
import { closedError } from "./refusals.ts";

/** Something that wants a place in the next batch. Neither `written` nor `failed` throws. */
export interface Job {
  /** true: shares its batch with nobody, so it sees all that was asked for before it */
  alone: boolean;
  /** What to write, asked when the batch begins. A throw fails this job only. */
  operations(): Operation[] | Promise<Operation[]>;
  written(): void;
  failed(error: Error): void;
}

/**
 * Group commit: one batch is on its way to the disk, everything asked for meanwhile is the next.
 * `written` is called after the batch's fsync, `failed` when it is not certain that it was written.
 */
export interface Writer {
  submit(job: Job): void;
  /** `submit` for operations known beforehand */
  write(operations: Operation[]): Promise<void>;
  /** resolves when everything that waits now is settled */
  drained(): Promise<void>;
  /** Refuses new jobs, then drains. */
  close(): Promise<void>;
}

export function openWriter(db: Database): Writer {
  const waiting: Job[] = [];
  let running: Promise<void> | null = null;
  let closed = false;

  function submit(job: Job): void {
    if (closed) {
      job.failed(closedError());
      return;
    }
    waiting.push(job);
    running ??= run();
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // A turn of the event loop first: what all sockets brought in it shares one fsync.
      await new Promise((resolve) => setImmediate(resolve));
      await commit(db, nextBatch(waiting));
    }
    running = null;
  }

  return {
    submit,
    write(operations) {
      return new Promise((written, failed) => {
        submit({ alone: false, operations: () => operations, written, failed });
      });
    },
    async drained() {
      await running;
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

function nextBatch(waiting: Job[]): Job[] {
  const alone = waiting.findIndex((job) => job.alone);
  return waiting.splice(0, alone === -1 ? waiting.length : Math.max(1, alone));
}

async function commit(db: Database, jobs: readonly Job[]): Promise<void> {
  try {
    await db.mend();
  } catch (error) {
    fail(jobs, error);
    return;
  }
  const { taken, operations } = await collect(jobs);
  try {
    if (operations.length > 0) await db.write(operations);
  } catch (error) {
    fail(taken, error);
    return;
  }
  for (const job of taken) job.written();
}

async function collect(jobs: readonly Job[]): Promise<{ taken: Job[]; operations: Operation[] }> {
  const taken: Job[] = [];
  const operations: Operation[] = [];
  for (const job of jobs) {
    try {
      for (const operation of await job.operations()) operations.push(operation);
      taken.push(job);
    } catch (error) {
      fail([job], error);
    }
  }
  return { taken, operations };
}

function fail(jobs: readonly Job[], error: unknown): void {
  for (const job of jobs) job.failed(error instanceof Error ? error : new Error(String(error)));
}
