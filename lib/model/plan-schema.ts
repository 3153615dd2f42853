import { z } from "zod";
import {
  BREAK_SEC_MAX,
  BREAK_SEC_MIN,
  FULL_SEC_MAX,
  FULL_SEC_MIN,
  NAME_CHARS_MAX,
  QUESTIONS_PER_SCRIMMAGE_MAX,
  ROUND_SEC_MAX,
  ROUND_SEC_MIN,
  ROUNDS_MAX,
  TEAMS_MAX,
  TITLE_CHARS_MAX,
  TOPIC_CHARS_MAX,
} from "../kit/limits.ts";
import { isFullPerformance, type Plan } from "./plan.ts";
import { FOLLOW_UP_DAYS_MAX, FOLLOW_UPS_MAX } from "./templates.ts";

const dial = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const points = z.int().min(-100).max(100);
const payoff = z.tuple([points, points, points]);

/**
 * Unknown JSON becomes a plan, or a list of reasons by path. Whether the confidence payoffs are
 * proper is asked by the door (`server/http/plan.ts`), because that rule lives above the model.
 */
export const planSchema: z.ZodType<Plan> = z
  .strictObject({
    title: z.string().trim().min(1, "Give the scrimmage a name.").max(TITLE_CHARS_MAX),
    format: z.enum(["classroom", "club"]),
    rounds: z.int().min(1).max(ROUNDS_MAX),
    roundSec: z.int().min(ROUND_SEC_MIN).max(FULL_SEC_MAX),
    breakSec: z.int().min(BREAK_SEC_MIN).max(BREAK_SEC_MAX),
    dialLadder: z.array(dial).max(ROUNDS_MAX),
    reviewMin: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(7), z.literal(15)]),
    confidence: z.strictObject({ ask: z.enum(["dial", "never", "always"]), right: payoff, wrong: payoff }),
    returnBudget: z.number().min(0).max(0.15),
    teams: z.strictObject({
      how: z.enum(["none", "choice", "random", "coach"]),
      names: z.array(z.string().trim().min(1, "Give every team a name.").max(NAME_CHARS_MAX)).max(TEAMS_MAX),
    }),
    namesOnProjector: z.boolean(),
    followUps: z.array(z.int().min(1).max(FOLLOW_UP_DAYS_MAX)).max(FOLLOW_UPS_MAX),
    relatedTopics: z.boolean(),
    taught: z
      .union([z.literal("all"), z.array(z.string().max(TOPIC_CHARS_MAX)).max(QUESTIONS_PER_SCRIMMAGE_MAX)])
      .optional(),
    mode: z.enum(["scrimmage", "fullPerformance"]).optional(),
  })
  .refine((plan) => isFullPerformance(plan) || plan.roundSec <= ROUND_SEC_MAX, {
    path: ["roundSec"],
    message: `A round has at most ${ROUND_SEC_MAX} seconds.`,
  })
  .refine((plan) => !isFullPerformance(plan) || plan.roundSec >= FULL_SEC_MIN, {
    path: ["roundSec"],
    message: `A full performance has at least ${FULL_SEC_MIN} seconds.`,
  })
  .refine((plan) => !isFullPerformance(plan) || plan.rounds === 1, {
    path: ["rounds"],
    message: "A full performance is one round.",
  })
  .refine((plan) => !isFullPerformance(plan) || plan.returnBudget === 0, {
    path: ["returnBudget"],
    message: "A full performance brings nothing back.",
  })
  .refine((plan) => plan.dialLadder.length === plan.rounds, {
    path: ["dialLadder"],
    message: "One dial for each round.",
  })
  .refine((plan) => plan.teams.how === "none" || plan.teams.names.length >= 2, {
    path: ["teams", "names"],
    message: "Teams need at least two names.",
  })
  .refine((plan) => new Set(plan.teams.names).size === plan.teams.names.length, {
    path: ["teams", "names"],
    message: "Each team needs its own name.",
  })
  .refine((plan) => plan.followUps.every((day, i) => i === 0 || day > (plan.followUps[i - 1] as number)), {
    path: ["followUps"],
    message: "Follow-up days go up, each one later than the one before.",
  });
