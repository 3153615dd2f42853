import type { Dial } from "../model/plan.ts";
import type { Level, Task } from "../model/question.ts";

/** One question as the engine sees it. Built once a scrimmage from the bank; no key in it. */
export interface BankItem {
  /** index into the scrimmage's questions */
  index: number;
  id: string;
  topics: readonly string[];
  level: Level;
  task: Task;
  /** share right by blind guessing */
  floor: number;
  options: number;
  words: number;
  variantGroup: string | null;
}

/** What has happened with one question today. */
export interface Exposure {
  /** slot numbers over the whole scrimmage, 0, 1, 2 … */
  slots: number[];
  lastAt: number;
  /** class success share (guess included) on the last exposure; null when nobody was asked */
  success: number | null;
  confidentlyWrong: number;
  /** its explanation was shown in a break after a miss */
  explainedAfterMiss: boolean;
  /** slot of the last miss, or null */
  missedSlot: number | null;
  missedAt: number | null;
  returned: boolean;
  /** number of breaks that had begun when it was last asked */
  breaksBefore: number;
}

/** What an earlier scrimmage of the same squad says about one question; absent in a first session. */
export interface Past {
  /** scrimmages of this squad since it was last asked, 1 for the one before this */
  sessionsSince: number;
  missed: boolean;
  confidentlyWrong: boolean;
  /** drawn at random, before anyone saw results, to be asked first today (`learning.md` 6.3) */
  probe: boolean;
}

/** One question of this round, as its pick said. */
export interface Asked {
  index: number;
  /** primary topic */
  topic: string;
  /** `Pick.predicted.mean` and `.bottom` at the time of the pick */
  predicted: number;
  bottom: number;
  slot: SlotKind;
}

/** Correct response times of one task today, ms. */
export interface ResponseTimes {
  p75: number;
  /** of the time beyond the question's own reading time (`readingMs`), never below 0 */
  p80: number;
  p90: number;
  /** number of correct answers behind them; below 15 they are not used */
  n: number;
}

/** Chance of a right answer to an item now, guess floor included. */
export interface Predicted {
  /** mean over the players present */
  mean: number;
  /** mean over the lowest quarter of them by ability */
  bottom: number;
}

/** Everything a pick depends on: plain data, so that a replay of the log gives the same picks byte for byte. */
export interface SequenceState {
  /** what the scrimmage's log means (`RULES_VERSION`): rounds of an older one go on as they did */
  rules: number;
  seed: string;
  bank: readonly BankItem[];
  /** by item index; absent: not asked today */
  exposures: Readonly<Record<number, Exposure>>;
  /** round number, 0-based, and how many there are */
  round: number;
  rounds: number;
  /** number of this pick within the round, 0-based; and of this slot in the scrimmage */
  pick: number;
  slot: number;
  /** RETURN slots used so far today */
  returns: number;
  /** slots expected in the whole scrimmage (for the return budget and newLeft / slotsLeft) */
  slotsExpected: number;
  /** the questions asked so far this round (`pick` of them) and the last one before it, oldest first */
  recent: readonly Asked[];
  /** ms already used of this round and its whole length */
  elapsedMs: number;
  roundMs: number;
  now: number;
  breaksBegun: number;
  dial: Dial;
  /** coach's adjustments in force this round */
  topicWeight: Readonly<Record<string, number>>; // 0.5 or 2
  droppedTopics: readonly string[];
  pace: number; // 1, 0.8 or 1.2
  /** topics that must get check slots this round; `owed` falls with every question of the topic, whatever its slot */
  checks: readonly { topic: string; owed: number }[];
  /** ms that the confidence tap adds to the next slot; 0 where it is not asked */
  confidenceMs: number;
  returnBudget: number;
  relatedTopics: boolean;
  /** access items to add after an auto-ease */
  accessItems: number;
  /** class success above .92 for two rounds running (S10) */
  raise: boolean;
  responseTimes: Readonly<Partial<Record<Task, ResponseTimes>>>;
  /** median of (time used ÷ limit) so far; null until three questions were played */
  usedShare: number | null;
  /** by item index: questions of this squad's earlier scrimmages; leave out in a first session */
  past?: Readonly<Record<number, Past>>;
  /** by item index: knowledge in 14 days by the class's memory of it; absent where there is none */
  ahead?: Readonly<Record<number, number>>;
  /** topics of the last review's focus: each gets at least one question today */
  focus?: readonly string[];
  /** a follow-up: its probes by item index, in the order drawn; then what is due, and nothing new */
  followUp?: readonly number[];
  /** a full performance: nothing twice, in no wording, and no question that counts more than another */
  once?: true;
}

/** Supplied by the caller. `dial` is the one the question would be played at. */
export type Predict = (index: number, dial: Dial) => Predicted;

export type SlotKind = "opener" | "new" | "review" | "probe" | "return" | "check" | "clutch";

/** What the rule could not keep, recorded in the state and shown to the coach. */
export type Compromise =
  | "adjacency_relaxed"
  | "opener_below_85"
  | "hard_pair"
  | "floor_below_45"
  | "clutch_out_of_band"
  | "no_clutch"
  | "bank_repeats"
  | "checks_short"
  | "limit_raised"
  | "dial_lowered";

export interface Pick {
  index: number;
  slot: SlotKind;
  /** dial of this question: NEW items are never above 2 */
  dial: Dial;
  /** 0 at dial 0: no limit, the coach moves on */
  limitMs: number;
  /** expected length of the slot from cue to next cue (lead, answering, confidence tap, reveal, gap), ms */
  expectedMs: number;
  predicted: Predicted;
  compromises: Compromise[];
  /** the largest terms of the score, for "why this question": code and amount */
  why: { term: string; amount: number }[];
}
