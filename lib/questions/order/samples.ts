import type { OrderQuestion } from "./rules.ts";

export const orderSamples: OrderQuestion[] = [
  {
    id: "order-1",
    kind: "order",
    stem: "Put these in order of their distance from the Sun, nearest first.",
    topics: ["Solar System"],
    level: "easy",
    task: "fact",
    explanation: "Mercury, Venus, Earth, Mars: the four rocky planets from the inside out.",
    entries: ["Mercury", "Venus", "Earth", "Mars"],
  },
  {
    id: "order-2",
    kind: "order",
    stem: "Which came first?",
    topics: ["History"],
    level: "easy",
    task: "fact",
    entries: ["the printing press", "the steam engine"],
  },
];
