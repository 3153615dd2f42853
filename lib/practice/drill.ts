/**
 * One player's way through a set, as plain JSON that the phone keeps over reloads. No clock, no points:
 * only what comes next and what was right. Imports nothing, because the phone loads it.
 */

/** an item comes so often at most */
export const TURNS_MAX = 3;
/** others between two turns of an item, where so many are left */
const OTHERS = 3;

export interface Drill {
  format: 1;
  /** of the options' order */
  seed: string;
  cards: Card[];
  /** indexes of cards still to come; the first is on */
  queue: number[];
}

export interface Card {
  /** the question, then its rewordings */
  ids: string[];
  /** how often it was answered */
  turns: number;
  right: boolean;
}

export interface Turn {
  card: number;
  /** what is asked: a rewording, where there is one, when it comes back */
  id: string;
  wording: number;
  turn: number;
}

export interface Progress {
  of: number;
  asked: number;
  right: number;
  /** asked more than once */
  cameBack: number;
}

export function startDrill(seed: string, items: readonly (readonly string[])[]): Drill {
  const cards = items.flatMap((ids) => (ids.length > 0 ? [{ ids: [...ids], turns: 0, right: false }] : []));
  return { format: 1, seed, cards, queue: cards.map((_, i) => i) };
}

/** Null: it is over. */
export function turnOf({ cards, queue }: Drill): Turn | null {
  const card = queue[0];
  const found = card === undefined ? undefined : cards[card];
  if (card === undefined || !found) return null;
  const wording = found.turns % found.ids.length;
  return { card, id: found.ids[wording] ?? "", wording, turn: found.turns };
}

/** What is not right comes back after some others, until it was right once, and at most twice. */
export function answered(drill: Drill, right: boolean): Drill {
  const [on, ...rest] = drill.queue;
  if (on === undefined) return drill;
  const cards = drill.cards.map((card, i) => (i === on ? { ...card, turns: card.turns + 1, right } : card));
  const queue = comesBack(drill, right) ? rest.toSpliced(Math.min(OTHERS, rest.length), 0, on) : rest;
  return { ...drill, cards, queue };
}

/** Whether what is on would come again after such an answer. At once it does not: that would be an echo. */
export function comesBack({ cards, queue }: Drill, right: boolean): boolean {
  const [on, ...rest] = queue;
  const turns = on === undefined ? TURNS_MAX : (cards[on]?.turns ?? TURNS_MAX);
  return !right && rest.length > 0 && turns + 1 < TURNS_MAX;
}

export function progressOf({ cards }: Drill): Progress {
  return {
    of: cards.length,
    asked: cards.filter((card) => card.turns > 0).length,
    right: cards.filter((card) => card.right).length,
    cameBack: cards.filter((card) => card.turns > 1).length,
  };
}

/** A kept drill as it was, or null for anything else. */
export function keptDrill(value: unknown): Drill | null {
  if (!isRecord(value) || value.format !== 1 || typeof value.seed !== "string") return null;
  const { seed, cards, queue } = value;
  if (!Array.isArray(cards) || !cards.every(isCard) || !Array.isArray(queue)) return null;
  if (new Set(queue).size !== queue.length || !queue.every((i) => Number.isInteger(i) && i in cards))
    return null;
  return { format: 1, seed, cards, queue };
}

function isCard(value: unknown): value is Card {
  if (!isRecord(value)) return false;
  const { ids, turns, right } = value;
  const named = Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === "string");
  return named && Number.isInteger(turns) && Number(turns) >= 0 && typeof right === "boolean";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
