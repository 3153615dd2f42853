import { type Rng, rng } from "../kit/rng.ts";
import { type Candidate, candidate } from "./candidate.ts";
import { type Again, type Day, survey } from "./eligible.ts";
import { BOUND_SINCE, END_MS, landing, standMs } from "./land.ts";
import { due, freshIsNext, probesOwed, repeatsLeft } from "./mix.ts";
import { type Neighbours, neighbours } from "./neighbours.ts";
import { sampled } from "./sample.ts";
import { type Kind, type Scored, scaleOf, scored } from "./score.ts";
import * as shape from "./shape.ts";
import type { Compromise, Pick, Predict, SequenceState, SlotKind } from "./types.ts";

/** rules from which the cover of topics comes before the landing, and for nine foreseen questions too */
const COVERS_FIRST_SINCE = 2;

/**
 * The next question of this round, or null when the round is over. A pure function of its arguments: a
 * replay of the log gives the same picks. `predict` is asked for every question that could come.
 */
export function pickNext(state: SequenceState, predict: Predict): Pick | null {
  const day = survey(state);
  const table = look(state, day, predict);
  if (table.pool.length === 0 && table.finals.length === 0) return null;
  if (state.pick > 0 && (table.landing.over || shareUsed(state, day, table.slotsLeft))) return null;
  const slot = slotFor(table);
  const now: shape.Narrowing = { list: slot.list, compromises: slot.compromises };
  shapeSlot(table, slot, now);
  return announce(table, slot, now);
}

/** Everything about this moment that more than one rule needs. */
interface Table {
  state: SequenceState;
  day: Day;
  /** what an ordinary slot may show: unseen questions, or the second pass when there are none */
  pool: Candidate[];
  secondPass: boolean;
  /** what may come back after a miss, and what may be the clutch */
  comebacks: Candidate[];
  finals: Candidate[];
  landing: ReturnType<typeof landing>;
  slotsLeft: number;
  slotsInRound: number;
  repeats: number;
  apart: Neighbours;
}

interface Slot {
  slot: SlotKind;
  kind: Kind;
  list: readonly Candidate[];
  compromises: Compromise[];
}

function look(state: SequenceState, day: Day, predict: Predict): Table {
  const make = (again: Again) => candidate(state, day, predict, again.position, again);
  const fresh = sampled(state, day).map((position) => candidate(state, day, predict, position, null));
  if (state.followUp) return followUpTable(state, day, fresh);
  const secondPass = fresh.length === 0;
  const inPlay = secondPass ? day.again.map(make) : fresh;
  const leftMs = state.roundMs - state.elapsedMs;
  const meanMs = inPlay.reduce((sum, one) => sum + one.expectedMs, 0) / Math.max(1, inPlay.length);
  const slotsLeft = inPlay.length === 0 ? 1 : Math.max(1, Math.round(leftMs / meanMs));
  const slotsInRound = state.pick + slotsLeft;
  const repeats = secondPass ? Number.POSITIVE_INFINITY : repeatsLeft(state, day, slotsInRound);
  const pool = apartInTime(state, day, inPlay);
  const finals = state.once ? [] : endingInTime(state, clutches(state, day, repeats, fresh, make));
  return {
    state,
    day,
    pool,
    secondPass,
    comebacks: endingInTime(state, [...day.returnable].map(make)).filter(
      (one) => one.predicted.mean >= shape.CLUTCH_MIN,
    ),
    finals,
    landing: landing(
      leftMs,
      pool.map((one) => one.expectedMs),
      finals.map((one) => one.expectedMs),
    ),
    slotsLeft,
    slotsInRound,
    repeats,
    apart: neighbours({
      counts: secondPass ? countTopics(inPlay, day) : day.freshOfTopic,
      slotsLeft,
      last: day.lastTopic,
      run: day.run,
      topics: day.topicsInPlay,
      draw: draw(state, "run").next(),
    }),
  };
}

