import { reduce } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { State } from "#lib/model/state.ts";
import { checkReadable } from "#server/replica/readable.ts";
import type { LogStore } from "#server/stores/types.ts";

const READ_ENTRIES = 2_000;

/** The state that a log leads to; null when there is no log. @throws NewerLog */
export async function foldLog(log: LogStore, id: string): Promise<State | null> {
  let state: State | null = null;
  for await (const entry of entriesOf(log, id)) {
    checkReadable(id, [entry]);
    state = reduce(state, entry);
  }
  return state;
}

/** A log's first and last entry; null when there is no log. */
export async function endsOf(log: LogStore, id: string): Promise<{ first: Entry; last: Entry } | null> {
  let first: Entry | undefined;
  let last: Entry | undefined;
  for await (const entry of entriesOf(log, id)) {
    first ??= entry;
    last = entry;
  }
  return first && last ? { first, last } : null;
}

async function* entriesOf(log: LogStore, id: string): AsyncGenerator<Entry> {
  for (let after = 0; ; ) {
    const entries = await log.read(id, after, READ_ENTRIES);
    yield* entries;
    after = entries.at(-1)?.seq ?? after;
    if (entries.length < READ_ENTRIES) return;
  }
}
