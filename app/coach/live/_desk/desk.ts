import type { Code } from "#lib/kit/codes.ts";
import type { CoachInput } from "#lib/model/input.ts";
import type { Ack } from "#lib/protocol/messages.ts";

/** What every part of the desk needs to act: the clock, the way to ask, and what is under way. */
export interface Desk {
  /** the log's clock, or null before the first connection; the same object while it lasts */
  clock: { now: () => number } | null;
  ask: (input: CoachInput) => Promise<Ack>;
  /** commands sent and not acknowledged, by `commandKey` */
  pending: ReadonlySet<string>;
  refusal: { code: Code; input: CoachInput } | null;
  dismiss: () => void;
}

/** One command on one thing. Two of the same key are never under way at once. */
export function commandKey(input: CoachInput): string {
  if ("seat" in input) return `${input.do}:${input.seat}`;
  if ("run" in input) return `${input.do}:${input.run}`;
  return input.do;
}
