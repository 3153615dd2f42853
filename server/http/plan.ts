import { Hono } from "hono";
import { z } from "zod";
import { bankItem } from "#lib/game/begin.ts";
import { beliefsToday, pressuresToday } from "#lib/game/history.ts";
import { proper } from "#lib/learning/confidence.ts";
import type { Plan } from "#lib/model/plan.ts";
import { planSchema } from "#lib/model/plan-schema.ts";
import type { PlanCheck, PlanProblem, TopicCount } from "#lib/protocol/http.ts";
import { EXPECT_SEED, expectedRange, PLAYERS_EXPECTED } from "#lib/sequence/expect.ts";
import { expectedSlots, planClock } from "#lib/sequence/plan.ts";
import type { BankItem } from "#lib/sequence/types.ts";
import { bankFields } from "./bank.ts";
import type { HttpDeps } from "./deps.ts";
import { parse, readJson } from "./read.ts";
import { Refused } from "./refuse.ts";
import { gather, topicCounts } from "./shelf.ts";

const checkSchema = z.strictObject({ plan: z.unknown(), ...bankFields });

const GUESS_IS_FREE = "A guess that is called a guess costs nothing: its points when wrong are 0 or more.";

/** The door for plans: unknown JSON becomes a plan whose confidence table pays for honesty, guesses too. */
export function readPlan(value: unknown): Plan {
  const plan = parse(planSchema, value, "bad-plan");
  const { confidence } = plan;
  if (!proper(confidence)) throw new Refused("improper");
  if (confidence.wrong[0] < 0) throw new Refused("bad-plan", GUESS_IS_FREE, "confidence.wrong.0");
  return plan;
}

/** What a plan amounts to with these packs, and what to look at before it is opened. */
export function planRoutes({ stores }: HttpDeps): Hono {
  const app = new Hono();
  app.post("/api/plan/check", async (c) => {
    const body = await readJson(c, checkSchema);
    const plan = readPlan(body.plan);
    const gathered = await gather(stores.docs, body.packs, body.withoutTopics);
    if (!gathered) throw new Refused("no-such-pack");
    return c.json(checked(plan, gathered.questions.map(bankItem), topicCounts(gathered.questions)));
  });
  return app;
}

export function checked(plan: Plan, bank: readonly BankItem[], topics: readonly TopicCount[]): PlanCheck {
  const slots = expectedSlots(bank, plan);
  return {
    ok: true,
    clockSec: planClock(plan),
    slots,
    questions: bank.length,
    expected: bank.length > 0 ? expectedOf(plan, bank) : null,
    mix: mixOf(topics),
    problems: problemsOf(plan, bank, topics, slots),
  };
}

/** The same range as the lobby will show for a class of which nothing is known. */
function expectedOf(plan: Plan, bank: readonly BankItem[]): PlanCheck["expected"] {
  return expectedRange({
    seed: EXPECT_SEED,
    bank,
    plan,
    b: beliefsToday(bank, null),
    pressure: pressuresToday(null),
    players: PLAYERS_EXPECTED,
    earlier: {},
  });
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