/**
 * What cannot make the round end too late, however long everybody takes. The first question of a round is
 * always asked.
 */
function endingInTime(state: SequenceState, list: Candidate[]): Candidate[] {
  if (state.rules < BOUND_SINCE || state.pick === 0) return list;
  const mostMs = state.roundMs - state.elapsedMs + END_MS;
  return list.filter((one) => one.longestMs <= mostMs);
}

/** Rather than ask the same topic twice running for want of other short questions, the last answer stands longer. */
function apartInTime(state: SequenceState, day: Day, list: Candidate[]): Candidate[] {
  const inTime = endingInTime(state, list);
  if (inTime.length === list.length || standMs(state.roundMs - state.elapsedMs) === 0) return inTime;
  const onlyThere = (some: Candidate[]) => some.every((one) => one.topic === day.lastTopic);
  return onlyThere(inTime) && !onlyThere(list) ? [] : inTime;
}

/** Probes and what is due: nothing new, nothing twice, no clutch, and no comebacks. */
function followUpTable(state: SequenceState, day: Day, fresh: readonly Candidate[]): Table {
  const drawn = new Set(state.followUp);
  const due = fresh.filter((one) => drawn.has(one.item.index) || day.past[one.position]);
  const pool = endingInTime(state, due);
  const leftMs = state.roundMs - state.elapsedMs;
  const lengths = pool.map((one) => one.expectedMs);
  const meanMs = lengths.reduce((sum, ms) => sum + ms, 0) / Math.max(1, pool.length);
  const slotsLeft = pool.length === 0 ? 1 : Math.max(1, Math.round(leftMs / meanMs));
  return {
    state,
    day,
    pool,
    secondPass: false,
    comebacks: [],
    finals: [],
    landing: landing(leftMs, lengths, []),
    slotsLeft,
    slotsInRound: state.pick + slotsLeft,
    repeats: 0,
    apart: neighbours({
      counts: countTopics(pool, day),
      slotsLeft,
      last: day.lastTopic,
      run: day.run,
      topics: day.topicsInPlay,
      draw: draw(state, "run").next(),
    }),
  };
}

/**
 * Probes first, in the order drawn, so that no answer to anything else helps with them; one that is far too
 * long for what is left of the round lets the next one go before.
 */
function followUpSlot(table: Table): Slot {
  const { state, pool } = table;
  const leftMs = state.roundMs - state.elapsedMs;
  const waiting = (state.followUp ?? []).flatMap((index) => pool.filter((one) => one.item.index === index));
  const probe = waiting.find((one) => one.expectedMs <= leftMs + END_MS || state.pick === 0);
  if (probe) return { slot: "probe", kind: "probe", list: [probe], compromises: [] };
  const due = pool.filter((one) => !waiting.includes(one));
  if (due.length > 0) return { slot: "review", kind: "review", list: due, compromises: [] };
  return { slot: "probe", kind: "probe", list: waiting.slice(0, 1), compromises: [] };
}

/**
 * The clutch has been asked before, and explained: the last slot is under pressure, and pressure is for what
 * has been retrieved once. It counts as a repeat of the day's budget; a round at game speed may have one anyway.
 */
function clutches(
  state: SequenceState,
  day: Day,
  repeats: number,
  fresh: readonly Candidate[],
  make: (again: Again) => Candidate,
): Candidate[] {
  if (day.thisRound.some((one) => one.slot === "clutch")) return [];
  const earlier = fresh.filter(({ position }) => day.past[position]?.probe === false);
  const mayRepeat = repeats >= 1 || state.dial >= 3;
  const ready = day.again.filter(
    (again) =>
      mayRepeat &&
      again.exposure.breaksBefore < state.breaksBegun &&
      (again.exposure.missedSlot === null || day.returnable.has(again) || again.times > 1),
  );
  const list = [...earlier, ...ready.map(make)];
  // Its own topic must not be the one before, unless there is only one.
  const apart = day.topicsInPlay > 1 ? list.filter((one) => one.topic !== day.lastTopic) : list;
  // The round is steered towards one that fits, if there is one.
  const fitting = apart.filter(shape.inClutchBand);
  return fitting.length > 0 ? fitting : apart;
}

