import { normal, type Rng } from "#lib/kit/rng.ts";
import { logistic } from "#lib/kit/stats.ts";
import type { Pair } from "#lib/retention/pairs.ts";

/** Simulated classes for checking intervals: Rasch players and questions, four options, forgetting. */

export const FLOOR = 0.25;

export interface Room {
  abilities: number[];
  items: { difficulty: number; loss: number; topic: string }[];
}

/** `questions` a topic; how much is lost scatters by question, logits. */
export function room(random: Rng, players: number, topics: number, questions: number): Room {
  return {
    abilities: Array.from({ length: players }, () => normal(random)),
    items: Array.from({ length: topics * questions }, (_, i) => ({
      difficulty: 0.8 * normal(random),
      loss: 0.7 + 0.3 * normal(random),
      topic: `t${Math.floor(i / questions)}`,
    })),
  };
}

export type Item = Room["items"][number];

export function chanceOnDay(ability: number, item: Item): number {
  return FLOOR + (1 - FLOOR) * logistic(0.8 + ability - item.difficulty);
}

export function chanceLater(ability: number, item: Item): number {
  return FLOOR + (1 - FLOOR) * logistic(0.8 + ability - item.difficulty - item.loss);
}

export function draw(random: Rng, p: number): 0 | 1 {
  return random.next() < p ? 1 : 0;
}

export function pairsOf(random: Rng, { abilities, items }: Room): Pair[] {
  return abilities.flatMap((ability, player) =>
    items.map(
      (item, i): Pair => ({
        player: `p${player}`,
        item: `q${i}`,
        topic: item.topic,
        onDay: draw(random, chanceOnDay(ability, item)),
        now: draw(random, chanceLater(ability, item)),
        wording: "same",
        floor: FLOOR,
      }),
    ),
  );
}

/** Mean over the standard normal, by the trapezium on ±6. */
export function overPlayers(of: (ability: number) => number): number {
  let sum = 0;
  let weight = 0;
  for (let z = -6; z <= 6; z += 0.25) {
    const w = Math.exp(-0.5 * z * z);
    sum += w * of(z);
    weight += w;
  }
  return sum / weight;
}

export function mean(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0) / values.length;
}
