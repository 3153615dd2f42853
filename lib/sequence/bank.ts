import { byCodeUnit } from "../kit/hash.ts";
import type { BankItem } from "./types.ts";

/**
 * What can be worked out once a scrimmage. Items are named by their position in the bank; rewordings of
 * one question are one family, because asking the second one is asking the same thing again.
 */
export interface Prepared {
  positionOf: ReadonlyMap<number, number>;
  /** by position */
  family: readonly number[];
  topic: readonly number[];
  /** place among the ids in code-unit order, for ties */
  rank: readonly number[];
  /** by family: its positions, and the primary topic of the first */
  members: readonly (readonly number[])[];
  familyTopic: readonly number[];
  /** by topic: its families */
  familiesOfTopic: readonly number[];
  topics: readonly string[];
  topicId: ReadonlyMap<string, number>;
  /** 0 to 1: how often two topics are about the same questions */
  similarity(a: number, b: number): number;
}

/** The bank of a scrimmage never changes, so its identity is the key; a lost entry is only worked out again. */
const known = new WeakMap<readonly BankItem[], Prepared>();

export function prepared(bank: readonly BankItem[]): Prepared {
  const found = known.get(bank);
  if (found) return found;
  const made = prepare(bank);
  known.set(bank, made);
  return made;
}

/** the first topic is what a question is chiefly about */
export function primaryTopic(item: BankItem): string {
  return item.topics[0] ?? "";
}

function prepare(bank: readonly BankItem[]): Prepared {
  const families = new Map<string, number>();
  const topics = new Map<string, number>();
  const members: number[][] = [];
  const family = bank.map((item, position) => {
    const key = item.variantGroup === null ? `i/${item.id}` : `v/${item.variantGroup}`;
    const id = idOf(families, key);
    const group = members[id] ?? [];
    members[id] = group;
    group.push(position);
    return id;
  });
  const rank: number[] = new Array(bank.length).fill(0);
  const order = bank.map((_, position) => position);
  order.sort((a, b) => byCodeUnit(bank[a]?.id ?? "", bank[b]?.id ?? "") || a - b);
  order.forEach((position, place) => {
    rank[position] = place;
  });
  const topic = bank.map((item) => idOf(topics, primaryTopic(item)));
  const familyTopic = members.map((group) => topic[group[0] as number] as number);
  const familiesOfTopic: number[] = new Array(topics.size).fill(0);
  for (const id of familyTopic) familiesOfTopic[id] = (familiesOfTopic[id] ?? 0) + 1;
  return {
    positionOf: new Map(bank.map((item, position) => [item.index, position])),
    family,
    topic,
    rank,
    members,
    familyTopic,
    familiesOfTopic,
    topics: [...topics.keys()],
    topicId: topics,
    similarity: together(bank, topics),
  };
}

/** Similarity of two topics: questions about both, as a share of the rarer one's questions. */
function together(bank: readonly BankItem[], primary: ReadonlyMap<string, number>) {
  const alone = new Map<number, number>();
  const both = new Map<string, number>();
  for (const item of bank) {
    const ids = new Set<number>();
    for (const topic of item.topics) {
      const id = primary.get(topic);
      if (id !== undefined) ids.add(id);
    }
    for (const a of ids) {
      alone.set(a, (alone.get(a) ?? 0) + 1);
      for (const b of ids) if (a < b) both.set(`${a}/${b}`, (both.get(`${a}/${b}`) ?? 0) + 1);
    }
  }
  return (a: number, b: number) => {
    const shared = both.get(a < b ? `${a}/${b}` : `${b}/${a}`) ?? 0;
    return shared === 0 ? 0 : shared / Math.min(alone.get(a) ?? 1, alone.get(b) ?? 1);
  };
}

function idOf(ids: Map<string, number>, key: string): number {
  const found = ids.get(key);
  if (found !== undefined) return found;
  ids.set(key, ids.size);
  return ids.size - 1;
}
