import type { Adjustment, Cause } from "../model/input.ts";
import type { FilmFrame, SegmentName, Verdict } from "../views/types.ts";
import type { Words } from "./locale.ts";

const NB = "\u00a0";
const percent = (share: number): string => `${Math.round(share * 100)}${NB}%`;
const answers = (n: number): string => (n === 1 ? "1 answer" : `${n} answers`);

/** Words of the phone in a break, and of the film wherever it is shown. */
const en = {
  segment: {
    breathe: "Breathe",
    worked: "Last change",
    think: "Think",
    huddle: "Huddle",
    reveal: "Reveal",
    adjust: "Adjust",
    ready: "Ready",
  } satisfies Record<SegmentName, string>,
  left: (a: { left: number }) => `${a.left} s`,
  onlyYou: "Only you see this",

  breathe: {
    title: "Round over. Breathe.",
    own: (a: { right: number; asked: number }) =>
      `Your answers: ${a.right}${NB}of${NB}${a.asked} right today.`,
    room: (a: { right: number; asked: number; toReclaim: number }) =>
      `The room: ${a.right}${NB}of${NB}${a.asked} right, ${a.toReclaim} to reclaim.`,
    feltHard: "Felt hard? Mixed practice usually does. The follow-up will tell.",
  },
  worked: {
    title: "Did the last change work?",
    verdict: {
      working: "Working today.",
      "no-clear-change": "No clear change yet.",
      "not-yet": "Not yet.",
    } satisfies Record<Verdict, string>,
    numbers: (a: { expected: number; got: number; n: number }) =>
      `Expected ${percent(a.expected)}, got ${percent(a.got)} on ${answers(a.n)}.`,
    few: "Too few answers to tell.",
    nothing: "Nothing to check this time.",
    later: "The follow-up will tell if it lasts.",
  },
  film: {
    title: "My film",
    dial: (a: { dial: number }) => `Dial ${a.dial}`,
    you: (a: { sure: string | null }) => (a.sure === null ? "you" : `you, ${a.sure}`),
    first: "first",
    right: "right",
    noAnswer: "No answer went in",
    at: (a: { s: number }) => `you, at ${a.s}\u00a0s`,
    close: (a: { s: number }) => `close, ${a.s}\u00a0s`,
    timeline: (a: { s: number; limit: number }) => `Answered ${a.s} s after the opening, of ${a.limit} s.`,
    why: {
      "confident-wrong": "You were sure of another answer",
      wrong: "One to reclaim",
      lucky: "Right, and you called it a guess",
      "least-sure": "Nothing to reclaim. Look at the one you were least sure of.",
      recovered: "You changed to the right one",
    } satisfies Record<FilmFrame["why"], string>,
    what: "What made it go that way?",
    hint: "hint from your timing",
    hintNote: "a hint from your timing. Your call.",
    because: "What made it go that way",
    change: "Change",
    none: "Nothing to reclaim this round.",
    noneNote: "Look at the held question again.",
    next: "Next decision",
    toHeld: "On to the held question",
    skip: "Skip to the held question",
    done: "That's my film",
    wait: "Look up. The huddle is next.",
    ranOut: "Ran out of time",
  },
  cause: {
    K: "I didn't have it yet",
    R: "I knew it but couldn't get it",
    M: "I misread the question",
    Q: "I rushed",
    G: "I second-guessed",
    P: "Pressure got me",
    T: "Ran out of time",
  } satisfies Record<Cause, string>,

  held: {
    own: "Decide on your own again",
    say: "Say why, not just what.",
    sayNote: "Talk it over, then answer again.",
    with: (a: { team: string }) => `With ${a.team}. Talk it over, then answer again.`,
    before: "Before",
    now: "Now",
    both: "Before and now",
    hint: "Your answer of the round still stands.",
    in: "Your answer is in.",
    noMore: "Closed.",
    none: "No question was held this time.",
    noneNote: "Say one thing that was hard, and how to tell it apart.",
    why: "Why",
    noAnswer: "No answer this time",
  },
  adjust: {
    title: (a: { round: number }) => `One change for round ${a.round}`,
    tagged: (a: { cause: string }) => `You tagged “${a.cause}”. These fit.`,
    pick: "Pick one, or write your own.",
    own: (a: { chars: number }) => `Write my own, up to ${a.chars} letters`,
    ownLabel: "My own if–then",
    ownHint: "If …, then …",
    take: (a: { round: number }) => `Take this into round ${a.round}`,
    taken: (a: { round: number }) => `Goes with you into round ${a.round}`,
  },
  ready: {
    title: "Ready when you are",
    in: "You're in.",
    ask: "How is it going? Nobody sees who tapped what.",
    faces: { ready: "Ready", fine: "Fine", low: "Low" },
    next: (a: { round: number }) => `Round ${a.round} starts by itself.`,
    waiting: "The next round waits for your coach.",
    mine: "My change",
    room: "The room's plan",
    coach: "New in this round",
  },
  /** a change of the coach's, in words for everybody */
  change: (change: Adjustment["change"], tactic: (rule: string) => string): string => {
    switch (change.what) {
      case "mix":
        return change.weight > 1 ? `More on ${change.topic}` : `Less on ${change.topic}`;
      case "level":
        return change.by > 0 ? "One step more pressure" : "One step less pressure";
      case "pace":
        return change.by > 0 ? "A little more time" : "A little less time";
      case "scope":
        return change.drop ? `${change.topic} is left out` : `${change.topic} comes in`;
      case "format":
        return change.confidence ? "You say how sure you are" : "No confidence taps";
      case "tactic":
        return tactic(change.rule);
      case "teams":
        return "Somebody else explains first";
    }
  },
};

export type PlayBreakWords = typeof en;
export const playBreakWords: Words<PlayBreakWords> = { en };
