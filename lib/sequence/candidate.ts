import type { Dial } from "../model/plan.ts";
import { answeringMs, limitOf, longestMs, overheadMs } from "./budget.ts";
import type { Again, Day } from "./eligible.ts";
import type { BankItem, Predict, Predicted, SequenceState } from "./types.ts";

/** One question that could be asked now, with what that would cost and how it would go. */
export interface Candidate {
  position: number;
  item: BankItem;
  topic: number;
  dial: Dial;
  limitMs: number;
  limitRaised: boolean;
  expectedMs: number;
  /** from cue to next cue at the most; 0 at dial 0, where nothing ends by itself */
  longestMs: number;
  predicted: Predicted;
  /** how it was asked before today; null: it was not, nor any rewording of it */
  again: Again | null;
}

/** NEW questions are never played above this; pressure is for what has already been retrieved once. */
const NEW_DIAL_MAX: Dial = 2;
export const PRESSURE_SUCCESS_MIN = 0.6;

export function candidate(
  state: SequenceState,
  day: Day,
  predict: Predict,
  position: number,
  again: Again | null,
): Candidate {
  const item = state.bank[position] as BankItem;
  const shown = day.shown(day.prepared.family[position] as number);
  let dial = shown || state.dial <= NEW_DIAL_MAX ? state.dial : NEW_DIAL_MAX;
  let predicted = predict(item.index, dial);
  if (dial > NEW_DIAL_MAX && predicted.mean < PRESSURE_SUCCESS_MIN) {
    dial = NEW_DIAL_MAX;
    predicted = predict(item.index, dial);
  }
  const { limitMs, raised } = limitOf(item, dial, state.pace, state.responseTimes);
  const answering = answeringMs(item, dial, limitMs, state.responseTimes, state.usedShare);
  return {
    position,
    item,
    topic: day.prepared.topic[position] as number,
    dial,
    limitMs,
    limitRaised: raised,
    expectedMs: answering + overheadMs(dial) + state.confidenceMs,
    longestMs: limitMs === 0 ? 0 : longestMs(dial, limitMs) + state.confidenceMs,
    predicted,
    again,
  };
}
