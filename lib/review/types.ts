/**
 * The After-Action Review as data: plain JSON, built by `report.ts`, printed by `app/review`, written
 * out by `exports/`. Types only, so the pages import it at no cost. Instants are ms since 1970,
 * lengths are ms, shares are in [0, 1].
 */
import type { Interval } from "../kit/stats.ts";
import type { Brier, CalibrationSentence, CalibrationVerdict } from "../learning/calibration.ts";
import type { Kept, OwnDay } from "../learning/handicap.ts";
import type { Adjustment, Cause, IfThen, PackCredit, Sureness } from "../model/input.ts";
import type { Dial, FormatName } from "../model/plan.ts";
import type { Media, Task } from "../model/question.ts";
import type { State, Worked } from "../model/state.ts";
import type { AskedView, KeyView } from "../questions/views.ts";
import type { RetainedOn } from "../retention/types.ts";
import type { SlotKind } from "../sequence/types.ts";
import type { FilmFrame, KeptView, WhyView } from "../views/types.ts";

/* ------------------------------------------------------------- two quantities */

/**
 * What was right on the day. It says how the performance went and nothing about what stays; the
 * `measured` field is the brand that keeps it from ever being passed where `RetainedOn` is asked for,
 * and it travels with every export.
 */
export interface PerformanceToday {
  measured: "today";
  right: number;
  /** answers asked for: a player who was there and gave none counts here */
  asked: number;
  /** right ÷ asked; null for fewer than five answers */
  share: number | null;
  /** 80 %, clustered by question; null below 12 answers or three questions */
  interval: Interval | null;
  /** how many right answers were expected before the questions were asked, 80 % */
  expected: Interval;
  from: Selection;
}

export type { RetainedOn };

/* ------------------------------------------------------------------ drill-down */

/** Which answers make a number: every field that is there must hold (`drill.ts` resolves it). */
export interface Selection {
  /** absent: every question that counts */
  runs?: number[];
  seats?: number[];
  /** `other`: an answer that was not right; `none`: asked, no answer */
  result?: "right" | "other" | "none" | "answered";
  sure?: Sureness;
  /** Think so or Guess */
  unsure?: true;
  cause?: Cause;
  quick?: true;
  /** in this tenth of the time that there was: 0 to 9 */
  tenth?: number;
  changed?: true;
  /** with an own tag and a machine hint, for the agreement between the two */
  tagged?: "both" | "agree";
  key?: string;
  /** the answer in the re-vote of the huddle */
  huddleKey?: string;
}

/** One player's answer to one question, from shown to result. */
export interface Decision {
  /** "12-3": run 12, seat 3 */
  id: string;
  run: number;
  seat: number;
  key: string | null;
  result: "right" | "partial" | "wrong" | "none";
  /** of the answer that stood, ms after the opening */
  ms: number | null;
  /** every choice in order, the one that stood last */
  choices: { key: string; ms: number; right: boolean }[];
  lockedIn: boolean;
  sure: Sureness | null;
  cause: Cause | null;
  hint: Cause | null;
  /** far faster than those who were right, or than one can read */
  quick: boolean;
  /** an answer that came after the close: kept, not counted */
  late: { key: string; ms: number } | null;
  huddle: { key: string; right: boolean } | null;
}

/* ---------------------------------------------------------------------- levels */

export interface Report {
  not_for_grading: true;
  format: 1;
  scrimmage: ScrimmageLine;
  headline: Headline;
  performance_today: PerformanceToday;
  /** null on the day: only a follow-up can say */
  retained_on: RetainedOn | null;
  notKnownYet: NotKnownYet;
  presence: Presence;
  teams: TeamLine[];
  topics: TopicLine[];
  questions: QuestionLine[];
  decisions: Decision[];
  players: PlayerLine[];
  metrics: Metrics;
  pressureGap: Versus | null;
  changes: ChangeLine[];
  tags: Tags;
  effort: Effort;
  calibration: CalibrationLine[];
  /** how much the taps told (Brier); absent below 30 answers, and where the levels pay by another table */
  brier?: Brier & { n: number };
  /** how sure against how right, over the whole day: Sure, Think so, Guess; null below five taps */
  quadrants: Quadrant[] | null;
  times: TimesLine | null;
  focus: FocusLine[];
  sustain: Sustain;
  practice: PracticeSet[];
  /** every question that was asked or is in a set, ready to be printed */
  practiceBank: PracticeQuestion[];
  voices: Voices;
  rounds: RoundLine[];
  compromises: State["compromises"];
  notes: string;
}

