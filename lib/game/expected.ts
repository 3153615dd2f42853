import type { Interval } from "../kit/stats.ts";
import type { Plan } from "../model/plan.ts";
import type { SquadStart } from "../model/squad.ts";
import { EXPECT_SEED, expectedRange, PLAYERS_EXPECTED } from "../sequence/expect.ts";
import type { BankItem } from "../sequence/types.ts";
import { beliefsToday, earlierSessions, heldBackTopics, pressuresToday } from "./history.ts";

/** What may be asked: without the topics that are held back (`heldBackTopics`). */
export function inPlay(
  bank: readonly BankItem[],
  taught: Plan["taught"],
  squad: SquadStart | null,
): readonly BankItem[] {
  const shut = new Set(heldBackTopics(bank, taught, squad));
  return shut.size === 0 ? bank : bank.filter((item) => !shut.has(item.topics[0] ?? ""));
}

/**
 * S8: the share right to expect of this plan, before anybody sees the lower number; 80 %. With a squad from
 * what its history says, of its members and of these questions; without one for a class of which nothing is
 * known. Wizard and lobby both ask here, so that they say the same.
 */
export function expectedToday(bank: readonly BankItem[], plan: Plan, squad: SquadStart | null): Interval {
  return expectedRange({
    seed: EXPECT_SEED,
    bank: inPlay(bank, plan.taught, squad),
    plan,
    b: beliefsToday(bank, squad),
    pressure: pressuresToday(squad),
    players: squad && squad.members.length > 0 ? squad.members.map((one) => one.theta) : PLAYERS_EXPECTED,
    earlier: earlierSessions(squad),
  });
}
