import { clamp } from "../kit/stats.ts";
import { isIfThen } from "../learning/causes.ts";
import type { Adjustment } from "../model/input.ts";
import type { Dial } from "../model/plan.ts";
import type { Round, State } from "../model/state.ts";

/** check slots that a change aimed at a topic gets in its round (`learning.md` 3.7) */
const CHECK_SLOTS = 3;

/** Puts the coach's changes into the round that begins. */
export function applyAdjustments(state: State, round: Round): void {
  for (const { change, prediction } of round.adjustments) {
    apply(state, round, change);
    if (
      prediction.metric === "topic" &&
      prediction.topic &&
      !round.checks.some((check) => check.topic === prediction.topic)
    ) {
      round.checks.push({ topic: prediction.topic, owed: CHECK_SLOTS });
    }
  }
}

function apply(state: State, round: Round, change: Adjustment["change"]): void {
  switch (change.what) {
    case "mix":
      round.topicWeight[change.topic] = change.weight;
      return;
    case "level":
      round.dial = clamp(round.dial + change.by, 0, 4) as Dial;
      return;
    case "pace":
      round.pace = 1 + change.by;
      return;
    case "scope":
      state.droppedTopics = state.droppedTopics.filter((topic) => topic !== change.topic);
      if (change.drop) state.droppedTopics.push(change.topic);
      else markTaught(state, change.topic);
      return;
    case "format":
      state.confidenceOverride = change.confidence;
      return;
    case "tactic":
      // A room rule is said aloud and carried on the projector; it changes nothing in the engine.
      round.roomPlan = isIfThen(change.rule) ? { id: change.rule } : { own: change.rule };
      return;
    case "teams":
      // Who explains first moves on by one: the projector says it.
      return;
  }
}

/** Who adds a topic that was held back says that it has been taught. */
function markTaught(state: State, topic: string): void {
  const { taught } = state.plan;
  if (taught === undefined || taught === "all" || taught.includes(topic)) return;
  state.plan = { ...state.plan, taught: [...taught, topic] };
}
