import type { Code } from "../kit/codes.ts";
import { NOTE_CHARS_MAX } from "../kit/limits.ts";
import type { CoachInput } from "../model/input.ts";
import type { State } from "../model/state.ts";
import { topicsOf } from "./seats.ts";

type Of<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;

export function names(state: State, input: Of<"names">): Code | null {
  state.settings.namesShown = input.shown;
  return null;
}

export function lock(state: State, input: Of<"lock">): Code | null {
  state.settings.locked = input.locked;
  return null;
}

export function lateJoin(state: State, input: Of<"lateJoin">): Code | null {
  state.settings.lateJoin = input.open;
  return null;
}

export function shield(state: State, input: Of<"shield">): Code | null {
  state.settings.shielded = input.on;
  return null;
}

export function note(state: State, input: Of<"note">): Code | null {
  if (input.text.length > NOTE_CHARS_MAX) return "too-large";
  state.notes = input.text;
  return null;
}

export function dial(state: State, input: Of<"dial">): Code | null {
  if (state.phase === "review" || state.rounds.length >= state.plan.rounds) return "wrong-phase";
  state.dialNext = input.value;
  return null;
}

/** At most two changes for the next round, each with a prediction; the last choice counts. */
export function adjust(state: State, input: Of<"adjust">): Code | null {
  if (state.phase === "review" || state.rounds.length === 0 || state.rounds.length >= state.plan.rounds)
    return "wrong-phase";
  if (input.items.length > 2) return "too-many";
  const topics = topicsOf(state);
  for (const { change, prediction } of input.items) {
    if ("topic" in change && !topics.includes(change.topic)) return "no-such-option";
    if (prediction.metric === "topic" && !topics.includes(prediction.topic ?? "")) return "no-such-option";
    if (prediction.metric === "cause" && prediction.cause === undefined) return "no-such-option";
  }
  state.adjustNext = input.items;
  return null;
}
