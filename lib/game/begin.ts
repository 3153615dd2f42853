import type { Entry } from "../model/entry.ts";
import { isFullPerformance, type Plan } from "../model/plan.ts";
import type { QuestionBase } from "../model/question.ts";
import type { State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { expectedSlots } from "../sequence/plan.ts";
import type { BankItem } from "../sequence/types.ts";
import { inPlay } from "./expected.ts";
import { beliefsToday, pressuresToday } from "./history.ts";

/** The state after the log's first entry, or null when that entry does not create a scrimmage. */
export function begin(entry: Entry): State | null {
  const { input } = entry;
  if (input.do !== "create" || entry.by.role !== "door") return null;
  const squad = input.squad ?? null;
  const plan = planToPlay(input.plan, squad?.kind === "followUp");
  const bank = input.questions.map(bankItem);
  return {
    rules: input.rules ?? 1,
    seq: entry.seq,
    at: entry.at,
    id: input.id,
    code: input.code,
    seed: input.seed,
    createdAt: entry.at,
    plan,
    packs: input.packs,
    squad,
    questions: input.questions,
    bank,
    phase: "lobby",
    settings: { namesShown: plan.namesOnProjector, locked: false, lateJoin: true, shielded: true },
    seats: [],
    seatOfToken: {},
    seatOfName: {},
    connected: 0,
    teams: plan.teams.how === "none" ? [] : plan.teams.names,
    coach: { conns: [], awaySince: null, asks: [] },
    paused: null,
    due: null,
    rounds: [],
    runs: [],
    breaks: [],
    review: null,
    probes: [],
    dialNext: null,
    adjustNext: [],
    droppedTopics: [],
    confidenceOverride: null,
    engine: {
      exposures: {},
      b: beliefsToday(bank, squad),
      pressure: pressuresToday(squad),
      slot: 0,
      returns: 0,
      slotsExpected: slotsOf(inPlay(bank, plan.taught, squad), plan),
      times: {},
      used: [],
      roundSuccess: [],
      confidenceAsked: 0,
    },
    notes: "",
    breaksCut: 0,
    compromises: [],
    sealedAt: null,
  };
}

/**
 * A follow-up is one short round without pressure (`learning.md` 6.2); a full performance is one round that
 * nothing interrupts, at the pressure that the coach chose.
 */
function planToPlay(plan: Plan, followUp: boolean): Plan {
  if (followUp) return { ...plan, rounds: 1, dialLadder: [1], returnBudget: 0 };
  if (!isFullPerformance(plan)) return plan;
  return { ...plan, rounds: 1, dialLadder: plan.dialLadder.slice(0, 1), returnBudget: 0 };
}

export function bankItem(question: QuestionBase, index: number): BankItem {
  const type = typeOf(question);
  return {
    index,
    id: question.id,
    topics: question.topics,
    level: question.level,
    task: question.task,
    floor: type.guessFloor(question),
    options: type.optionCount(question),
    words: type.words(question),
    variantGroup: question.variantGroup ?? null,
  };
}

function slotsOf(bank: readonly BankItem[], plan: Plan): number {
  return bank.length === 0 ? 0 : expectedSlots(bank, plan);
}
