/** What the coach prepared. Recorded whole in the log's first entry. Times in seconds as named. */
export interface Plan {
  title: string;
  format: FormatName;
  rounds: number;
  roundSec: number;
  breakSec: number;
  /** pressure dial of each round, one entry a round */
  dialLadder: Dial[];
  /** length of the After-Action Review: 1 demo, 2 follow-up, 4 quick, 7 class, 15 club (minutes) */
  reviewMin: 1 | 2 | 4 | 7 | 15;
  confidence: ConfidencePlan;
  /** share of slots that may bring back a miss after a break, 0 to .15 */
  returnBudget: number;
  teams: TeamPlan;
  namesOnProjector: boolean;
  /** days until the follow-ups */
  followUps: number[];
  /** false for questions without a natural similarity between topics (`learning.md` 2.4) */
  relatedTopics: boolean;
  /**
   * Topics that the class has been taught, by name; absent or "all": every one. Others are asked only once
   * the class's history shows enough of them (`learning.md` 2.6).
   */
  taught?: string[] | "all";
  /** absent: a scrimmage */
  mode?: PlanMode;
}

/**
 * A scrimmage is practice and has no record. A full performance (the match, the exam, the final) is one
 * uninterrupted round that goes into its squad's record (`learning.md` B10), and counts for no other purpose.
 */
export type PlanMode = "scrimmage" | "fullPerformance";

export function isFullPerformance(plan: Pick<Plan, "mode">): boolean {
  return plan.mode === "fullPerformance";
}

export type FormatName = "classroom" | "club";

/** 0 walk-through, 1 warm-up, 2 scrimmage, 3 game speed, 4 dress rehearsal */
export type Dial = 0 | 1 | 2 | 3 | 4;

export interface ConfidencePlan {
  /** "dial" follows the dial's rule; the others override it */
  ask: "dial" | "never" | "always";
  /** payoff of Guess, Think so, Sure when right and when wrong; refused unless proper */
  right: [number, number, number];
  wrong: [number, number, number];
}

export interface TeamPlan {
  how: "none" | "choice" | "random" | "coach";
  names: string[];
}
