/**
 * What the screens get. Types only, imported by `app/` at no cost. All instants are ms on the log's
 * clock; the session hook turns them into this device's clock. Views are built up from nothing:
 * a field that is not here is not sent.
 */
import type { Code } from "../kit/codes.ts";
import type { CalibrationSentence } from "../learning/calibration.ts";
import type { Adjustment, Cause, IfThen, Pulse, ReviewPart, Sureness, TimeMult } from "../model/input.ts";
import type { Dial, FormatName, Plan } from "../model/plan.ts";
import type { AnswerValue, AskedView, KeyView } from "../questions/views.ts";
import type { OnTheDay, RetainedOn } from "../retention/types.ts";

/* ------------------------------------------------------------------ shared */

/** in every stage, whoever looks */
export interface StageBase {
  seq: number;
  title: string;
  code: string;
  format: FormatName;
  /** 1-based; 0 in the lobby */
  round: number;
  rounds: number;
  /** the instant since which the clock waits, or null */
  pausedAt: number | null;
  /** the coach has no connection; a round plays on, a break waits */
  coachAway: boolean;
  teams: string[];
  /** it is a follow-up, so many days after the scrimmage that it follows */
  followUp?: { gapDays: number };
  /** it counts for the squad's record; absent: a scrimmage, which never does */
  mode?: "fullPerformance";
}

/** how the time is shown, from the dial (`look.md` 5) */
export type TimerStyle = "none" | "last-five" | "ticks" | "ticks-figure" | "touchline";

export interface Payoff {
  right: [number, number, number];
  wrong: [number, number, number];
  /** one of the first three: shown, not counted */
  practice: boolean;
}

/** a question that is on, was just closed, or is being shown */
export interface QuestionOn {
  run: number;
  /** 1-based number within the round */
  number: number;
  asked: AskedView;
  opensAt: number;
  closesAt: number;
  /** length of the whole window, ms, for drawing the ticks */
  limitMs: number;
  dial: Dial;
  timer: TimerStyle;
  /** null: no confidence tap on this question */
  payoff: Payoff | null;
  /** last question of the round: counts this many times for the team; 1 otherwise */
  counts: number;
}

/** what the reveal adds */
export interface Shown {
  key: KeyView;
  explanation: string | null;
}

export interface Segment {
  name: SegmentName;
  startsAt: number;
  endsAt: number;
}
export type SegmentName = "breathe" | "worked" | "think" | "huddle" | "reveal" | "adjust" | "ready";

export type Verdict = "working" | "no-clear-change" | "not-yet";

/** "did the last change work?", one change */
export interface WorkedView {
  what: Adjustment["change"] | { what: "ifThen"; choice: IfThen };
  verdict: Verdict;
  /** share, or rate of the cause; null where too few answers */
  expected: number | null;
  got: number | null;
  /** answers it rests on */
  n: number;
}

/** clean sheet of one round: a cell a question, never a name */
export interface SheetView {
  cells: { share: number | null; state: "done" | "held" | "now" | "thrown" }[];
  right: number;
  /** answers that were not right yet */
  toReclaim: number;
  asked: number;
}

/* ---------------------------------------------------------------- phase parts, player and projector */

export type Stage = LobbyStage | CountStage | QuestionStage | BreakStage | ReviewStage | SealedStage;

export interface LobbyStage extends StageBase {
  phase: "lobby";
  locked: boolean;
  minutes: number;
  /** players choose their team themselves */
  chooseTeam: boolean;
  generatedNamesOnly: boolean;
}

/** 3-2-1 before a round */
export interface CountStage extends StageBase {
  phase: "count";
  startsAt: number;
  dial: Dial;
  /** room rule or plan that the room carries into this round */
  carrying: WorkedView["what"] | null;
}

export interface QuestionStage extends StageBase {
  phase: "question";
  /**
   * open: from the cue on (screens show the question at `question.opensAt`);
   * closed: no more answers, or the last ones are coming in; reveal: right answer shown;
   * held: the answer is kept for the huddle; gap: between two questions
   */
  step: "open" | "closed" | "reveal" | "held" | "gap";
  question: QuestionOn;
  /** only in step reveal */
  shown: Shown | null;
  thrownOut: boolean;
  /** when the step ends by itself; null when it does not (dial 0) */
  until: number | null;
}

