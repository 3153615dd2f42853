/** So many asks in ten seconds, refilled steadily: bursts of a quick thumb pass, a script does not. */
export class Rate {
  #per10s: number;
  #left: number;
  #at = performance.now();

  constructor(per10s: number) {
    this.#per10s = per10s;
    this.#left = per10s;
  }

  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#per10s, this.#left + ((now - this.#at) * this.#per10s) / 10_000);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
