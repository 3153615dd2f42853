import { default_w, FSRSAlgorithm, type FSRSState, forgetting_curve, generatorParameters } from "ts-fsrs";
import { byCodeUnit } from "../kit/hash.ts";
import { knownAfter } from "../learning/memory.ts";
import type { Sureness } from "../model/input.ts";
import type { QuestionBase } from "../model/question.ts";
import { familyOf } from "./edition.ts";
import { memoryOf } from "./estimate.ts";
import { memberOf } from "./fold.ts";
import { own } from "./keys.ts";
import { DAY_MS, type Squad } from "./types.ts";

/**
 * What to practise between scrimmages (`learning.md` 6.5). For a member who opted in, by FSRS-6 with its
 * default weights; for everybody else by what the class missed and has left. Only the order comes out:
 * no stability, no chance of recall, no date.
 */

export const PRACTICE_SIZE = 6;
const RETENTION = 0.85;
const AGAIN = 1;
const HARD = 2;
const GOOD = 3;
const EASY = 4;
/** "another day", without a time zone: half a day later */
const ANOTHER_DAY_MS = DAY_MS / 2;

interface Review {
  question: string;
  at: number;
  right: boolean;
  sure: Sureness | null;
}

interface Card {
  state: FSRSState;
  at: number;
  /** when it was right and Sure, the first time of each day, at most two */
  sureAt: number[];
}

/** Keys for this member's home set; null for who is not on the roster or has not opted in. */
export function homeSet(
  squad: Squad,
  member: string,
  questions: readonly QuestionBase[],
  at: number,
): string[] | null {
  if (!memberOf(squad, member)?.optedIn) return null;
  const byKey = new Map(questions.map((question) => [question.id, question]));
  const due = [...cardsOf(reviewsOf(squad, member))].flatMap(([question, card]) => {
    const recall = forgetting_curve(default_w, daysBetween(card.at, at), card.state.stability);
    return byKey.has(question) && recall <= RETENTION ? [{ question, recall }] : [];
  });
  due.sort((a, b) => a.recall - b.recall || byCodeUnit(a.question, b.question));
  const own = due.map((one) => one.question);
  return firstOfFamilies([...own, ...classOrder(squad, questions, at)], byKey);
}

/** The same set for everybody: nobody's own answers are looked at. */
export function practiceSet(squad: Squad, questions: readonly QuestionBase[], at: number): string[] {
  const byKey = new Map(questions.map((question) => [question.id, question]));
  return firstOfFamilies(classOrder(squad, questions, at), byKey);
}

/** Asked before: what was missed, the last focus's topics first, then what is least left of. */
function classOrder(squad: Squad, questions: readonly QuestionBase[], at: number): string[] {
  const focus = squad.sessions.at(-1)?.focus ?? [];
  const ranked = questions.flatMap(({ id }) => {
    const history = own(squad.questions, id);
    if (!history) return [];
    const memory = memoryOf(squad, history);
    const place = focus.indexOf(history.topic);
    return [
      {
        id,
        focus: place < 0 ? focus.length : place,
        missed: history.missed ? 0 : 1,
        known: memory ? knownAfter(memory, Math.max(0, at - history.lastAt) / DAY_MS) : 0,
      },
    ];
  });
  ranked.sort(
    (a, b) => a.missed - b.missed || a.focus - b.focus || a.known - b.known || byCodeUnit(a.id, b.id),
  );
  return ranked.map(({ id }) => id);
}

function firstOfFamilies(keys: readonly string[], byKey: ReadonlyMap<string, QuestionBase>): string[] {
  const families = new Set<string>();
  const out: string[] = [];
  for (const key of keys) {
    const question = byKey.get(key);
    if (!question || out.length === PRACTICE_SIZE || families.has(familyOf(question))) continue;
    families.add(familyOf(question));
    out.push(key);
  }
  return out;
}

/** Every attempt: the first turn a day of each question in scrimmages, and all practice, by time. */
function reviewsOf(squad: Squad, member: string): Review[] {
  const played = squad.sessions.flatMap((record) => {
    const index = record.players.indexOf(member);
    if (index < 0) return [];
    return record.asked.flatMap(({ question, exposure, at, answers }): Review[] => {
      const answer = answers.find(({ player, ms }) => player === index && ms !== null);
      if (!answer || exposure > 1) return [];
      return [{ question, at, right: answer.right === 1, sure: answer.sure }];
    });
  });
  const all: Review[] = [...played, ...(own(squad.practised, member) ?? [])];
  return all.sort((a, b) => a.at - b.at || byCodeUnit(a.question, b.question));
}

function cardsOf(reviews: readonly Review[]): Map<string, Card> {
  const algorithm = new FSRSAlgorithm(
    generatorParameters({ request_retention: RETENTION, enable_fuzz: false }),
  );
  const cards = new Map<string, Card>();
  for (const review of reviews) {
    const card = cards.get(review.question);
    const sureAt = sureDays(card?.sureAt ?? [], review);
    const elapsed = card ? daysBetween(card.at, review.at) : 0;
    const state = algorithm.next_state(card?.state ?? null, elapsed, gradeOf(review, sureAt.length));
    cards.set(review.question, { state, at: review.at, sureAt });
  }
  return cards;
}

function sureDays(before: readonly number[], { right, sure, at }: Review): number[] {
  const last = before.at(-1);
  const counts = right && sure === 2 && (last === undefined || at - last >= ANOTHER_DAY_MS);
  return counts ? [...before, at].slice(-2) : [...before];
}

function gradeOf({ right, sure }: Review, sureDays: number): number {
  if (!right) return AGAIN;
  if (sure === 0) return HARD;
  return sure === 2 && sureDays >= 2 ? EASY : GOOD;
}

/** A second answer on the same day takes the short-term step. */
function daysBetween(from: number, to: number): number {
  const days = Math.max(0, to - from) / DAY_MS;
  return days < 0.5 ? 0 : days;
}