export interface ScrimmageLine {
  id: string;
  code: string;
  title: string;
  format: FormatName;
  /** it counts for the squad's record; absent: a scrimmage */
  mode?: "fullPerformance";
  startedAt: number;
  /** null while it is still running */
  sealedAt: number | null;
  packs: PackCredit[];
}

/** the four cells on top */
export interface Headline {
  performance_today: PerformanceToday;
  keep: Sustain;
  next: FocusLine | null;
  notKnownYet: NotKnownYet;
}

export interface NotKnownYet {
  /** booked: dates; declined: none, on purpose; open: nobody has chosen */
  state: "booked" | "declined" | "open";
  dates: { days: number; at: number }[];
  /** share that the coach expects at the follow-up */
  prediction: number | null;
}

export interface Presence {
  players: number;
  /** answered at least half of the questions that count */
  answeredHalf: number;
  /** were asked every question that counts */
  there: number;
  late: number;
  removed: number;
  rehearsal: number;
}

export interface TeamLine {
  /** null: teams of fewer than three players, taken together */
  name: string | null;
  players: number;
  performance_today: PerformanceToday;
  /** 50 as expected, ± 10 one member's luck (`learning.md` 7); null in class and for small teams together */
  score: number | null;
}

/** today's interval beside what was expected: apart, or not */
export type Against = "above" | "as-expected" | "below" | "few";

export interface TopicLine {
  topic: string;
  performance_today: PerformanceToday;
  retained_on: RetainedOn | null;
  against: Against;
  /** turns of this topic, in the order asked */
  runs: number[];
  /** answers that were Sure and not right */
  sureOther: number;
  topCause: { cause: Cause; n: number } | null;
}

export interface QuestionLine {
  /** turn in the scrimmage; a question that came back has two */
  run: number;
  round: number;
  number: number;
  /** index into the scrimmage's questions, and the question's own id */
  question: number;
  id: string;
  kind: string;
  stem: string;
  media: Media | null;
  topic: string;
  topics: string[];
  task: Task;
  dial: Dial;
  limitMs: number;
  slot: SlotKind;
  /** why the engine asked it */
  why: WhyView;
  /** clutch weight for the team, 1 otherwise */
  counts: number;
  state: "counted" | "thrown-out" | "taken-off";
  /** came back after a miss and was missed again: asking once more will not do; absent: not so */
  reteach?: true;
  performance_today: PerformanceToday;
  /** three bins and no more: a class says little about one question */
  bin: "mostly-right" | "split" | "mostly-other" | "few";
  answered: number;
  answers: AnswerLine[];
  /** every answer given, also on the way, in words */
  words: Record<string, string>;
  rightText: string;
  explanation: string | null;
  topLure: { key: string; text: string; n: number } | null;
  huddle: Huddle | null;
  /** Sure, Think so, Guess; null where confidence was not asked, or fewer than five tapped */
  quadrants: Quadrant[] | null;
  /** was it asked how sure they are? Then a null above means too few */
  sureAsked: boolean;
  /** null below five tags */
  causes: { cause: Cause; n: number }[] | null;
  late: number;
  /** answers that the coach accepted too, in words */
  accepted: string[];
}

export interface AnswerLine {
  key: string;
  text: string;
  /** place on the screen, for the mark; null where answers have none */
  position: number | null;
  right: boolean;
  misconception: string | null;
  n: number;
  /** in the re-vote; null when it was not the huddle's question */
  after: number | null;
}

