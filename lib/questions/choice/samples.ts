import type { ChoiceQuestion } from "./rules.ts";

export const choiceSamples: ChoiceQuestion[] = [
  {
    id: "choice-1",
    kind: "choice",
    stem: "A ball is thrown straight up. What is its acceleration at the highest point?",
    topics: ["Forces and motion"],
    level: "medium",
    task: "concept",
    explanation:
      "Gravity acts all the way, so the acceleration stays $g$ downwards even where the speed is zero.",
    options: [
      { text: "$9.8\\ \\mathrm{m/s^2}$ downwards" },
      { text: "Zero", misconception: "Takes zero velocity for zero acceleration." },
      {
        text: "$9.8\\ \\mathrm{m/s^2}$ upwards",
        misconception: "Takes the direction of motion for that of the force.",
      },
      { text: "None of these", last: true },
    ],
    right: 0,
  },
  {
    id: "choice-2",
    kind: "choice",
    stem: "Which of these is not a mammal?",
    topics: ["Animals", "Classification"],
    level: "easy",
    task: "fact",
    options: [{ text: "Dolphin", misread: true }, { text: "Penguin" }],
    right: 1,
  },
];
