import { setTimeout as delay } from "node:timers/promises";
import { ErrorReply } from "redis";
import { StoreError } from "../errors.ts";
import type { RedisAddress } from "./address.ts";
import { refusalOf, unreachable } from "./refusals.ts";

/** How long a document's reader or writer waits for a Redis that is away. */
export const WAIT_MS = 10_000;

const RETRY_MS = 100;

/** Does work until it succeeds, is refused, or `waitMs` are over. */
export type Patiently = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * When a connection breaks nobody knows whether what was sent was done, so the work must be such that
 * doing it twice is doing it once.
 *
 * @throws StoreError `StoreAway` and what `refusalOf` says
 */
export function patienceWith(address: RedisAddress, waitMs: number): Patiently {
  return async (work) => {
    const until = performance.now() + waitMs;
    let fault: unknown;
    for (;;) {
      try {
        const left = until - performance.now();
        return await within(left, work(), () => unreachable(address, fault));
      } catch (error) {
        fault = error;
        if (!mayPass(error)) throw refusalOf(error, address) ?? error;
        if (performance.now() + RETRY_MS >= until)
          throw refusalOf(error, address) ?? unreachable(address, error);
        await delay(RETRY_MS);
      }
    }
  };
}

/** Rejects with what `late` says when the work takes longer. */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const told = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, told]);
  } finally {
    clearTimeout(timer);
  }
}

/** Replies of a Redis that will soon be itself again: starting, or another one takes over. */
const PASSING = /^(LOADING|READONLY|CLUSTERDOWN|TRYAGAIN|MASTERDOWN|BUSY|MOVED|ASK)\b/;

function mayPass(error: unknown): boolean {
  if (error instanceof ErrorReply) return PASSING.test(error.message);
  return !(error instanceof StoreError || error instanceof TypeError || error instanceof RangeError);
}
