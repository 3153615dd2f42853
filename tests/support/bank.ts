import type { Plan } from "#lib/model/plan.ts";
import type { QuestionBase, Task } from "#lib/model/question.ts";

/** A short scrimmage's plan; every test names what it changes. */
export function demoPlan(): Plan {
  return {
    title: "9B Science",
    format: "classroom",
    rounds: 2,
    roundSec: 180,
    breakSec: 75,
    dialLadder: [2, 2],
    reviewMin: 7,
    confidence: { ask: "dial", right: [1, 2, 3], wrong: [0, -1, -4] },
    returnBudget: 0.05,
    teams: { how: "none", names: [] },
    namesOnProjector: true,
    followUps: [2, 7, 21],
    relatedTopics: true,
  };
}

const TASKS: readonly Task[] = ["concept", "application", "fact", "concept"];
const LEVELS = ["easy", "medium", "hard"] as const;

/** `n` questions over `topics` topics, of every type, made by number so that a failure is readable. */
export function demoQuestions(n = 96, topics = 8): QuestionBase[] {
  return Array.from({ length: n }, (_, i) => question(i, `Topic ${i % topics}`));
}

function question(i: number, topic: string): QuestionBase {
  const base = {
    id: `q${String(i).padStart(4, "0")}`,
    stem: `Question number ${i}: which of these is the right one here?`,
    topics: [topic],
    level: LEVELS[i % 3] ?? "medium",
    task: TASKS[i % 4] ?? "fact",
    explanation: `Because of reason ${i}.`,
  };
  switch (i % 8) {
    case 3:
      return { ...base, kind: "truefalse", right: i % 16 === 3 } as QuestionBase;
    case 5:
      return { ...base, kind: "numeric", value: i, tolerance: 0 } as QuestionBase;
    case 6:
      return { ...base, kind: "text", accept: [`answer ${i}`] } as QuestionBase;
    case 7:
      return {
        ...base,
        kind: "multi",
        options: [{ text: "one" }, { text: "two" }, { text: "three" }, { text: "four" }],
        right: [0, 2],
      } as QuestionBase;
    default:
      return {
        ...base,
        kind: "choice",
        options: [
          { text: `right ${i}` },
          { text: `lure ${i}`, misconception: "one for another" },
          { text: "third" },
          { text: "fourth" },
        ],
        right: 0,
      } as QuestionBase;
  }
}
