import { type Interval, wilson, Z90 } from "../kit/stats.ts";
import type { SessionRecord } from "../model/squad.ts";
import { type Attendance, bounds, type Unpaired, unpaired } from "../retention/attendance.ts";
import { type ForecastPoint, forecast, forecastOnDay } from "../retention/curve.ts";
import type { Retention } from "../retention/pairs.ts";
import { attendanceOf, barsOf, delayedPoints, retentionOf } from "./pairs.ts";
import { followed, gapDays } from "./sessions.ts";
import type { Squad } from "./types.ts";

/** One follow-up as the coach's screens show it: counts and shares, and nobody in particular. */
export interface FollowUpView {
  scrimmage: string;
  /** the scrimmage that it followed */
  of: string;
  title: string;
  dayAt: number;
  on: number;
  gapDays: number;
  /** null where nobody could be paired, or it was on the same day */
  retention: Retention | null;
  attendance: Attendance | null;
  /** with fewer than 70 % there both days: if those away had all been wrong, or all right */
  bounds: Interval | null;
  /** of guests only: different players, to be compared with care */
  unpaired: Unpaired | null;
  /** questions never practised, of the same topics */
  controls: { right: number; asked: number; players: number } | null;
  /** the coach's, made in the review of the day */
  predicted: number | null;
  /** by topic: the forecast that the day alone gave for this gap */
  bands: (ForecastPoint & { topic: string })[];
}

/** A topic's forgetting curve: dots with 90 %, and from two of them on a fan of 80 %. */
export interface CurveView {
  topic: string;
  dots: { day: number; right: number; n: number; share: number; interval: Interval }[];
  fan: ForecastPoint[] | null;
}

/** a dot of fewer answers is a count and no share */
const DOT_ANSWERS_MIN = 12;
const FAN_STEPS = 12;
const FAN_DAYS_MIN = 30;

/** Null for anything but a follow-up. */
export function followUpView(squad: Squad, record: SessionRecord): FollowUpView | null {
  const day = followed(squad, record);
  if (!day) return null;
  const gap = gapDays(day, record.startedAt);
  const retention = retentionOf(squad, record);
  const there = attendanceOf(squad, record);
  const bars = retention ? null : barsOf(squad, record);
  const now = retention?.all.retained_on.share ?? null;
  return {
    scrimmage: record.scrimmage,
    of: day.scrimmage,
    title: day.title,
    dayAt: day.startedAt,
    on: record.startedAt,
    gapDays: gap,
    retention,
    attendance: there && there.of > 0 ? there : null,
    bounds: there && now !== null ? bounds(now, there) : null,
    unpaired:
      bars && bars.now.asked > 0
        ? unpaired(bars.onDay, bars.now, { on: record.startedAt, gapDays: gap })
        : null,
    controls: controlsOf(day, record),
    predicted: day.prediction,
    bands: gap < 1 ? [] : (retention?.topics ?? []).map(({ topic }) => bandOf(day, topic, gap)),
  };
}

/** The newest first. */
export function followUpViews(squad: Squad, of: string | null = null): FollowUpView[] {
  return squad.sessions
    .flatMap((record) => followUpView(squad, record) ?? [])
    .filter((view) => of === null || view.of === of)
    .reverse();
}

function controlsOf(day: SessionRecord, record: SessionRecord): FollowUpView["controls"] {
  const keys = new Set(day.probes.filter((probe) => probe.control).map((probe) => probe.as));
  const turns = record.asked.filter((one) => keys.has(one.question) && one.exposure === 1);
  const given = turns.flatMap(({ answers }) => answers.filter(({ ms }) => ms !== null));
  if (given.length === 0) return null;
  const right = given.reduce((sum, one) => sum + one.right, 0);
  return { right, asked: given.length, players: new Set(given.map(({ player }) => player)).size };
}

/** What the first answers of the day, on the whole topic, let one expect after the gap. */
function bandOf(day: SessionRecord, topic: string, gap: number): ForecastPoint & { topic: string } {
  const turns = day.asked.filter((one) => one.topics[0] === topic && one.exposure === 1);
  let right = 0;
  let n = 0;
  let floor = 0;
  for (const turn of turns) {
    for (const answer of turn.answers) right += answer.right;
    n += turn.answers.length;
    floor += turn.floor * turn.answers.length;
  }
  return { topic, ...forecastOnDay({ right, n, floor: n === 0 ? 0 : floor / n }, gap) };
}

/** Of every topic with an answer from a later day; those with the most such days first. */
export function curveViews(squad: Squad): CurveView[] {
  const topics = new Set(squad.sessions.flatMap((one) => one.asked.flatMap(({ topics }) => topics[0] ?? [])));
  const curves = [...topics].flatMap((topic): CurveView[] => {
    const points = delayedPoints(squad, topic, null).filter(({ n }) => n >= DOT_ANSWERS_MIN);
    const last = points.at(-1);
    if (!last) return [];
    const dots = points.map(({ day, right, n }) => ({
      ...{ day, right, n, share: right / n },
      interval: wilson(right, n, Z90),
    }));
    const end = Math.max(FAN_DAYS_MIN, last.day * 2);
    const days = Array.from(
      { length: FAN_STEPS },
      (_, i) => last.day + ((end - last.day) * (i + 1)) / FAN_STEPS,
    );
    const made = forecast(points, days);
    return [{ topic, dots, fan: made.drawn ? made.fan : null }];
  });
  return curves.sort((a, b) => b.dots.length - a.dots.length);
}
