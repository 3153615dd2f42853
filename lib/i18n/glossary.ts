import type { Words } from "./locale.ts";

/** One term of the review: what a number or picture means, and what it does not. */
export interface Term {
  term: string;
  means: string;
  not: string;
}

/** The eight terms. They speak about memory on purpose: the copy linter lets `glossary.*` do so. */
const en = {
  title: "What the words mean",
  open: "What this means",
  means: "Means",
  not: "Does not mean",
  terms: {
    today: {
      term: "Performance today",
      means: "How many answers were right in this scrimmage, of all that were asked for.",
      not: "How much was learned. A mixed, pressed round lowers the number on the day and tells nothing about next week.",
    },
    expected: {
      term: "Expected",
      means:
        "The range that the questions' difficulty, the room and the dial let us expect before they were asked. Eight days out of ten fall inside.",
      not: "A target. Above it is no praise, below it no blame.",
    },
    interval: {
      term: "80 % interval",
      means:
        "Other questions on the same topic would probably have come out inside this line. It is wide because questions differ more than players do.",
      not: "That the exact count is in doubt. The count is what happened.",
    },
    retained: {
      term: "Not known yet",
      means:
        "What is still there later is asked in the follow-up: the same players, questions drawn by chance, at least a day later, before any help.",
      not: "That anything went wrong. Some forgetting is normal, and trying to remember is the useful part.",
    },
    sure: {
      term: "How sure, and right",
      means:
        "What players said about their own answer, beside what it was. Sure of another answer is the quickest to put right and the likeliest to slip back.",
      not: "A grade for honesty. A guess that is called a guess is a good call.",
    },
    tags: {
      term: "Tags and hints",
      means:
        "Players' own word for what made it go that way, and beside it what the timing hints at. The two often differ, and both are kept.",
      not: "A cause that is proved. One tap is one person's view of one answer.",
    },
    worked: {
      term: "Did it work?",
      means:
        "The change's own check questions against what was expected of them, and against the rest of the round.",
      not: "Proof. With one class and a few questions, “no clear change yet” is the usual, honest answer.",
    },
    pressure: {
      term: "Pressure gap",
      means: "Right answers at dial 3 and 4 beside what the same questions would have got at dial 2.",
      not: "That somebody cannot take pressure. It is a class number, and new questions are never played at that speed.",
    },
  } satisfies Record<string, Term>,
};

export type GlossaryWords = typeof en;
export type TermName = keyof GlossaryWords["terms"];
export const glossaryWords: Words<GlossaryWords> = { en };
