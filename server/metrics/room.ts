import type { Logger } from "pino";
import type { Code } from "#lib/kit/codes.ts";
import type { State } from "#lib/model/state.ts";
import type { Folded } from "#server/replica/replica.ts";
import type { Metrics } from "./metrics.ts";

/** What is measured and logged of one scrimmage while it is open in this process. */
export interface RoomWatch {
  opened(state: State): void;
  /** a batch was folded; `publish` tells the sockets, and says whether everybody's stage changed */
  folded(state: State, folded: readonly Folded[], publish: () => boolean): void;
  fired(code: Code | null): void;
  closed(state: State): void;
}

export function watchRoom(
  scrimmage: string,
  { metrics, logger, now }: { metrics: Metrics; logger: Logger; now: () => number },
): RoomWatch {
  let sealed = false;
  const size = (state: State) => ({
    scrimmage,
    phase: state.phase,
    seats: state.seats.length,
    entries: state.seq,
  });
  return {
    opened(state) {
      sealed = state.phase === "sealed";
      metrics.opened(scrimmage, () => state);
      logger.info(size(state), "a scrimmage was opened here");
    },
    folded(state, folded, publish) {
      const at = folded[0]?.entry.at ?? now();
      metrics.folded(folded.length, now() - at);
      const from = performance.now();
      const changed = publish();
      metrics.published(performance.now() - from, changed ? now() - at : null);
      if (sealed || state.phase !== "sealed") return;
      sealed = true;
      logger.info(size(state), "a scrimmage was sealed");
    },
    fired: (code) => metrics.fired(code),
    closed(state) {
      metrics.closed(scrimmage);
      logger.info(size(state), "a scrimmage was closed here");
    },
  };
}
