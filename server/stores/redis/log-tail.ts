import type { Entry } from "#lib/model/entry.ts";
import type { StoreError } from "../errors.ts";

/**
 * What this process knows of one incarnation of a log that somebody here follows: how far it reaches, its
 * newest entries and who waits for more. Redis holds all of it; this only saves asking.
 */
export interface Tail {
  readonly logId: string;
  /** null: there is no such log yet */
  epoch: string | null;
  /** the last entry known to be there; null: Redis was not asked yet */
  head: { seq: number; at: number } | null;
  /** the newest entries, without a gap, for followers that keep up */
  recent: Entry[];
  /** what came ahead of its turn: answers and news come over two connections */
  early: Chunk[];
  followers: number;
  /** Redis is being asked how far the log reaches */
  beginning: Promise<void> | null;
  /** the log was removed while Redis was being asked */
  doubt: boolean;
  /** why every follower ends */
  end: "removed" | StoreError | null;
  news: { come: Promise<void>; tell: () => void } | null;
}

/** Entries that were written at once. */
export interface Chunk {
  epoch: string;
  first: number;
  last: number;
  /** time of the entry ahead of the first */
  before: number;
  at: number;
  /** null: too long to be sent around; to be read */
  entries: () => readonly Entry[] | null;
}

/** `other`: of another incarnation. `lost`: Redis lost what came before. `early`: there is a gap. */
export type Fit = "taken" | "known" | "early" | "other" | "lost";

// What a follower may lag behind before it reads from Redis instead.
const RECENT_ENTRIES_MAX = 1_000;

export function tailOf(logId: string): Tail {
  return {
    logId,
    epoch: null,
    head: null,
    recent: [],
    early: [],
    followers: 0,
    beginning: null,
    doubt: false,
    end: null,
    news: null,
  };
}

/** Takes the chunk in if it is next, and whatever waited for it. */
export function take(tail: Tail, chunk: Chunk): Fit {
  const fit = taken(tail, chunk);
  if (fit === "early") {
    tail.early.push(chunk);
    tail.early.sort((a, b) => a.first - b.first);
  }
  if (fit !== "taken") return fit;
  for (let next = tail.early.shift(); next !== undefined; next = tail.early.shift()) {
    const then = taken(tail, next);
    if (then === "early") tail.early.unshift(next);
    if (then !== "taken" && then !== "known") return then === "early" ? "taken" : then;
  }
  return "taken";
}

function taken(tail: Tail, chunk: Chunk): Fit {
  const { head } = tail;
  if (head === null) return "early";
  if (tail.epoch === null) tail.epoch = chunk.epoch;
  if (tail.epoch !== chunk.epoch) return "other";
  if (chunk.last <= head.seq) {
    const at = atOf(tail, chunk.last);
    return at === undefined || at === chunk.at ? "known" : "lost";
  }
  if (chunk.first > head.seq + 1) return "early";
  if (chunk.first !== head.seq + 1 || chunk.before !== head.at) return "lost";
  const entries = chunk.entries();
  tail.head = { seq: chunk.last, at: chunk.at };
  if (entries === null || tail.recent.length + entries.length > RECENT_ENTRIES_MAX) tail.recent = [];
  if (entries !== null) for (const entry of entries) tail.recent.push(entry);
  tell(tail);
  return "taken";
}

/** The log reaches at least to here: what is between is to be read. Then what came early may fit. */
export function reach(tail: Tail, seq: number, at: number): Fit {
  if (tail.head === null || seq > tail.head.seq) {
    tail.head = { seq, at };
    tail.recent = [];
    tell(tail);
  }
  const early = tail.early.filter((chunk) => chunk.last > seq);
  tail.early = [];
  let worst: Fit = "known";
  for (const chunk of early) {
    const fit = take(tail, chunk);
    if (fit !== "taken" && fit !== "known") worst = fit;
  }
  return worst;
}

/** What is known behind `after`, or null when only Redis knows. */
export function recentAfter(tail: Tail, after: number): readonly Entry[] | null {
  const first = tail.recent[0];
  if (first === undefined || after + 1 < first.seq) return null;
  return tail.recent.slice(after + 1 - first.seq);
}

/** The only follower has them all. The last stays: by its time it is seen whether this is still the same history. */
export function forgetSeen(tail: Tail): void {
  if (tail.recent.length > 1) tail.recent = tail.recent.slice(-1);
}

export function end(tail: Tail, why: "removed" | StoreError): void {
  tail.end ??= why;
  tell(tail);
}

/** Resolves at the next `tell`. */
export function news(tail: Tail): Promise<void> {
  if (tail.news === null) {
    let tell = () => {};
    const come = new Promise<void>((resolve) => {
      tell = resolve;
    });
    tail.news = { come, tell };
  }
  return tail.news.come;
}

export function tell(tail: Tail): void {
  tail.news?.tell();
  tail.news = null;
}

/** the time of an entry, if it is still at hand */
function atOf(tail: Tail, seq: number): number | undefined {
  const first = tail.recent[0];
  return first === undefined ? undefined : tail.recent[seq - first.seq]?.at;
}
