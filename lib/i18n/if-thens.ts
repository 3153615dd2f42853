import type { IfThen } from "../model/input.ts";
import type { Words } from "./locale.ts";

export interface PlanWords {
  if: string;
  do: string;
}

/** If–then plans by their id (`lib/learning/causes.ts`), in the player's own voice. */
const en = {
  if: "If",
  so: "then",
  whole: (plan: PlanWords) => `If ${plan.if}, then ${plan.do}.`,
  plans: {
    "know-rule-out": { if: "I don't have it yet", do: "I rule out two and note it for practice" },
    "know-note": { if: "nothing comes at all", do: "I take my best pick and note the topic" },
    "know-nearest": { if: "it looks new", do: "I start from the nearest thing I can do" },
    "retrieve-picture": { if: "it's on the tip of my tongue", do: "I picture where we did it" },
    "retrieve-letter": { if: "the word won't come", do: "I try its first letter" },
    "retrieve-neighbour": { if: "I can't get to it", do: "I think of what comes just before it" },
    "misread-key-word": { if: "I see “not”, “except” or a unit", do: "I put a finger on that word first" },
    "misread-own-words": { if: "the question is long", do: "I say it in my own words first" },
    "misread-all-options": { if: "one option looks right at once", do: "I read all the others too" },
    "quick-last-line": { if: "I have an answer in under 3 seconds", do: "I read the last line again" },
    "quick-two-reasons": { if: "I want to tap at once", do: "I find a second reason first" },
    "quick-hands-off": { if: "a question opens", do: "my thumb stays off until I have read it all" },
    "guess-say-why": { if: "I want to change my answer", do: "I change only if I can say why" },
    "guess-evidence": { if: "I start to doubt", do: "I look for the word that decides it" },
    "guess-compare": { if: "two answers look close", do: "I say how they differ before I tap" },
    "pressure-breathe": { if: "my heart races", do: "I breathe out slowly and read it again" },
    "pressure-first-step": { if: "my head goes blank", do: "I do the first small step" },
    "pressure-this-one": { if: "I think about the last question", do: "I say “this one” and read on" },
    "time-best-now": { if: "only five seconds are left", do: "I send the best I have" },
    "time-start-easy": { if: "it looks like a long one", do: "I start with the part I can do" },
    "time-half": { if: "half the ticks are out", do: "I stop checking and decide" },
  } as Readonly<Record<string, PlanWords>>,
};

export type IfThenWords = typeof en;
export const ifThenWords: Words<IfThenWords> = { en };

/** A choice in words: a plan on offer as a sentence, or the player's own text as it was typed. */
export function ifThenText(words: IfThenWords, choice: IfThen): string {
  if ("own" in choice) return choice.own;
  const plan = words.plans[choice.id];
  return plan ? words.whole(plan) : choice.id;
}