export interface Huddle {
  /** its answer had been kept for the break */
  held: boolean;
  /** a rewording was asked instead of the same question: its stem */
  reworded: string | null;
  before: number;
  after: number;
  voted: number;
}

export interface PlayerLine {
  seat: number;
  name: string;
  team: string | null;
  joinedLate: boolean;
  removed: boolean;
  asked: number;
  answered: number;
  right: number;
  checkIn: CheckIn[];
}

/** why the coach might have a word; never a score */
export type CheckIn =
  | { why: "sure-of-another"; topic: string; n: number }
  | { why: "no-answers"; n: number; of: number }
  | { why: "quick"; n: number; of: number }
  | { why: "cause"; cause: Cause; n: number; of: number }
  | { why: "left"; of: number };

/* ------------------------------------------------------------------- measures */

/** A number with what it rests on. `value` and `interval` are null where there is too little. */
export interface Metric {
  unit: "share" | "ms";
  value: number | null;
  interval: Interval | null;
  n: number;
  from: Selection;
}

/** Right answers against those expected: effect = share − expected, with half the width of its 80 % interval. */
export interface Versus {
  right: number;
  n: number;
  questions: number;
  share: number | null;
  expected: number | null;
  effect: number | null;
  spread: number | null;
  /** clear: the interval of the effect leaves out zero */
  clear: "above" | "below" | null;
  from: Selection;
}

/** Belcher's three: decisively, flexibly, skilfully (`learning.md` B8). */
export interface Metrics {
  decisive: { firstChoice: Metric; usedTime: Metric; changed: Metric; toRight: number; fromRight: number };
  flexible: { switched: Versus; same: Versus; bridge: Versus };
  skilful: Versus;
}

export interface ChangeLine {
  /** the break that chose it came after this round; it was tried in the next one */
  after: number;
  what: Worked["what"];
  kind: Worked["kind"];
  /** a tactical change is checked by how often this cause is hinted; null: by right answers */
  cause: Cause | null;
  /** null: no round was left to try it, or nothing checked it */
  verdict: Worked["verdict"] | null;
  expected: number | null;
  got: number | null;
  n: number;
  spread: number | null;
  prediction: Adjustment["prediction"] | null;
}

export interface Tags {
  /** in the fixed order; null below five tags */
  counts: { cause: Cause; n: number; from: Selection }[] | null;
  tagged: number;
  /** own tag and machine hint on the same answer: how often they say the same */
  agreement: Metric;
}

export interface Effort {
  asked: number;
  answered: number;
  quick: number;
  none: number;
  late: number;
  /** answers that came in alike, and so weigh less in the estimates; absent: none */
  alike?: number;
}

export interface CalibrationLine {
  level: Sureness;
  right: number;
  n: number;
  interval: Interval | null;
  verdict: CalibrationVerdict | null;
  from: Selection;
}

export interface Quadrant {
  sure: Sureness;
  right: number;
  other: number;
}

/** When answers came in over the day, by share of the time that there was; null below five answers. */
export interface TimesLine {
  n: number;
  /** tenths of the time, first to last: what stood at the end, by when it was given */
  bins: { right: number; other: number; from: Selection }[];
}

export interface FocusLine {
  topic: string;
  right: number;
  asked: number;
  sureOther: number;
  topCause: { cause: Cause; n: number } | null;
  /** lures named most, in words */
  mixedUp: string | null;
  /** who else would practise it next */
  players: number;
  coach: boolean;
  /** id of its practice set, null when no question of it is left */
  practice: string | null;
  from: Selection;
}

export interface Sustain {
  what: "topic" | "change" | "none";
  topic: string | null;
  change: ChangeLine | null;
  right: number;
  asked: number;
  /** the excess over expected is clear; otherwise it is only the nearest to it */
  clear: boolean;
  from: Selection;
}

