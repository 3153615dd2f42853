import type { Words } from "./locale.ts";

/** Words of the phone while playing: everything but break and review, which are loaded when needed. */
const en = {
  where: (a: { round: number; number: number; mode?: "fullPerformance" | undefined }) =>
    a.mode ? `Question ${a.number}` : `Round ${a.round} · question ${a.number}`,
  question: (a: { number: number }) => `Question ${a.number}`,
  myPhone: (a: { name: string }) => `${a.name}, my phone`,
  finding: "Finding your seat",
  findingLong: "This takes a moment on slow Wi-Fi. Keep this page open.",

  count: {
    round: (a: { round: number }) => `Round ${a.round}`,
    of: (a: { rounds: number }) => `of ${a.rounds}`,
    carrying: "The room carries this in",
  },

  // a question that is on
  mayChange: "You can change it until the close.",
  atLeastOne: "Nothing chosen. What you sent before still stands.",
  sending: "Sending",
  isIn: "Answer is in.",
  answerIn: "Answer is in",
  howSure: "How sure?",
  lockIn: "Lock in",
  lockedIn: "Locked in.",
  noMore: "That is your answer now.",
  closed: "Closed.",
  comingIn: "The last answers are coming in.",
  noAnswerIn: "No answer went in this time.",
  noClock: "No clock. Your coach moves on.",
  seconds: (a: { left: number }) => `${a.left} seconds`,
  left: (a: { left: number }) => `${a.left} s left`,
  counts: (a: { times: number }) => `Counts ×${a.times} for the team`,

  sure: {
    title: "How sure is that?",
    noTap: "No tap means Guess.",
    practice: "Practice: not counted yet.",
    mine: "Your answer",
    meaning: [
      "half the time or less",
      "more often than not",
      "three times out of four or better",
    ] as readonly string[],
    right: "right",
    other: "other",
    change: "Change my answer",
    chosen: (a: { level: string }) => `You said ${a.level}`,
    points: (a: { level: string; points: string }) => `${a.level}: ${a.points}`,
  },

  reveal: {
    partly: "Partly right",
    partlyNote: "Some of it is there.",
    noAnswer: "No answer this time",
    here: "Here is the right one.",
    whyLater: "The why comes in the break.",
    lucky: "Right. Worth a look in the break.",
    late: "That came after the close. It is saved for your film.",
    toReclaim: (a: { n: number }) => `${a.n} to reclaim`,
    said: (a: { right: string; own: string | null }) =>
      a.own === null ? `Right answer: ${a.right}.` : `Right answer: ${a.right}. You chose ${a.own}.`,
    saidRight: (a: { own: string }) => `Right: ${a.own}.`,
    you: "You",
  },
  held: {
    title: "Held for the huddle",
    note: "The answer stays open. You decide again in the break.",
    yours: "Yours so far",
  },
  thrownOutNote: "It is off the clean sheet. Nothing else changes.",
  gap: {
    title: "Next question is coming",
    dark: "Answers come in the break.",
    darkFull: "Answers come in the review.",
  },
  lateJoin: (a: { round: number }) => `Round ${a.round} is on.`,
  lateJoinNote: "You start with the next question.",

  net: {
    holding: "Holding your answer",
    holdingNote: "It goes in by itself when the Wi-Fi is back.",
    seatKept: "Your seat is kept. In before the close, it counts. After that it is kept for your film.",
    reconnecting: "Reconnecting",
    reconnectingNote: "Your seat is kept. Stay on this page.",
    back: "Back in. Nothing was lost.",
    held: "Held",
  },
  pausedTitle: "Paused",
  pausedNote: "The clock waits.",

  answer: {
    right: "Right",
    tapOne: "One tap is your answer.",
    tapSome: "Tap every one that is right.",
    tapOrder: "Tap them in order.",
    typeIt: "Send it when it says what you mean.",
    true: "True",
    false: "False",
    typeNumber: "Type a number",
    typeAnswer: "Type your answer",
    minus: "Change the sign",
    letters: "abc",
    send: "Send",
    sendChange: "Send the change",
    sent: "Sent",
    anyIn: (a: { range: string }) => `anything in ${a.range}`,
    also: (a: { others: string }) => `also: ${a.others}`,
    entry: (a: { place: number; text: string }) =>
      a.place > 0 ? `${a.text}, place ${a.place}. Put back` : `${a.text}. Place next`,
    up: (a: { text: string }) => `Earlier: ${a.text}`,
    down: (a: { text: string }) => `Later: ${a.text}`,
    placedAt: (a: { word: string; place: number }) => `${a.word}: ${a.place}`,
  },
};

export type PlayWords = typeof en;
export type AnswerWords = PlayWords["answer"];
export const playWords: Words<PlayWords> = { en };
