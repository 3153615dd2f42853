import { age, type Belief, forget, priorDifficulty, priorTheta } from "../learning/filter.ts";
import type { Memory } from "../learning/memory.ts";
import type { QuestionBase } from "../model/question.ts";
import type { SessionRecord, SquadStart, StartFollowUp, StartMember, StartProbe } from "../model/squad.ts";
import { drawProbes } from "../retention/probes.ts";
import type { Past } from "../sequence/types.ts";
import { editionOf, familyOf } from "./edition.ts";
import { memoryOf } from "./estimate.ts";
import { own } from "./keys.ts";
import { gapDays, sessionOf } from "./sessions.ts";
import { trialIn, trialKeys, withTrial } from "./trial.ts";
import { DAY_MS, type QuestionHistory, type Squad } from "./types.ts";

const CONFIDENTLY_WRONG = 0.25;

export interface StartOptions {
  kind: SquadStart["kind"];
  /** of a follow-up: the booking that it keeps; null: the last scrimmage's */
  booking: string | null;
}

/**
 * What the squad's history says of these questions at `at`: stamped into the first entry of the scrimmage.
 * Indexes are places in `questions`, whose ids are keys. Nothing of the squad is changed or handed out.
 */
export function startFor(
  squad: Squad,
  questions: readonly QuestionBase[],
  at: number,
  options: StartOptions,
): SquadStart {
  const index = new Map(questions.map((question, i) => [question.id, i]));
  const days = Math.max(0, at - (squad.agedAt ?? at)) / DAY_MS;
  const followUp = options.kind === "followUp" ? followUpOf(squad, index, at, options.booking) : null;
  const { past, memory, b } = historyFor(squad, questions, at, days);
  const full = options.kind === "fullPerformance";
  const probes = followUp
    ? (followUp.ask ?? followUp.probes.map((probe) => probe.index))
    : full
      ? []
      : spotChecks(squad, questions, at);
  for (const i of probes) past[i] = { ...(past[i] ?? neverAsked(squad)), probe: true };
  // Nothing is trained in a full performance: no spot checks, no topic of the last review before others.
  const focus = full ? [] : (squad.sessions.at(-1)?.focus ?? []);
  return {
    id: squad.id,
    kind: options.kind,
    booking: options.booking,
    sessionsBefore: squad.sessions.length,
    past,
    memory,
    b,
    pressure: squad.pressure.map((one) => ({ ...one })),
    members: membersOf(squad, index, days),
    ...(focus.length > 0 ? { focus: [...focus] } : {}),
    followUp,
  };
}

function historyFor(squad: Squad, questions: readonly QuestionBase[], at: number, days: number) {
  const past: Record<number, Past> = {};
  const memory: Record<number, { memory: Memory; days: number }> = {};
  const b = questions.map((question, i): Belief => {
    const history = own(squad.questions, question.id);
    if (!history) return priorDifficulty(question.level);
    past[i] = pastOf(squad, history);
    const held = memoryOf(squad, history);
    if (held) memory[i] = { memory: { ...held }, days: Math.max(0, at - history.lastAt) / DAY_MS };
    const belief = { ...history.b };
    age([], [belief], days);
    if (history.edition !== editionOf(question)) forget(belief);
    return belief;
  });
  return { past, memory, b };
}

function pastOf(squad: Squad, history: QuestionHistory): Past {
  return {
    sessionsSince: squad.sessions.length - history.session,
    missed: history.missed,
    confidentlyWrong: history.confidentlyWrong >= CONFIDENTLY_WRONG,
    probe: false,
  };
}

/** A probe that is new to the class, reworded or a control: it is no part of the new questions. */
function neverAsked(squad: Squad): Past {
  return {
    sessionsSince: squad.sessions.length + 1,
    missed: false,
    confidentlyWrong: false,
    probe: true,
  };
}

/** The roster; in an open squad, which has none, whoever kept a device. */
function membersOf(squad: Squad, index: ReadonlyMap<string, number>, days: number): StartMember[] {
  const right = rightBefore(squad, index);
  const start = (id: string): StartMember => {
    const theta = { ...(own(squad.people, id)?.theta ?? priorTheta()) };
    age([theta], [], days);
    return { id, timeMult: 1, calm: false, theta, right: right.get(id) ?? [] };
  };
  const roster = squad.members.map(({ id, timeMult, calm }) => ({ ...start(id), timeMult, calm }));
  if (!squad.open) return roster;
  const enrolled = new Set(squad.members.map((member) => member.id));
  const devices = Object.keys(squad.people).filter((id) => !enrolled.has(id));
  return [...roster, ...devices.map(start)];
}

