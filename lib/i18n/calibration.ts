import type { Sureness } from "../model/input.ts";
import type { PlayerReviewPart } from "../views/types.ts";
import type { Words } from "./locale.ts";

/** "about 8–10", "up to about 5", in tenths */
const tenths = (a: { low: number; high: number }) =>
  a.low === 0 ? `up to about ${a.high}` : `about ${a.low}–${a.high}`;

interface Said {
  topic: string | null;
  level: Sureness;
}

/**
 * What the confidence taps show, for a player of twelve: short words, whole numbers, nobody else
 * (`learning.md` 4.3). A test holds every line to a reading age of eleven.
 */
const en = {
  title: "How sure, and how right",
  levels: ["Guess", "Think so", "Sure"] as const,
  said: (a: { level: string; right: number; n: number }) =>
    `When you said ${a.level} you were right ${a.right} of ${a.n}.`,
  aim: (a: { low: number; high: number }) => `Aim: ${tenths(a)} of 10.`,
  /** the one sentence; `topic`: where it shows most, `level`: the word that it is about */
  sentence: {
    "over-sure": (a: Said) =>
      `You were a bit over-sure${a.topic ? ` on ${a.topic}` : ""}. Next time: ${a.level === 1 ? "Guess" : "Think so"}, until you can say why.`,
    "trust-more": (a: Said) =>
      `${a.level === 1 ? "When you said Think so" : "Your guesses"}${a.topic ? ` on ${a.topic}` : ""}${a.level === 1 ? ", you" : ""} were often right. You could trust ${a.level === 1 ? "it" : "them"} more.`,
    "about-right": () => "You judged your own answers about right.",
    "not-enough": () => "Too few taps to say. It takes five of one kind.",
  } satisfies Record<PlayerReviewPart["calibrationSaid"]["say"], (a: Said) => string>,
  none: "You were not asked how sure you are.",
  key: "Bar: right today. Bracket: where to aim.",
};

export type CalibrationWords = typeof en;
export const calibrationWords: Words<CalibrationWords> = { en };
