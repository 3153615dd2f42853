import { StoreError } from "../errors.ts";
import { closedError } from "./refusals.ts";

/** Something that writes to one log. `number` is raised with every writing of this process. */
export interface Task {
  run(number: number): Promise<void>;
  /** The lane was closed before its turn. */
  fail(error: Error): void;
}

/** Writings of one log go one after the other, in the order in which they were asked for. */
export interface Lanes {
  submit(logId: string, task: Task): void;
  /** Resolves when nothing waits any more, or after `withinMs`; what still waits then fails. */
  close(withinMs: number): Promise<void>;
}

export function openLanes(): Lanes {
  const lanes = new Map<string, Task[]>();
  const running = new Set<Promise<void>>();
  let numbers = 0;
  let closed = false;

  async function run(logId: string, waiting: Task[]): Promise<void> {
    // A turn of the event loop first: what all sockets brought in it shares one script.
    await new Promise((resolve) => setImmediate(resolve));
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task.run(++numbers);
    lanes.delete(logId);
  }

  return {
    submit(logId, task) {
      if (closed) {
        task.fail(closedError());
        return;
      }
      const lane = lanes.get(logId);
      if (lane !== undefined) {
        lane.push(task);
        return;
      }
      const waiting = [task];
      lanes.set(logId, waiting);
      const run1 = run(logId, waiting);
      running.add(run1);
      void run1.finally(() => running.delete(run1));
    },
    async close(withinMs) {
      closed = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.all(running), late]);
      clearTimeout(timer);
      const given = new StoreError("StoreClosed", "The store was closed before Redis answered.");
      for (const waiting of lanes.values()) for (const task of waiting.splice(0)) task.fail(given);
    },
  };
}
