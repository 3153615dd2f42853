import { priorDifficulty } from "../learning/filter.ts";
import type { Entry } from "../model/entry.ts";
import { RULES_VERSION } from "../model/entry.ts";
import type { Plan } from "../model/plan.ts";
import type { QuestionBase } from "../model/question.ts";
import type { State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { expectedSlots } from "../sequence/plan.ts";
import type { BankItem } from "../sequence/types.ts";

/** The state after the log's first entry, or null when that entry does not create a scrimmage. */
export function begin(entry: Entry): State | null {
  const { input } = entry;
  if (input.do !== "create" || entry.by.role !== "door") return null;
  const { plan } = input;
  const bank = input.questions.map(bankItem);
  return {
    rules: RULES_VERSION,
    seq: entry.seq,
    at: entry.at,
    id: input.id,
    code: input.code,
    seed: input.seed,
    createdAt: entry.at,
    plan,
    packs: input.packs,
    squad: input.squad ?? null,
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
      b: input.questions.map((question) => priorDifficulty(question.level)),
      slot: 0,
      returns: 0,
      slotsExpected: slotsOf(bank, plan),
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
