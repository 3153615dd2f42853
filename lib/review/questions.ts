import { byCodeUnit } from "../kit/hash.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import type { Cause } from "../model/input.ts";
import type { QuestionBase } from "../model/question.ts";
import type { Run } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { whyOf } from "../views/why.ts";
import { type Basis, topicOf } from "./basis.ts";
import { quadrants } from "./quadrants.ts";
import { clusterOf, performanceToday } from "./share.ts";
import { CAUSES } from "./tags.ts";
import type { AnswerLine, Decision, Huddle, PerformanceToday, QuestionLine } from "./types.ts";

/** Most answers listed of a typed question; the rest are in the drill-down. */
const ANSWERS_LISTED = 12;

/** Every turn whose answers are in, in the order asked. */
export function questionLines(basis: Basis): QuestionLine[] {
  return basis.runs.map((run) => questionLine(basis, run));
}

function questionLine(basis: Basis, run: Run): QuestionLine {
  const { state } = basis;
  const question = state.questions[run.question] as QuestionBase;
  const type = typeOf(question);
  const decisions = basis.byRun.get(run.run) ?? [];
  const today = performanceToday([clusterOf(run, decisions)], { runs: [run.run] });
  const answers = answerLines(basis, run, decisions);
  const wrong = answers.filter((answer) => !answer.right && answer.n > 0).toSorted((a, b) => b.n - a.n);
  const lure = wrong[0];
  return {
    run: run.run,
    round: run.round,
    number: run.number,
    question: run.question,
    id: question.id,
    kind: question.kind,
    stem: question.stem,
    media: question.media ?? null,
    topic: topicOf(state, run),
    topics: question.topics,
    task: question.task,
    dial: run.dial,
    limitMs: run.limitMs,
    slot: run.slot,
    why: whyOf(state, run),
    counts: run.counts,
    state: run.skipped ? "taken-off" : run.thrownOut ? "thrown-out" : "counted",
    ...(missedAgain(basis, run) && { reteach: true as const }),
    performance_today: today,
    bin: binOf(today),
    answered: decisions.filter((one) => one.key !== null).length,
    answers,
    words: wordsOf(question, decisions),
    rightText: type.say(question, type.rightKey(question)),
    explanation: question.explanation ?? null,
    topLure: lure ? { key: lure.key, text: lure.text, n: lure.n } : null,
    huddle: huddleOf(basis, run, decisions),
    quadrants: quadrants(decisions),
    sureAsked: run.sure !== "no",
    causes: causeCounts(decisions),
    late: run.late.length,
    accepted: run.accepted.map((key) => type.say(question, key)),
  };
}

/** A second miss (`learning.md` 2.5): it is not asked again today, but taught anew. */
function missedAgain({ state }: Basis, run: Run): boolean {
  if (run.slot !== "return" || run.thrownOut || run.closedAt === null) return false;
  return state.engine.exposures[run.question]?.missedAt === run.closedAt;
}

/** The right answer, the lures and whatever was given; by place on the screen where answers have one. */
function answerLines(basis: Basis, run: Run, decisions: readonly Decision[]): AnswerLine[] {
  const question = basis.state.questions[run.question] as QuestionBase;
  const type = typeOf(question);
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { key, huddle } of decisions) {
    if (key !== null) add(before, key);
    if (huddle) add(after, huddle.key);
  }
  const keys = [type.rightKey(question), ...run.accepted, ...type.lures(question)];
  const lines = [...new Set([...keys, ...before.keys(), ...after.keys()])].map((key): AnswerLine => {
    const right = type.judge(question, key).verdict === "right" || run.accepted.includes(key);
    return {
      key,
      text: type.say(question, key),
      position: placeOf(type.fromKey(question, run.arrangement, key)),
      right,
      misconception: right ? null : type.misconception(question, key),
      n: before.get(key) ?? 0,
      after: after.size > 0 ? (after.get(key) ?? 0) : null,
    };
  });
  const placed = lines.every((line) => line.position !== null);
  const kept = placed ? lines : lines.filter((line) => line.right || line.n > 0 || (line.after ?? 0) > 0);
  const place = (line: AnswerLine) => line.position ?? 0;
  return kept
    .toSorted((a, b) =>
      placed
        ? place(a) - place(b)
        : Number(b.right) - Number(a.right) || b.n - a.n || byCodeUnit(a.key, b.key),
    )
    .slice(0, ANSWERS_LISTED);
}

/** Where an answer stands on the screen, for its mark: options by position, a statement's true before its false. */
export function placeOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof value === "boolean" ? (value ? 0 : 1) : null;
}

function wordsOf(question: QuestionBase, decisions: readonly Decision[]): Record<string, string> {
  const type = typeOf(question);
  const words: Record<string, string> = {};
  for (const { choices, late, huddle } of decisions) {
    for (const { key } of choices) words[key] ??= type.say(question, key);
    if (late) words[late.key] ??= type.say(question, late.key);
    if (huddle) words[huddle.key] ??= type.say(question, huddle.key);
  }
  return words;
}

function binOf(today: PerformanceToday): QuestionLine["bin"] {
  if (today.share === null) return "few";
  return today.share >= 0.7 ? "mostly-right" : today.share >= 0.4 ? "split" : "mostly-other";
}

function huddleOf(basis: Basis, run: Run, decisions: readonly Decision[]): Huddle | null {
  const pause = basis.state.breaks.find((one) => one.held === run.run);
  if (!pause) return null;
  const votes = pause.votes.filter((vote) => vote !== null && vote !== undefined);
  if (votes.length === 0) return null;
  return {
    held: !pause.reasked,
    reworded: pause.question === run.question ? null : (basis.state.questions[pause.question]?.stem ?? null),
    before: decisions.filter((decision) => decision.result === "right").length,
    after: votes.filter((vote) => vote.ruling.verdict === "right").length,
    voted: votes.length,
  };
}

/** Own tags in the fixed order; nothing below five, where a count could be a face. */
export function causeCounts(decisions: readonly Decision[]): { cause: Cause; n: number }[] | null {
  const tagged = decisions.filter((decision) => decision.cause !== null);
  if (tagged.length < SMALL_CELL) return null;
  return CAUSES.map((cause) => ({ cause, n: tagged.filter((one) => one.cause === cause).length }));
}
