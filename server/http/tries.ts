import type { Stores } from "#server/stores/types.ts";
import { type SharedTries, sharedTries } from "./tries-shared.ts";

/** What is not to be found by trying, and how often it may be wrong within a minute. */
const KEYS = { perMinute: 20, atOnce: 1 };
const PINS = { perMinute: 5, atOnce: 1 };
/**
 * A class behind one address mistypes a few; somebody who looks for codes, and the names behind them, needs
 * thousands. A class comes all at once, too.
 */
const CODES = { perMinute: 120, atOnce: 8 };

const WHOS_MAX = 2_000;
const MINUTE_MS = 60_000;

/** Wrong coach's keys and join codes by address, and wrong PINs by member. */
export interface Tries {
  keys: WrongTries;
  pins: WrongTries;
  codes: WrongTries;
}

/** One for the whole process; where several share a store, one limit for all of them. */
export function openTries({ docs, exclusive }: Pick<Stores, "docs" | "exclusive">, coachKey: string): Tries {
  const shared = (what: string, perMinute: number) =>
    exclusive ? null : sharedTries(docs, { what, perMinute, secret: coachKey });
  return {
    keys: new WrongTries(KEYS, shared("key", KEYS.perMinute)),
    pins: new WrongTries(PINS, shared("pin", PINS.perMinute)),
    codes: new WrongTries(CODES, shared("code", CODES.perMinute)),
  };
}

interface Limit {
  perMinute: number;
  /** so many are looked at together; the others wait for their turn, or many at once would not be counted yet */
  atOnce: number;
}

/**
 * Counts what was wrong, by who tried it. While it was too often, nothing is even looked at, or the answer to
 * a right one would tell. Several processes count together as far as their store lets them; what each has
 * seen itself counts in any case.
 */
export class WrongTries {
  #limit: Limit;
  #shared: SharedTries | null;
  #wrong = new Map<string, { since: number; n: number }>();
  #looking = new Map<string, { n: number; waiting: (() => void)[] }>();

  constructor(limit: Limit, shared: SharedTries | null) {
    this.#limit = limit;
    this.#shared = shared;
  }

  /** What `look` finds; "too-fast" without looking. `wrong` says whether what was found counts. */
  async tried<T>(
    who: string,
    look: () => T | Promise<T>,
    wrong: (found: T) => boolean,
  ): Promise<T | "too-fast"> {
    await this.#turn(who);
    try {
      if (this.#tooMany(who) || (await this.#shared?.tooMany(who))) return "too-fast";
      const found = await look();
      if (!wrong(found)) return found;
      this.#count(who);
      await this.#shared?.count(who);
      return found;
    } finally {
      this.#next(who);
    }
  }

  #tooMany(who: string): boolean {
    const seen = this.#wrong.get(who);
    return seen !== undefined && Date.now() - seen.since < MINUTE_MS && seen.n >= this.#limit.perMinute;
  }

  #count(who: string): void {
    const now = Date.now();
    const seen = this.#wrong.get(who);
    if (seen !== undefined && now - seen.since < MINUTE_MS) {
      seen.n++;
      return;
    }
    if (this.#wrong.size >= WHOS_MAX) this.#wrong.clear();
    this.#wrong.set(who, { since: now, n: 1 });
  }

  async #turn(who: string): Promise<void> {
    const looking = this.#looking.get(who) ?? { n: 0, waiting: [] };
    this.#looking.set(who, looking);
    if (looking.n >= this.#limit.atOnce) await new Promise<void>((go) => looking.waiting.push(go));
    else looking.n++;
  }

  /** The turn goes over to who waits longest. */
  #next(who: string): void {
    const looking = this.#looking.get(who);
    if (!looking) return;
    const next = looking.waiting.shift();
    if (next) next();
    else if (--looking.n === 0) this.#looking.delete(who);
  }
}
