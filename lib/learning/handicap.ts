import { wilson, Z80 } from "../kit/stats.ts";

/**
 * Scores against what was expected of oneself (`learning.md` 7), so that a small team, or one of beginners,
 * has the same chance as any other.
 */

/** One answer that counts; `p` was predicted before the question opened. */
export interface Handicapped {
  /** 1 right, 0 wrong or none, between for partial */
  y: number;
  p: number;
  /** clutch weight, 1 otherwise */
  weight: number;
}

/** A member's answers today. Members without any are not present. */
export type Member = readonly Handicapped[];

const MIDDLE = 50;
const SPREAD = 10;

/**
 * Score of each team, whole: 50 is as expected, and one member's own luck makes ± 10. It is the mean over
 * present members of `Σ w(y − p̂)`, and the unit is the same for all teams: what one member of the room
 * varies by, `√(mean Σ w²·p̂(1 − p̂))`. Null for a team of which nobody is present.
 */
export function teamScores(teams: readonly (readonly Member[])[]): (number | null)[] {
  const present = teams.map((members) => members.filter((member) => member.length > 0));
  const all = present.flat();
  const variance = all.reduce((sum, member) => sum + chance(member), 0) / Math.max(1, all.length);
  const unit = Math.sqrt(variance);
  return present.map((members) => {
    if (members.length === 0) return null;
    const over = members.reduce((sum, member) => sum + excess(member), 0) / members.length;
    return unit > 0 ? Math.round(MIDDLE + (SPREAD * over) / unit) : MIDDLE;
  });
}

function excess(member: Member): number {
  return member.reduce((sum, { y, p, weight }) => sum + weight * (y - p), 0);
}

function chance(member: Member): number {
  return member.reduce((sum, { p, weight }) => sum + weight ** 2 * p * (1 - p), 0);
}

/** One player's day: how many questions counted, and `Σ(y − p̂)` without weights. */
export interface OwnDay {
  n: number;
  over: number;
  /** of a follow-up: what was kept of the day that it follows */
  kept?: Kept;
}

/** Which of the days, and the value there: above expected a question, or the share kept. */
export interface Best {
  day: number;
  value: number;
  /** it is the last of them, and there was one to beat */
  isNew: boolean;
}

const DAY_QUESTIONS_MIN = 15;
const KEPT_MIN = 5;

/** Best `Σ(y − p̂)/n` of days with 15 questions or more; for the player alone. Null without such a day. */
export function personalBest(days: readonly OwnDay[]): Best | null {
  return bestOf(
    days.map(({ n, over }) => (n < DAY_QUESTIONS_MIN ? null : { rank: over / n, value: over / n })),
  );
}

/** Of what was right on the day, how many still were at a follow-up: "kept 11 of 12". */
export interface Kept {
  kept: number;
  of: number;
}

/**
 * Best of the follow-ups whose player had had five or more of their questions right. Ranked by the lower end of Wilson's 80 %, so that 11
 * of 12 counts for more than 5 of 5.
 */
export function retentionBest(followUps: readonly Kept[]): Best | null {
  return bestOf(
    followUps.map(({ kept, of }) =>
      of < KEPT_MIN ? null : { rank: wilson(kept, of, Z80).low, value: kept / of },
    ),
  );
}

/** The first of the highest: a best is beaten, not repeated. */
function bestOf(days: readonly ({ rank: number; value: number } | null)[]): Best | null {
  let best: { day: number; rank: number; value: number } | null = null;
  let before = 0;
  days.forEach((one, day) => {
    if (!one) return;
    if (day < days.length - 1) before++;
    if (!best || one.rank > best.rank) best = { day, ...one };
  });
  const found = best as { day: number; value: number } | null;
  if (!found) return null;
  return { day: found.day, value: found.value, isNew: found.day === days.length - 1 && before > 0 };
}
