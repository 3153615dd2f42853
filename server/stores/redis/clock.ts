/** The clock of Redis as this process knows it: one session has one clock, whichever process asks. */
export interface Clock {
  /** ms since 1970 */
  now(): number;
  /** An entry was stamped with `at`: it is no earlier than that. */
  heard(at: number): void;
  /** Asks Redis for its time. */
  measure(): Promise<void>;
}

interface Sample {
  /** Redis clock minus this process's own running clock, ms */
  offset: number;
  /** how long the answer took, ms: the offset is wrong by half of it at most */
  trip: number;
}

// The best of the last samples counts; a drift shows after this many.
const SAMPLES = 8;

/** `time`: the clock of Redis, ms with fractions. */
export function clockOf(time: () => Promise<number>): Clock {
  // Until Redis was asked once, the clock of this machine.
  let offset = Date.now() - performance.now();
  let latest = 0;
  const samples: Sample[] = [];
  return {
    now: () => Math.max(latest, Math.floor(performance.now() + offset)),
    heard(at) {
      const now = performance.now() + offset;
      // An entry may carry the time of the one before it, from a clock that was set back since.
      if (at > now && at < now + 1_000) latest = Math.max(latest, at);
    },
    async measure() {
      const from = performance.now();
      const told = await time();
      const to = performance.now();
      samples.push({ offset: told - (from + to) / 2, trip: to - from });
      if (samples.length > SAMPLES) samples.shift();
      // Of the samples still kept; a clock that was set since makes the old ones wrong.
      const newest = samples.at(-1);
      const fit = samples.filter(
        (one) => newest && Math.abs(one.offset - newest.offset) <= (one.trip + newest.trip) / 2 + 5,
      );
      const best = fit.toSorted((a, b) => a.trip - b.trip)[0];
      if (best === undefined) return;
      offset = best.offset;
      if (latest > performance.now() + offset + 1_000) latest = 0;
    },
  };
}
