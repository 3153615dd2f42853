import { type Drill, keptDrill } from "#lib/practice/drill.ts";
import type { Practice } from "#lib/practice/types.ts";
import { read, write } from "../../play/kept.ts";

/** A set under way, as this phone keeps it: the questions too, so that no reload asks others. */
export interface Kept {
  practice: Practice;
  drill: Drill;
}

/** Of an address its end is enough to tell two sets on one phone apart; the whole of it is a key. */
const keyOf = (door: string) => `scrimmage:practice:${door.slice(-8)}`;

export function readKept(door: string): Kept | null {
  try {
    const value = JSON.parse(read(keyOf(door)) ?? "null") as { practice?: Practice; drill?: unknown } | null;
    const drill = keptDrill(value?.drill);
    if (!value?.practice || !drill || drill.queue.length === 0) return null;
    const ids = new Set(value.practice.items.flatMap((item) => item.wordings.map((wording) => wording.id)));
    return drill.cards.every((card) => card.ids.every((id) => ids.has(id)))
      ? { practice: value.practice, drill }
      : null;
  } catch {
    return null;
  }
}

export function keep(door: string, kept: Kept | null): void {
  write(keyOf(door), kept === null ? null : JSON.stringify(kept));
}
