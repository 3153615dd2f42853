/**
 * What the HTTP routes say, as types: the screens import them at no cost. Every answer is JSON;
 * a refusal has the status of its code (`server/http/refuse.ts`).
 */
import type { Code } from "../kit/codes.ts";
import type { TimeMult } from "../model/input.ts";
import type { Pack } from "../model/pack.ts";
import type { Plan } from "../model/plan.ts";
import type { QuestionBase } from "../model/question.ts";
import type { SquadKind } from "../model/squad.ts";
import type { Imported } from "../packs/import.ts";
import type { Problem } from "../packs/problems.ts";
import type { Receipt } from "../squad/receipt.ts";
import type { RecordsView } from "../squad/records.ts";
import type { TermView } from "../squad/term.ts";
import type { CurveView, FollowUpView } from "../squad/then-now.ts";
import type { TrialView } from "../squad/trial.ts";

/** Refusals that only the HTTP routes have; the screens word them (`lib/i18n/coach.ts`). */
export const HTTP_CODES = [
  "no-such-page",
  "no-such-pack",
  "no-such-scrimmage",
  "no-such-template",
  "no-such-squad",
  "no-such-member",
  "no-such-follow-up", // cancelled, or begun meanwhile
  "pseudonymous", // the squad's names stay in the coach's browser
  "follow-up-later", // a follow-up's code, before its day; `where` is the day, ms since 1970
  "no-such-file",
  "read-only", // a sample pack; copy it first
  "changed-meanwhile", // somebody else saved since this page read it
  "cross-site", // the request came from another site's page
  "not-media", // not a picture or a sound that is taken
  "bad-pack",
  "bad-plan",
  "improper", // a confidence table where honesty does not pay
  "no-pack",
  "needs-squad", // a full performance goes into a squad's record
  "our-fault",
  "store-away",
] as const;

export type HttpCode = Code | (typeof HTTP_CODES)[number];

/** `detail`: what to mend, where the code's own words cannot say; `where`: the place in what was sent */
export interface HttpRefusal {
  ok: false;
  code: HttpCode;
  message: string;
  detail?: string | undefined;
  where?: string | undefined;
}

/** One pack on the shelf, without its questions. `version` rises with every save; samples have 0. */
export interface PackCard {
  id: string;
  title: string;
  description: string;
  language: string;
  attribution: string;
  licence: string;
  sample: boolean;
  version: number;
  questions: number;
  topics: TopicCount[];
}

/** questions whose primary topic it is */
export interface TopicCount {
  topic: string;
  questions: number;
}

export interface PacksAnswer {
  ok: true;
  packs: PackCard[];
}

export interface PackAnswer {
  ok: true;
  pack: Pack;
  sample: boolean;
  version: number;
}

/** a pack as the coach hands it over: the server gives the id */
export type PackDraft = Omit<Pack, "format" | "id">;

/** Some changes to a pack that was read at `version`. `put` replaces by id and appends what is new. */
export interface PackPatch {
  version: number;
  about?: Partial<Omit<PackDraft, "questions">>;
  put?: QuestionBase[];
  remove?: string[];
}

export interface Saved {
  ok: true;
  id: string;
  version: number;
}

/** What an import would bring; nothing is stored by it. `message`: the problem in English. */
export interface ImportAnswer extends Omit<Imported, "problems"> {
  ok: true;
  problems: (Problem & { message: string })[];
}

export interface MediaAnswer {
  ok: true;
  src: string;
  kind: "image" | "audio";
}

export interface PlanCheck {
  ok: true;
  /** seconds from the first 3-2-1 to the end of the review; the lobby is extra */
  clockSec: number;
  /** slots expected to fit */
  slots: number;
  questions: number;
  /** share right to expect today, 80 %; null without questions */
  expected: { low: number; high: number } | null;
  /** sessions of the squad that `expected` rests on; 0: nothing is known of the class */
  sessionsBefore: number;
  /** topics that are not taught yet and of which earlier answers do not show enough: not asked */
  heldBack: string[];
  mix: { topic: string; share: number; questions: number }[];
  problems: { code: PlanProblem; topic?: string; n?: number; of?: number }[];
}

export type PlanProblem =
  | "no-questions"
  | "few-questions" // fewer than slots: some come twice
  | "one-topic" // nothing to mix
  | "topic-heavy" // more than half of the questions have one topic
  | "no-huddle-question" // nothing that can be held back for the huddle
  | "high-dial" // dial 3 and more needs questions seen before
  // of a full performance
  | "full-without-squad" // nobody's record that it could go into
  | "full-short" // fewer questions than its time has turns: it ends with them
  | "full-high-dial"; // questions that the squad has not been asked before are played at 2

/** One scrimmage as the dashboard lists it. `createdAt`: ms since 1970, the store's clock. */
export interface ScrimmageLine {
  id: string;
  code: string;
  title: string;
  phase: "lobby" | "count" | "question" | "break" | "review" | "sealed";
  createdAt: number;
  players: number;
  round: number;
  rounds: number;
  /** id of its squad */
  squad?: string;
  /** it counts for the squad's record; absent: a scrimmage */
  mode?: "fullPerformance";
}

/** `receipt`: what went from the squad's history; null where it belonged to none */
export interface RemovedAnswer {
  ok: true;
  receipt: Receipt | null;
}

export interface ScrimmagesAnswer {
  ok: true;
  /** the server's clock, ms since 1970 */
  now: number;
  scrimmages: ScrimmageLine[];
}

/** Scrimmages that were kept long enough: the class as a whole is left of each. Newest first. */
export interface OlderAnswer {
  ok: true;
  /** for how many days a finished scrimmage is kept whole */
  keepDays: number;
  now: number;
  scrimmages: OlderLine[];
}

