import { reduce } from "#lib/game/apply.ts";
import type { State } from "#lib/model/state.ts";
import { checkReadable } from "#server/replica/readable.ts";
import type { LogStore } from "#server/stores/types.ts";
import type { Directory } from "./directory.ts";

const READ_ENTRIES = 5_000;
const KEPT_MAX = 8;

interface Kept {
  /** of the scrimmage's document: it rises when its log was rewritten */
  version: number;
  state: Promise<State | null>;
}

/**
 * Scrimmages that are not open in this process, folded for a question about them. The last few are kept
 * and caught up with what came since, so that thirty people who open one review fold its log once.
 */
export class States {
  #log: LogStore;
  #directory: Directory;
  #kept = new Map<string, Kept>();

  constructor(log: LogStore, directory: Directory) {
    this.#log = log;
    this.#directory = directory;
  }

  /** @throws NewerLog */
  async get(id: string): Promise<State | null> {
    const doc = await this.#directory.get(id);
    if (!doc) {
      this.#kept.delete(id);
      return null;
    }
    const known = this.#kept.get(id);
    const before = known?.version === doc.version ? known.state : Promise.resolve(null);
    // One after the other: the state is caught up in place.
    const state = before.then((kept) => this.#catchUp(id, kept));
    const kept = { version: doc.version, state };
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    state.then(
      (folded) => folded === null && this.#drop(id, kept),
      () => this.#drop(id, kept),
    );
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_MAX) break;
      this.#kept.delete(oldest);
    }
    return state;
  }

  forget(id: string): void {
    this.#kept.delete(id);
  }

  #drop(id: string, kept: Kept): void {
    if (this.#kept.get(id) === kept) this.#kept.delete(id);
  }

  async #catchUp(id: string, kept: State | null): Promise<State | null> {
    let state = kept;
    for (;;) {
      const entries = await this.#log.read(id, state?.seq ?? 0, READ_ENTRIES);
      checkReadable(id, entries);
      for (const entry of entries) state = reduce(state, entry);
      if (entries.length < READ_ENTRIES) return state;
    }
  }
}
