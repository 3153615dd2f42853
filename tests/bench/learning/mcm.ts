import { clamp } from "#lib/kit/stats.ts";
import type { Learner, Making } from "./learner.ts";
import { params } from "./params.ts";

/**
 * Multiscale Context Model (Mozer, Pashler, Cepeda, Lindsey and Vul 2009): pools that leak with time
 * constants μν^i. A presentation is encoded with chance ω; then each pool learns what those at its time
 * scale and below have not predicted, Δx = ε(1 − s), with ε = 9 after a recall and 1 after a miss. What is
 * recalled is the weighted sum of all. Fitted to single-session forgetting only (`fit-mcm.ts`). People and
 * items differ in how fast everything leaks. Weak feedback: a miss is encoded only so often.
 */
export const mcm = (making: Making) => cascade(params.learners.mcm, making);
/** The same with time constants of another material: facts, from a public refit of the authors' data. */
export const mcmFacts = (making: Making) => cascade(params.learners.mcmFacts, making);

function cascade(fit: typeof params.learners.mcm, { traits, missWorth, chance }: Making): Learner {
  const { pools, mu, nu, xi, omega, epsilonRecalled, personSd, itemSd } = fit;
  const items = traits.item.length;
  const share = Float64Array.from({ length: pools }, (_, i) => xi ** (i + 1));
  const total = share.reduce((sum, one) => sum + one, 0);
  const rate = Float64Array.from({ length: pools }, (_, i) => 1 / (mu * nu ** (i + 1)));
  const x = new Float64Array(traits.person.length * items * pools);
  const lastDay = new Float64Array(traits.person.length * items);
  const pace = (player: number, item: number) =>
    Math.exp(-personSd * (traits.person[player] ?? 0) - itemSd * (traits.item[item] ?? 0));
  const kept = (player: number, item: number, pool: number, elapsed: number) => {
    const leak = elapsed * (rate[pool] ?? 0);
    // The slowest pools have not moved yet: an exponential spared.
    return (x[(player * items + item) * pools + pool] ?? 0) * (leak < 1e-9 ? 1 : Math.exp(-leak));
  };
  const elapsedFor = (player: number, item: number, day: number) =>
    (day - (lastDay[player * items + item] ?? 0)) * pace(player, item);

  const encode = (player: number, item: number, day: number, epsilon: number) => {
    const elapsed = elapsedFor(player, item, day);
    const from = (player * items + item) * pools;
    let sum = 0;
    let weights = 0;
    for (let pool = 0; pool < pools; pool++) {
      const now = kept(player, item, pool, elapsed);
      sum += (share[pool] ?? 0) * now;
      weights += share[pool] ?? 0;
      x[from + pool] = now + epsilon * Math.max(0, 1 - sum / weights);
    }
    lastDay[player * items + item] = day;
  };
  return {
    recall(player, item, day) {
      const elapsed = elapsedFor(player, item, day);
      let sum = 0;
      for (let pool = 0; pool < pools; pool++) sum += (share[pool] ?? 0) * kept(player, item, pool, elapsed);
      return clamp(sum / total, 0, 1);
    },
    taught(player, item, day) {
      if (chance() < omega) encode(player, item, day, 1);
    },
    answered(player, item, day, recalled) {
      if (!recalled && missWorth < 1 && chance() >= missWorth) return;
      if (chance() < omega) encode(player, item, day, recalled ? epsilonRecalled : 1);
    },
  };
}