export interface OlderLine {
  id: string;
  title: string;
  startedAt: number;
  /** null for fewer than five */
  players: number | null;
  questions: number;
}

export interface ScrimmageAnswer {
  ok: true;
  id: string;
  code: string;
}

export interface SavedTemplate {
  id: string;
  title: string;
  plan: Plan;
}

export interface TemplatesAnswer {
  ok: true;
  templates: SavedTemplate[];
}

export interface SessionAnswer {
  ok: true;
  coach: boolean;
}

/** where players join: the whole address, and the short form to read aloud */
export interface AddressAnswer {
  ok: true;
  url: string;
  shown: string;
}

export interface JoinAnswer {
  ok: true;
  id: string;
  title: string;
  phase: string;
  round: number;
  rounds: number;
  /** it counts for the squad's record; absent: a scrimmage */
  mode?: "fullPerformance";
  locked: boolean;
  lateJoin: boolean;
  generatedNamesOnly: boolean;
  /** whoever is not on the roster may join too */
  guests: boolean;
  /** a player may choose to be recognised by this phone next time: `Connect.device` */
  keeps: boolean;
  /** of the squad it belongs to; empty without one */
  roster: RosterName[];
  /** free two-word names to choose from */
  names: string[];
}

/** A name to pick on the join page. `handle` goes into `Connect.member`. */
export interface RosterName {
  handle: string;
  name: string;
  /** somebody sits there; with a PIN its owner can take the seat over */
  taken: boolean;
  /** a PIN is asked for */
  pin: boolean;
}

/** One squad as lists show it. Times: ms since 1970. */
export interface SquadLine {
  id: string;
  name: string;
  kind: SquadKind;
  /** without a roster: whoever has the code joins */
  open: boolean;
  /** its names are generated; whose they are, only the coach's browser says */
  pseudonymous: boolean;
  createdAt: number;
  members: number;
  /** still stored; older ones are in its history only */
  scrimmages: number;
  /** when it last played; null: not yet */
  lastAt: number | null;
}

export interface SquadsAnswer {
  ok: true;
  squads: SquadLine[];
}

/** `name` is absent in a pseudonymous squad, where the server makes one; `pin`: four to eight digits */
export interface NewMember {
  name?: string | undefined;
  pin?: string | undefined;
  timeMult?: TimeMult | undefined;
  calm?: boolean | undefined;
}

export interface SquadPost {
  name: string;
  kind: SquadKind;
  pseudonymous?: boolean;
  open?: boolean;
  members?: NewMember[];
}

/** In the order in which they were sent. */
export interface EnrolledAnswer {
  ok: true;
  /** of the squad */
  id: string;
  members: { id: string; name: string }[];
}

export interface MemberLine {
  id: string;
  name: string;
  /** one is set */
  pin: boolean;
  timeMult: TimeMult;
  calm: boolean;
  /** personal scheduling of practice is wanted */
  optedIn: boolean;
  /** played so far */
  sessions: number;
}

export interface SquadDetail extends Omit<SquadLine, "members"> {
  guests: boolean;
  members: MemberLine[];
}

/** What counted: the squad's full performances, newest first, and no scrimmage. */
export interface RecordsAnswer {
  ok: true;
  /** the server's clock, ms since 1970 */
  now: number;
  squad: { id: string; name: string };
  records: RecordsView;
}

/** With the squad's scrimmages, newest first. */
export interface SquadAnswer {
  ok: true;
  squad: SquadDetail;
  scrimmages: ScrimmageLine[];
}

/** `pin`: four to eight digits; null: none */
export interface MemberPatch {
  name?: string;
  pin?: string | null;
  timeMult?: TimeMult;
  calm?: boolean;
  optIn?: boolean;
}

export interface PinLine {
  member: string;
  name: string;
  pin: string;
}

/** Told this once; the server keeps hashes only. */
export interface PinsAnswer {
  ok: true;
  pins: PinLine[];
}

/** `scrimmages`: how many went with the squad */
export interface ReceiptAnswer {
  ok: true;
  receipt: Receipt;
  scrimmages?: number;
}

/** A day for a follow-up: whole days after the scrimmage, and the start of the day where the coach is. */
export interface FollowUpDay {
  gapDays: number;
  dayAt: number;
}

/** One booked follow-up. */
export interface BookedLine extends FollowUpDay {
  id: string;
  /** the scrimmage that it follows, and its title */
  of: string;
  title: string;
  code: string;
  /** the scrimmage that it became; null: not opened yet */
  scrimmage: string | null;
  /** from then on the code opens it */
  opensAt: number;
  /** `today`: the code opens it now; `late`: its day is over, and the code still opens it */
  state: "waiting" | "today" | "late" | "open" | "played";
}

/** What was booked after a scrimmage. `squad`: null while it has none. */
export interface FollowUpsAnswer {
  ok: true;
  now: number;
  squad: string | null;
  declined: boolean;
  followUps: BookedLine[];
  /** of its squad; null while it has none */
  trial: TrialView | null;
}

/** What stayed, over the weeks. */
export interface RetentionAnswer {
  ok: true;
  now: number;
  squad: { id: string; name: string; open: boolean };
  term: TermView;
  /** the newest first */
  followUps: FollowUpView[];
  curves: CurveView[];
  booked: BookedLine[];
  /** the class's own trials */
  trial: TrialView;
}

/** A follow-up's own then and now, or those that came after a scrimmage of the day. */
export interface ThenNowAnswer {
  ok: true;
  own: FollowUpView | null;
  after: FollowUpView[];
}
