import { byCodeUnit } from "../kit/hash.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import type { SessionKind, SessionRecord } from "../model/squad.ts";
import { type Attendance, unpaired } from "../retention/attendance.ts";
import type { Delayed } from "../retention/curve.ts";
import type { ThenNow } from "../retention/pairs.ts";
import type { RetainedOn } from "../retention/types.ts";
import { attendanceOf, barsOf, delayedPoints, retentionOf } from "./pairs.ts";
import { followed, gapDays } from "./sessions.ts";
import { type Booked, DAY_MS, type Squad } from "./types.ts";

/**
 * A squad over weeks (`learning.md` D1 to D3, D15, D16, S12). What stayed comes first, sessions second; a
 * session is never beside another by its share right of the day, which is not even here: only by how it
 * compares with what was expected of that very mix.
 */
export interface TermView {
  /** one for each follow-up, in order of time */
  retained: RetainedLine[];
  /** those with delayed evidence first, best retained first; then those not known yet */
  topics: TopicTerm[];
  predictions: PredictionLine[];
  /** follow-ups still to come, or missed */
  next: NextLine[];
  sessions: SessionLine[];
}

export interface RetainedLine {
  scrimmage: string;
  /** of the scrimmage that it followed */
  of: string;
  title: string;
  /** 1 for the squad's first week */
  week: number;
  /** same players on the same questions; or, of guests only, different players: compare with care */
  players: "same" | "different";
  retained_on: RetainedOn;
  /** the reworded probes, a line of their own; null without any, and for different players */
  newWording: RetainedOn | null;
  attendance: Attendance | null;
}

export interface TopicTerm {
  topic: string;
  /** `not-known-yet`: nothing was asked a day or more later, whatever the day itself said */
  evidence: "delayed" | "not-known-yet";
  /** each follow-up that asked it, in order of time */
  retained: { week: number; retained_on: RetainedOn }[];
  /** for `forecast` of `lib/retention/curve.ts` */
  points: Delayed[];
}

/** What the coach expected of the follow-up, beside what came (S12); null: not asked yet. */
export interface PredictionLine {
  scrimmage: string;
  title: string;
  predicted: number;
  retained_on: RetainedOn | null;
}

export interface NextLine extends Omit<Booked, "scrimmage"> {
  title: string;
  /** its day is over and nobody came */
  late: boolean;
}

export interface SessionLine {
  scrimmage: string;
  kind: SessionKind;
  title: string;
  on: number;
  week: number;
  players: number;
  questions: number;
  answers: number;
  /** share right beyond what was expected of these questions; null below five players */
  overExpected: number | null;
}

const WEEK_MS = 7 * DAY_MS;

export function termView(squad: Squad, now: number): TermView {
  const followUps = squad.sessions.filter((record) => record.kind === "followUp");
  return {
    retained: followUps.flatMap((record) => retainedLine(squad, record)),
    topics: topicTerms(squad, followUps),
    predictions: predictionLines(squad, followUps),
    next: nextLines(squad, now),
    // What counts is on a page of its own (`records.ts`).
    sessions: squad.sessions
      .filter((record) => record.kind !== "fullPerformance")
      .map((record) => sessionLine(squad, record)),
  };
}

/** Topics that were played and have no answer from a day later or more (D2). */
export function notKnownYet(squad: Squad): string[] {
  const followUps = squad.sessions.filter((record) => record.kind === "followUp");
  return topicTerms(squad, followUps)
    .filter((one) => one.evidence === "not-known-yet")
    .map((one) => one.topic);
}

function weekOf(squad: Squad, at: number): number {
  const first = squad.sessions[0]?.startedAt ?? squad.foundedAt;
  return 1 + Math.max(0, Math.floor((at - first) / WEEK_MS));
}

function retainedLine(squad: Squad, record: SessionRecord): RetainedLine[] {
  const day = followed(squad, record);
  if (!day) return [];
  const line = {
    scrimmage: record.scrimmage,
    of: day.scrimmage,
    title: day.title,
    week: weekOf(squad, record.startedAt),
    attendance: attendanceOf(squad, record),
  };
  const paired = retentionOf(squad, record);
  if (paired) {
    const { all, newWording } = paired;
    const first: ThenNow | null = all.pairs > 0 ? all : newWording;
    if (!first) return [];
    const fresh = newWording?.retained_on ?? null;
    return [{ ...line, players: "same", retained_on: first.retained_on, newWording: fresh }];
  }
  const bars = barsOf(squad, record);
  if (!bars || bars.now.asked === 0) return [];
  const when = { on: record.startedAt, gapDays: gapDays(day, record.startedAt) };
  const apart = unpaired(bars.onDay, bars.now, when);
  return apart ? [{ ...line, players: "different", retained_on: apart.retained_on, newWording: null }] : [];
}

function topicTerms(squad: Squad, followUps: readonly SessionRecord[]): TopicTerm[] {
  const played = new Set(squad.sessions.flatMap((one) => one.asked.flatMap(({ topics }) => topics[0] ?? [])));
  const byFollowUp = followUps.map((record) => ({
    week: weekOf(squad, record.startedAt),
    topics: retentionOf(squad, record)?.topics ?? [],
  }));
  const terms = [...played].sort(byCodeUnit).map((topic): TopicTerm => {
    const retained = byFollowUp.flatMap(({ week, topics }) => {
      const own = topics.find((one) => one.topic === topic);
      return own ? [{ week, retained_on: own.retained_on }] : [];
    });
    const points = delayedPoints(squad, topic, null);
    return { topic, evidence: points.length > 0 ? "delayed" : "not-known-yet", retained, points };
  });
  return terms.sort((a, b) => latest(b) - latest(a) || byCodeUnit(a.topic, b.topic));
}

/** Share of the newest point, only to put topics in order; below all where there is none. */
function latest({ points }: TopicTerm): number {
  const last = points.at(-1);
  return last ? last.right / last.n : -1;
}

function predictionLines(squad: Squad, followUps: readonly SessionRecord[]): PredictionLine[] {
  return squad.sessions.flatMap((record): PredictionLine[] => {
    if (record.prediction === null) return [];
    const next = followUps.find((one) => followed(squad, one) === record);
    const came = next ? (retainedLine(squad, next)[0]?.retained_on ?? null) : null;
    const { scrimmage, title, prediction } = record;
    return [{ scrimmage, title, predicted: prediction, retained_on: came }];
  });
}

function nextLines(squad: Squad, now: number): NextLine[] {
  const kept = new Set(squad.sessions.map((record) => record.booking));
  return squad.bookings
    .filter((one) => !kept.has(one.id))
    .map(({ scrimmage, ...booking }) => ({
      ...booking,
      title: squad.sessions.find((record) => record.scrimmage === booking.of)?.title ?? "",
      late: now >= booking.dayAt + DAY_MS,
    }))
    .sort((a, b) => a.dayAt - b.dayAt || byCodeUnit(a.id, b.id));
}

function sessionLine(squad: Squad, record: SessionRecord): SessionLine {
  const { scrimmage, kind, title, expected, got } = record;
  const players = new Set(record.asked.flatMap(({ answers }) => answers.map(({ player }) => player))).size;
  return {
    scrimmage,
    kind,
    title,
    on: record.startedAt,
    week: weekOf(squad, record.startedAt),
    players,
    questions: record.asked.length,
    answers: record.asked.reduce((sum, { answers }) => sum + answers.length, 0),
    overExpected: players < SMALL_CELL || got === null || expected === null ? null : got - expected,
  };
}
