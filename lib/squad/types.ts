import type { Belief } from "../learning/filter.ts";
import type { Memory } from "../learning/memory.ts";
import type { Sureness, TimeMult } from "../model/input.ts";
import type { Level } from "../model/question.ts";
import type { Booking, SessionRecord, SquadKind, TrialPair } from "../model/squad.ts";

/**
 * The folded history of one squad: plain JSON data without names. The fold updates it in place; session
 * records are kept as they came and never changed. Instants are ms since 1970. Records are for look-up
 * only, through `own` of `keys.ts`.
 */
export interface Squad {
  /** the last folded entry and its time */
  seq: number;
  at: number;
  id: string;
  kind: SquadKind;
  open: boolean;
  pseudonymous: boolean;
  foundedAt: number;
  /** the roster, in order of enrolment */
  members: Member[];
  /** by member's or kept device's id */
  people: Record<string, Person>;
  /** as played, in order */
  sessions: SessionRecord[];
  /** by question key */
  questions: Record<string, QuestionHistory>;
  /** by primary topic */
  topics: Record<string, TopicHistory>;
  /** the class's pressure effect of each dial 0 to 4 */
  pressure: Belief[];
  /** up to when beliefs have been aged; null before the first session */
  agedAt: number | null;
  bookings: Booked[];
  /** scrimmages after which no follow-up was wanted, on purpose */
  declined: string[];
  /** a class's own trials, one a scrimmage at most */
  trials: Trial[];
  /** by member, for those who opted in only; the newest last */
  practised: Record<string, Practised[]>;
  /** forgotten or deleted, while the log has not been rewritten yet */
  erasing: { members: string[]; scrimmages: string[] };
}

export interface Member {
  id: string;
  timeMult: TimeMult;
  calm: boolean;
  /** personal scheduling of practice is wanted */
  optedIn: boolean;
  enrolledAt: number;
}

export interface Person {
  /** ability; never on any screen */
  theta: Belief;
  /** questions answered in all sessions so far */
  answered: number;
}

export interface QuestionHistory {
  family: string;
  edition: string;
  topic: string;
  level: Level;
  floor: number;
  /** difficulty */
  b: Belief;
  /** the class's memory of it, of its own answers only: see `memoryOf` */
  memory: Memory | null;
  answers: number;
  /** place of its last session in `Squad.sessions`, and when it was closed there last */
  session: number;
  lastAt: number;
  /** in that session: missed at any of its turns; share that was Sure and wrong at its last turn */
  missed: boolean;
  confidentlyWrong: number;
  /** 0, 1, 2, 3: comes back after 1, 2, 4, 8 sessions */
  step: number;
}

export interface TopicHistory {
  /** pooled over its questions, one exposure a session */
  memory: Memory;
  lastAt: number;
}

export interface Booked extends Booking {
  /** the scrimmage whose follow-up it is */
  of: string;
  /** the scrimmage that it became; null: not yet */
  scrimmage: string | null;
}

export interface Trial {
  /** the scrimmage whose questions are in it */
  of: string;
  pairs: TrialPair[];
}

export interface Practised {
  question: string;
  at: number;
  right: boolean;
  sure: Sureness | null;
}

export const DAY_MS = 86_400_000;
export const ROSTER_MAX = 500;
/** lines of one member's practice that are kept, newest first to stay */
export const PRACTISED_MAX = 1_000;
