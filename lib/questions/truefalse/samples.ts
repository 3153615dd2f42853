import type { TrueFalseQuestion } from "./rules.ts";

export const trueFalseSamples: TrueFalseQuestion[] = [
  {
    id: "truefalse-1",
    kind: "truefalse",
    stem: "In a vacuum a feather and a hammer fall equally fast.",
    topics: ["Forces and motion"],
    level: "easy",
    task: "concept",
    explanation: "Without air, gravity accelerates every body alike.",
    right: true,
    misconception: "Thinks that heavier things fall faster even without air.",
  },
  {
    id: "truefalse-2",
    kind: "truefalse",
    stem: "The Moon makes its own light.",
    topics: ["Solar System"],
    level: "easy",
    task: "fact",
    right: false,
  },
];
