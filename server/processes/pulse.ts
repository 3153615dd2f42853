import type { State } from "#lib/model/state.ts";

export const BEAT_MS = 2_000;
/** Three beats missed. A phone that comes back is elsewhere by then; what is left is really gone. */
export const GONE_MS = 7_000;

/**
 * What one process may conclude from everybody's beats. Beats that did not come may be the store's fault
 * or its own, so it judges others only after its own came through for a while without a break.
 */
export class Pulse {
  #steadySince: number | null = null;
  #last = Number.NEGATIVE_INFINITY;

  /** this process's own beat was written at `now` (the log's clock, ms) */
  beat(now: number): void {
    if (this.#steadySince === null || now - this.#last > GONE_MS / 2) this.#steadySince = now;
    this.#last = now;
  }

  /** its own beat could not be written */
  miss(): void {
    this.#steadySince = null;
  }

  /** Names of the processes that live, from their last beats; null while nothing can be said. */
  living(beats: Iterable<readonly [name: string, at: number]>, now: number): Set<string> | null {
    if (this.#steadySince === null || now - this.#steadySince < GONE_MS) return null;
    const live = new Set<string>();
    for (const [name, at] of beats) if (now - at < GONE_MS) live.add(name);
    return live;
  }
}

/** Processes that the state has connections of; a connection is named `<process>.<n>`. */
export function processesOf(state: State): Set<string> {
  const found = new Set<string>();
  const add = (conn: string) => found.add(conn.slice(0, conn.lastIndexOf(".")));
  for (const seat of state.seats) if (seat.conn !== null) add(seat.conn);
  for (const conn of state.coach.conns) add(conn);
  return found;
}
