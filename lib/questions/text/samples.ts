import type { TextQuestion } from "./rules.ts";

export const textSamples: TextQuestion[] = [
  {
    id: "text-1",
    kind: "text",
    stem: "By which process do green plants make sugar from light, water and carbon dioxide?",
    topics: ["Plants"],
    level: "easy",
    task: "concept",
    accept: ["photosynthesis"],
    traps: [{ answer: "respiration", misconception: "Confuses making sugar with releasing its energy." }],
  },
  {
    id: "text-2",
    kind: "text",
    stem: "What is the formula of carbon monoxide?",
    topics: ["Chemistry"],
    level: "medium",
    task: "fact",
    accept: ["CO"],
  },
  {
    id: "text-3",
    kind: "text",
    stem: "Write the French for “the summer”.",
    topics: ["French"],
    level: "easy",
    task: "fact",
    accept: ["l'été", "l’été"],
    exact: true,
  },
];
