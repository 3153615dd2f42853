import { GAP_MS, GRACE_MS, LEAD_MS, REVEAL_MS, SETTLE_MS } from "#lib/kit/limits.ts";
import { normal, type Rng, rng } from "#lib/kit/rng.ts";
import { clamp } from "#lib/kit/stats.ts";
import type { Dial } from "#lib/model/plan.ts";
import { readingMs, thinkingMs } from "#lib/sequence/budget.ts";
import type { BankItem, SlotKind } from "#lib/sequence/types.ts";
import type { Learner } from "./learner.ts";
import type { Model } from "./models.ts";
import { params } from "./params.ts";
import { itemsTaughtBy, learnersOf, teach, type World } from "./world.ts";

/** One question shown to the whole room, as it went. */
export interface Slot {
  session: number;
  round: number;
  item: number;
  kind: SlotKind;
  /** by player: right, wrong, or null for those who are absent */
  answers: readonly (0 | 1 | null)[];
  /** real days since the first session, and ms since this one began */
  day: number;
  atMs: number;
  lengthMs: number;
  dial: Dial;
  /** until the last player's answer */
  busyMs: number;
}

export interface Choice {
  item: number;
  kind: SlotKind;
  dial: Dial;
}

export interface Session {
  n: number;
  day: number;
  rounds: number;
  bank: readonly BankItem[];
  present: readonly boolean[];
}

/**
 * Who decides what comes next. It is told what was answered, never what is remembered. `next` says null
 * when the round is over; the clock is that of the session.
 */
export interface Conductor {
  session(session: Session): void;
  round(n: number, atMs: number): void;
  next(elapsedMs: number, atMs: number): Choice | null;
  note(slot: Slot): void;
  /** the round is over: its break begins, or after the last one the review */
  broke(atMs: number): void;
}

export type MakeConductor = (world: World, random: Rng) => Conductor;

export interface Course {
  world: World;
  learner: Learner;
  slots: readonly Slot[];
  /** by round: ms by which it missed its length */
  missedMs: readonly number[];
  /** minutes of play */
  minutes: number;
}

const { classroom } = params;
const ROUND_MS = classroom.roundSec * 1_000;
const DAY_MS = 86_400_000;

export function play(world: World, model: Model, name: string, make: MakeConductor): Course {
  const learner = learnersOf(world, model, name);
  const conductor = make(world, rng(`${world.seed}/${model.name}/${name}/policy`));
  const answering = rng(`${world.seed}/${model.name}/${name}/answers`);
  const pace = rng(`${world.seed}/${model.name}/${name}/pace`);
  const slots: Slot[] = [];
  const missedMs: number[] = [];
  let playedMs = 0;
  world.sessions.forEach(({ day, rounds }, n) => {
    teach(world, learner, n);
    const present = world.present[n] ?? [];
    conductor.session({ n, day, rounds, bank: itemsTaughtBy(world, n), present });
    let atMs = 0;
    for (let round = 0; round < rounds; round++) {
      const startedMs = atMs;
      conductor.round(round, atMs);
      for (let choice = conductor.next(0, atMs); choice; choice = conductor.next(atMs - startedMs, atMs)) {
        const item = world.bank[choice.item];
        if (!item) break;
        const length = lengthOf(item, pace);
        const openMs = atMs + LEAD_MS;
        const when = day + openMs / DAY_MS;
        const answers = present.map((here, player) =>
          here ? answer(learner, player, item, when, answering) : null,
        );
        atMs += length.ms;
        const slot = {
          session: n,
          round,
          item: item.index,
          kind: choice.kind,
          dial: choice.dial,
          answers,
          day: when,
          atMs,
          lengthMs: length.ms,
          busyMs: length.busyMs,
        };
        slots.push(slot);
        conductor.note(slot);
      }
      missedMs.push(atMs - startedMs - ROUND_MS);
      playedMs += atMs - startedMs;
      conductor.broke(atMs);
      atMs += classroom.breakSec * 1_000;
    }
  });
  return { world, learner, slots, missedMs, minutes: playedMs / 60_000 };
}

function answer(learner: Learner, player: number, item: BankItem, day: number, random: Rng): 0 | 1 {
  const recalled = random.next() < learner.recall(player, item.index, day);
  learner.answered(player, item.index, day, recalled);
  return recalled || random.next() < item.floor ? 1 : 0;
}

/**
 * The same clock for everybody: reading and thinking, then the fixed parts of a slot. A limit is never what
 * shortens a slot here, or an engine that sets a tight one would win minutes by it.
 */
function lengthOf(item: BankItem, random: Rng): { ms: number; busyMs: number } {
  const scatter = Math.exp(clamp(classroom.paceScatter * normal(random), -0.5, 0.5));
  const busyMs = (readingMs(item) + thinkingMs(item.task, {})) * classroom.paceFactor * scatter;
  return { ms: Math.round(LEAD_MS + busyMs + SETTLE_MS + GRACE_MS + REVEAL_MS + GAP_MS), busyMs };
}
