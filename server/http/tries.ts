const TRIES_PER_MINUTE = 20;
export const PIN_TRIES_PER_MINUTE = 5;
/** A class behind one address mistypes a few; somebody who looks for codes, and the names behind them, needs thousands. */
export const CODE_TRIES_PER_MINUTE = 120;
const PEERS_MAX = 2_000;
const MINUTE_MS = 60_000;

/**
 * Wrong keys and join codes by address (or wrong PINs by member), so that none can be found by trying. A right key is not even compared
 * while there are too many, or its answer would tell. Whoever has the cookie already is not touched.
 */
export class WrongTries {
  #since = new Map<string, { from: number; n: number }>();
  #perMinute: number;

  constructor(perMinute = TRIES_PER_MINUTE) {
    this.#perMinute = perMinute;
  }

  tooMany(peer: string): boolean {
    const seen = this.#since.get(peer);
    return seen !== undefined && Date.now() - seen.from < MINUTE_MS && seen.n >= this.#perMinute;
  }

  add(peer: string): void {
    const now = Date.now();
    const seen = this.#since.get(peer);
    if (seen !== undefined && now - seen.from < MINUTE_MS) {
      seen.n++;
      return;
    }
    if (this.#since.size >= PEERS_MAX) this.#since.clear();
    this.#since.set(peer, { from: now, n: 1 });
  }

  /** It was right after all. */
  takeBack(peer: string): void {
    const seen = this.#since.get(peer);
    if (seen !== undefined && seen.n > 0) seen.n--;
  }
}
