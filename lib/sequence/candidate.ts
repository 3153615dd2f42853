import type { Dial } from "../model/plan.ts";
import { answeringMs, limitOf, overheadMs } from "./budget.ts";
import { type Day, seenWithFeedback } from "./eligible.ts";
import type { BankItem, Exposure, Predict, Predicted, SequenceState } from "./types.ts";

/** One question that could be asked now, with what that would cost and how it would go. */
export interface Candidate {
  position: number;
  item: BankItem;
  topic: number;
  dial: Dial;
  limitMs: number;
  limitRaised: boolean;
  expectedMs: number;
  predicted: Predicted;
  /** today's last exposure of it or of its rewording */
  exposure: Exposure | null;
}

/** NEW questions are never played above this; pressure is for what has already been retrieved once. */
const NEW_DIAL_MAX: Dial = 2;
export const PRESSURE_SUCCESS_MIN = 0.6;

export function candidate(
  state: SequenceState,
  day: Day,
  predict: Predict,
  position: number,
  exposure: Exposure | null,
): Candidate {
  const item = state.bank[position] as BankItem;
  let dial = state.dial;
  let predicted = predict(item.index, dial);
  const ready = dial <= NEW_DIAL_MAX || seenWithFeedback(state, day, position);
  if (dial > NEW_DIAL_MAX && !(ready && predicted.mean >= PRESSURE_SUCCESS_MIN)) {
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
    predicted,
    exposure,
  };
}
