import { createHmac } from "node:crypto";
import { isAway, StoreError } from "#server/stores/errors.ts";
import type { DocStore } from "#server/stores/types.ts";

/** Wrong tries that several processes count together. Neither rejects, nor takes much longer than `ANSWER_MS`. */
export interface SharedTries {
  tooMany(who: string): Promise<boolean>;
  count(who: string): Promise<void>;
}

const MINUTE_MS = 60_000;
const KEPT_MS = 2 * MINUTE_MS;
/** Nobody waits longer for a store that is away; it is left alone for a while then. */
const ANSWER_MS = 500;
const LEFT_ALONE_MS = 5_000;
const HASH_CHARS = 22;
const TAKEN_MAX = 2_000;

/**
 * Every wrong try of a minute takes the next free one of so many documents `try/<what>/<who>/<minute>/<n>`,
 * which expire; when the last one is taken, it was too often. So one read tells, and no two processes can
 * take the same. `who`, an address perhaps, is kept as a hash that
 * nobody can make without the secret which all processes share.
 *
 * While the store is away nobody is shut out by that, and nothing is opened: each process goes on by what it
 * has counted itself.
 */
export function sharedTries(
  docs: DocStore,
  { what, perMinute, secret }: { what: string; perMinute: number; secret: string },
): SharedTries {
  let awayUntil = Number.NEGATIVE_INFINITY;

  /** what this process took last, where the next search begins */
  const taken = new Map<string, number>();

  const placeOf = (who: string) => {
    const hash = createHmac("sha256", secret).update(who).digest("base64url").slice(0, HASH_CHARS);
    return `try/${what}/${hash}/${Math.floor(Date.now() / MINUTE_MS)}`;
  };

  async function takeNext(place: string): Promise<void> {
    if (taken.size >= TAKEN_MAX) taken.clear();
    for (let n = (taken.get(place) ?? 0) + 1; n <= perMinute; n++) {
      const mine = await docs.putIfAbsent(`${place}/${n}`, {}, KEPT_MS);
      taken.set(place, n);
      if (mine) return;
    }
  }

  async function soon<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    if (performance.now() < awayUntil) return otherwise;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StoreError("StoreAway", "The store is slow.")), ANSWER_MS);
    });
    try {
      return await Promise.race([work(), late]);
    } catch (error) {
      if (!isAway(error)) throw error;
      awayUntil = performance.now() + LEFT_ALONE_MS;
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    tooMany: (who) => soon(false, async () => (await docs.get(`${placeOf(who)}/${perMinute}`)) !== null),
    count: (who) => soon(undefined, () => takeNext(placeOf(who))),
  };
}