export interface BreakStage extends StageBase {
  phase: "break";
  startedAt: number;
  segments: Segment[];
  segment: SegmentName;
  /** the break has run out and waits (coach away, or the coach must start) */
  waiting: boolean;
  /** the question of the huddle */
  held: HeldView | null;
  worked: WorkedView[];
  sheet: SheetView;
  /** from segment adjust on: what the coach chose for the next round */
  coachChanges: Adjustment["change"][];
  /** the if–then most players chose so far; null under 5 */
  roomPlan: IfThen | null;
  /** "felt hard? mixed practice usually does" (once a scrimmage) */
  feltHard: boolean;
  /** club format only */
  teamScores: { team: string; score: number }[] | null;
}

export interface HeldView {
  run: number;
  number: number;
  asked: AskedView;
  /** the re-vote is open (think and huddle) */
  open: boolean;
  /** its answer had been shown in the round already (re-asked, not held) */
  reasked: boolean;
  /** from segment reveal on */
  shown: Shown | null;
  /** answers before and after the huddle by displayed answer; from reveal on, null below 5 players */
  split: { answer: AnswerValue; text: string; right: boolean; before: number; after: number }[] | null;
}

export interface ReviewStage extends StageBase {
  phase: "review";
  part: ReviewPart;
  endsAt: number;
  parts: { name: ReviewPart; done: boolean }[];
  /** players who handed in this part, and of how many */
  handedIn: number;
  of: number;
  sheet: SheetView;
  /** what happened, by theme: class counts per topic, n ≥ 5 */
  topics: { topic: string; right: number; asked: number; expectedLow: number; expectedHigh: number }[];
  /** talk: what can be kept or changed, from anonymised counts, with taps so far from `talk` on */
  talk: { keep: TalkOption[]; change: TalkOption[] };
  /** coach on: players' own focus, counted, and the coach's and the record's */
  focus: { players: { topic: string; n: number }[]; coach: string[]; record: string[] } | null;
  /** coach part on: the coach's notes */
  notes: string | null;
  /** response on: counts of agree, differ, add */
  responses: { agree: number; differ: number; add: number } | null;
  /** commit: focus list fixed, dates booked (ms instants of days), null while open */
  followUps: { booked: number[]; declined: boolean } | null;
  keep: {
    what: "topic" | "cause" | "none";
    topic: string | null;
    cause: Cause | null;
    right: number;
    asked: number;
  } | null;
  /** of a follow-up, from talk on; null below five players */
  thenNow?: ThenNowView | null;
}

/** The same players on the same questions, on the day and now. Two measures, neither of which is the other. */
export interface ThenNowView {
  gapDays: number;
  performance_today: OnTheDay;
  retained_on: RetainedOn;
  /** "18 of 24 players were here both days" */
  both: number;
  of: number;
}

/** One player's own questions that were asked on both days. */
export interface KeptView {
  gapDays: number;
  asked: number;
  /** right on the day, and right now */
  before: number;
  now: number;
  /** right on the day and right again */
  kept: number;
}

export interface TalkOption {
  option: string; // "topic:<name>" or "cause:<code>"
  topic: string | null;
  cause: Cause | null;
  n: number;
  of: number;
  taps: number;
}

export interface SealedStage extends StageBase {
  phase: "sealed";
  sheet: SheetView;
  followUps: number[];
  /** of a follow-up; null below five players */
  thenNow?: ThenNowView | null;
}

/* ------------------------------------------------------------------ player */

/** The phone gets the same stage as the projector. `personal`: a `seat` view goes with this stage. */
export type PlayerStage = Stage & { personal: boolean };

/** What only this player sees. */
export interface SeatView {
  seq: number;
  seat: number;
  name: string;
  team: number | null;
  removed: boolean;
  /** the greatest ask counter that was folded: a new page counts on from here */
  lastAsk: number;
  timeMult: TimeMult;
  calm: boolean;
  rehearsal: boolean;
  /** plays from this run on; the current one may be before it ("you start with the next question") */
  fromRun: number;
  /** this seat's own closing instant of the open question, extra time included */
  closesAt: number | null;
  own: OwnAnswer | null;
  /** present in breaks */
  film: FilmView | null;
  /** present in the review */
  review: PlayerReviewPart | null;
  /** confidence bank so far, null until it has three counted taps */
  bank: number | null;
  toReclaim: number;
  /** of a follow-up, in its review and after */
  kept?: KeptView;
}

