import type { Cluster, Redis } from "ioredis";
import type { Written } from "./log-append.ts";
import { entriesOf, type Source } from "./log-source.ts";
import { type Chunk, end, type Fit, reach, type Tail, tailOf, take } from "./log-tail.ts";
import { lostEnd } from "./refusals.ts";

/** The logs that somebody in this process follows, kept up to date by their doorbells. */
export interface Tails {
  /** Counts a follower in; `leave` counts it out. */
  join(logId: string): Tail;
  leave(tail: Tail): void;
  /** Finds out how far the log reaches, from when on its doorbell is heard. */
  begin(tail: Tail): Promise<void>;
  /** Asks Redis whether what is known still holds, and what is new. */
  verify(tail: Tail): Promise<void>;
  /** This process wrote. */
  wrote(logId: string, written: Written): void;
  /** This process removed or rewrote. */
  removed(logId: string, epoch: string): void;
  close(): void;
}

/** How long the two connections may be apart before a gap is filled from the stream, ms. */
const GAP_MS = 25;
/** A doorbell that nobody heard is found out after this long, ms. */
const ROUND_EVERY_MS = 2_000;

export function openTails(source: Source, doorbells: Redis | Cluster): Tails {
  const tails = new Map<string, Tail>();
  const byChannel = new Map<string, Tail>();
  const gaps = new Set<Tail>();
  let closed = false;

  const channelOf = (logId: string) => source.keys(logId).news;

  function forget(tail: Tail): void {
    if (tails.get(tail.logId) !== tail) return;
    tails.delete(tail.logId);
    byChannel.delete(channelOf(tail.logId));
    doorbells.sunsubscribe(channelOf(tail.logId)).catch(() => {});
  }

  function stop(tail: Tail, why: "removed" | "lost"): void {
    // The subscription stays for whoever comes back at once; the next round drops it otherwise.
    if (tails.get(tail.logId) === tail) {
      const next = tailOf(tail.logId);
      tails.set(tail.logId, next);
      byChannel.set(channelOf(tail.logId), next);
    }
    end(tail, why === "removed" ? why : lostEnd(source.address, tail.logId));
  }

  async function verify(tail: Tail): Promise<void> {
    const { head: known, epoch: was } = tail;
    if (known === null || tail.end !== null) return;
    const { log, head } = source.keys(tail.logId);
    const [epoch, seq, at, atOfKnown] = await source.insist(() =>
      source.client.logLook(log, head, known.seq),
    );
    if (tail.end !== null) return;
    if (was === null) {
      if (epoch === "-") return;
      tail.epoch ??= epoch;
      if (tail.epoch !== epoch) return;
    } else if (was !== epoch) return stop(tail, "removed");
    else if (seq < known.seq || atOfKnown !== known.at) return stop(tail, "lost");
    follow(tail, reach(tail, seq, at));
  }

  /** What is to be done about how news fitted. */
  function follow(tail: Tail, fit: Fit): void {
    if (fit === "taken" || fit === "known" || tail.head === null) return;
    if (fit === "lost") stop(tail, "lost");
    if (fit === "lost" || gaps.has(tail)) return;
    gaps.add(tail);
    setTimeout(() => {
      gaps.delete(tail);
      if (!closed && (tail.early.length > 0 || fit === "other")) void verify(tail).catch(() => {});
    }, GAP_MS);
  }

  function removed(tail: Tail, epoch: string): void {
    // While Redis is being asked nobody knows which of the two was first, so it is asked again.
    if (tail.head === null) tail.doubt = true;
    else if ((tail.epoch ?? "-") === epoch) stop(tail, "removed");
  }

  async function round(): Promise<void> {
    if (doorbells !== source.client) (doorbells as Redis).ping().catch(() => {});
    for (const tail of tails.values()) if (tail.followers === 0) forget(tail);
    await Promise.allSettled([...tails.values()].map(verify));
  }

  const listen = (logId: string) => source.insist(() => doorbells.ssubscribe(channelOf(logId)));

  /** After a lost connection: what rang meanwhile was heard by nobody. */
  async function again(): Promise<void> {
    await Promise.allSettled(
      [...tails.values()].map(async (tail) => {
        await listen(tail.logId);
        await verify(tail);
      }),
    );
  }

  doorbells.on("smessage", (channel: string, message: string) => {
    const tail = byChannel.get(channel);
    if (tail === undefined) return;
    const chunk = chunkOf(message);
    if (typeof chunk === "string") removed(tail, chunk);
    else follow(tail, take(tail, chunk));
  });
  doorbells.on("ready", () => void again());

  let rounding = false;
  const timer = setInterval(() => {
    if (rounding) return; // Redis is away
    rounding = true;
    void round().finally(() => {
      rounding = false;
    });
  }, ROUND_EVERY_MS);
  timer.unref();

  return {
    join(logId) {
      const tail = tails.get(logId) ?? tailOf(logId);
      tails.set(logId, tail);
      byChannel.set(channelOf(logId), tail);
      tail.followers++;
      return tail;
    },
    leave(tail) {
      tail.followers--;
      if (tail.followers === 0) tail.recent = [];
    },
    async begin(tail) {
      tail.beginning ??= (async () => {
        await listen(tail.logId);
        // What rang until here is in Redis's answer.
        tail.early = [];
        tail.doubt = false;
        const { log, head } = source.keys(tail.logId);
        const [epoch, seq, at] = await source.insist(() => source.client.logLook(log, head, 0));
        if (tail.doubt) return;
        tail.epoch = epoch === "-" ? null : epoch;
        follow(tail, reach(tail, seq, at));
      })().finally(() => {
        tail.beginning = null;
      });
      await tail.beginning;
    },
    verify,
    wrote(logId, { epoch, before, first, at, entries }) {
      const tail = tails.get(logId);
      if (tail === undefined) return;
      const last = first + entries.length - 1;
      follow(tail, take(tail, { epoch, first, last, before, at, entries: () => entries }));
    },
    removed(logId, epoch) {
      const tail = tails.get(logId);
      if (tail !== undefined) removed(tail, epoch);
    },
    close() {
      closed = true;
      clearInterval(timer);
      for (const tail of tails.values()) end(tail, "removed");
      tails.clear();
      byChannel.clear();
    },
  };
}

/** `+ <epoch> <first> <before> <at> <last> <entries>`, or the epoch in `- <epoch>`, which is no more. */
function chunkOf(message: string): Chunk | string {
  if (message.startsWith("- ")) return message.slice(2);
  const parts: string[] = [];
  let from = 2;
  for (let i = 0; i < 5; i++) {
    const to = message.indexOf(" ", from);
    parts.push(message.slice(from, to));
    from = to + 1;
  }
  const [epoch = "", first, before, at, last] = parts;
  const entries = () => (from === message.length ? null : entriesOf(message.slice(from)));
  return { epoch, first: Number(first), before: Number(before), at: Number(at), last: Number(last), entries };
}
