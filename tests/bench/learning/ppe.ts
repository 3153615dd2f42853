import { logistic } from "#lib/kit/stats.ts";
import { type Learner, lists, type Making, SECONDS } from "./learner.ts";
import { params } from "./params.ts";

interface Presentation {
  day: number;
  worth: number;
}

/**
 * Predictive Performance Equation (Walsh et al. 2018), seconds: M = N^c·T^−d. T is a mean age in which
 * recent presentations weigh most; d grows with short lags. A first presentation has no lag: d = b.
 */
export function ppe({ traits, missWorth }: Making): Learner {
  const { b, m, c, x, tau, s, epsilon, personSd, itemSd } = params.learners.ppe;
  const past = lists<Presentation>(traits.person.length, traits.item.length);
  const present = (player: number, item: number, day: number, worth: number) => {
    if (worth > 0) past[player]?.[item]?.push({ day, worth });
  };
  return {
    recall(player, item, day) {
      const list = past[player]?.[item];
      if (!list || list.length === 0) return 0;
      let n = 0;
      let weights = 0;
      let ages = 0;
      let lags = 0;
      let lagged = 0;
      let before: Presentation | null = null;
      for (const one of list) {
        const age = Math.max(1, (day - one.day) * SECONDS);
        const weight = one.worth * age ** -x;
        n += one.worth;
        weights += weight;
        ages += weight * age;
        if (before) {
          lags += one.worth / Math.log((one.day - before.day) * SECONDS + Math.E);
          lagged += one.worth;
        }
        before = one;
      }
      const decay = b + (lagged > 0 ? (m * lags) / lagged : 0);
      const memory = n ** c * (ages / weights) ** -decay;
      const shift = epsilon + personSd * (traits.person[player] ?? 0) + itemSd * (traits.item[item] ?? 0);
      return logistic((memory + shift - tau) / s);
    },
    taught: (player, item, day) => present(player, item, day, 1),
    answered: (player, item, day, recalled) => present(player, item, day, recalled ? 1 : missWorth),
  };
}
