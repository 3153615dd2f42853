import { byCodeUnit } from "../kit/hash.ts";
import { rng } from "../kit/rng.ts";
import type { QuestionBase, Task } from "../model/question.ts";
import type { State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import type { AskedView, KeyView } from "../questions/views.ts";
import type { PracticeQuestion, PracticeSet, QuestionLine } from "./types.ts";

export const PRACTICE_MAX = 6;

/** Reading at 140 words a minute, thinking by task, then the explanation and a breath, ms (`learning.md` 2.2). */
const READ_MS_PER_WORD = 1_000 / 2.3;
const READ_MS_PER_OPTION = 700;
const THINK_MS: Record<Task, number> = {
  fact: 5_000,
  concept: 10_000,
  application: 20_000,
  calculation: 35_000,
  bridge: 25_000,
};
const UNHURRIED = 1.6;
const EXPLAIN_MS = 30_000;

/** Ids that a follow-up is to ask, and of what they stand for; none once no follow-up is wanted. */
export function probesAwaited({ probes, review }: State): Set<string> {
  if (review?.followUps?.length === 0) return new Set();
  return new Set(probes.flatMap(({ question, as }) => [question, as]));
}

/** By index: neither thrown out, nor kept for a follow-up, in whatever wording. */
export function practisable(state: State): (index: number) => boolean {
  const awaited = probesAwaited(state);
  const groups = new Set(
    state.questions.flatMap(({ id, variantGroup }) => (awaited.has(id) ? (variantGroup ?? []) : [])),
  );
  const out = new Set(state.runs.filter((run) => run.thrownOut).map((run) => run.question));
  return (index) => {
    const { id = "", variantGroup } = state.questions[index] ?? {};
    if (out.has(index) || awaited.has(id)) return false;
    return variantGroup === undefined || !groups.has(variantGroup);
  };
}

/**
 * One set a topic; topics without a question left get none. Where none of them has any, some other topic
 * gives one: every review ends in practice.
 */
export function practiceSets(
  state: State,
  topics: readonly string[],
  lines: readonly QuestionLine[],
): PracticeSet[] {
  const sets = setsOf(state, topics, lines);
  if (sets.length > 0 || topics.length === 0) return sets;
  const others = new Set(state.questions.map((question) => question.topics[0] ?? ""));
  return setsOf(state, [...others], lines).slice(0, 1);
}

function setsOf(state: State, topics: readonly string[], lines: readonly QuestionLine[]): PracticeSet[] {
  const free = practisable(state);
  return topics.flatMap((topic, i) => {
    const chosen = state.questions
      .map((question, index) => ({ question, index, today: todayOf(lines, index) }))
      .filter(({ question, index }) => question.topics[0] === topic && free(index))
      .toSorted((a, b) => urgency(a.today) - urgency(b.today) || byCodeUnit(a.question.id, b.question.id))
      .slice(0, PRACTICE_MAX);
    if (chosen.length === 0) return [];
    const ms = chosen.reduce((sum, { question }) => sum + questionMs(question), 0);
    return [
      {
        id: `practice-${i + 1}`,
        topic,
        minutes: Math.max(1, Math.round(ms / 60_000)),
        questions: chosen.map(({ question }) => question.id),
      },
    ];
  });
}

/** What can be practised: everything asked today and everything in a set, in the packs' order. */
export function practiceBank(
  state: State,
  sets: readonly PracticeSet[],
  lines: readonly QuestionLine[],
): PracticeQuestion[] {
  const wanted = new Set([...sets.flatMap((set) => set.questions), ...lines.map((line) => line.id)]);
  return state.questions.flatMap((question, index) =>
    wanted.has(question.id) ? [practiceQuestion(state.seed, question, todayOf(lines, index))] : [],
  );
}

/** Most missed first, then what was not asked today, then the rest. */
function urgency(today: PracticeQuestion["today"]): number {
  if (today === null || today.asked === 0) return 0.75;
  return today.right / today.asked;
}

function todayOf(lines: readonly QuestionLine[], index: number): PracticeQuestion["today"] {
  const last = lines.findLast((line) => line.question === index && line.state === "counted");
  if (!last) return null;
  const { right, asked } = last.performance_today;
  return { right, asked };
}

/** In an order of its own, so that nobody practises "the second one was right". */
export function practiceQuestion(
  seed: string,
  question: QuestionBase,
  today: PracticeQuestion["today"],
): PracticeQuestion {
  const type = typeOf(question);
  const arrangement = type.arrange(question, rng(`${seed}/practice/${question.id}`));
  return {
    id: question.id,
    topic: question.topics[0] ?? "",
    asked: type.asked(question, arrangement) as AskedView,
    key: type.keyShown(question, arrangement) as KeyView,
    rightText: type.say(question, type.rightKey(question)),
    explanation: question.explanation ?? null,
    today,
  };
}

function questionMs(question: QuestionBase): number {
  const type = typeOf(question);
  const reading = type.words(question) * READ_MS_PER_WORD + type.optionCount(question) * READ_MS_PER_OPTION;
  return (reading + THINK_MS[question.task]) * UNHURRIED + EXPLAIN_MS;
}