/** What this slot is for. Checked in this order: the last one, the first one, checks, probes, comebacks, the rest. */
function slotFor(table: Table): Slot {
  const { state, day } = table;
  if (state.followUp) return followUpSlot(table);
  const rest: Slot = {
    slot: table.secondPass ? "review" : "new",
    kind: table.secondPass ? "review" : "new",
    list: table.pool,
    compromises: [],
  };
  if (table.secondPass) rest.compromises.push("bank_repeats");
  if ((table.landing.last || table.pool.length === 0) && state.pick > 0) {
    if (state.checks.some((check) => check.owed > 0)) rest.compromises.push("checks_short");
    if (table.finals.length > 0) return { ...rest, slot: "clutch", kind: "return", list: table.finals };
    if (state.dial >= 3 && !state.once) rest.compromises.push("no_clutch");
    return table.secondPass ? rest : mixed(table, rest);
  }
  if (state.pick === 0) {
    const unprobed = table.pool.filter((one) => !day.past[one.position]?.probe);
    return { ...rest, slot: "opener", list: unprobed.length > 0 ? unprobed : table.pool };
  }
  const check = checkSlot(table, rest);
  if (check) return check;
  const comeback = comebackSlot(table, rest);
  if (comeback) return comeback;
  return table.secondPass ? rest : mixed(table, rest);
}

/** Target topics of the coach's adjustments: other questions of the topic, never the same wording again. */
function checkSlot(table: Table, rest: Slot): Slot | null {
  const { state, day } = table;
  // The last slot belongs to the clutch.
  const slots = table.slotsInRound - 1;
  for (const { topic, owed } of state.checks) {
    const done = day.thisRound.filter((one) => one.topic === topic).length;
    const id = day.prepared.topicId.get(topic) ?? -1;
    if (day.lastTopic === id && day.topicsInPlay > 1) continue;
    if (!due(state, `check/${topic}`, owed, done, slots)) continue;
    const list = table.pool.filter((one) => one.topic === id);
    if (list.length > 0) return { ...rest, slot: "check", list };
    // Said once, at the first slot that could have had it.
    const before = { ...state, pick: state.pick - 1 };
    if (!due(before, `check/${topic}`, owed, done, slots)) rest.compromises.push("checks_short");
  }
  return null;
}

function comebackSlot(table: Table, rest: Slot): Slot | null {
  const { state, day } = table;
  const owed = table.secondPass ? 0 : table.repeats - 1; // the last one is the clutch's
  const done = day.thisRound.filter((one) => one.slot === "return").length;
  if (table.comebacks.length === 0 || state.returns >= state.slotsExpected * state.returnBudget) return null;
  const list = table.comebacks.filter((one) => table.apart.allowed(one.topic) || day.topicsInPlay === 1);
  if (list.length === 0 || !due(state, "return", owed, done, table.slotsInRound - 1)) return null;
  return { slot: "return", kind: "return", list, compromises: [...rest.compromises] };
}

/** New, earlier or probe, by the session's mix; in a first session all of it is new. */
function mixed(table: Table, rest: Slot): Slot {
  const { state, day, pool } = table;
  if (!state.past) return rest;
  const can = (list: readonly Candidate[]) => list.some((one) => table.apart.allowed(one.topic));
  const probes = pool.filter((one) => day.past[one.position]?.probe);
  if (can(probes) && probesOwed(state, day) > 0) {
    return { ...rest, slot: "probe", kind: "probe", list: probes };
  }
  const unseen = pool.filter((one) => !day.past[one.position]);
  const earlier = pool.filter((one) => day.past[one.position]?.probe === false);
  const fresh: Slot = { ...rest, list: unseen };
  const review: Slot = { ...rest, slot: "review", kind: "review", list: earlier };
  const [first, second] = freshIsNext(state, day) ? [fresh, review] : [review, fresh];
  if (can(first.list)) return first;
  if (can(second.list)) return second;
  return first.list.length > 0 ? first : second.list.length > 0 ? second : rest;
}

