import type { ReviewStage } from "#lib/views/types.ts";

/** a focus list longer than this is none */
const FOCUS_MAX = 3;

/** The focus for the next practice: the coach's list where there is one, else the players', else the record's. */
export function focusList(focus: ReviewStage["focus"]): string[] {
  if (!focus) return [];
  const lists = [focus.coach, focus.players.map((one) => one.topic), focus.record];
  return (lists.find((list) => list.length > 0) ?? []).slice(0, FOCUS_MAX);
}
