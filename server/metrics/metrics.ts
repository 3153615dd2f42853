import type { Code } from "#lib/kit/codes.ts";
import type { State } from "#lib/model/state.ts";
import type { Ack, Role } from "#lib/protocol/messages.ts";

/**
 * What the server measures, as it happens. Callers say what took place; names, units and buckets are
 * decided in `prometheus.ts`. No method takes anything that a player wrote, and no scrimmage's id
 * becomes a label.
 */
export interface Metrics {
  /** a connection was let in */
  admitted(role: Role): void;
  /** a connection was turned away; "busy" also where its line was just closed so that it tries again */
  refused(code: Code): void;
  /** an ask was answered, `ms` after it came */
  asked(role: Role, ack: Ack, ms: number): void;
  /** a scrimmage is open in this process from now on */
  opened(scrimmage: string, state: () => State): void;
  closed(scrimmage: string): void;
  /** entries were folded, the oldest `lagMs` after the store stamped it */
  folded(entries: number, lagMs: number): void;
  /** its sockets were told, which took `ms`; `fanOutMs` from the oldest entry's stamp where the stage changed */
  published(ms: number, fanOutMs: number | null): void;
  /** a deadline fired here: null when it was the first, "not-due" when another process had been */
  fired(code: Code | null): void;
  /** an append is durable, or refused with this code */
  appended(entries: number, ms: number): void;
  appendFailed(code: string): void;
  /** the process takes no new connections and is about to end */
  draining(): void;
}

/** For those who do not look. */
export const NO_METRICS: Metrics = {
  admitted: () => {},
  refused: () => {},
  asked: () => {},
  opened: () => {},
  closed: () => {},
  folded: () => {},
  published: () => {},
  fired: () => {},
  appended: () => {},
  appendFailed: () => {},
  draining: () => {},
};