function shapeSlot(table: Table, slot: Slot, now: shape.Narrowing): void {
  const { state, day, apart } = table;
  if (slot.slot !== "clutch" && slot.slot !== "check") shape.keepNeighboursApart(now, apart, day.lastTopic);
  else if (now.list.every((one) => one.topic === day.lastTopic)) now.compromises.push("adjacency_relaxed");
  // Probes are a random sample: only chance and the neighbours choose among them.
  if (slot.slot === "probe") return;
  if (slot.slot !== "clutch" && slot.slot !== "check") {
    shape.coverFocus(now, state, day, table.slotsLeft);
    if (state.rules >= COVERS_FIRST_SINCE) shape.coverTopics(now, day, table.slotsLeft, 9);
  }
  shape.land(now, day, table.landing.miss);
  if (slot.slot === "clutch") {
    shape.clutchBand(now);
    return;
  }
  if (slot.slot === "opener") shape.open(now);
  shape.noHardPair(now, day);
  shape.giveAccess(now, state);
  shape.keepFloor(now, day);
  if (slot.slot === "check") return;
  if (state.rules < COVERS_FIRST_SINCE) shape.coverTopics(now, day, table.slotsLeft, 10);
  shape.raise(now, state);
}

function announce(table: Table, slot: Slot, now: shape.Narrowing): Pick {
  const { state, day } = table;
  const left = Math.max(table.slotsLeft, state.slotsExpected - state.slot);
  const scale = scaleOf({
    state,
    day,
    kind: slot.kind,
    slotsLeft: left,
    offered: countTopics(table.pool, day),
  });
  const random = draw(state, "score");
  let best: Scored | null = null;
  for (const one of now.list) {
    const next = scored(scale, one, table.landing.miss(one.expectedMs), random);
    if (!best || wins(next, best, day)) best = next;
  }
  const { candidate: chosen, terms } = best as Scored;
  const compromises = [...now.compromises];
  if (chosen.limitRaised) compromises.push("limit_raised");
  if (chosen.dial < state.dial) compromises.push("dial_lowered");
  return {
    index: chosen.item.index,
    slot: slot.slot,
    dial: chosen.dial,
    limitMs: chosen.limitMs,
    expectedMs: chosen.expectedMs,
    predicted: chosen.predicted,
    compromises: [...new Set(compromises)],
    why: terms.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, 3),
  };
}

function wins(a: Scored, b: Scored, day: Day): boolean {
  if (a.score !== b.score) return a.score > b.score;
  const rank = (one: Scored) => day.prepared.rank[one.candidate.position] as number;
  return rank(a) < rank(b);
}

/** Where the bank is too small for the plan, each round gets its even share of what can be asked. */
function shareUsed(state: SequenceState, day: Day, slotsLeft: number): boolean {
  const roundsLeft = Math.max(1, state.rounds - state.round);
  const wanted = slotsLeft + (roundsLeft - 1) * (state.pick + slotsLeft);
  return day.capacity < wanted && state.pick >= Math.ceil((day.capacity + state.pick) / roundsLeft);
}

function countTopics(pool: readonly Candidate[], day: Day): number[] {
  const counts: number[] = new Array(day.prepared.topics.length).fill(0);
  for (const { topic } of pool) counts[topic] = (counts[topic] ?? 0) + 1;
  return counts;
}

function draw(state: SequenceState, label: string): Rng {
  return rng(`${state.seed}/${state.round}/${state.pick}/${label}`);
}
