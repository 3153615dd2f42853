import { sha256Hex } from "#lib/kit/hash.ts";
import { normal, type Rng, rng } from "#lib/kit/rng.ts";
import type { Level } from "#lib/model/question.ts";
import type { BankItem } from "#lib/sequence/types.ts";
import type { Learner, Traits } from "./learner.ts";
import type { Model } from "./models.ts";
import { params, type SeedSet } from "./params.ts";

/** What one class is taught and when it plays; the same for every model and every policy. */
export interface World {
  seed: string;
  traits: Traits;
  bank: readonly BankItem[];
  /** by item: the session it is first taught for, and the day of its lesson */
  firstSession: readonly number[];
  taughtDay: readonly number[];
  /** by session: the day on which it begins, and its length, minutes of play */
  sessions: readonly { day: number; rounds: number }[];
  /** by session and player: present */
  present: readonly (readonly boolean[])[];
  /** true lowest quarter of the players */
  lowest: ReadonlySet<number>;
}

export interface Course {
  topicSizes: readonly number[];
  /** sessions of the course; items are taught for the first `taughtOver` of them */
  sessions: readonly { day: number; rounds: number }[];
  taughtOver: number;
  absentShare: number;
}

const { classroom } = params;

/** Six weeks, a scrimmage a week. */
export function weekly(absentShare: number): Course {
  const sessions = Array.from({ length: classroom.weeks }, (_, week) => ({
    day: 7 * week,
    rounds: classroom.rounds,
  }));
  return { topicSizes: classroom.topicSizes, sessions, taughtOver: classroom.weeks, absentShare };
}

/** The same minutes on one day, or on four. */
export function spread(days: readonly number[], rounds: number): Course {
  const sessions = days.map((day) => ({ day, rounds }));
  return { topicSizes: params.spread.topicSizes, sessions, taughtOver: 1, absentShare: 0 };
}

export function worldOf(seeds: SeedSet, index: number, course: Course): World {
  const seed = sha256Hex(`${params.seeds[seeds]}/${index}`);
  const items = course.taughtOver * course.topicSizes.reduce((sum, n) => sum + n, 0);
  const random = rng(`${seed}/traits`);
  const traits = { person: normals(classroom.players, random), item: normals(items, random) };
  const { bank, firstSession } = bankOf(course, traits.item, rng(`${seed}/bank`));
  const taught = rng(`${seed}/taught`);
  const [soonest, latest] = classroom.taughtDaysBefore as [number, number];
  const taughtDay = bank.map((_, item) => {
    const day = course.sessions[firstSession[item] ?? 0]?.day ?? 0;
    return day - soonest - taught.below(latest - soonest + 1);
  });
  const absent = rng(`${seed}/absent`);
  const present = course.sessions.map(() => traits.person.map(() => absent.next() >= course.absentShare));
  const order = traits.person.map((_, player) => player);
  order.sort((a, b) => (traits.person[a] ?? 0) - (traits.person[b] ?? 0));
  const lowest = new Set(order.slice(0, Math.ceil(order.length / 4)));
  return { seed, traits, bank, firstSession, taughtDay, sessions: course.sessions, present, lowest };
}

function bankOf(course: Course, ease: readonly number[], random: Rng) {
  const bank: BankItem[] = [];
  const firstSession: number[] = [];
  for (let session = 0; session < course.taughtOver; session++) {
    course.topicSizes.forEach((size, n) => {
      for (let i = 0; i < size; i++) {
        const index = bank.length;
        const [few, many] = classroom.words as [number, number];
        bank.push({
          index,
          id: `q${String(index).padStart(2, "0")}`,
          topics: [`week ${session + 1} topic ${n + 1}`],
          level: labelOf(ease[index] ?? 0, random),
          task: random.next() < classroom.conceptShare ? "concept" : "fact",
          floor: classroom.floor,
          options: classroom.options,
          words: few + random.below(many - few + 1),
          variantGroup: null,
        });
        firstSession.push(session);
      }
    });
  }
  return { bank, firstSession };
}

/** The author's label knows something of the difficulty, not all; a third each. */
function labelOf(ease: number, random: Rng): Level {
  const r = classroom.labelCorrelation;
  const guess = r * ease + Math.sqrt(1 - r * r) * normal(random);
  return guess > 0.43 ? "easy" : guess < -0.43 ? "hard" : "medium";
}

/** Learners of this world before the first session; lessons are given with `teach`. */
export function learnersOf(world: World, model: Model, stream: string): Learner {
  const random = rng(`${world.seed}/${model.name}/${stream}/memory`);
  const rounds = world.sessions.map((session) => session.rounds);
  const minutes = Math.max(...rounds) * ((classroom.roundSec + classroom.breakSec) / 60);
  return model.make({
    traits: world.traits,
    sessions: world.sessions.map((session) => session.day),
    sessionDays: minutes / (24 * 60),
    missWorth: model.missWorth,
    chance: () => random.next(),
  });
}

/** The lessons before a session. Who is absent from a scrimmage was there for the lesson. */
export function teach(world: World, learner: Learner, session: number): void {
  const lessons = world.bank.filter((item) => world.firstSession[item.index] === session);
  lessons.sort((a, b) => (world.taughtDay[a.index] ?? 0) - (world.taughtDay[b.index] ?? 0));
  for (const { index } of lessons) {
    const day = world.taughtDay[index] ?? 0;
    for (let player = 0; player < world.traits.person.length; player++) learner.taught(player, index, day);
  }
}

export function itemsTaughtBy(world: World, session: number): BankItem[] {
  return world.bank.filter((item) => (world.firstSession[item.index] ?? 0) <= session);
}

function normals(n: number, random: Rng): number[] {
  return Array.from({ length: n }, () => normal(random));
}
