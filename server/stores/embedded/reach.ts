import type { Entry } from "#lib/model/entry.ts";
import type { Database } from "./database.ts";
import { entriesOf, type Head } from "./frames.ts";
import { frameRange } from "./layout.ts";

/**
 * How far one log reaches, as this process knows it: its head, its newest entries and who waits for
 * more. The disk holds all of it; this only saves asking.
 */
export interface Reach {
  readonly logId: string;
  /** null: not known, ask the disk */
  head: Head | null;
  /** the newest entries, without a gap, for followers that keep up */
  recent: Entry[];
  /** drafts on their way: appends that were asked for and are not settled */
  busy: number;
  followers: number;
  /** raised when the log is removed; a follower that sees it change ends */
  removals: number;
  news: News | null;
}

interface News {
  come: Promise<void>;
  tell: () => void;
}

// What a follower may lag behind before it reads from the disk instead.
const RECENT_ENTRIES_MAX = 1_000;

export function reachOf(logId: string): Reach {
  return { logId, head: null, recent: [], busy: 0, followers: 0, removals: 0, news: null };
}

export async function headOf(db: Database, reach: Reach): Promise<Head> {
  if (reach.head !== null) return reach.head;
  const range = { ...frameRange(reach.logId, 0), reverse: true, limit: 1 };
  const [frame] = await db.read((level) => level.values(range).all());
  const last = frame === undefined ? undefined : entriesOf(frame.toString()).at(-1);
  // An append may have found the head meanwhile and moved on from it.
  reach.head ??= last === undefined ? { seq: 0, at: 0 } : { seq: last.seq, at: last.at };
  return reach.head;
}

/** These entries are durable now. */
export function extend(reach: Reach, entries: readonly Entry[]): void {
  const last = entries.at(-1);
  if (last === undefined) return;
  reach.head = { seq: last.seq, at: last.at };
  if (reach.followers > 0) remember(reach, entries);
  tell(reach);
}

function remember(reach: Reach, entries: readonly Entry[]): void {
  if (reach.recent.length + entries.length > RECENT_ENTRIES_MAX) reach.recent = [];
  for (const entry of entries) reach.recent.push(entry);
}

/** What is known behind `after`, or null when only the disk knows. */
export function recentAfter(reach: Reach, after: number): readonly Entry[] | null {
  const first = reach.recent[0];
  if (first === undefined || after + 1 < first.seq) return null;
  return reach.recent.slice(after + 1 - first.seq);
}

/** Resolves at the next `tell`. */
export function news(reach: Reach): Promise<void> {
  if (reach.news === null) {
    let tell = () => {};
    const come = new Promise<void>((resolve) => {
      tell = resolve;
    });
    reach.news = { come, tell };
  }
  return reach.news.come;
}

export function tell(reach: Reach): void {
  reach.news?.tell();
  reach.news = null;
}
