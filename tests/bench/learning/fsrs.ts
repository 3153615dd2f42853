import { default_w, type FSRSState, forgetting_curve, fsrs as scheduler } from "ts-fsrs";
import type { Learner, Making } from "./learner.ts";
import { params } from "./params.ts";

const HARD = 2;
const AGAIN = 1;
const GOOD = 3;

/**
 * FSRS-6 with its default weights, stepped by the package itself. A lesson leaves a stability of half of
 * "hard", scattered over players and items; right is Good, wrong is Again. As in the package, a second
 * answer on the same day takes the short-term step.
 */
export function fsrs({ traits }: Making): Learner {
  const { s0Factor, personSd, itemSd } = params.learners.fsrs;
  const algorithm = scheduler();
  const items = traits.item.length;
  const states: (FSRSState | undefined)[] = new Array(traits.person.length * items);
  const lastDay = new Float64Array(traits.person.length * items);
  const difficulty = algorithm.init_difficulty(HARD);
  return {
    recall(player, item, day) {
      const state = states[player * items + item];
      if (!state) return 0;
      return forgetting_curve(default_w, day - (lastDay[player * items + item] ?? 0), state.stability);
    },
    taught(player, item, day) {
      const scatter = personSd * (traits.person[player] ?? 0) + itemSd * (traits.item[item] ?? 0);
      const stability = (default_w[1] ?? 0) * s0Factor * Math.exp(scatter);
      states[player * items + item] = { difficulty, stability };
      lastDay[player * items + item] = day;
    },
    answered(player, item, day, recalled) {
      const at = player * items + item;
      const state = states[at];
      if (!state) return;
      const elapsed = day - (lastDay[at] ?? 0);
      states[at] = algorithm.next_state(state, elapsed < 0.5 ? 0 : elapsed, recalled ? GOOD : AGAIN);
      lastDay[at] = day;
    },
  };
}
