import { priorDifficulty, priorPressure } from "#lib/learning/filter.ts";
import { knownAfter } from "#lib/learning/memory.ts";
import type { Dial } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadStart, StartProbe } from "#lib/model/squad.ts";

export interface Told {
  members?: number;
  /** which questions were asked before, by index: sessions since, share of it that is still there, missed */
  before?: (
    index: number,
  ) => { sessionsSince?: number; known?: number; missed?: boolean; probe?: boolean } | null;
  days?: number;
  /** abilities by member */
  theta?: (member: number) => number;
}

/** What a squad's history could say of these questions, made by number so that a failure is readable. */
export function startOf(questions: readonly QuestionBase[], told: Told = {}): SquadStart {
  const { members = 8, before = () => null, days = 7, theta = () => 0 } = told;
  const start: SquadStart = {
    id: "9b",
    kind: "scrimmage",
    booking: null,
    sessionsBefore: 3,
    past: {},
    memory: {},
    b: questions.map(({ level }) => ({ ...priorDifficulty(level), v: 0.4 })),
    pressure: ([0, 1, 2, 3, 4] as Dial[]).map((dial) => ({ ...priorPressure(dial), m: -0.1 * dial || 0 })),
    members: Array.from({ length: members }, (_, n) => ({
      id: `member-id-${n}`,
      timeMult: 1 as const,
      calm: false,
      theta: { m: theta(n), v: 0.3 },
    })),
    followUp: null,
  };
  questions.forEach((_, index) => {
    const known = before(index);
    if (!known) return;
    const { sessionsSince = 1, missed = false, probe = false } = known;
    start.past[index] = { sessionsSince, missed, confidentlyWrong: false, probe };
    // so that exactly this share is there today
    const memory = { a: 1, s: 4 };
    memory.a = (known.known ?? 0.6) / knownAfter(memory, days);
    start.memory[index] = { memory, days };
  });
  return start;
}

/** The follow-up of a scrimmage, with these probes in this order. */
export function followUpOf(start: SquadStart, probes: readonly StartProbe[]): SquadStart {
  const past = { ...start.past };
  for (const { index } of probes) {
    past[index] = {
      ...(past[index] ?? { sessionsSince: 4, missed: false, confidentlyWrong: false }),
      probe: true,
    };
  }
  const followUp = { of: "room", gapDays: 7, probes: [...probes], dropped: [], prediction: null };
  return { ...start, kind: "followUp", booking: "b1", past, followUp };
}
