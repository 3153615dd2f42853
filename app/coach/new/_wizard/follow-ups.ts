import { FOLLOW_UP_DAYS_MAX } from "#lib/model/templates.ts";

/**
 * Days of `count` follow-ups before something that is `inDays` away (`learning.md` 6.1):
 * T_j = R·(j/(F+1))^q, evenly up to two weeks (q = 1), widening beyond (q = 1.6); at least a day apart.
 */
export function daysBefore(inDays: number, count: number): number[] {
  const q = inDays <= 14 ? 1 : 1.6;
  const days: number[] = [];
  for (let j = 1; j <= count; j++) {
    const day = Math.max(Math.round(inDays * (j / (count + 1)) ** q), (days.at(-1) ?? 0) + 1);
    if (day < inDays && day <= FOLLOW_UP_DAYS_MAX) days.push(day);
  }
  return days;
}

/** The days with one of them moved, kept apart and in order. */
export function moved(days: readonly number[], at: number, by: -1 | 1): number[] {
  const next = days.map((day, i) => (i === at ? day + by : day));
  return inOrder(next) ? next : [...days];
}

/** One more, about as far on as the last step was long. */
export function oneMore(days: readonly number[]): number[] {
  const last = days.at(-1) ?? 0;
  const step = Math.max(1, last - (days.at(-2) ?? 0));
  const next = Math.min(FOLLOW_UP_DAYS_MAX, last === 0 ? 2 : last + step);
  return next > last ? [...days, next] : [...days];
}

function inOrder(days: readonly number[]): boolean {
  return days.every((day, i) => day >= 1 && day <= FOLLOW_UP_DAYS_MAX && day > (days[i - 1] ?? 0));
}
