import type { Dial } from "#lib/model/plan.ts";
import { bankOf, play, type Result } from "../unit/sequence/room.ts";

/** Simulated scrimmages of the real engine: the rows that are statements about many rounds share them. */

/** topics in a ring, half of their questions about the next one too: what similarity is known from */
export const TOPICS = 8;
export const BANK = bankOf({ topics: TOPICS, each: 16, overlap: 0.5 });

const kept = new Map<string, Result[]>();

export function scrimmages(count: number, seed: string, players = 4, ladder?: readonly Dial[]): Result[] {
  const key = `${seed}/${players}/${ladder?.join() ?? ""}`;
  const have = kept.get(key) ?? [];
  for (let i = have.length; i < count; i++)
    have.push(play({ seed: `${seed} ${i}`, bank: BANK, players, ...(ladder && { ladder }) }));
  kept.set(key, have);
  return have.slice(0, count);
}
