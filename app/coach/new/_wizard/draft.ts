import { FULL_SEC_MAX, TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type { Dial, Plan, PlanMode } from "#lib/model/plan.ts";
import { CLASS_PLAN, FULL_PLAN, fitLadder, TEMPLATES } from "#lib/model/templates.ts";
import type { PackCard, SquadLine } from "#lib/protocol/http.ts";

/** What the coach has decided so far; kept in this browser until the lobby opens. */
export interface Draft {
  step: StepName;
  packs: string[];
  withoutTopics: string[];
  /** the template that the shape began with, built in or saved; null after a change */
  template: string | null;
  /** `plan.title` is empty until the coach names it */
  plan: Plan;
  lessonMin: number;
  /** id of the squad it is for; absent: none */
  squad?: string;
  /** topics that the class has not been taught yet; absent: it has been taught everything */
  untaught?: string[];
}

export const STEPS = ["packs", "shape", "followUps", "check"] as const;
export type StepName = (typeof STEPS)[number];

export const ROUND_SECS = [180, 210, 240, 270, 300];
/** lengths of a full performance's one round */
export const FULL_SECS = [180, 300, 600, 900, 1_200, 1_500, 1_800, 2_400, FULL_SEC_MAX];
export const BREAK_SECS = [60, 75, 90, 105, 120];
export const LESSONS_MIN = [15, 20, 30, 40, 45, 50, 55, 60, 75, 90, 120];

/** Its number changes with the form of a draft, so that an older one is simply not found. */
const STORAGE_KEY = "scrimmage.draft.1";

export function newDraft(): Draft {
  return {
    step: "packs",
    packs: [],
    withoutTopics: [],
    template: TEMPLATES[0]?.id ?? null,
    plan: { ...CLASS_PLAN, title: "" },
    lessonMin: 45,
  };
}

export function storedDraft(): Draft | null {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing. */
export function storeDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Nothing was kept, so nothing stays.
  }
}

/** The shape of a template with the name that the coach gave. */
export function shaped(draft: Draft, template: { id: string; plan: Plan }): Draft {
  return { ...draft, template: template.id, plan: { ...template.plan, title: draft.plan.title } };
}

/** A changed plan is no template's any more. */
export function replanned(draft: Draft, change: Partial<Plan>): Draft {
  return { ...draft, template: null, plan: { ...draft.plan, ...change } };
}

/** Practice, or what counts: each begins with a shape of its own; who plays, and how they are seen, stays. */
export function withMode(draft: Draft, mode: PlanMode): Draft {
  if ((draft.plan.mode ?? "scrimmage") === mode) return draft;
  const { title, format, teams, namesOnProjector, relatedTopics, followUps } = draft.plan;
  const kept = { title, format, teams, namesOnProjector, relatedTopics, followUps };
  if (mode === "fullPerformance") return { ...draft, template: null, plan: { ...FULL_PLAN, ...kept } };
  return { ...draft, template: null, plan: { ...CLASS_PLAN, ...kept } };
}

export function withRounds(draft: Draft, rounds: number): Draft {
  return replanned(draft, { rounds, dialLadder: fitLadder(draft.plan.dialLadder, rounds) });
}

export function withDial(draft: Draft, round: number, dial: Dial): Draft {
  return replanned(draft, { dialLadder: draft.plan.dialLadder.map((one, i) => (i === round ? dial : one)) });
}

export function withPack(draft: Draft, id: string, chosen: boolean): Draft {
  const others = draft.packs.filter((one) => one !== id);
  return { ...draft, packs: chosen ? [...others, id] : others };
}

export function withTopics(draft: Draft, topics: readonly string[], on: boolean): Draft {
  const others = draft.withoutTopics.filter((topic) => !topics.includes(topic));
  return { ...draft, withoutTopics: on ? others : [...others, ...topics] };
}

/** Packs, and the squad, may have been deleted since the draft was kept. */
export function stillThere(
  { squad, ...draft }: Draft,
  packs: readonly PackCard[],
  squads: readonly SquadLine[],
): Draft {
  const there = draft.packs.filter((id) => packs.some((pack) => pack.id === id));
  const kept = { ...draft, packs: there };
  return squads.some((one) => one.id === squad) ? { ...kept, squad } : kept;
}

/** Packs of the draft that are still on the shelf. */
export function chosenPacks(draft: Draft, packs: readonly PackCard[]): PackCard[] {
  return draft.packs.flatMap((id) => packs.filter((pack) => pack.id === id));
}

/** Topics that are in, in the order of the packs. */
export function topicsIn(draft: Draft, packs: readonly PackCard[]): string[] {
  const names = chosenPacks(draft, packs).flatMap((pack) => pack.topics.map(({ topic }) => topic));
  return [...new Set(names)].filter((topic) => !draft.withoutTopics.includes(topic));
}

/** The plan as the server gets it: with what has been taught, where that is not everything. */
export function planOf(draft: Draft, packs: readonly PackCard[], title: string): Plan {
  const { taught: _, ...plan } = { ...draft.plan, title };
  const topics = topicsIn(draft, packs);
  const taught = topics.filter((topic) => !draft.untaught?.includes(topic));
  return taught.length === topics.length ? plan : { ...plan, taught };
}

/** One more or one fewer topic that the class has been taught. */
export function withTaught(draft: Draft, topic: string, taught: boolean): Draft {
  const others = (draft.untaught ?? []).filter((one) => one !== topic);
  return { ...draft, untaught: taught ? others : [...others, topic] };
}

/** Questions and topics that are in. */
export function bankSize(draft: Draft, packs: readonly PackCard[]): { questions: number; topics: number } {
  const topics = new Set<string>();
  let questions = 0;
  for (const pack of chosenPacks(draft, packs))
    for (const { topic, questions: n } of pack.topics) {
      if (draft.withoutTopics.includes(topic)) continue;
      topics.add(topic);
      questions += n;
    }
  return { questions, topics: topics.size };
}

/** The name the coach gave, or one from the packs. */
export function titleOf(draft: Draft, packs: readonly PackCard[], fallback: string): string {
  const own = draft.plan.title.trim();
  if (own !== "") return own;
  const titles = chosenPacks(draft, packs).map((pack) => pack.title);
  const [first] = titles;
  if (first === undefined) return fallback;
  return (titles.length === 1 ? first : `${first} + ${titles.length - 1}`).slice(0, TITLE_CHARS_MAX);
}
