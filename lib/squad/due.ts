import { byCodeUnit } from "../kit/hash.ts";
import { knownAfter } from "../learning/memory.ts";
import type { QuestionBase } from "../model/question.ts";
import { DEFAULT_DAYS } from "../retention/schedule.ts";
import { familyOf } from "./edition.ts";
import { memoryOf } from "./estimate.ts";
import { sessionOf } from "./sessions.ts";
import { trialIn } from "./trial.ts";
import { DAY_MS, type QuestionHistory, type Squad } from "./types.ts";

/** What comes back when (`learning.md` 2.5): after 1, 2, 4, 8 sessions or as many first gaps, from 1 again after a miss. */

export interface Due {
  question: string;
  topic: string;
  missed: boolean;
  /** from 1 on it is due */
  overdue: number;
  /** knowledge that the class's memory still holds of it */
  known: number;
}

/** days that count like one session: the first gap of the usual follow-ups */
const GAP_DAYS = DEFAULT_DAYS[0] ?? 2;
const FOLLOW_UP_QUESTIONS = 12;
const DUE_MAX = 16;

/** Everything asked before, most needed first: missed, then by how long overdue, then by what is left of it. */
export function dueOrder(squad: Squad, at: number): Due[] {
  const all = Object.entries(squad.questions).map(([question, history]) =>
    dueOf(squad, question, history, at),
  );
  return all.sort(
    (a, b) =>
      Number(isDue(b)) - Number(isDue(a)) ||
      Number(b.missed) - Number(a.missed) ||
      b.overdue - a.overdue ||
      a.known - b.known ||
      byCodeUnit(a.question, b.question),
  );
}

export function dueNow(squad: Squad, at: number): Due[] {
  return dueOrder(squad, at).filter(isDue);
}

function isDue(one: Due): boolean {
  return one.overdue >= 1;
}

function dueOf(squad: Squad, question: string, history: QuestionHistory, at: number): Due {
  const interval = 2 ** history.step;
  const sessions = squad.sessions.length - history.session;
  const days = Math.max(0, at - history.lastAt) / DAY_MS;
  const memory = memoryOf(squad, history);
  return {
    question,
    topic: history.topic,
    missed: history.missed,
    overdue: Math.max(sessions / interval, days / (interval * GAP_DAYS)),
    known: memory ? knownAfter(memory, days) : 0,
  };
}

/**
 * The questions of a follow-up, in the order of the packs: its probes, then what is due, then what will be
 * due soonest, so that four minutes are filled. Nothing new, and no rewording of a probe but the one to ask.
 */
export function questionsForFollowUp(
  squad: Squad,
  questions: readonly QuestionBase[],
  at: number,
  booking: string | null,
): QuestionBase[] {
  const trial = trialIn(squad, booking);
  const probes = new Set((sessionOf(squad, booking)?.probes ?? []).map((probe) => probe.as));
  for (const key of trial.ask) probes.add(key);
  const byKey = new Map(questions.map((question) => [question.id, question]));
  const taken = new Set(
    questions.filter(({ id }) => probes.has(id) || trial.leave.includes(id)).map(familyOf),
  );
  const chosen = new Set(questions.filter(({ id }) => probes.has(id)).map(({ id }) => id));
  const wanted = Math.max(FOLLOW_UP_QUESTIONS, chosen.size);
  let due = 0;
  for (const one of dueOrder(squad, at)) {
    const question = byKey.get(one.question);
    if (!question || taken.has(familyOf(question)) || due >= DUE_MAX) continue;
    if (!isDue(one) && chosen.size >= wanted) continue;
    taken.add(familyOf(question));
    chosen.add(question.id);
    due++;
  }
  return questions.filter(({ id }) => chosen.has(id));
}
