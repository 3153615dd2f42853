import type { Words } from "./locale.ts";

/** Words of the join page, which is the home page. */
const en = {
  noAccount: "No account needed",
  title: "Type the code on the big screen",
  titleFound: "You found it",
  code: "Join code: three letters, two digits",
  looking: "Looking",
  offline: "No connection. Trying again.",
  shape: "Three letters, then two digits.",
  phase: {
    lobby: "starting soon",
    on: (a: { round: number; rounds: number }) => `round ${a.round} of ${a.rounds} is on`,
    review: "in its review",
    sealed: "over",
  },
  where: (a: { title: string; phase: string }) => `${a.title}, ${a.phase}`,
  playAs: "Play as",
  more: "Three more",
  own: "Type my own",
  ours: "Take a ready-made name",
  ownLabel: "Your name",
  ownHint: "A name your coach may see. No surname.",
  roster: {
    who: "Who are you?",
    search: "Find your name",
    found: (a: { n: number }) => (a.n === 1 ? "1 name" : `${a.n} names`),
    nobody: "No name on the list begins like that.",
    inAlready: "is in already",
    notThere: "I am not on the list",
    toList: "Back to the list",
    membersOnly: "Only the names on this list can play. Ask your coach to add yours.",
    pin: "Your PIN",
    pinHint: "The number that your coach gave you.",
    takeOver: "You are in on another phone. With your PIN the seat comes to this one.",
    notMe: "That is not me",
  },
  keep: "Recognise this phone next time",
  keepHint:
    "A random number stays on this phone, so that a later follow-up can be set beside today. No name goes with it.",
  join: "Join",
  joinAs: (a: { name: string }) => `Join as ${a.name}`,
  joining: "Joining",
  again: "Try again",
  coach: "I am the coach",
};

export type JoinWords = typeof en;
export const joinWords: Words<JoinWords> = { en };
