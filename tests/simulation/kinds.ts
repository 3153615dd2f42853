import { demoQuestions } from "../support/bank.ts";
import { type Evening, evening, FLAKY, STORMY } from "./scrimmage.ts";

/**
 * What a seed's name says of its evening: a number is a whole scrimmage, two rounds in a storm or, every
 * fourth, with a third of the room on the edge of the Wi-Fi; `short 17` is one round of one minute for
 * four over sixteen questions in a storm, quick enough for thousands a minute.
 */
export function play(seed: string): Evening {
  if (seed.startsWith("short "))
    return evening(seed, STORMY, { rounds: 1, roundSec: 60, dialLadder: [2] }, 4, demoQuestions(16, 4));
  return evening(seed, Number(seed) % 4 === 3 ? FLAKY : STORMY);
}

export function seedsOf(kind: "short" | "whole", from: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => (kind === "short" ? `short ${from + i}` : `${from + i}`));
}
