/** Does a thing at once when it was not done for a while, and otherwise once at the end of that while. */
export class Throttle {
  #act: () => void;
  #lastAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #dueAt = Number.POSITIVE_INFINITY;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** `everyMs` 0: now, whatever was before */
  want(everyMs: number): void {
    const now = performance.now();
    const dueAt = Math.max(now, this.#lastAt + everyMs);
    if (dueAt >= this.#dueAt) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    if (dueAt <= now) this.#run();
    else this.#timer = setTimeout(() => this.#run(), dueAt - now);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#dueAt = Number.NEGATIVE_INFINITY;
  }

  #run(): void {
    this.#timer = null;
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#lastAt = performance.now();
    this.#act();
  }
}