/** the seat's answer to the current (or just closed) question */
export interface OwnAnswer {
  run: number;
  value: AnswerValue | null;
  lockedIn: boolean;
  sure: Sureness | null;
  /** null before the reveal, while held, and when not asked */
  verdict: "right" | "partial" | "wrong" | "none" | null;
  /** this answer came after the close: kept for the film, does not count */
  late: boolean;
  /** what this answer mixes up; only with a wrong verdict */
  misconception: string | null;
  /** confidence points won or lost by it */
  points: number | null;
}

/** "my film": one decision (two at most) */
export interface FilmView {
  frames: FilmFrame[];
  /** suggestions for the adjustment, by cause chosen */
  ifThens: string[];
  chosen: IfThen | null;
  pulse: Pulse | null;
  revote: AnswerValue | null;
  /** own answer to the huddle's question, before and (from reveal on) whether each was right */
  heldBefore: AnswerValue | null;
  heldBeforeRight: boolean | null;
  revoteRight: boolean | null;
  right: number;
  asked: number;
}

export interface FilmFrame {
  run: number;
  round: number;
  number: number;
  why: "confident-wrong" | "wrong" | "lucky" | "least-sure" | "recovered";
  asked: AskedView;
  key: KeyView;
  /** the own answer in words, and the right one */
  own: string | null;
  ownValue: AnswerValue | null;
  right: string;
  sure: Sureness | null;
  /** ms after the opening; null without an answer */
  ms: number | null;
  limitMs: number;
  /** every choice in order */
  changes: { ms: number; text: string; right: boolean }[];
  dial: Dial;
  cause: Cause | null;
  hint: Cause | null;
  explanation: string | null;
  misconception: string | null;
  thought: string | null;
}

export interface PlayerReviewPart {
  frames: FilmFrame[];
  /** options for own sustain and focus: topics this player met */
  topics: { topic: string; right: number; asked: number }[];
  sustain: string | null;
  focus: string | null;
  handedIn: boolean;
  talked: { keep: string | null; change: string | null };
  responded: "agree" | "differ" | "add" | null;
  committed: string | null;
  calibration: CalibrationBar[];
  calibrationSaid: CalibrationSentence;
  /** secret path of the own review page, once sealed or in the commit part */
  link: string | null;
}

export interface CalibrationBar {
  level: Sureness;
  right: number;
  n: number;
  verdict: "over-sure" | "trust-more" | "about-right" | null;
}

/* --------------------------------------------------------------- projector */

export type ProjectorStage = Stage & ProjectorExtras;

export interface ProjectorExtras {
  sheet: SheetView | null;
  /** from settings: may names be shown in the lobby */
  namesShown: boolean;
}

/** at most five times a second */
export interface Tally {
  seq: number;
  /** players with an answer to the open question (or re-vote), of those connected and asked */
  in: number;
  of: number;
  /** all seats taken, and those connected */
  seats: number;
  connected: number;
  /** lobby, names shown: the latest names */
  names: string[] | null;
  /** extra time is running: "answers coming in" */
  comingIn: boolean;
}

/* ------------------------------------------------------------------- coach */

