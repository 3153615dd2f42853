import type { ConfidencePlan, Dial, Plan } from "./plan.ts";

/** Follow-ups lie between tomorrow and a year from now. */
export const FOLLOW_UP_DAYS_MAX = 365;
export const FOLLOW_UPS_MAX = 6;

/** A plan to begin with. The screens name it by its id (`lib/i18n/plan.ts`); coaches' own carry a title. */
export interface Template {
  id: string;
  plan: Plan;
}

/** Thresholds exactly 1/2 and 3/4 (`learning.md` 4.1, Scrimmage-3). */
export const SCRIMMAGE_3: Pick<ConfidencePlan, "right" | "wrong"> = { right: [1, 2, 3], wrong: [0, -1, -4] };
/** Thresholds 2/3 and 4/5 (Gardner-Medwin), for clubs and exam preparation. */
export const CERTAINTY_BASED: Pick<ConfidencePlan, "right" | "wrong"> = {
  right: [1, 2, 3],
  wrong: [0, -2, -6],
};

/** Defaults of `learning.md` section 10. */
export const CLASS_PLAN: Plan = {
  title: "45-minute class",
  format: "classroom",
  rounds: 4,
  roundSec: 240,
  breakSec: 75,
  dialLadder: [1, 2, 2, 3],
  reviewMin: 7,
  confidence: { ask: "dial", ...SCRIMMAGE_3 },
  returnBudget: 0.05,
  teams: { how: "none", names: [] },
  namesOnProjector: true,
  followUps: [2, 7, 21],
  relatedTopics: true,
};

/** What counts (`learning.md` B10): one round, a quarter of an hour unless the coach says otherwise. */
export const FULL_PLAN: Plan = {
  ...CLASS_PLAN,
  title: "Full performance",
  mode: "fullPerformance",
  rounds: 1,
  roundSec: 900,
  dialLadder: [3],
  confidence: { ask: "never", ...SCRIMMAGE_3 },
  returnBudget: 0,
};

export const TEMPLATES: readonly Template[] = [
  { id: "class-45", plan: CLASS_PLAN },
  {
    id: "bell-ringer",
    plan: {
      ...CLASS_PLAN,
      title: "10-minute bell-ringer",
      rounds: 2,
      roundSec: 180,
      breakSec: 60,
      dialLadder: [1, 2],
      reviewMin: 4,
    },
  },
  {
    id: "club",
    plan: {
      ...CLASS_PLAN,
      title: "Club scrimmage",
      format: "club",
      dialLadder: [2, 3, 3, 4],
      reviewMin: 15,
      confidence: { ask: "always", ...SCRIMMAGE_3 },
      teams: { how: "choice", names: ["North", "South"] },
    },
  },
  {
    id: "follow-up",
    plan: {
      ...CLASS_PLAN,
      title: "Follow-up",
      rounds: 1,
      dialLadder: [1],
      reviewMin: 2,
      returnBudget: 0,
      followUps: [7, 21],
    },
  },
  {
    // Two short rounds: a coach sees every part of a session with rehearsal players.
    id: "demo",
    plan: {
      ...CLASS_PLAN,
      title: "Three-minute demo",
      rounds: 2,
      roundSec: 40,
      breakSec: 60,
      dialLadder: [1, 2],
      reviewMin: 1,
      followUps: [2, 7, 21],
    },
  },
];

/** The ladder for another number of rounds: cut at the end, or carried on with its last step. */
export function fitLadder(ladder: readonly Dial[], rounds: number): Dial[] {
  const last = ladder.at(-1) ?? 1;
  return Array.from({ length: rounds }, (_, i) => ladder[i] ?? last);
}
