import { COUNT_MS, SURE_MS } from "../kit/limits.ts";
import { type Dial, isFullPerformance, type Plan } from "../model/plan.ts";
import { answeringMs, limitOf, overheadMs } from "./budget.ts";
import type { BankItem } from "./types.ts";

/** What a plan will amount to, before anybody has joined. */

type Timing = Pick<Plan, "rounds" | "roundSec" | "dialLadder" | "confidence" | "mode">;

/** Dial of a round; a ladder that is too short goes on at its last step. */
export function dialOf(plan: Pick<Plan, "dialLadder">, round: number): Dial {
  return plan.dialLadder[round] ?? plan.dialLadder.at(-1) ?? 2;
}

/** How many questions each round will hold, with the questions new and the class's pace unknown. */
export function slotsByRound(bank: readonly BankItem[], plan: Timing): number[] {
  return Array.from({ length: plan.rounds }, (_, round) => {
    if (bank.length === 0) return 0;
    return Math.max(1, Math.round((plan.roundSec * 1_000) / meanSlotMs(bank, plan, round)));
  });
}

/** The same for the whole scrimmage; never more than the bank can give without tiring of it. */
export function expectedSlots(bank: readonly BankItem[], plan: Timing): number {
  const slots = slotsByRound(bank, plan).reduce((sum, n) => sum + n, 0);
  const families = new Set(bank.map((item) => item.variantGroup ?? item.id)).size;
  return Math.min(slots, families * (isFullPerformance(plan) ? 1 : exposuresMax(families, slots)));
}

/** Times that a question may come in one scrimmage: 2, or 3 where the bank is small (`learning.md` 2.3). */
export function exposuresMax(families: number, slots: number): number {
  return families < slots / 2 ? 3 : 2;
}

/**
 * Seconds from the first 3-2-1 to the end of the review; the lobby is extra. Each round has its count-in
 * and is followed by a break, the last one by the review.
 */
export function planClock(plan: Pick<Plan, "rounds" | "roundSec" | "breakSec" | "reviewMin">): number {
  const rounds = plan.rounds * (plan.roundSec + COUNT_MS / 1_000);
  return rounds + Math.max(0, plan.rounds - 1) * plan.breakSec + plan.reviewMin * 60;
}

function meanSlotMs(bank: readonly BankItem[], plan: Timing, round: number): number {
  const dial = dialOf(plan, round);
  const played: Dial = dial > 2 ? 2 : dial;
  const tap = SURE_MS * confidenceShare(plan, dial);
  const sum = bank.reduce((total, item) => {
    const { limitMs } = limitOf(item, played, 1, {});
    return total + answeringMs(item, played, limitMs, {}, null);
  }, 0);
  return sum / bank.length + overheadMs(played) + tap;
}

/** Share of questions followed by the confidence tap (`learning.md` 2.7). */
function confidenceShare(plan: Timing, dial: Dial): number {
  if (plan.confidence.ask === "never" || dial === 0) return 0;
  if (plan.confidence.ask === "always" || dial >= 3) return 1;
  return dial === 2 ? 1 / 3 : 0;
}