export interface CoachStage extends StageBase {
  id: string;
  phase: "lobby" | "count" | "question" | "break" | "review" | "sealed";
  step: QuestionStage["step"] | null;
  settings: { namesShown: boolean; locked: boolean; lateJoin: boolean; shielded: boolean };
  /** what was prepared, with the teams as they are now: summary in the lobby, days of the follow-up */
  plan: Plan;
  /** primary topics of the questions, each once: what an adjustment can name */
  topics: string[];
  /** changes chosen for the next round, in every phase */
  adjustNext: Adjustment[];
  question: QuestionOn | null;
  /** null while shielded and the question is open */
  key: KeyView | null;
  explanation: string | null;
  until: number | null;
  /** in the past once the round ends after this question */
  roundEndsAt: number | null;
  dial: Dial;
  dialNext: Dial;
  topic: string | null;
  /** times asked before today, and the expected share right as a range; in the lobby the plan's */
  seenBefore: number;
  expected: { low: number; high: number } | null;
  why: { term: string; amount: number }[];
  /** the same as one reason, for one sentence */
  because: WhyView | null;
  /** topics that the novice gate keeps out of this scrimmage */
  heldBack: string[];
  compromises: string[];
  /** every question of this round and the ones planned after it */
  list: RunLine[];
  rightSoFar: { right: number; asked: number; expectedLow: number; expectedHigh: number };
  held: {
    run: number;
    number: number;
    stem: string;
    right: number;
    asked: number;
    topLure: { text: string; n: number } | null;
    chosenByCoach: boolean;
  } | null;
  breakView: {
    segments: Segment[];
    segment: SegmentName;
    waiting: boolean;
    missed: {
      run: number;
      number: number;
      stem: string;
      right: number;
      asked: number;
      topLure: string | null;
    }[];
    /** null below 5 tags */
    causes: { cause: Cause; n: number }[] | null;
    pulse: { ready: number; fine: number; low: number } | null;
    sayAloud: string | null;
    suggestions: Suggestion[];
    chosen: Adjustment[];
    worked: CoachWorked[];
    autoEase: boolean;
    split: HeldView["split"];
    huddleExtended: boolean;
  } | null;
  reviewView:
    | (Omit<ReviewStage, keyof StageBase | "phase"> & {
        /** the coach's own choice, from the start; `focus` holds it once it is shown */
        coachFocus: string[];
        prediction: number | null;
        respondTexts: string[];
        /** film: four in five have handed in; commit: the follow-up is decided */
        canClose: boolean;
      })
    | null;
  /** once sealed: what was played, and the follow-ups booked (ms instants of days) */
  sealedView: { sheet: SheetView; followUps: number[] } | null;
  notes: string;
  /** runs that an answer can be accepted for or that can be thrown out, newest first */
  amendable: {
    run: number;
    number: number;
    round: number;
    stem: string;
    thrownOut: boolean;
    answers: { key: string; text: string; n: number; right: boolean }[];
  }[];
}

/** one change with what the coach expected of it, and half of its 80 % interval */
export interface CoachWorked extends WorkedView {
  prediction: Adjustment["prediction"] | null;
  spread: number | null;
}

/** Why a question was asked: one reason and the numbers behind it. Shares and counts of the class only. */
export interface WhyView {
  /** the slot, where it was for something; else the largest term of the engine's score */
  reason: string;
  topic: string;
  /** share right expected before it was asked */
  expected: number;
  /** share of it that the class's memory says is still there */
  known: number | null;
  /** of this squad, since it was last asked, 1 for the one before; and days */
  sessionsSince: number | null;
  days: number | null;
  /** the last time today */
  earlier: { right: number; asked: number } | null;
}

export interface RunLine {
  run: number | null;
  number: number;
  topic: string;
  stem: string;
  right: number | null;
  asked: number | null;
  expectedLow: number;
  expectedHigh: number;
  state: "done" | "now" | "held" | "thrown" | "next";
}

export interface Suggestion {
  adjustment: Adjustment;
  /** why it is offered: code and numbers, worded by i18n */
  reason: { code: string; n?: number; of?: number; topic?: string; cause?: Cause };
}

/** to the coach, at most five times a second; the counts are empty while shielded and open */
export interface CoachTally extends Tally {
  answers: { key: string; text: string; position: number | null; n: number; right: boolean }[] | null;
  /** ms after the opening of each answer so far with its verdict, at most 200 */
  times: { ms: number; right: boolean }[] | null;
}

/** to the coach, at most once a second and on change */
export interface Roster {
  seq: number;
  seats: RosterSeat[];
}

export interface RosterSeat {
  seat: number;
  name: string;
  team: number | null;
  connected: boolean;
  removed: boolean;
  rehearsal: boolean;
  in: boolean;
  timeMult: TimeMult;
  calm: boolean;
  late: boolean;
}

/** refused connection or ask */
export interface Refusal {
  ok: false;
  code: Code;
}
