import type { Cause, Sureness } from "../model/input.ts";
import type { Dial } from "../model/plan.ts";

/** Why an answer went wrong (`learning.md` 3.4): what the machine may hint, and the plans on offer. */

/** One decision of one player. Times in ms from the opening; null where there is nothing to compare. */
export interface Decision {
  answered: boolean;
  finalRight: boolean;
  firstKeyRight: boolean;
  changed: boolean;
  ms: number;
  readingMs: number;
  /** class median of right answers to this question */
  medianRightMs: number | null;
  /** the option chosen is the author's trap for those who misread */
  misreadDistractor: boolean;
  /** chance of a right answer before it was asked */
  predicted: number;
  /** this player had it, or a rewording of it, right before at dial 2 or below */
  rightBefore: boolean;
  dial: Dial;
  sure: Sureness | null;
}

const RUSHED_SHARE = 0.4;
const EXPECTED_RIGHT = 0.7;

/**
 * Causes that the record speaks for, the most telling first; empty for a right answer. A hint is a small
 * dot beside the player's own choice and never chosen for them. `T` stands alone: nothing was answered.
 */
export function hints(decision: Readonly<Decision>): Cause[] {
  if (!decision.answered) return ["T"];
  if (decision.finalRight) return [];
  const unread = decision.ms < decision.readingMs;
  const rushed = decision.medianRightMs !== null && decision.ms < RUSHED_SHARE * decision.medianRightMs;
  const found: Cause[] = [];
  if (decision.changed && decision.firstKeyRight) found.push("G");
  if (decision.misreadDistractor) found.push("M");
  if (unread || rushed) found.push("Q");
  if (unread && !decision.misreadDistractor) found.push("M");
  if (decision.dial >= 3 && decision.rightBefore) found.push("P");
  if (decision.rightBefore || decision.predicted >= EXPECTED_RIGHT) found.push("R");
  else if (decision.sure === null || decision.sure === 0) found.push("K");
  return found;
}

/** The strongest hint, or null when the record says nothing. */
export function hint(decision: Readonly<Decision>): Cause | null {
  return hints(decision)[0] ?? null;
}

/** A plan on offer; its words are in `lib/i18n`, the log keeps the id only. */
export interface IfThenPlan {
  id: string;
  cause: Cause;
}

/** Three a cause, the first is the one to offer first. */
export const IF_THENS: readonly IfThenPlan[] = [
  { id: "know-rule-out", cause: "K" },
  { id: "know-note", cause: "K" },
  { id: "know-nearest", cause: "K" },
  { id: "retrieve-picture", cause: "R" },
  { id: "retrieve-letter", cause: "R" },
  { id: "retrieve-neighbour", cause: "R" },
  { id: "misread-key-word", cause: "M" },
  { id: "misread-own-words", cause: "M" },
  { id: "misread-all-options", cause: "M" },
  { id: "quick-last-line", cause: "Q" },
  { id: "quick-two-reasons", cause: "Q" },
  { id: "quick-hands-off", cause: "Q" },
  { id: "guess-say-why", cause: "G" },
  { id: "guess-evidence", cause: "G" },
  { id: "guess-compare", cause: "G" },
  { id: "pressure-breathe", cause: "P" },
  { id: "pressure-first-step", cause: "P" },
  { id: "pressure-this-one", cause: "P" },
  { id: "time-best-now", cause: "T" },
  { id: "time-start-easy", cause: "T" },
  { id: "time-half", cause: "T" },
];

/** for a player without an error to explain */
const GENERAL: Three = ["quick-last-line", "misread-key-word", "retrieve-picture"];

type Three = [string, string, string];

/** Three ids to offer for a cause; without one, one each for reading, rushing and retrieving. */
export function suggestIfThens(cause: Cause | null): Three {
  const [first, second, third] = IF_THENS.filter((plan) => plan.cause === cause);
  return first && second && third ? [first.id, second.id, third.id] : [...GENERAL];
}

export function isIfThen(id: string): boolean {
  return IF_THENS.some((plan) => plan.id === id);
}

/** The cause that a plan is for; null for an id that is not on offer. */
export function causeOf(id: string): Cause | null {
  return IF_THENS.find((plan) => plan.id === id)?.cause ?? null;
}
