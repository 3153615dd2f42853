import { rng, shuffled } from "../kit/rng.ts";
import type { SessionRecord, TrialPair } from "../model/squad.ts";
import { DAY_MS } from "../retention/eligible.ts";
import {
  splitForTrial,
  type TrialAnswer,
  type TrialItem,
  type TrialResult,
  trialResult,
} from "../retention/microtrial.ts";
import { own } from "./keys.ts";
import { followed, sessionOf } from "./sessions.ts";
import type { Squad, Trial } from "./types.ts";

/**
 * A class's own trial (`learning.md` 8.8): of two questions alike one is reviewed at the first follow-up and
 * one is held back, by chance; at the second one both are asked. Until then neither is practised or played.
 */

/** pairs of one scrimmage: with five probes they fill a follow-up of four minutes */
export const TRIAL_PAIRS = 4;
const PAIRS_OFFERED_MIN = 2;
/** probes that come before a trial's questions, so that there are enough for what stayed */
const PROBES_FIRST = 5;

/** What a trial waits for: its first follow-up, its second, or nothing any more. */
export type TrialStage = "review" | "probe" | "done";

/** How trials stand in a squad, without a player in it. */
export interface TrialView {
  /** the scrimmage after which one can begin now; null: none */
  possible: { of: string; title: string } | null;
  waiting: { of: string; title: string; stage: "review" | "probe"; pairs: number }[];
  /** trials of which both follow-ups were played */
  done: number;
  /** all of those together; null while it rests on fewer than four pairs */
  result: TrialResult | null;
}

/** Pairs alike in topic and in how many were right, of what was played and is no probe; the same for the same seed. */
export function drawTrial(record: SessionRecord, seed: string): TrialPair[] {
  const drawn = new Set(record.probes.flatMap(({ question, as }) => [question, as]));
  const taken = new Set(record.asked.filter((one) => drawn.has(one.question)).map((one) => one.family));
  const items = new Map<string, TrialItem>();
  for (const { family, question, topics, answers } of record.asked) {
    if (drawn.has(question) || taken.has(family) || answers.length === 0) continue;
    const got = answers.reduce((sum, one) => sum + one.right, 0) / answers.length;
    // The first of a family's wordings, as it was at its last turn.
    items.set(family, { question: items.get(family)?.question ?? question, topic: topics[0] ?? "", got });
  }
  const pairs = splitForTrial([...items.values()], seed);
  return shuffled(pairs, rng(`${seed}/chosen`)).slice(0, TRIAL_PAIRS);
}

/** Follow-ups of that scrimmage that were played, in order. */
function playedAfter(squad: Squad, of: string): SessionRecord[] {
  return squad.sessions.filter((record) => followed(squad, record)?.scrimmage === of);
}

export function trialStage(squad: Squad, trial: Trial): TrialStage {
  return (["review", "probe"] as const)[playedAfter(squad, trial.of).length] ?? "done";
}

/** Neither arm is asked anywhere else while the trial is on. */
export function trialKeys(squad: Squad): string[] {
  const kept = new Set(squad.sessions.map((record) => record.booking));
  return squad.trials.flatMap((trial) => {
    const awaited = squad.bookings.some((one) => one.of === trial.of && !kept.has(one.id));
    const on = awaited && trialStage(squad, trial) !== "done";
    return on ? trial.pairs.flatMap(({ reviewed, heldBack }) => [reviewed, heldBack]) : [];
  });
}

