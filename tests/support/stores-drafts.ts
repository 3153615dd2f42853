import type { Draft } from "#lib/model/entry.ts";

/** a player's answer: the most common entry */
export function draft(ask: number, value: unknown = "B"): Draft {
  return {
    by: { role: "player", seat: ask % 5_000 },
    ask,
    input: { do: "answer", run: 1, value, ms: 1_234 },
    stamp: { key: "B", ruling: { verdict: "right", share: 1 }, lagMs: 23 },
  };
}

export function drafts(count: number, first = 1): Draft[] {
  return Array.from({ length: count }, (_, i) => draft(first + i));
}
