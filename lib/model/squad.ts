import type { Belief } from "../learning/filter.ts";
import type { Memory } from "../learning/memory.ts";
import type { Past, SlotKind } from "../sequence/types.ts";
import type { Sureness, TimeMult } from "./input.ts";
import type { Dial } from "./plan.ts";
import type { Level, Task } from "./question.ts";

/**
 * A class, team or club over weeks. What happened is a log of its own, `squad-<id>`, of these inputs,
 * folded by `lib/squad`. Names are never in it: they are in the document `squad/<id>`, where they can be
 * erased. A question is named by its key `<pack>/<question>`, a member by a random id.
 */
export type SquadInput =
  | { do: "found"; id: string; kind: SquadKind; open: boolean; pseudonymous: boolean }
  | { do: "enrol"; members: { id: string; timeMult: TimeMult; calm: boolean }[] }
  | { do: "accommodate"; member: string; timeMult: TimeMult; calm: boolean }
  | { do: "optIn"; member: string; on: boolean } // personal scheduling of practice (`learning.md` 6.5)
  // A member is forgotten in two steps: this, which every replica folds at once, and then a rewrite of the log
  // (`lib/squad/erase.ts`) that leaves no trace of the id, not even here. `Squad.erasing` names those between.
  | { do: "forget"; member: string }
  | { do: "played"; record: SessionRecord }
  | { do: "unplay"; scrimmage: string } // a scrimmage was deleted: as with `forget`, the rewrite follows
  | { do: "book"; of: string; followUps: Booking[] } // replaces what was booked for that scrimmage; empty: declined
  | { do: "opened"; booking: string; scrimmage: string } // a booked follow-up became a scrimmage
  // a class's own trial after that scrimmage (`learning.md` 8.8); empty: withdrawn
  | { do: "trial"; of: string; pairs: TrialPair[] }
  | { do: "practised"; member: string; question: string; right: boolean; sure: Sureness | null }
  | { do: "erased" }; // what a rewrite leaves where something was; folds to nothing

/** open: no roster, whoever has the code joins; made for a follow-up of a scrimmage without a squad */
export type SquadKind = "class" | "team" | "club";

export interface Booking {
  id: string;
  /** join code, kept free for it */
  code: string;
  /** start of its day in the coach's time zone, ms since 1970; and the days since the scrimmage */
  dayAt: number;
  gapDays: number;
}

/** Drawn at random before anybody saw results (`learning.md` 6.3); an index of `SessionRecord.asked` is not needed: keys are. */
export interface Probe {
  /** key of the question that was played, and of the one to ask: itself, or a rewording */
  question: string;
  as: string;
  wording: "same" | "new";
  /** never practised: growth without practice */
  control: boolean;
}

/** Two questions alike, by key: one is reviewed at the next follow-up, one is held back until the one after. */
export interface TrialPair {
  reviewed: string;
  heldBack: string;
}

/** only a full performance has a record; only the other two move estimates */
export type SessionKind = "scrimmage" | "followUp" | "fullPerformance";

/** What one scrimmage leaves in its squad's history: made from its final state, once, when it is sealed. */
export interface SessionRecord {
  scrimmage: string;
  kind: SessionKind;
  /** ended before its time by the coach; absent: it ran its course */
  cutShort?: true;
  /** the booking that it kept; null for a scrimmage */
  booking: string | null;
  title: string;
  startedAt: number;
  /** when the last round ended: what was played has been seen up to here */
  endedAt: number;
  sealedAt: number;
  /** who played, in seat order: a member's id, a kept device's id, or null for a guest */
  players: (string | null)[];
  /** every question that counted, in order of play */
  asked: AskedRecord[];
  /** what the room saw too, without counting: taken off, thrown out, or reworded in a huddle */
  seen: SeenRecord[];
  probes: Probe[];
  /** topics of the review's focus, greatest need first */
  focus: string[];
  /** the coach's prediction of the share right at the follow-up */
  prediction: number | null;
  /** share right that the engine expected over the whole day, and what it was */
  expected: number | null;
  got: number | null;
}

export interface SeenRecord {
  question: string;
  family: string;
}

export interface AskedRecord {
  question: string;
  /** the same for a question and its rewordings */
  family: string;
  /** hash of its text and key: another one means that it was edited */
  edition: string;
  topics: string[];
  level: Level;
  task: Task;
  floor: number;
  slot: SlotKind;
  dial: Dial;
  round: number;
  openedAt: number;
  /** when it closed */
  at: number;
  /** 1 for the first time today, and counting what the room saw without counting it */
  exposure: number;
  predicted: number;
  missed: boolean;
  confidentlyWrong: number;
  answers: AnswerRecord[];
}

export interface AnswerRecord {
  /** index into `SessionRecord.players` */
  player: number;
  right: 0 | 1;
  /** ms after the opening; null: no answer */
  ms: number | null;
  sure: Sureness | null;
  /** below 1 where it came in alike with others'; absent: 1 */
  weight?: number;
}

/** What the history says when a scrimmage begins: stamped into its first entry, so that its fold stays pure. */
export interface SquadStart {
  id: string;
  kind: SessionKind;
  booking: string | null;
  /** how many were played before */
  sessionsBefore: number;
  /** by question index; absent: never asked in this squad */
  past: Record<number, Past>;
  /** the class's memory of it and days since, by question index, for those asked before */
  memory: Record<number, { memory: Memory; days: number }>;
  /** the belief about each question's difficulty, by index */
  b: Belief[];
  /** the class's pressure effect of each dial 0 to 4 */
  pressure: Belief[];
  members: StartMember[];
  /** topics of the last review's focus: they get their slots today (B16) */
  focus?: string[];
  /** for a follow-up: days since, what is to be probed (question indexes), and the coach's prediction */
  followUp: StartFollowUp | null;
}

export interface StartMember {
  id: string;
  timeMult: TimeMult;
  calm: boolean;
  theta: Belief;
  /** indexes of questions that this member had right, at dial 2 or below, when last asked; for hints of causes */
  right?: number[];
}

export interface StartFollowUp {
  of: string;
  gapDays: number;
  probes: StartProbe[];
  /** keys of probes that cannot be asked: their question is no longer in the packs */
  dropped: string[];
  prediction: number | null;
  /** with a trial: what is asked first, in this order, the probes among it; absent: the probes */
  ask?: number[];
}

export interface StartProbe {
  /** index of the question to ask, and of the one that was played (of the former, where that has gone from the packs) */
  index: number;
  played: number;
  wording: "same" | "new";
  control: boolean;
  /** right or not, in the last answer on the day, by member's or device's id */
  onDay: Record<string, 0 | 1>;
}
