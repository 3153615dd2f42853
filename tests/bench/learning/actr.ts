import { logistic } from "#lib/kit/stats.ts";
import { type Learner, lists, type Making, SECONDS } from "./learner.ts";
import { params } from "./params.ts";

interface Presentation {
  /** psychological time, seconds */
  at: number;
  decay: number;
  worth: number;
}

/**
 * ACT-R with activation-dependent decay (Pavlik and Anderson 2005): m = β + ln Σ b·t^−d, where a
 * presentation decays the faster the more active the item was when it came: d = c·e^m + a.
 */
export function actr(making: Making): Learner {
  const { tau, c, a, s, answerWorth, personSd, itemSd } = params.learners.actr;
  const { traits, missWorth } = making;
  const past = lists<Presentation>(traits.person.length, traits.item.length);
  const clock = psychologicalTime(making);
  const beta = (player: number, item: number) =>
    personSd * (traits.person[player] ?? 0) + itemSd * (traits.item[item] ?? 0);
  /** Σ b·t^−d: e^m without β */
  const strength = (list: readonly Presentation[], now: number) => {
    let sum = 0;
    for (const one of list) sum += one.worth * Math.max(1, now - one.at) ** -one.decay;
    return sum;
  };
  const present = (player: number, item: number, day: number, worth: number) => {
    const list = past[player]?.[item];
    if (!list || worth <= 0) return;
    const at = clock(day);
    const active = strength(list, at) * Math.exp(beta(player, item));
    list.push({ at, decay: c * active + a, worth });
  };
  return {
    recall(player, item, day) {
      const list = past[player]?.[item];
      if (!list || list.length === 0) return 0;
      return logistic((beta(player, item) + Math.log(strength(list, clock(day))) - tau) / s);
    },
    taught: (player, item, day) => present(player, item, day, 1),
    answered(player, item, day, recalled) {
      present(player, item, day, answerWorth * (recalled ? 1 : missWorth));
    },
  };
}

/** Between sessions less happens that interferes: time counts h of what it counts in a session. */
function psychologicalTime({ sessions, sessionDays }: Making): (day: number) => number {
  const { h } = params.learners.actr;
  return (day) => {
    let inside = 0;
    for (const start of sessions) inside += Math.min(sessionDays, Math.max(0, day - start));
    return SECONDS * (inside + h * (day - inside));
  };
}
