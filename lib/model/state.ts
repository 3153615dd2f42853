import type { Code } from "../kit/codes.ts";
import type { Belief } from "../learning/filter.ts";
import type { BankItem, Compromise, Exposure, Pick } from "../sequence/types.ts";
import type {
  Adjustment,
  Cause,
  IfThen,
  PackCredit,
  Pulse,
  ReviewPart,
  Sureness,
  TimeMult,
} from "./input.ts";
import type { Dial, Plan } from "./plan.ts";
import type { QuestionBase, Ruling } from "./question.ts";
import type { Probe, SquadStart } from "./squad.ts";

/**
 * The folded state of one scrimmage: plain JSON data, the same in every process at the same `seq`.
 * The fold updates it in place; nobody else holds a reference. Arrays carry order; records are for
 * look-up only.
 */
export interface State {
  /** what its log means: `RULES_VERSION` when it was created */
  rules: number;
  /** the last folded entry and its time */
  seq: number;
  at: number;
  id: string;
  code: string;
  seed: string;
  createdAt: number;
  plan: Plan;
  packs: PackCredit[];
  /** the squad it belongs to, with what its history said at the beginning */
  squad: SquadStart | null;
  questions: QuestionBase[];
  bank: BankItem[];
  phase: Phase;
  settings: { namesShown: boolean; locked: boolean; lateJoin: boolean; shielded: boolean };
  seats: Seat[];
  /** seat number by token hash */
  seatOfToken: Record<string, number>;
  /** seat number by `nameKey` of its name, for seats that were not taken out */
  seatOfName: Record<string, number>;
  /** seats connected and not removed */
  connected: number;
  teams: string[];
  coach: CoachSide;
  /** since when the clock waits, and what the deadline was then */
  paused: { since: number; due: number | null } | null;
  /** the next instant at which something happens by itself; null: nothing does */
  due: number | null;
  rounds: Round[];
  runs: Run[];
  breaks: Break[];
  review: Review | null;
  /** what the follow-ups will ask, drawn when the last round ended, before anybody saw results */
  probes: Probe[];
  /** dial of the next round when the coach or auto-ease changed it */
  dialNext: Dial | null;
  adjustNext: Adjustment[];
  /** topics left out by the coach from here on */
  droppedTopics: string[];
  confidenceOverride: boolean | null;
  engine: Engine;
  notes: string;
  /** breaks that the coach cut short before the adjustment; at most one a scrimmage */
  breaksCut: number;
  compromises: { run: number; what: Compromise | "dial_eased" | "thawed" }[];
  sealedAt: number | null;
}

export type Phase = "lobby" | "count" | "question" | "break" | "review" | "sealed";

export interface CoachSide {
  /** connections of coaches, newest last */
  conns: string[];
  awaySince: number | null;
  /** greatest ask of each page, and its outcome */
  asks: { client: string; ask: number; code: Code | null }[];
}

export interface Seat {
  n: number;
  name: string;
  team: number | null;
  rehearsal: boolean;
  joinedAt: number;
  /** the connection that holds the seat, or null */
  conn: string | null;
  removed: boolean;
  /** plays from this run on */
  fromRun: number;
  timeMult: TimeMult;
  calm: boolean;
  lastAsk: number;
  lastCode: Code | null;
  theta: Belief;
  /** the run this seat was last asked */
  askedRun: number;
  /** every run this seat was asked, ascending; in no other run is it wrong or without an answer */
  runs: number[];
  /** confidence bank: points and counted taps */
  bank: number;
  taps: number;
  toReclaim: number;
  /** joined after the first round had begun */
  late: boolean;
  /** who of the squad this is: a member's id, a kept device's, or null for a guest */
  member: string | null;
}

