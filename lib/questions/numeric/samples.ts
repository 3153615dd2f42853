import type { NumericQuestion } from "./rules.ts";

export const numericSamples: NumericQuestion[] = [
  {
    id: "numeric-1",
    kind: "numeric",
    stem: "A car goes from rest to $20\\ \\mathrm{m/s}$ in 8 s. What is its mean acceleration?",
    topics: ["Forces and motion"],
    level: "medium",
    task: "calculation",
    explanation: "$a = \\Delta v / t = 20 / 8 = 2.5\\ \\mathrm{m/s^2}$.",
    value: 2.5,
    tolerance: 0.05,
    unit: "m/s²",
    acceptUnits: ["metres per second squared", "m/s/s"],
    traps: [{ value: 0.4, misconception: "Divides the time by the change in speed." }],
  },
  {
    id: "numeric-2",
    kind: "numeric",
    stem: "How many sides has a dodecagon?",
    topics: ["Geometry"],
    level: "easy",
    task: "fact",
    value: 12,
    tolerance: 0,
  },
  {
    id: "numeric-3",
    kind: "numeric",
    stem: "How many particles are there in a mole?",
    topics: ["Chemistry"],
    level: "medium",
    task: "fact",
    value: 6.022e23,
    tolerance: { percent: 1 },
  },
];
