import type { Words } from "./locale.ts";

const questions = (n: number) => (n === 1 ? "1 question" : `${n} questions`);

/** Words of practice between scrimmages: one player, no clock. */
const en = {
  title: "Practice",
  loading: "Opening your practice set",
  lead: (a: { n: number }) => `${questions(a.n)}, at your own pace.`,
  rules: "No clock and no points. Nobody sees your answers. What is not right comes back later on.",
  personal: "Your first answers choose your next set. Your coach does not see them.",
  start: "Start",
  startMixed: "Start, topics mixed",
  oneTopic: "Or one topic at a time",
  topic: (a: { topic: string; n: number }) => `${a.topic}: ${questions(a.n)}`,
  goOn: (a: { at: number; of: number }) => `Go on at ${a.at} of ${a.of}`,
  anew: "Start again",

  at: (a: { at: number; of: number; again: boolean }) =>
    a.again ? `Question ${a.at} of ${a.of}, back again` : `Question ${a.at} of ${a.of}`,
  lamps: (a: { right: number; of: number }) => `${a.right} of ${a.of} right so far`,
  stop: "Stop here",
  check: "Check",
  checking: "Checking",
  show: "Show the answer",
  take: "Take your time.",
  atLeastOne: "Choose at least one.",
  holding: "Holding your answer. It goes in by itself when the network is back.",
  tryNow: "Try now",

  partly: "Partly right",
  partlyNote: "Some of it is there.",
  shown: "Here is the right one",
  you: "You",
  said: (a: { right: string; own: string | null }) =>
    a.own === null ? `Right answer: ${a.right}.` : `Right answer: ${a.right}. You chose ${a.own}.`,
  saidRight: (a: { own: string }) => `Right: ${a.own}.`,
  back: "This one comes back.",
  next: "Next",
  last: "To the end",

  end: "That was the set",
  stopped: "Stopped here",
  result: (a: { right: number; of: number }) => `${a.right} of ${a.of} right at the end today.`,
  cameBack: (a: { n: number }) => (a.n === 0 ? "" : a.n === 1 ? "1 came back." : `${a.n} came back.`),
  left: (a: { n: number }) => (a.n === 0 ? "" : `${questions(a.n)} not asked.`),
  reclaim: (a: { n: number }) => (a.n === 0 ? "" : `${a.n} to reclaim next time.`),
  later: "Whether it stays is not known yet. Try again in a day or two: a gap makes practice worth more.",
  again: "Once more",
  review: "Back to my review",

  none: "Nothing to practise",
  noneText: "No question is free for practice right now. Come back after the next scrimmage.",
  missing: "This link opens no practice set. Check that it is whole, or ask your coach for it.",
  early: "A scrimmage is on. Practice opens when its rounds are over.",
  resting: (a: { n: number }) =>
    a.n === 1
      ? "1 question rests: a scrimmage is played with it now. It is back when its rounds are over."
      : `${a.n} questions rest: a scrimmage is played with them now. They are back when its rounds are over.`,
  changed: "This set has changed since. Start again.",
  unreachable: "There is no connection right now.",
  retry: "Try again",

  /** on a player's own review */
  open: "Practise on this phone",
  /** on the coach's review */
  share: "Share it with players",
  shareText: "Whoever opens this link practises the set alone, at their own pace. Nothing comes back to you.",
  shareKept: "Questions that a follow-up will ask are left out, so that its result stays honest.",
  copy: "Copy the link",
  copied: "Copied",
  qr: (a: { link: string }) => `QR code of ${a.link}`,
};

export type PracticeWords = typeof en;
export const practiceWords: Words<PracticeWords> = { en };
