import { Hono } from "hono";
import { z } from "zod";
import { bankItem } from "#lib/game/begin.ts";
import { expectedToday, inPlay } from "#lib/game/expected.ts";
import { heldBackTopics } from "#lib/game/history.ts";
import { proper } from "#lib/learning/confidence.ts";
import { isFullPerformance, type Plan } from "#lib/model/plan.ts";
import { planSchema } from "#lib/model/plan-schema.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadStart } from "#lib/model/squad.ts";
import type { PlanCheck, PlanProblem, TopicCount } from "#lib/protocol/http.ts";
import { expectedSlots, planClock, slotsByRound } from "#lib/sequence/plan.ts";
import type { BankItem } from "#lib/sequence/types.ts";
import { kindOf } from "#lib/squad/sessions.ts";
import { bankFields } from "./bank.ts";
import type { HttpDeps } from "./deps.ts";
import { parse, readJson } from "./read.ts";
import { Refused } from "./refuse.ts";
import { gather, topicCounts } from "./shelf.ts";

const checkSchema = z.strictObject({
  plan: z.unknown(),
  ...bankFields,
  squad: z.string().max(64).optional(),
});

const GUESS_IS_FREE = "A guess that is called a guess costs nothing: its points when wrong are 0 or more.";

/** The door for plans: unknown JSON becomes a plan whose confidence table pays for honesty, guesses too. */
export function readPlan(value: unknown): Plan {
  const plan = parse(planSchema, value, "bad-plan");
  const { confidence } = plan;
  if (!proper(confidence)) throw new Refused("improper");
  if (confidence.wrong[0] < 0) throw new Refused("bad-plan", GUESS_IS_FREE, "confidence.wrong.0");
  return plan;
}

/**
 * What a plan amounts to with these packs, and what to look at before it is opened. With a squad, as that
 * squad would play it today: its questions, its history. No name and no estimate is in the answer.
 */
export function planRoutes({ stores, squads, followUps }: HttpDeps): Hono {
  const app = new Hono();
  app.post("/api/plan/check", async (c) => {
    const body = await readJson(c, checkSchema);
    const plan = readPlan(body.plan);
    const gathered = await gather(stores.docs, body.packs, body.withoutTopics);
    if (!gathered) throw new Refused("no-such-pack");
    if (body.squad === undefined) return c.json(checked(plan, gathered.questions, null));
    const questions = (await followUps.keptApart(body.squad))(gathered.questions);
    const { start } = await squads.opening(body.squad, { kind: kindOf(plan), booking: null });
    return c.json(checked(plan, questions, await start(questions)));
  });
  return app;
}

export function checked(plan: Plan, questions: readonly QuestionBase[], squad: SquadStart | null): PlanCheck {
  const all = questions.map(bankItem);
  const bank = inPlay(all, plan.taught, squad);
  const slots = expectedSlots(bank, plan);
  const topics = topicCounts(bank.flatMap((item) => questions[item.index] ?? []));
  return {
    ok: true,
    clockSec: planClock(plan),
    slots,
    questions: bank.length,
    expected: all.length > 0 ? expectedToday(all, plan, squad) : null,
    sessionsBefore: squad?.sessionsBefore ?? 0,
    heldBack: heldBackTopics(all, plan.taught, squad),
    mix: mixOf(topics),
    problems: isFullPerformance(plan)
      ? fullProblems(plan, bank, topics, squad)
      : problemsOf(plan, bank, topics, slots),
  };
}

/**
 * Share of slots by topic: as its share of questions, but no topic gets more than half, because no two
 * neighbours share one.
 */
function mixOf(topics: readonly TopicCount[]): PlanCheck["mix"] {
  const total = topics.reduce((sum, { questions }) => sum + questions, 0);
  const [largest] = topics;
  if (!largest) return [];
  const heavy = topics.length > 1 && largest.questions * 2 > total;
  return topics.map(({ topic, questions }, i) => {
    const share = heavy
      ? i === 0
        ? 0.5
        : (0.5 * questions) / (total - largest.questions)
      : questions / total;
    return { topic, share, questions };
  });
}

/** One round in which nothing comes twice, for the record of one squad. */
function fullProblems(
  plan: Plan,
  bank: readonly BankItem[],
  topics: readonly TopicCount[],
  squad: SquadStart | null,
): PlanCheck["problems"] {
  if (bank.length === 0) return [{ code: "no-questions" }];
  const problems: PlanCheck["problems"] = squad ? [] : [{ code: "full-without-squad" }];
  const turns = slotsByRound(bank, plan).reduce((sum, n) => sum + n, 0);
  const n = expectedSlots(bank, plan);
  if (n < turns) problems.push({ code: "full-short", n, of: turns });
  const [largest] = topics;
  if (topics.length === 1) problems.push({ code: "one-topic", topic: largest?.topic ?? "" });
  const fresh = bank.filter((item) => !squad?.past[item.index]).length;
  if ((plan.dialLadder[0] ?? 0) >= 3 && fresh > 0)
    problems.push({ code: "full-high-dial", n: fresh, of: bank.length });
  return problems;
}

function problemsOf(
  plan: Plan,
  bank: readonly BankItem[],
  topics: readonly TopicCount[],
  slots: number,
): PlanCheck["problems"] {
  if (bank.length === 0) return [{ code: "no-questions" }];
  const problems: PlanCheck["problems"] = [];
  const when = (claim: boolean, problem: { code: PlanProblem; topic?: string; n?: number; of?: number }) => {
    if (claim) problems.push(problem);
  };
  const [largest] = topics;
  when(bank.length < slots, { code: "few-questions", n: bank.length, of: slots });
  when(topics.length === 1, { code: "one-topic", topic: largest?.topic ?? "" });
  if (largest && topics.length > 1)
    when(largest.questions * 2 > bank.length + 1, {
      code: "topic-heavy",
      topic: largest.topic,
      n: largest.questions,
      of: bank.length,
    });
  const discussable = bank.some((item) => item.task === "concept" || item.task === "application");
  when(!discussable && plan.rounds > 1, { code: "no-huddle-question" });
  when((plan.dialLadder[0] ?? 0) >= 3, { code: "high-dial", n: 1 });
  return problems;
}