/** By person: questions that they had right when they last answered them at dial 2 or below. */
function rightBefore(squad: Squad, index: ReadonlyMap<string, number>): Map<string, number[]> {
  const last = new Map<string, Map<number, boolean>>();
  for (const record of squad.sessions) {
    for (const asked of record.asked) {
      const i = index.get(asked.question);
      if (i === undefined || asked.dial > 2) continue;
      for (const { player, right } of asked.answers) {
        const id = record.players[player];
        if (id === null || id === undefined) continue;
        const own = last.get(id) ?? new Map<number, boolean>();
        last.set(id, own.set(i, right === 1));
      }
    }
  }
  return new Map(
    [...last].map(([id, own]) => [
      id,
      [...own].flatMap(([i, right]) => (right ? [i] : [])).sort((a, b) => a - b),
    ]),
  );
}

/** Null where there is no scrimmage that it could follow. */
function followUpOf(
  squad: Squad,
  index: ReadonlyMap<string, number>,
  at: number,
  booking: string | null,
): StartFollowUp | null {
  const record = sessionOf(squad, booking);
  if (!record) return null;
  const probes: StartProbe[] = [];
  const dropped: string[] = [];
  const families = (key: string) => own(squad.questions, key)?.family ?? `q:${key}`;
  for (const { question, as, wording, control } of record.probes) {
    const ask = index.get(as);
    if (ask === undefined) dropped.push(as);
    else
      probes.push({
        index: ask,
        played: index.get(question) ?? ask,
        wording,
        control,
        onDay: unseen(squad, new Set([families(question), families(as)]), at, onDay(record, question)),
      });
  }
  const trial = trialIn(squad, booking).ask.flatMap((key) => index.get(key) ?? []);
  return {
    of: record.scrimmage,
    gapDays: gapDays(record, at),
    probes,
    dropped,
    prediction: record.prediction,
    ...(trial.length > 0 && {
      ask: withTrial(
        probes.map((probe) => probe.index),
        trial,
      ),
    }),
  };
}

/**
 * Without those who saw the question, or a rewording of it, within the last 24 hours: in a scrimmage of the
 * squad, or practising alone. What they have right at the follow-up says nothing of what stays.
 */
function unseen(
  squad: Squad,
  families: ReadonlySet<string>,
  at: number,
  answers: Record<string, 0 | 1>,
): Record<string, 0 | 1> {
  const room = squad.sessions.some(
    ({ asked, seen, endedAt }) =>
      at - endedAt < DAY_MS && [...asked, ...seen].some(({ family }) => families.has(family)),
  );
  if (room) return {};
  const fresh = Object.entries(answers).filter(([id]) =>
    (own(squad.practised, id) ?? []).every(
      (line) => at - line.at >= DAY_MS || !families.has(own(squad.questions, line.question)?.family ?? ""),
    ),
  );
  return Object.fromEntries(fresh);
}

/** Last answer on the day, by person; no answer is no attempt. */
function onDay(record: SessionRecord, question: string): Record<string, 0 | 1> {
  const out: Record<string, 0 | 1> = {};
  for (const asked of record.asked) {
    if (asked.question !== question) continue;
    for (const { player, right, ms } of asked.answers) {
      const id = record.players[player];
      if (id !== null && id !== undefined && ms !== null) out[id] = right;
    }
  }
  return out;
}

/**
 * In an ordinary scrimmage a few earlier questions are asked first, drawn at random like the follow-ups'
 * probes: nothing that is reserved for a follow-up, nothing of the last day.
 */
function spotChecks(squad: Squad, questions: readonly QuestionBase[], at: number): number[] {
  const reserved = reservedFor(squad);
  const families = new Set(questions.filter(({ id }) => reserved.has(id)).map(familyOf));
  const items = questions.flatMap((question, i) => {
    const history = own(squad.questions, question.id);
    if (!history || families.has(familyOf(question)) || at - history.lastAt < DAY_MS) return [];
    return [{ question: i, topic: history.topic }];
  });
  if (items.length === 0) return [];
  const seed = `${squad.id}/${squad.sessions.length}`;
  return drawProbes({ seed, items, variantsOf: () => [] }).map((probe) => probe.question);
}

/** Keys that follow-ups still to come will ask: best left out of ordinary scrimmages until then. */
export function reservedFor(squad: Squad): Set<string> {
  const kept = new Set(squad.sessions.map((record) => record.booking));
  const awaited = new Set(squad.bookings.filter((one) => !kept.has(one.id)).map((one) => one.of));
  const out = new Set<string>(trialKeys(squad));
  for (const record of squad.sessions) {
    if (awaited.has(record.scrimmage)) for (const { as } of record.probes) out.add(as);
  }
  return out;
}
