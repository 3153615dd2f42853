/**
 * What the HTTP routes say, as types: the screens import them at no cost. Every answer is JSON;
 * a refusal has the status of its code (`server/http/refuse.ts`).
 */
import type { Code } from "../kit/codes.ts";
import type { Pack } from "../model/pack.ts";
import type { Plan } from "../model/plan.ts";
import type { QuestionBase } from "../model/question.ts";
import type { Imported } from "../packs/import.ts";
import type { Problem } from "../packs/problems.ts";

/** Refusals that only the HTTP routes have; the screens word them (`lib/i18n/coach.ts`). */
export const HTTP_CODES = [
  "no-such-page",
  "no-such-pack",
  "no-such-scrimmage",
  "no-such-template",
  "no-such-file",
  "read-only", // a sample pack; copy it first
  "changed-meanwhile", // somebody else saved since this page read it
  "cross-site", // the request came from another site's page
  "not-media", // not a picture or a sound that is taken
  "bad-pack",
  "bad-plan",
  "improper", // a confidence table where honesty does not pay
  "no-pack",
  "our-fault",
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

export type PackPost = { pack: PackDraft } | { copyOf: string };

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

export interface PlanCheckPost {
  plan: Plan;
  packs: string[];
  withoutTopics?: string[];
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
  mix: { topic: string; share: number; questions: number }[];
  problems: { code: PlanProblem; topic?: string; n?: number; of?: number }[];
}

export type PlanProblem =
  | "no-questions"
  | "few-questions" // fewer than slots: some come twice
  | "one-topic" // nothing to mix
  | "topic-heavy" // more than half of the questions have one topic
  | "no-huddle-question" // nothing that can be held back for the huddle
  | "high-dial"; // dial 3 and more needs questions seen before

export interface ScrimmagePost {
  plan: Plan;
  packs: string[];
  withoutTopics?: string[];
}

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
}

export interface ScrimmagesAnswer {
  ok: true;
  /** the server's clock, ms since 1970 */
  now: number;
  scrimmages: ScrimmageLine[];
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
  locked: boolean;
  lateJoin: boolean;
  generatedNamesOnly: boolean;
  /** free two-word names to choose from */
  names: string[];
}
