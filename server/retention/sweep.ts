import type { Logger } from "pino";
import { faultOf } from "#server/logs/fault.ts";
import type { ScrimmageDoc } from "#server/rooms/directory.ts";
import type { Stores } from "#server/stores/types.ts";
import { endsOf, foldLog } from "./fold.ts";
import { summaryKey, writeSummary } from "./summary.ts";

/** How long what players did is kept, ms. */
export interface Keep {
  /** a scrimmage that was never sealed, since its last entry */
  liveMs: number;
  /** a sealed one, since it was sealed; its summary stays */
  sealedMs: number;
}

export interface SweeperOptions {
  stores: Stores;
  logger: Logger;
  keep: Keep;
  /** ms since 1970; the log's clock when it is left out */
  now?: () => number;
}

/** What one sweep removed. */
export interface Swept {
  /** never sealed */
  live: number;
  /** sealed; a summary is left of each */
  sealed: number;
  /** could not be folded, so no summary is left */
  unreadable: number;
  /** logs that no document names, from a creation or a removal that was interrupted */
  stray: number;
  /** what could not be removed now; it is tried again next time */
  failed: number;
}

export interface Sweeper {
  /** Sweeps soon, and then every hour. */
  start(): void;
  /** Sweeps now; null when another process does, or did within the hour. */
  sweep(): Promise<Swept | null>;
  /** resolves when nothing is being swept any more */
  close(): Promise<void>;
}

const EVERY_MS = 3_600_000;
// Shorter than the hour, or the clocks of two turns could keep each other out for ever.
const LEASE_MS = 3_000_000;
const LEASE_KEY = "lease/retention";
// A server that starts has players to let in first.
const FIRST_MS = 20_000;
/** as scrimmages are named; logs of squads and of others are not ours to sweep */
const SCRIMMAGE_ID = /^[A-Za-z0-9]{6,40}$/;

/** Removes scrimmages that were kept long enough (`KEEP_LIVE_DAYS`, `KEEP_SEALED_DAYS`; docs/redis.md). */
export function openSweeper({ stores, logger, keep, now = stores.log.now }: SweeperOptions): Sweeper {
  const { docs, log } = stores;
  let timer: NodeJS.Timeout | null = null;
  let current: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** The log before its document: what was interrupted in between is still listed, and swept next time. */
  async function remove({ id, code }: Pick<ScrimmageDoc, "id" | "code">): Promise<void> {
    // A code is given to another scrimmage when its own time is over, which may be before this one's.
    const holder = await docs.get<{ id?: string }>(`code/${code}`);
    if (holder?.value.id === id) await docs.remove(`code/${code}`);
    await log.remove(id);
    await docs.remove(`scrimmage/${id}`);
  }

  /** Which kind of end this scrimmage has come to; null: it is kept. */
  async function ended(doc: ScrimmageDoc): Promise<"live" | "sealed" | "unreadable" | null> {
    const { id, sealed, createdAt } = doc;
    if (sealed && now() - sealed.at < keep.sealedMs) return null;
    if (!sealed && now() - createdAt < Math.min(keep.liveMs, keep.sealedMs)) return null;
    if (sealed && (await docs.get(summaryKey(id))) !== null) return "sealed";
    const folded = await foldLog(log, id).catch((error: unknown) => ({ error }));
    if (folded !== null && "error" in folded) {
      logger.warn({ scrimmage: id, ...faultOf(folded.error) }, "an old scrimmage cannot be folded");
      const ends = await endsOf(log, id);
      const kept = Math.max(keep.liveMs, keep.sealedMs);
      return ends !== null && now() - ends.last.at >= kept ? "unreadable" : null;
    }
    // The document of a sealed one does not say so when its process died at that moment.
    const sealedAt = sealed?.at ?? folded?.sealedAt ?? null;
    if (sealedAt === null) return now() - (folded?.at ?? createdAt) >= keep.liveMs ? "live" : null;
    if (now() - sealedAt < keep.sealedMs) return null;
    if (folded !== null) await writeSummary(docs, folded);
    return "sealed";
  }

  async function sweepListed(swept: Swept): Promise<void> {
    for await (const { doc } of docs.list<ScrimmageDoc>("scrimmage/")) {
      if (closed) return;
      const { id } = doc.value;
      try {
        const end = await ended(doc.value);
        if (end === null) continue;
        await remove(doc.value);
        swept[end]++;
        logger.info({ scrimmage: id, end }, "a scrimmage was kept long enough and is removed");
      } catch (error) {
        swept.failed++;
        logger.warn({ scrimmage: id, ...faultOf(error) }, "a scrimmage could not be removed in time");
      }
    }
  }

  async function sweepStray(swept: Swept): Promise<void> {
    for await (const id of log.logs()) {
      if (closed) return;
      if (!SCRIMMAGE_ID.test(id) || (await docs.get(`scrimmage/${id}`)) !== null) continue;
      const ends = await endsOf(log, id);
      if (ends?.first.input.do !== "create" || now() - ends.last.at < keep.liveMs) continue;
      await log.remove(id);
      swept.stray++;
      logger.info({ scrimmage: id }, "a log that belongs to no scrimmage is removed");
    }
  }

  async function sweep(): Promise<Swept | null> {
    if (!(await docs.putIfAbsent(LEASE_KEY, { at: now() }, LEASE_MS))) return null;
    const swept: Swept = { live: 0, sealed: 0, unreadable: 0, stray: 0, failed: 0 };
    await sweepListed(swept);
    await sweepStray(swept);
    return swept;
  }

  function next(inMs: number): void {
    if (closed) return;
    timer = setTimeout(() => {
      current = sweep()
        .catch((error) =>
          logger.warn(faultOf(error), "old scrimmages could not be looked for; it is tried again"),
        )
        .finally(() => next(EVERY_MS));
    }, inMs);
    timer.unref();
  }

  return {
    start: () => next(FIRST_MS),
    sweep,
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await current;
    },
  };
}
