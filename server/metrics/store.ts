import type { Logger } from "pino";
import { faultOf } from "#server/logs/fault.ts";
import { type StoreCode, StoreError } from "#server/stores/errors.ts";
import type { LogStore } from "#server/stores/types.ts";
import type { Metrics } from "./metrics.ts";

export interface WatchedLog extends LogStore {
  /** how long the oldest append waits, ms; 0 when none does */
  oldestAppendMs(): number;
}

/** An append that waits longer than this is taken to wait for a store that is away. */
const SLOW_MS = 2_000;
/** How often a store that is away is asked whether it is back. */
const ASK_AGAIN_MS = 1_000;

/** Refusals of what was asked, which say nothing about the store. */
const ASKERS: ReadonlySet<StoreCode> = new Set([
  "TooLarge",
  "BadKey",
  "BadValue",
  "StoreClosed",
  "NoSuchLog",
]);

/**
 * A log that measures its appends, and says once when the store goes away and once when it is back.
 * A store that is away may refuse appends or keep them waiting; both count.
 */
export function watchLog(log: LogStore, metrics: Metrics, logger: Logger): WatchedLog {
  const waiting = new Set<{ since: number }>();
  let awaySince: number | null = null;
  let slow: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  const oldest = (): number | null => {
    for (const { since } of waiting) return since; // a set keeps the order in which they came
    return null;
  };

  function away(since: number, why: object): void {
    if (awaySince !== null || closed) return;
    awaySince = since;
    logger.error(why, "the store is away; rounds stand still until it is back");
    askAgain();
  }

  function back(): void {
    if (awaySince === null) return;
    const awayMs = Math.round(performance.now() - awaySince);
    awaySince = null;
    logger.warn({ awayMs }, "the store is back");
  }

  function askAgain(): void {
    setTimeout(() => {
      if (awaySince === null || closed) return;
      log.check().then(
        () => oldest() === null && back(),
        () => {},
      );
      askAgain();
    }, ASK_AGAIN_MS).unref();
  }

  function lookOutForSlow(): void {
    if (slow !== null) return;
    slow = setTimeout(() => {
      slow = null;
      const since = oldest();
      if (since === null) return;
      if (performance.now() - since >= SLOW_MS) away(since, { code: "no-answer" });
      lookOutForSlow();
    }, SLOW_MS);
    slow.unref();
  }

  function blame(error: unknown): void {
    if (!(error instanceof StoreError && ASKERS.has(error.code))) away(performance.now(), faultOf(error));
  }

  return {
    async append(logId, drafts, to) {
      const mine = { since: performance.now() };
      waiting.add(mine);
      lookOutForSlow();
      try {
        const entries = await log.append(logId, drafts, to);
        waiting.delete(mine);
        metrics.appended(entries.length, performance.now() - mine.since);
        back();
        return entries;
      } catch (error) {
        waiting.delete(mine);
        // Who was connected to a scrimmage when it was deleted still says goodbye: that is no failure.
        const code = error instanceof StoreError ? error.code : "other";
        if (code !== "NoSuchLog") metrics.appendFailed(code);
        blame(error);
        throw error;
      }
    },
    async check() {
      try {
        await log.check();
      } catch (error) {
        blame(error);
        throw error;
      }
    },
    oldestAppendMs() {
      const since = oldest();
      return since === null ? 0 : performance.now() - since;
    },
    read: (logId, after, limit) => log.read(logId, after, limit),
    follow: (logId, after, signal) => log.follow(logId, after, signal),
    logs: () => log.logs(),
    remove: (logId) => log.remove(logId),
    rewrite: (logId, change) => log.rewrite(logId, change),
    now: () => log.now(),
    close() {
      closed = true;
      return log.close();
    },
  };
}
