import type { Rng } from "../kit/rng.ts";
import { gumbel } from "../kit/rng.ts";
import { clamp, knowledge } from "../kit/stats.ts";
import { knownAhead } from "../learning/memory.ts";
import type { Candidate } from "./candidate.ts";
import type { Day } from "./eligible.ts";
import type { SequenceState } from "./types.ts";

/** Weights of `learning.md` 2.4. */
const WEIGHT = { coverage: 0.5, need: 0.3, related: 0.25, confidentlyWrong: 0.3, noise: 0.15 };
const BAND = { centre: 0.7, sd: 0.25, low: 0.47, high: 0.84 };
export const HORIZON_DAYS = 14;
const EXPOSURE_COST = 5;
/** second pass at maximal lag: what was asked longest ago comes first, roughly */
const LAG_BONUS = 1.5;
/** share of Sure and wrong from which an error counts as a confident one */
const CONFIDENTLY_WRONG = 0.25;
/** missed in the session before: first rounds of this one */
const MISSED_BONUS = 1;
/** the last review's focus, until it has had its first question today */
const FOCUS_BONUS = 1;
const RAISE_BONUS = 0.3;
/** each second by which the round would miss its length */
const LANDING_COST = 0.12;
/** how far related topics may raise the chance of the best guess at the next topic, above 1/(T − 1) */
const GUESSABLE = 0.06;

export interface Term {
  term: string;
  amount: number;
}

export interface Scored {
  candidate: Candidate;
  score: number;
  terms: Term[];
}

export type Kind = "new" | "review" | "probe" | "return";

export interface Scale {
  state: SequenceState;
  day: Day;
  kind: Kind;
  slotsLeft: number;
  /** by topic: how many questions are looked at */
  offered: readonly number[];
  /** 0 when every new question will be asked anyway, 1 when there are twice as many as slots */
  choice: number;
}

export function scaleOf(scale: Omit<Scale, "choice">): Scale {
  return { ...scale, choice: clamp(scale.day.freshFamilies / scale.slotsLeft - 1, 0, 1) };
}

/**
 * The score of one candidate. The noise is the last term and Gumbel, so the choice is a softmax of the
 * others with temperature 0.15: doubling a topic's weight doubles its odds.
 */
export function scored(scale: Scale, candidate: Candidate, missSeconds: number, random: Rng): Scored {
  const terms =
    scale.kind === "probe"
      ? []
      : scale.kind === "return"
        ? comeback(candidate)
        : scale.kind === "new"
          ? unseen(scale, candidate)
          : seen(scale, candidate);
  // Probes are an unbiased sample: nothing but chance orders them.
  if (scale.kind !== "probe") {
    add(terms, "related", related(scale, candidate));
    add(terms, "mix", WEIGHT.noise * Math.log(weightOf(scale.state, candidate)));
    if (scale.day.focusOwed.has(candidate.topic)) add(terms, "focus", FOCUS_BONUS);
    if (scale.state.raise) add(terms, "raise", harder(scale.day, candidate) ? RAISE_BONUS : 0);
    add(terms, "time", -LANDING_COST * Math.max(0, missSeconds - 2));
  }
  add(terms, "chance", WEIGHT.noise * gumbel(random));
  return { candidate, score: terms.reduce((sum, { amount }) => sum + amount, 0), terms };
}

/** NEW: by how many are left for how many slots; with more than enough of them, the gettable ones of each topic. */
function unseen({ day, slotsLeft, choice, offered }: Scale, candidate: Candidate): Term[] {
  const left = day.freshFamilies;
  const terms: Term[] = [{ term: "new", amount: left >= slotsLeft ? 50 : 0.4 + (2.2 * left) / slotsLeft }];
  const k = knowledge(candidate.predicted.mean, candidate.item.floor);
  const outside = k - clamp(k, BAND.low, BAND.high);
  add(terms, "band", -choice * (1 - Math.exp(-(outside ** 2) / (2 * 0.1 ** 2))));
  const ofTopic = offered[candidate.topic] ?? 1;
  add(terms, "spread", -choice * WEIGHT.noise * Math.log(Math.max(1, ofTopic)));
  return terms;
}

function seen({ state, day }: Scale, candidate: Candidate): Term[] {
  const past = day.past[candidate.position];
  const k = knowledge(candidate.predicted.mean, candidate.item.floor);
  const terms: Term[] = [];
  add(terms, "band", Math.exp(-((k - BAND.centre) ** 2) / (2 * BAND.sd ** 2)));
  add(terms, "coverage", (WEIGHT.coverage * Math.min(past?.sessionsSince ?? 0, 4)) / 4);
  const { again } = candidate;
  // What the class's memory says is better than a guess from today's chance, until it is asked again.
  const remembered = again ? undefined : state.ahead?.[candidate.item.index];
  add(terms, "need", WEIGHT.need * (1 - (remembered ?? knownAhead(k, HORIZON_DAYS))));
  const wrong = again ? again.exposure.confidentlyWrong >= CONFIDENTLY_WRONG : past?.confidentlyWrong;
  add(terms, "sure_but_wrong", wrong ? WEIGHT.confidentlyWrong : 0);
  add(terms, "missed_before", past?.missed && state.round < 2 ? MISSED_BONUS : 0);
  if (again) {
    add(terms, "again", -EXPOSURE_COST * again.times);
    add(terms, "lag", (LAG_BONUS * again.lag) / (state.slot + 1));
  }
  return terms;
}

function comeback({ again }: Candidate): Term[] {
  const terms: Term[] = [];
  if (!again) return terms;
  const { missedSlot, success, confidentlyWrong } = again.exposure;
  add(terms, "missed", missedSlot === null ? 0 : 1 + (1 - (success ?? 0)));
  add(terms, "sure_but_wrong", confidentlyWrong >= CONFIDENTLY_WRONG ? WEIGHT.confidentlyWrong : 0);
  return terms;
}

/**
 * Different but related topics next to one another (S6), as far as it leaves the order unforeseeable (B5):
 * the term is capped where even a topic with a single relative would give a good guess.
 */
function related({ state, day }: Scale, candidate: Candidate): number {
  if (!state.relatedTopics || day.lastTopic < 0 || candidate.topic === day.lastTopic) return 0;
  const others = day.topicsInPlay - 2;
  if (others < 1) return 0;
  const guess = Math.min(0.9, 1 / (day.topicsInPlay - 1) + GUESSABLE);
  const cap = WEIGHT.noise * Math.log((guess * others) / (1 - guess));
  return Math.min(cap, WEIGHT.related * day.prepared.similarity(candidate.topic, day.lastTopic));
}

function weightOf(state: SequenceState, candidate: Candidate): number {
  const weight = state.topicWeight[candidate.item.topics[0] ?? ""] ?? 1;
  return weight > 0 ? weight : 1;
}

/** S10: several ideas at once or another wording, never less time. */
function harder(day: Day, { item, position }: Candidate): boolean {
  const family = day.prepared.members[day.prepared.family[position] as number];
  return item.task === "bridge" || (family !== undefined && family.length > 1);
}

function add(terms: Term[], term: string, amount: number): void {
  if (amount !== 0) terms.push({ term, amount });
}
