import type { Words } from "./locale.ts";

const NB = "\u00a0";
const percent = (share: number) => `${Math.round(share * 100)}${NB}%`;
const answers = (n: number) => `${n} ${n === 1 ? "answer" : "answers"}`;

/** The review's pictures: what stands under them, what a reader hears, and their tables. */
const en = {
  percent,
  title: "The day in pictures",
  hint: "Arrow keys move inside a picture. Enter opens the answers.",
  table: "As a table",
  glossary: "All eight words",
  expected: {
    title: "Expected, and today",
    text: "The line is today, the grey band what was expected before the questions were asked.",
    meaning: {
      means:
        "Where line and band touch, it went as expected. Where they are apart, something is worth a question.",
      not: "That this class is strong or weak, that one round was better than another, or what is still there next week.",
    },
    day: "The whole day",
    topics: "By topic",
    rounds: "By round",
    round: (a: { n: number; dial: string }) => `Round ${a.n}, ${a.dial}`,
    said: (a: { what: string; right: number; asked: number; low: number; high: number; against: string }) =>
      `${a.what}: ${a.right} of ${a.asked} right today, expected ${a.low} to ${a.high}. ${a.against}.`,
    columns: ["Of what", "Right today", "Expected", "80 % range", "Reading"] as const,
    of: (a: { right: number; asked: number }) => `${a.right} of ${a.asked}`,
    range: (a: { low: number; high: number }) => `${a.low} to ${a.high}`,
    share: (a: { low: number; high: number }) => `${percent(a.low)} to ${percent(a.high)}`,
    none: "counts only",
  },
  calibration: {
    title: "How sure, and right",
    text: "When the class said it, how often it was right. The grey band is where each word fits.",
    meaning: {
      means:
        "Where line and band touch, the word fits what came out. A line wholly left of its band: the word was too strong.",
      not: "A grade for honesty, or anything about one player. A guess that is called a guess is a good call.",
    },
    none: "Confidence was not asked.",
    few: (a: { n: number }) => `${answers(a.n)}: too few to say`,
    said: (a: { level: string; right: number; n: number; low: number; high: number; verdict: string }) =>
      `${a.level}: right ${a.right} of ${a.n}, aim ${a.low} to ${a.high} of 10. ${a.verdict}.`,
    verdict: {
      "over-sure": "A bit over-sure",
      "trust-more": "Could trust itself more",
      "about-right": "About right",
    },
    columns: ["Word", "Right", "Aim", "80 % range", "Reading"] as const,
    aim: (a: { low: number; high: number }) => `${a.low} to ${a.high} of 10`,
    keyToday: "today, 80 %",
    keyAim: "aim",
    brier: (a: { score: number; reference: number; skill: number | null; n: number }) =>
      `Brier score ${a.score.toFixed(2)} over ${answers(a.n)}, lower is better; saying the same every time would give ${a.reference.toFixed(2)}.${
        a.skill === null ? "" : ` Skill ${a.skill.toFixed(2)}: 0 tells nothing, 1 everything.`
      }`,
  },
  quadrants: {
    title: "Sure and right, side by side",
    text: "Each square is as large as its number of answers. Start at the framed one.",
    meaning: {
      means:
        "Sure of another answer is the quickest to put right and the likeliest to slip back, so it comes first.",
      not: "That not being sure is bad. Right and not sure is a good place to ask why.",
    },
    few: "Shown from five taps on.",
    cell: {
      sureRight: "Sure, and right",
      sureOther: "Sure of another: look here first",
      unsureRight: "Right, and not sure: worth saying why",
      unsureOther: "Not sure, to reclaim",
    },
    said: (a: { what: string; n: number; of: number }) => `${a.what}: ${a.n} of ${answers(a.of)}`,
    columns: ["Word", "right", "another answer"] as const,
  },
  times: {
    title: "When answers came in",
    text: "Every answer of the day by how much of its time was used. Solid right, striped another answer.",
    meaning: {
      means:
        "A pile at the left with many stripes: answers came before the question was read. A pile at the right: time was short.",
      not: "That quick is good or slow is bad. There are no points for speed.",
    },
    few: "Shown from five answers to questions with a clock on.",
    early: "at once",
    late: "the close",
    said: (a: { from: number; to: number; right: number; other: number }) =>
      `${a.from} to ${a.to}${NB}% of the time: ${answers(a.right + a.other)}, ${a.right} right`,
    columns: ["Time used", "right", "another answer"] as const,
    span: (a: { from: number; to: number }) => `${a.from} to ${a.to}${NB}%`,
    median: (a: { share: number; low: number; high: number; n: number }) =>
      `Half of the first choices came within ${percent(a.share)} of the time (80 %: ${percent(a.low)} to ${percent(a.high)}, ${answers(a.n)}).`,
    keyRight: "right",
    keyOther: "another answer",
  },
};

export type ChartWords = typeof en;
export const chartWords: Words<ChartWords> = { en };
