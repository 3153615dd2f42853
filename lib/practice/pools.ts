import { rng } from "../kit/rng.ts";
import type { QuestionBase } from "../model/question.ts";
import type { State } from "../model/state.ts";
import { buildMine } from "../review/mine.ts";
import { buildReport } from "../review/report.ts";
import { familyOf } from "../squad/edition.ts";
import { memberOf } from "../squad/fold.ts";
import { own } from "../squad/keys.ts";
import { homeSet, practiceSet } from "../squad/practice.ts";
import type { Squad } from "../squad/types.ts";
import { keptFrom } from "./kept.ts";
import type { Pool } from "./set.ts";

/** of a focus topic, beside a player's own misses */
const FOCUS_QUESTIONS = 4;
const LINK_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const LINK_CHARS = 20;

/** Before the review a question may still come, and a check would tell its answer. */
export function mayPractise({ phase }: State): boolean {
  return phase === "review" || phase === "sealed";
}

/** The part of a scrimmage's practice address that nobody can guess: of its seed, so that nothing is stored. */
export function practiceLink(state: State): string {
  const random = rng(`${state.seed}/practice-link`);
  return Array.from({ length: LINK_CHARS }, () => LINK_LETTERS[random.below(LINK_LETTERS.length)]).join("");
}

/** The focus topics of a scrimmage, for everybody. */
export function setPool(state: State, squad: Squad | null): Pool {
  return poolOf(
    state,
    squad,
    buildReport(state).practice.flatMap((set) => set.questions),
  );
}

/**
 * What this seat was sure of or missed, then the topics that its player chose to work on; the scrimmage's
 * focus where that is nothing. Null without such a seat. `everybody`: the pool of all, where it is known already.
 */
export function ownPool(
  state: State,
  squad: Squad | null,
  n: number,
  everybody: () => Pool = () => setPool(state, squad),
): Pool | null {
  const mine = buildMine(state, n);
  if (!mine) return null;
  const missed = mine.practice.map(({ question }) => question.id);
  const topics = new Set([mine.committed, mine.focus].filter((topic) => topic !== null));
  const focus = [...topics].flatMap((topic) =>
    state.questions
      .filter(({ id, topics }) => topics[0] === topic && !missed.includes(id))
      .slice(0, FOCUS_QUESTIONS)
      .map(({ id }) => id),
  );
  const member = state.seats[n]?.member ?? null;
  const chosen = poolOf(state, squad, [...missed, ...focus]);
  const pool = chosen.wanted.length > 0 ? chosen : everybody();
  return { ...pool, personal: member !== null && isOptedIn(squad, member) };
}

/** A member's set between scrimmages, out of questions that the squad has met. */
export function homePool(
  squad: Squad,
  questions: readonly QuestionBase[],
  { member, title, secret, at }: { member: string; title: string; secret: string; at: number },
): Pool {
  const kept = keptFrom(questions, { state: null, squad });
  const free = questions.filter((question) => !kept(question));
  const wanted = homeSet(squad, member, free, at) ?? practiceSet(squad, free, at);
  const met = free.filter(({ id }) => own(squad.questions, id));
  const personal = isOptedIn(squad, member);
  return { title, secret, personal, questions: free, wanted, families: new Set(met.map(familyOf)) };
}

export function isOptedIn(squad: Squad | null, member: string): boolean {
  return (squad && memberOf(squad, member)?.optedIn) ?? false;
}

function poolOf(state: State, squad: Squad | null, ids: readonly string[]): Pool {
  const kept = keptFrom(state.questions, { state, squad });
  const out = new Set(state.runs.filter((run) => run.thrownOut).map((run) => run.question));
  const questions = state.questions.filter((question, i) => !kept(question) && !out.has(i));
  const wanted = ids.filter((id) => questions.some((question) => question.id === id));
  const families = new Set(questions.filter(({ id }) => wanted.includes(id)).map(familyOf));
  const secret = `${state.seed}/practice`;
  return { title: state.plan.title, secret, personal: false, questions, wanted, families };
}
