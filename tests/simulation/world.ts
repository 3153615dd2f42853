import { type Rng, rng } from "#lib/kit/rng.ts";
import { T0 } from "../support/room.ts";

/** What may happen later. Two things at one instant happen in the order in which they were planned. */
interface Plan {
  at: number;
  n: number;
  act: () => void;
}

/**
 * The only clock and the only chance of a simulated scrimmage: everything that happens is planned here
 * and drawn from the seed, so that a seed is a whole evening, to the millisecond.
 */
export class World {
  readonly random: Rng;
  now = T0;
  #heap: Plan[] = [];
  #planned = 0;

  constructor(seed: string) {
    this.random = rng(`world/${seed}`);
  }

  in(ms: number, act: () => void): void {
    const heap = this.#heap;
    heap.push({ at: this.now + Math.max(0, Math.round(ms)), n: this.#planned++, act });
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** lets time pass until the claim holds; false when nothing is planned any more or the limit is reached */
  run(until: () => boolean, limitMs: number): boolean {
    const end = this.now + limitMs;
    while (!until()) {
      const next = this.#heap[0];
      if (!next || next.at > end) return false;
      this.#pop();
      this.now = next.at;
      next.act();
    }
    return true;
  }

  often(share: number): boolean {
    return this.random.next() < share;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random.next();
  }

  from<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)] as T;
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a] as Plan, this.#heap[b] as Plan];
    return x.at - y.at < 0 || (x.at === y.at && x.n < y.n);
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a] as Plan;
    this.#heap[a] = this.#heap[b] as Plan;
    this.#heap[b] = held;
  }

  #pop(): void {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    heap.pop();
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.#before(child, least)) least = child;
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }
}
