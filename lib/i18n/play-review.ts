import type { ReviewPart } from "../model/input.ts";
import type { Words } from "./locale.ts";

/** Words of the phone in the After-Action Review and after it. */
const en = {
  part: {
    film: "Player film",
    talk: "Team talk",
    coach: "Coach's view",
    response: "Response",
    commit: "Commit",
  } satisfies Record<ReviewPart, string>,
  film: {
    title: "Your three decisions",
    note: "Only you see this.",
    of: (a: { at: number; of: number }) => `${a.at} of ${a.of}`,
    thought: "What I was thinking (if you like)",
    thoughtsFull: "You noted two. Empty one to write here.",
    next: "Next decision",
    choose: "Now choose",
    back: "Back to my film",
    none: "No decisions to look at today.",
  },
  choose: {
    title: "What will you keep, and what comes next?",
    note: "Pick before anybody says theirs.",
    keep: "Keep",
    next: "Next",
    keepOf: (a: { topic: string }) => `Keep: ${a.topic}`,
    nextOf: (a: { topic: string }) => `Next: ${a.topic}`,
    right: (a: { right: number; asked: number }) => `${a.right} of ${a.asked} right today`,
    handIn: "Hand in",
    missing: "Pick one of each",
  },
  handedIn: {
    title: "Handed in",
    count: (a: { n: number; of: number }) => `${a.n} of ${a.of} are in. The team talk is next.`,
  },
  talk: {
    title: "Keep one, change one",
    note: "Talk first. Then tap one of each.",
    keep: "Keep",
    change: "Change",
    right: (a: { n: number; of: number }) => `${a.n} of ${a.of} right today`,
    tags: (a: { n: number; of: number }) => `${a.n} of ${a.of} tags`,
    reclaim: (a: { n: number; of: number }) => `${a.n} of ${a.of} to reclaim`,
    taps: (a: { n: number }) => (a.n === 1 ? "1 tap" : `${a.n} taps`),
    few: "Too few answers to show here. Talk about what you saw.",
  },
  coach: {
    title: "Look at the big screen",
    note: "Your coach shares a view now. You answer after it.",
    players: "You all said",
    coach: "Coach says",
    record: "The record says",
  },
  respond: {
    title: "How do you see it?",
    agree: "I agree",
    differ: "I see it differently",
    add: "I want to add something",
    why: "Say why (if you like)",
    send: "Send",
    sent: "Your response is in.",
  },
  commit: {
    title: "What comes next for you?",
    note: "Pick one topic for your next practice.",
    picked: (a: { topic: string }) => `${a.topic} is your next practice.`,
    none: "Nothing to pick today.",
  },
  followUp: {
    title: "When we check",
    booked: "Four quiet minutes. Forgetting some is expected.",
    open: "Your coach books the follow-up now.",
    declined: "No follow-up is booked.",
    notKnown: "Not known yet: whether today will stick.",
  },
  link: {
    title: "My own review",
    note: "Your own review has a private link. Keep it, or open it now.",
    open: "Open my review",
    copy: "Copy the link",
    copied: "Copied",
  },
  sealed: {
    title: "That's it for today",
    own: (a: { right: number; asked: number }) => `The room: ${a.right} of ${a.asked} right today.`,
    reclaim: (a: { n: number }) =>
      a.n === 0 ? "Nothing left to reclaim." : `Yours: ${a.n} to reclaim, in your next practice.`,
    again: "Type another code",
  },
};

export type PlayReviewWords = typeof en;
export const playReviewWords: Words<PlayReviewWords> = { en };
