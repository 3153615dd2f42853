import { classKnowledge, focusAreas, GOOD, type TopicRecord } from "../learning/focus.ts";
import type { State } from "../model/state.ts";
import type { Basis } from "./basis.ts";
import { versus } from "./measures.ts";
import type {
  ChangeLine,
  FocusLine,
  PracticeSet,
  QuestionLine,
  Sustain,
  TopicLine,
  Voices,
} from "./types.ts";

/** At most three topics to practise next, most needed first (`learning.md` 5.4). */
export function focusTopics(basis: Basis, topics: readonly TopicLine[]): string[] {
  return focusAreas(topics.map((topic) => recordOf(basis, topic))).map((focus) => focus.topic);
}

function recordOf(basis: Basis, line: TopicLine): TopicRecord {
  const { squad } = basis.state;
  const answers = basis.counted
    .filter((run) => line.runs.includes(run.run))
    .map((run) => ({
      floor: basis.state.bank[run.question]?.floor ?? 0,
      right: run.right,
      n: run.asked.length,
    }));
  return {
    topic: line.topic,
    answers,
    confWrongRate: line.performance_today.asked === 0 ? 0 : line.sureOther / line.performance_today.asked,
    // Nobody has told it the coach's weights, the order of topics, or what a forecast said.
    weight: 1,
    prerequisite: false,
    belowForecast: false,
    stillLow: (squad?.focus ?? []).includes(line.topic) && isLow(answers),
    unit: null,
    daysSinceProbe: daysSince(basis, line.topic),
  };
}

/** Under the .80 that a topic is to reach, guessing taken out. */
function isLow(answers: TopicRecord["answers"]): boolean {
  const some = answers.some((one) => one.n > 0);
  return some && classKnowledge([{ answers }]) < GOOD;
}

/** Days since the squad last met any question of the topic, before today; null: never, or no squad. */
function daysSince({ state }: Basis, topic: string): number | null {
  const days = Object.entries(state.squad?.memory ?? {})
    .filter(([question]) => state.questions[Number(question)]?.topics[0] === topic)
    .map(([, memory]) => memory.days);
  return days.length === 0 ? null : Math.min(...days);
}

export function focusLines(
  focus: readonly string[],
  topics: readonly TopicLine[],
  lines: readonly QuestionLine[],
  practice: readonly PracticeSet[],
  said: Voices,
): FocusLine[] {
  return focus.flatMap((name) => {
    const topic = topics.find((one) => one.topic === name);
    if (!topic) return [];
    return [
      {
        topic: name,
        right: topic.performance_today.right,
        asked: topic.performance_today.asked,
        sureOther: topic.sureOther,
        topCause: topic.topCause,
        mixedUp: mixedUp(lines.filter((line) => topic.runs.includes(line.run))),
        players: said.focus.find((one) => one.topic === name)?.n ?? 0,
        coach: said.coachFocus.includes(name),
        practice: practice.find((set) => set.topic === name)?.id ?? null,
        from: { ...topic.performance_today.from, result: "other" as const },
      },
    ];
  });
}

/** What the wrong answers of a topic mix up, the most given first; null where the author named nothing. */
function mixedUp(lines: readonly QuestionLine[]): string | null {
  const counts = new Map<string, number>();
  for (const answer of lines.flatMap((line) => line.answers)) {
    if (answer.misconception !== null && answer.n > 0)
      counts.set(answer.misconception, (counts.get(answer.misconception) ?? 0) + answer.n);
  }
  let best: { text: string; n: number } | null = null;
  for (const [text, n] of counts) if (best === null || n > best.n) best = { text, n };
  return best?.text ?? null;
}

/**
 * One thing to keep: the topic that is clearly furthest above what was expected, else a change that
 * worked, else the topic nearest to that, said as such.
 */
export function sustainOf(
  basis: Basis,
  topics: readonly TopicLine[],
  changes: readonly ChangeLine[],
): Sustain {
  const gaps = topics
    .map((topic) => ({ topic, gap: versus(basis, runsOf(basis.state, topic)) }))
    .filter(({ gap }) => gap.effect !== null)
    .toSorted((a, b) => (b.gap.effect ?? 0) - (a.gap.effect ?? 0));
  const clear = gaps.find(({ gap }) => gap.clear === "above");
  const change = changes.find((one) => one.verdict === "working") ?? null;
  if (!clear && change)
    return { what: "change", topic: null, change, right: 0, asked: 0, clear: true, from: {} };
  const best = clear ?? gaps[0];
  if (!best) return { what: "none", topic: null, change: null, right: 0, asked: 0, clear: false, from: {} };
  const { right, asked, from } = best.topic.performance_today;
  return {
    what: "topic",
    topic: best.topic.topic,
    change: null,
    right,
    asked,
    clear: clear !== undefined,
    from,
  };
}

function runsOf(state: State, topic: TopicLine) {
  return state.runs.filter((run) => topic.runs.includes(run.run));
}
