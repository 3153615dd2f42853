import type { Draft, Entry } from "#lib/model/entry.ts";
import type { Input } from "#lib/model/input.ts";
import type { LogStore } from "./types.ts";

/**
 * A log whose clock is set ahead, so that a test can play a follow-up on another day (`TEST_CLOCK_AHEAD_HOURS`).
 * How far ahead it was is kept with each entry: a store that is opened again with its clock set further on
 * still tells the days of before as they were. Only the log's clock moves: documents expire in real time.
 */
export function shifted(log: LogStore, aheadMs: () => number): LogStore {
  return {
    ...log,
    append: async (id, drafts, to) => (await log.append(id, drafts.map(marked), to)).map(told),
    read: async (id, after, limit) => (await log.read(id, after, limit)).map(told),
    async *follow(id, after, signal) {
      for await (const entries of log.follow(id, after, signal)) yield entries.map(told);
    },
    rewrite: (id, change) =>
      log.rewrite(id, (entry) => {
        const { at } = entry;
        return mark(change(told(entry)), told(entry).at - at);
      }),
    now: () => log.now() + aheadMs(),
  };

  function marked(draft: Draft): Draft {
    return mark(draft, aheadMs());
  }
}

type Marked = Input & { aheadMs?: number };

function mark(draft: Draft, aheadMs: number): Draft {
  if (aheadMs === 0) return draft;
  const input: Marked = { ...draft.input, aheadMs };
  return { ...draft, input };
}

function told(entry: Entry): Entry {
  const { aheadMs = 0, ...input } = entry.input as Marked;
  return { ...entry, at: entry.at + aheadMs, input: input as Input };
}
