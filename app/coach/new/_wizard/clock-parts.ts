import type { Plan } from "#lib/model/plan.ts";
import { planClock } from "#lib/sequence/plan.ts";

/** One stretch of the lesson; `n` counts rounds from 1. */
export interface ClockPart {
  kind: "lobby" | "round" | "break" | "review" | "spare";
  n: number;
  sec: number;
}

export interface PlanTime {
  parts: ClockPart[];
  /** from the open lobby to the booked follow-up */
  needSec: number;
  lobbySec: number;
  /** from the open lobby to the start of the review */
  reviewAtSec: number;
  /** what is left of the lesson; negative: too much */
  spareSec: number;
}

/** Joining takes a class about four minutes, a short session two. */
function lobbySecOf(plan: Plan): number {
  return plan.rounds >= 3 ? 240 : 120;
}

/** The plan over the lesson, in order. */
export function planTime(plan: Plan, lessonMin: number): PlanTime {
  const lobbySec = lobbySecOf(plan);
  const parts: ClockPart[] = [{ kind: "lobby", n: 0, sec: lobbySec }];
  for (let n = 1; n <= plan.rounds; n++) {
    parts.push({ kind: "round", n, sec: plan.roundSec });
    if (n < plan.rounds) parts.push({ kind: "break", n, sec: plan.breakSec });
  }
  const reviewSec = plan.reviewMin * 60;
  const needSec = lobbySec + planClock(plan);
  const spareSec = lessonMin * 60 - needSec;
  parts.push({ kind: "review", n: 0, sec: reviewSec });
  if (spareSec > 0) parts.push({ kind: "spare", n: 0, sec: spareSec });
  return { parts, needSec, lobbySec, reviewAtSec: needSec - reviewSec, spareSec };
}

/** "31:45" */
export function minutesSeconds(sec: number): string {
  return `${Math.floor(sec / 60)}:${String(Math.round(sec % 60)).padStart(2, "0")}`;
}
