import type { By, Input, Stamp } from "./input.ts";

/** What is appended: an input (a scrimmage's, or a squad's) with everything the door stamped on it. */
export interface Draft<I = Input> {
  by: By;
  /** the asking client's own counter; a repeat folds to its first outcome. 0 where nobody waits for an answer */
  ask: number;
  input: I;
  stamp?: Stamp;
}

/** What the log holds: the draft, its place and its time. */
export interface Entry<I = Input> extends Draft<I> {
  /** 1, 2, 3 … within the log */
  seq: number;
  /** the store's clock, ms since 1970; never decreases within a log */
  at: number;
}

/**
 * Log meaning; a log keeps the one that it began with (`create`'s `rules`). 1: first (2026-11).
 * 2: a round ends within ten seconds of its length, and covers its topics earlier (2026-11).
 * 3: a follow-up has a huddle between its round and its review; no probe's new wording was seen before; wrong
 * answers that come in alike weigh less (2026-11).
 */
export const RULES_VERSION = 3;
