/**
 * No two neighbours with the same primary topic while that is feasible (`learning.md` 2.4): an order
 * exists iff no topic has more than half of the slots, rounded up.
 */

/** with two topics strict alternation would be wholly predictable */
export const RUN_OF_TWO = 0.25;

export interface Situation {
  /** by topic: how many questions could be asked */
  counts: readonly number[];
  /** questions still to come in this round */
  slotsLeft: number;
  /** topic of the question before, −1 for none, and how many in a row had it */
  last: number;
  run: number;
  /** primary topics in play today */
  topics: number;
  /** a draw from [0, 1) for the run of two */
  draw: number;
}

export interface Neighbours {
  allowed(topic: number): boolean;
  /** the same topic once more is no compromise here: two topics only */
  runOfTwo: boolean;
}

export function neighbours(now: Situation): Neighbours {
  const { last, run } = now;
  const pool = tally(now.counts);
  const slots = Math.min(pool.total, now.slotsLeft);
  const longest = Math.ceil((slots - (pool.total - pool.most)) / (pool.total - pool.most + 1));
  if (pool.topics <= 1) return { allowed: () => true, runOfTwo: false };
  if (now.topics === 2 && last >= 0 && longest <= 2) {
    const mayStay = run === 1 && (now.counts[last] ?? 0) > 0;
    const stay = mayStay && (longest === 2 ? last === pool.biggest : now.draw < RUN_OF_TWO);
    return { allowed: (topic) => (topic === last) === stay, runOfTwo: stay };
  }
  const feasible = (topic: number) => topic !== last && leavesAnOrder(pool, now.counts, slots - 1, topic);
  if (now.counts.some((count, topic) => count > 0 && feasible(topic)))
    return { allowed: feasible, runOfTwo: false };
  // Too much of one topic: its runs are as short, and as evenly spread, as its share allows.
  const stay = last === pool.biggest && run < longest;
  const dominant = stay || last !== pool.biggest;
  return {
    allowed: (topic) => (dominant ? topic === pool.biggest : topic !== last),
    runOfTwo: false,
  };
}

interface Tally {
  total: number;
  topics: number;
  biggest: number;
  most: number;
  second: number;
}

function tally(counts: readonly number[]): Tally {
  const pool = { total: 0, topics: 0, biggest: -1, most: 0, second: 0 };
  counts.forEach((count, topic) => {
    if (count === 0) return;
    pool.total += count;
    pool.topics++;
    if (count > pool.most) {
      pool.second = pool.most;
      pool.most = count;
      pool.biggest = topic;
    } else if (count > pool.second) pool.second = count;
  });
  return pool;
}

/** After `topic` now, can the `slots` that follow still be filled without neighbours? */
function leavesAnOrder(pool: Tally, counts: readonly number[], slots: number, topic: number): boolean {
  const total = pool.total - 1;
  const fits = (count: number, same: boolean) => {
    const needed = slots - (total - count);
    return needed <= (same ? Math.floor(slots / 2) : Math.ceil(slots / 2));
  };
  const chosen = (counts[topic] ?? 0) - 1;
  if (!fits(chosen, true)) return false;
  return fits(topic === pool.biggest ? pool.second : pool.most, false);
}