/** What a follow-up asks for a trial, and what it leaves out; nothing of either without one. */
export function trialIn(squad: Squad, booking: string | null): { ask: string[]; leave: string[] } {
  const of = sessionOf(squad, booking)?.scrimmage;
  const trial = squad.trials.find((one) => one.of === of);
  const stage = trial ? trialStage(squad, trial) : "done";
  if (!trial || stage === "done") return { ask: [], leave: [] };
  const reviewed = trial.pairs.map((pair) => pair.reviewed);
  const heldBack = trial.pairs.map((pair) => pair.heldBack);
  if (stage === "review") return { ask: reviewed, leave: heldBack };
  // Pair after pair, so that both of one are reached or neither; which comes first alternates.
  const ask = trial.pairs.flatMap((pair, i) =>
    i % 2 === 0 ? [pair.reviewed, pair.heldBack] : [pair.heldBack, pair.reviewed],
  );
  return { ask, leave: [] };
}

/** The order of a follow-up with a trial: enough probes, the trial's questions, the other probes. */
export function withTrial(probes: readonly number[], trial: readonly number[]): number[] {
  const fresh = trial.filter((index) => !probes.includes(index));
  return [...probes.slice(0, PROBES_FIRST), ...fresh, ...probes.slice(PROBES_FIRST)];
}

export function trialView(squad: Squad): TrialView {
  const titleOf = (of: string) => squad.sessions.find((one) => one.scrimmage === of)?.title ?? "";
  const told = squad.trials.map((trial) => ({ trial, stage: trialStage(squad, trial) }));
  const done = told.filter(({ stage }) => stage === "done").map(({ trial }) => trial);
  return {
    possible: possibleIn(squad),
    waiting: told.flatMap(({ trial: { of, pairs }, stage }) =>
      stage === "done" ? [] : [{ of, title: titleOf(of), stage, pairs: pairs.length }],
    ),
    done: done.length,
    // The pairs are the sample, so those of several scrimmages can be taken together.
    result: trialResult(
      done.flatMap(({ pairs }) => pairs),
      done.flatMap((trial) => answersTo(squad, trial)),
    ),
  };
}

/** The newest scrimmage with two follow-ups to come and enough questions that are no probes. */
function possibleIn(squad: Squad): TrialView["possible"] {
  const last = sessionOf(squad, null);
  if (!last || squad.trials.some((one) => one.of === last.scrimmage)) return null;
  if (playedAfter(squad, last.scrimmage).length > 0) return null;
  const after = squad.bookings.filter((one) => one.of === last.scrimmage);
  const fit = after.length >= 2 && after.every((one) => one.scrimmage === null);
  if (!fit || drawTrial(last, "possible").length < PAIRS_OFFERED_MIN) return null;
  return { of: last.scrimmage, title: last.title };
}

/**
 * Answers of those who were there at both follow-ups, to pairs that went as drawn: the one reviewed at the
 * first, the other seen by nobody in between; a day or more later, before any feedback.
 */
function answersTo(squad: Squad, trial: Trial): TrialAnswer[] {
  const [first, second] = playedAfter(squad, trial.of);
  if (!first || !second || second.startedAt - first.endedAt < DAY_MS) return [];
  const there = new Set(answered(first));
  const between = squad.sessions.slice(
    squad.sessions.findIndex((one) => one.scrimmage === trial.of) + 1,
    squad.sessions.indexOf(second),
  );
  const seen = new Set(between.flatMap(({ asked, seen }) => [...asked, ...seen].map((one) => one.family)));
  return trial.pairs.flatMap(({ reviewed, heldBack }) => {
    const family = own(squad.questions, heldBack)?.family ?? heldBack;
    if (!first.asked.some((one) => one.question === reviewed) || seen.has(family)) return [];
    return [reviewed, heldBack].flatMap((question) => {
      const turn = second.asked.find((one) => one.question === question && one.exposure === 1);
      return (turn?.answers ?? []).flatMap(({ player, ms, right }): TrialAnswer[] => {
        const id = second.players[player];
        return ms === null || !id || !there.has(id) ? [] : [{ question, right }];
      });
    });
  });
}

function answered(record: SessionRecord): string[] {
  const players = record.asked.flatMap(({ answers }) => answers.filter((one) => one.ms !== null));
  return players.flatMap(({ player }) => record.players[player] ?? []);
}
