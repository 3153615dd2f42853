import type { Draft, Entry } from "#lib/model/entry.ts";
import type { World } from "./world.ts";

/** What may go wrong with the store, shares of appends. */
export interface StoreFaults {
  /** nothing written, and said so */
  refused: number;
  /** written, and said that it was not */
  doubted: number;
  /** written twice, as a driver that tries again may do */
  twice: number;
}

/**
 * The log of the simulated world, not a double of a driver: one order, one clock that never goes back,
 * durable once written. Its drivers are proved by their own contract suite; here it is as bad as a log
 * may be.
 */
export class SimLog {
  readonly entries: Entry[] = [];
  #world: World;
  #faults: StoreFaults;
  #followers = new Set<() => void>();
  #awayUntil = 0;

  constructor(world: World, faults: StoreFaults) {
    this.#world = world;
    this.#faults = faults;
  }

  /** the store cannot be written for a while; whoever wants to, waits */
  goAway(ms: number): void {
    this.#awayUntil = this.#world.now + ms;
  }

  get away(): boolean {
    return this.#world.now < this.#awayUntil;
  }

  /** `done` gets the entry when it is durable, null when the store says that it is not */
  append(draft: Draft, done: (entry: Entry | null) => void): void {
    const world = this.#world;
    if (this.away) {
      world.in(this.#awayUntil - world.now + 1, () => this.append(draft, done));
      return;
    }
    const answer = (entry: Entry | null) => world.in(world.between(1, 12), () => done(entry));
    if (world.often(this.#faults.refused)) {
      answer(null);
      return;
    }
    const entry = this.#write(draft);
    if (world.often(this.#faults.twice)) this.#write(draft);
    for (const tell of this.#followers) tell();
    answer(world.often(this.#faults.doubted) ? null : entry);
  }

  #write(draft: Draft): Entry {
    const at = Math.max(this.#world.now, this.entries.at(-1)?.at ?? 0);
    const seq = this.entries.length + 1;
    // As it comes back from a store: text, nothing of the writer's memory.
    const entry = { ...(JSON.parse(JSON.stringify(draft)) as Draft), seq, at };
    this.entries.push(entry);
    return entry;
  }

  /** `tell` is called whenever there is something new; ends with the function that is returned */
  follow(tell: () => void): () => void {
    this.#followers.add(tell);
    return () => this.#followers.delete(tell);
  }
}
