import { clamp } from "#lib/kit/stats.ts";
import type { Learner, Making } from "./learner.ts";
import { params } from "./params.ts";

/**
 * The negative control: every answer adds the same, whatever came before, and everything is lost at one
 * rate. There is no spacing effect in it, so how often is all that counts and every policy should tie.
 */
export function nothing({ traits }: Making): Learner {
  const { taught, answered, lossDays, personSd, itemSd } = params.learners.null;
  const items = traits.item.length;
  const strength = new Float64Array(traits.person.length * items);
  const lastDay = new Float64Array(traits.person.length * items);
  const now = (at: number, day: number) =>
    (strength[at] ?? 0) * Math.exp(-(day - (lastDay[at] ?? 0)) / lossDays);
  const add = (at: number, day: number, amount: number) => {
    strength[at] = now(at, day) + amount;
    lastDay[at] = day;
  };
  return {
    recall(player, item, day) {
      const shift = personSd * (traits.person[player] ?? 0) + itemSd * (traits.item[item] ?? 0);
      return clamp(now(player * items + item, day) + shift, 0, 1);
    },
    taught: (player, item, day) => add(player * items + item, day, taught),
    answered: (player, item, day) => add(player * items + item, day, answered),
  };
}