/** One question's turn. `answers` is by seat; absent seats have none. */
export interface Run {
  run: number;
  round: number;
  number: number;
  question: number;
  arrangement: number[];
  slot: Pick["slot"];
  dial: Dial;
  limitMs: number;
  predicted: Pick["predicted"];
  why: Pick["why"];
  opensAt: number;
  closesAt: number;
  /** when the last possible answer of a seat with extra time is due */
  lastAt: number;
  closedAt: number | null;
  step: "open" | "closed" | "reveal" | "held" | "gap" | "done";
  /** a confidence tap is asked; `practice`: shown but not counted */
  sure: "no" | "practice" | "yes";
  counts: number;
  held: boolean;
  thrownOut: boolean;
  /** taken off by the coach while it was open */
  skipped: boolean;
  /** how many were asked and are connected; how many of those have an answer */
  asked: number[];
  inCount: number;
  waitingFor: number;
  /** of those connected and with an answer, how many have not rated it */
  unrated: number;
  /** the close as planned, before everybody was in; equal to `closesAt` unless the early close is under way */
  plannedClosesAt: number;
  answers: (Answer | null)[];
  late: { seat: number; key: string; ms: number }[];
  right: number;
  /** canonical answers the coach accepted as right */
  accepted: string[];
  /** beliefs about the item when it was asked */
  b: Belief;
}

export interface Answer {
  key: string;
  value: unknown;
  ruling: Ruling;
  /** ms after the opening, believed as far as the measured lag allows */
  ms: number;
  sure: Sureness | null;
  lockedIn: boolean;
  /** every choice in order, this one last */
  changes: { key: string; ms: number; share: number }[];
  cause: Cause | null;
  thought: string | null;
  /** confidence points, settled at the close */
  points: number | null;
}

export interface Round {
  n: number;
  dial: Dial;
  startedAt: number;
  /** when it should end */
  endsAt: number;
  endedAt: number | null;
  adjustments: Adjustment[];
  /** what the room carries in: the if–then most players chose */
  roomPlan: IfThen | null;
  pace: number;
  topicWeight: Record<string, number>;
  checks: { topic: string; owed: number }[];
  held: number | null;
  /** beliefs before the round, for "did it work?" */
  thetaBefore: Belief[];
  bBefore: Belief[];
  pressureBefore: Belief[];
  accessItems: number;
  raise: boolean;
  eased: boolean;
  ending: boolean;
}

export interface Break {
  after: number;
  startedAt: number;
  segments: { name: "breathe" | "worked" | "think" | "huddle" | "reveal" | "adjust" | "ready"; ms: number }[];
  /** index of the running segment, and when it ends */
  at: number;
  segmentStartedAt: number;
  segmentEndsAt: number;
  waiting: boolean;
  huddleExtended: boolean;
  /** the run of the huddle; reasked: its answer was shown in the round */
  held: number | null;
  reasked: boolean;
  /** index of the huddle's question: the held one, or a rewording of the most missed */
  question: number;
  arrangement: number[];
  votes: ({ key: string; value: unknown; ruling: Ruling } | null)[];
  ifThens: (IfThen | null)[];
  pulses: (Pulse | null)[];
  worked: Worked[];
}

export interface Worked {
  what: Adjustment["change"] | { what: "ifThen"; choice: IfThen };
  kind: "technical" | "tactical";
  verdict: "working" | "no-clear-change" | "not-yet";
  expected: number | null;
  got: number | null;
  n: number;
  /** half width of the 80 % interval of the effect, share */
  spread: number | null;
}

export interface Review {
  startedAt: number;
  part: ReviewPart;
  partStartedAt: number;
  endsAt: number;
  partMs: Record<ReviewPart, number>;
  films: ({ sustain: string; focus: string } | null)[];
  filmCount: number;
  talks: ({ keep: string | null; change: string | null } | null)[];
  coachFocus: string[];
  responses: ({ view: "agree" | "differ" | "add"; text: string } | null)[];
  commits: (string | null)[];
  prediction: number | null;
  followUps: number[] | null;
  /** for each, the start of its day where the coach is; absent where that was not said */
  followUpsAt?: number[];
  /** order in which the parts were entered, for the audit of the lock */
  trail: { part: ReviewPart; at: number }[];
}

/** What the sequence engine carries from pick to pick. */
export interface Engine {
  exposures: Record<number, Exposure>;
  /** how hard each question is today: for what the class was asked before, after what it still has of it */
  b: Belief[];
  /** the class's pressure effect of each dial 0 to 4 */
  pressure: Belief[];
  slot: number;
  returns: number;
  slotsExpected: number;
  /** response times of right answers by task, whole and beyond the question's reading time, at most 400 each, ms */
  times: Record<string, { ms: number; beyond: number }[]>;
  /** time used ÷ limit of each question */
  used: number[];
  /** class success of each round */
  roundSuccess: number[];
  confidenceAsked: number;
}