export interface PracticeSet {
  id: string;
  topic: string;
  minutes: number;
  /** ids, to be found in `practiceBank` */
  questions: string[];
}

export interface PracticeQuestion {
  id: string;
  topic: string;
  asked: AskedView;
  key: KeyView;
  rightText: string;
  explanation: string | null;
  /** today's count where it was asked today */
  today: { right: number; asked: number } | null;
}

/** What the room said, counted; nobody's own words but the responses meant for the coach. */
export interface Voices {
  filmed: number;
  focus: { topic: string; n: number }[];
  coachFocus: string[];
  commits: { topic: string; n: number }[];
  responses: { agree: number; differ: number; add: number } | null;
  responseTexts: string[];
}

export interface RoundLine {
  n: number;
  dial: Dial;
  startedAt: number;
  endedAt: number | null;
  questions: number;
  roomPlan: IfThen | null;
  eased: boolean;
  performance_today: PerformanceToday;
  pulse: { ready: number; fine: number; low: number } | null;
}

/* ------------------------------------------------------------------- the player */

/** One player's own review. Nothing in it depends on what anybody else answered. */
export interface MineReport {
  not_for_grading: true;
  format: 1;
  /** it counts for the squad's record; absent: a scrimmage */
  mode?: "fullPerformance";
  title: string;
  name: string;
  startedAt: number;
  performance_today: { measured: "today"; right: number; asked: number };
  retained_on: null;
  /** of a follow-up: the own answers of the day beside those of now */
  kept?: KeptView;
  /** the own best follow-up so far, this one included; null while there is none before it */
  keptBest?: (Kept & { isNew: boolean }) | null;
  notKnownYet: { state: NotKnownYet["state"]; dates: NotKnownYet["dates"] };
  /** best recovery, costliest confident miss, lucky guess; ids of frames */
  three: { why: FilmFrame["why"]; run: number }[];
  film: MineFrame[];
  calibration: { level: Sureness; right: number; n: number; verdict: CalibrationLine["verdict"] }[];
  calibrationSaid: CalibrationSentence;
  /** against what was expected of oneself; null below 15 questions */
  best: MineBest | null;
  sustain: string | null;
  focus: string | null;
  committed: string | null;
  ifThens: { round: number; choice: IfThen }[];
  practice: { run: number | null; question: PracticeQuestion }[];
}

/** The own best day, for the player alone (`learning.md` 7); `over` is in whole answers. */
export interface MineBest {
  today: OwnDay;
  /** over this day and those before it; null while there is nothing before it */
  day: (OwnDay & { isNew: boolean }) | null;
}

/**
 * A frame as the phone shows it in breaks, without the hint, which rests on the class's times; and what
 * only the whole review has.
 */
export interface MineFrame extends FilmFrame {
  hint: null;
  topic: string;
  result: Decision["result"];
  thrownOut: boolean;
  late: boolean;
  huddle: { text: string; right: boolean } | null;
}

/* --------------------------------------------------------------------- the replay */

/** Every question as it came in, without names. */
export interface Replay {
  not_for_grading: true;
  format: 1;
  /** it counts for the squad's record; absent: a scrimmage */
  mode?: "fullPerformance";
  title: string;
  startedAt: number;
  questions: ReplayQuestion[];
}

export interface ReplayQuestion {
  run: number;
  round: number;
  number: number;
  topic: string;
  dial: Dial;
  limitMs: number;
  asked: AskedView;
  /** ms after the opening */
  closedMs: number;
  thrownOut: boolean;
  players: number;
  choices: { text: string; position: number | null }[];
  /** arrivals and changes in order; `player` is a number drawn for this replay, `choice` an index */
  moves: { ms: number; player: number; choice: number; first: boolean }[];
  /** everything that may be shown only after the close */
  reveal: {
    right: number[];
    rightText: string;
    key: KeyView;
    explanation: string | null;
    huddle: { after: number[]; voted: number } | null;
  };
}
