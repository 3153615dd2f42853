import type { MultiQuestion } from "./rules.ts";

export const multiSamples: MultiQuestion[] = [
  {
    id: "multi-1",
    kind: "multi",
    stem: "Which of these numbers are prime?",
    topics: ["Numbers"],
    level: "easy",
    task: "concept",
    explanation: "A prime has exactly two divisors; 1 has one, and 9 is 3 × 3.",
    options: [
      { text: "1", misconception: "Counts 1 as prime although it has only one divisor." },
      { text: "2" },
      { text: "9" },
      { text: "11" },
    ],
    right: [1, 3],
  },
  {
    id: "multi-2",
    kind: "multi",
    stem: "Which planets have rings?",
    topics: ["Solar System"],
    level: "hard",
    task: "fact",
    options: [
      { text: "Saturn" },
      { text: "Mars" },
      { text: "Uranus" },
      { text: "Jupiter" },
      { text: "Neptune" },
    ],
    right: [0, 2, 3, 4],
  },
];
