import type { WhyView } from "../views/types.ts";
import type { Words } from "./locale.ts";

const NB = "\u00a0";
const percent = (share: number) => `${Math.round(share * 100)}${NB}%`;
const ago = (n: number | null) =>
  n === null ? "in an earlier session" : n === 1 ? "in the session before" : `${n} sessions ago`;
const lately = (n: number | null) =>
  n === null ? "for a while" : n === 1 ? "since the session before" : `for ${n} sessions`;
const after = (days: number | null) =>
  days === null ? "" : days === 1 ? " after a day" : ` after ${days} days`;

/** Why this question, in one sentence for the coach; keyed by the slot, or by the engine's largest term. */
const en = {
  title: "Why this question",
  sentence: {
    opener: ({ expected }) => `A start that most can make: about ${percent(expected)} right expected.`,
    probe: ({ days }) =>
      `Drawn by chance before anybody saw results, to find out what is still there${after(days)}.`,
    check: ({ topic }) => `Another question on ${topic}, to check whether your change works.`,
    return: ({ earlier }) =>
      earlier
        ? `${earlier.right} of ${earlier.asked} had it right earlier today; it was explained since, so it comes back once.`
        : "Not right earlier today and explained since, so it comes back once.",
    clutch: ({ expected }) =>
      `The last one: asked before, and neither sure nor out of reach, with about ${percent(expected)} right expected.`,
    new: ({ topic }) => `Not asked yet, and it keeps ${topic} in the mix.`,
    band: ({ expected }) =>
      `Within reach of the room but not sure: about ${percent(expected)} right expected.`,
    coverage: ({ sessionsSince }) => `Not asked ${lately(sessionsSince)}.`,
    need: ({ known, days }) =>
      known === null
        ? "Likely to slip before the follow-up."
        : `Likely to slip before the follow-up: about ${percent(known)} of it should be there${after(days)}.`,
    sure_but_wrong: ({ sessionsSince, earlier }) =>
      `Many were sure of another answer ${earlier ? "earlier today" : ago(sessionsSince)}.`,
    missed_before: ({ sessionsSince }) =>
      `Not right for most ${ago(sessionsSince)}, so it comes early today.`,
    missed: () => "Not right earlier today and explained since.",
    lag: () => "Everything has been asked once; this one waited longest.",
    again: () => "Everything has been asked once, so questions come back.",
    related: ({ topic }) => `${topic} is close to the topic before it, so the two have to be told apart.`,
    mix: ({ topic }) => `You asked for more of ${topic}.`,
    focus: ({ topic }) => `${topic} is in the focus of your last review.`,
    raise: () => "The rounds went well, so this one asks for more.",
  } as Readonly<Record<string, (why: WhyView) => string>>,
  other: ({ topic }: WhyView) => `It keeps ${topic} in the mix.`,
};

export type WhyWords = typeof en;
export const whyWords: Words<WhyWords> = { en };

export function sayWhy(words: WhyWords, why: WhyView): string {
  return (words.sentence[why.reason] ?? words.other)(why);
}
