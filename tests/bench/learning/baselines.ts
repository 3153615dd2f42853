import { type Rng, rng, shuffled } from "#lib/kit/rng.ts";
import { dialOf } from "./engine.ts";
import { params } from "./params.ts";
import type { Conductor, MakeConductor, Session } from "./play.ts";
import { type Tracker, tracker } from "./tracker.ts";
import type { World } from "./world.ts";

/**
 * What a teacher could do without the engine: an order of questions, gone through until the time is up
 * and made again when it ends.
 */
type Order = (session: Session, bench: Bench) => number[];

interface Bench {
  world: World;
  known: Tracker;
  random: Rng;
}

const { classroom } = params;
const ROUND_MS = classroom.roundSec * 1_000;
/** before the first question has been seen */
const SLOT_MS = 25_000;

function inOrder(order: Order): MakeConductor {
  return (world, random): Conductor => {
    const bench = { world, known: tracker(world), random };
    let current: Session | null = null;
    let list: number[] = [];
    let round = 0;
    let spentMs = 0;
    let asked = 0;
    return {
      session(session) {
        current = session;
        list = [];
      },
      round(n) {
        round = n;
      },
      next(elapsedMs) {
        // One more if the round then ends nearer to its length, going by the slots so far.
        const slotMs = asked > 0 ? spentMs / asked : SLOT_MS;
        if (!current || ROUND_MS - elapsedMs < slotMs / 2) return null;
        if (list.length === 0) list = order(current, bench);
        const item = list.shift();
        return item === undefined ? null : { item, kind: "new", dial: dialOf(round) };
      },
      note(slot) {
        bench.known.note(slot);
        spentMs += slot.lengthMs;
        asked++;
      },
      broke() {},
    };
  };
}

function ofThisWeek({ bank, n }: Session, world: World): number[] {
  const items = bank.map((item) => item.index);
  const week = items.filter((item) => world.firstSession[item] === n);
  // In a course whose lessons are over, this week's quiz is the last one that there was.
  return week.length > 0 ? week : items;
}

function sortedBy(items: readonly number[], value: (item: number) => number, random: Rng): number[] {
  const keyed = shuffled(items, random).map((item) => ({ item, value: value(item) }));
  keyed.sort((a, b) => a.value - b.value);
  return keyed.map(({ item }) => item);
}

const everything = ({ bank }: Session) => bank.map((item) => item.index);

export const BASELINES: Readonly<Record<string, MakeConductor>> = {
  /** each of this week's questions twice in a row */
  weekdrill: inOrder((session, { world }) => ofThisWeek(session, world).flatMap((item) => [item, item])),
  /** this week's quiz, topic by topic, over and over: with 14 questions and 28 slots two passes */
  week: inOrder((session, { world }) => ofThisWeek(session, world)),
  /** this week's quiz in one mixed order that never changes */
  fixed: inOrder((session, { world }) =>
    shuffled(ofThisWeek(session, world), rng(`${world.seed}/fixed/${session.n}`)),
  ),
  /** this week's quiz, mixed anew every time */
  shuffle: inOrder((session, { world, random }) => shuffled(ofThisWeek(session, world), random)),
  /** everything taught so far, mixed anew every time */
  cumshuffle: inOrder((session, { random }) => shuffled(everything(session), random)),
  /** what was asked longest ago, or never */
  LRU: inOrder((session, { known, random }) =>
    sortedBy(everything(session), (item) => known.lastDay(item) ?? Number.NEGATIVE_INFINITY, random),
  ),
  /** what the class probably knows least */
  need: inOrder((session, { known, random }) =>
    sortedBy(everything(session), (item) => known.now(item, session.day), random),
  ),
};
