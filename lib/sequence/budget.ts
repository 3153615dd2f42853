import { GAP_MS, GRACE_MS, HELD_MS, LEAD_MS, REVEAL_MS, REVEAL_SHORT_MS, SETTLE_MS } from "../kit/limits.ts";
import { clamp } from "../kit/stats.ts";
import type { Dial } from "../model/plan.ts";
import type { Task } from "../model/question.ts";
import type { BankItem, ResponseTimes } from "./types.ts";

/**
 * A round is minutes, not questions (`learning.md` 2.2). What one question costs: reading, thinking,
 * and the fixed parts of its slot.
 */

/** about 140 words a minute, a twelve-year-old reading from a screen */
const WORDS_PER_SECOND = 2.3;
const OPTION_MS = 700;
const THINK_MS: Record<Task, number> = {
  fact: 5_000,
  concept: 10_000,
  application: 20_000,
  calculation: 35_000,
  bridge: 25_000,
};
/** dial 0 has no limit; its factor only serves the planning */
const TIMER: readonly [number, number, number, number, number] = [1.6, 1.6, 1.25, 1, 0.9];
export const LIMIT_MIN_MS = 8_000;
export const LIMIT_MAX_MS = 90_000;
/** share of the limit that is used until there are data */
const USED_SHARE = 0.75;
/** correct answers of a task before the class's own times replace the prior */
const TIMES_MIN = 15;

export type Times = Readonly<Partial<Record<Task, ResponseTimes>>>;

export function readingMs(item: Pick<BankItem, "words" | "options">): number {
  return Math.round((1_000 * item.words) / WORDS_PER_SECOND + OPTION_MS * item.options);
}

export function thinkingMs(task: Task, times: Times): number {
  const seen = times[task];
  return seen && seen.n >= TIMES_MIN ? seen.p80 : THINK_MS[task];
}

export interface Limit {
  /** whole seconds in ms; 0 at dial 0: the coach moves on */
  limitMs: number;
  /** lengthened so that those who answer right can do so in time */
  raised: boolean;
}

/**
 * `tLimit`. A limit that right answers could not meet would measure speed, so it is never below the P90 of
 * past correct times (P75 at dial 4), as far as 90 s allow.
 */
export function limitOf(item: BankItem, dial: Dial, pace: number, times: Times): Limit {
  if (dial === 0) return { limitMs: 0, raised: false };
  const wanted = wholeSeconds((readingMs(item) + thinkingMs(item.task, times)) * TIMER[dial] * pace);
  const limit = clamp(wanted, LIMIT_MIN_MS, LIMIT_MAX_MS);
  const seen = times[item.task];
  if (!seen || seen.n < TIMES_MIN) return { limitMs: limit, raised: false };
  const least = Math.min(wholeSeconds(dial === 4 ? seen.p75 : seen.p90), LIMIT_MAX_MS);
  return least > limit ? { limitMs: least, raised: true } : { limitMs: limit, raised: false };
}

/** Expected time from the opening until the close: the last player's answer and a moment to change it. */
export function answeringMs(
  item: BankItem,
  dial: Dial,
  limitMs: number,
  times: Times,
  usedShare: number | null,
) {
  const whole = dial === 0 ? (readingMs(item) + thinkingMs(item.task, times)) * TIMER[0] : limitMs;
  const used = whole * clamp(usedShare ?? USED_SHARE, 0.3, 1);
  return Math.round(Math.min(whole, used + SETTLE_MS) + GRACE_MS);
}

/** What a slot costs besides the answering: lead, reveal and gap. At dial 4 answers wait for the break. */
export function overheadMs(dial: Dial): number {
  const reveal = dial === 4 ? 0 : dial === 3 ? REVEAL_SHORT_MS : REVEAL_MS;
  return LEAD_MS + reveal + GAP_MS;
}

/** The longest that a slot can take without its tap: nobody is in before the limit. Held back costs most at dial 4. */
export function longestMs(dial: Dial, limitMs: number): number {
  return limitMs + GRACE_MS + overheadMs(dial) + (dial === 4 ? HELD_MS : 0);
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / 1_000) * 1_000;
}
