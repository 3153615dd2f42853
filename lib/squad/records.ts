import { SMALL_CELL } from "../kit/limits.ts";
import type { SessionRecord } from "../model/squad.ts";
import type { Squad } from "./types.ts";

/**
 * What counted: a squad's full performances and nothing else (`learning.md` B10 and 7). A line is the whole
 * room's, by date; nobody in particular is in it, and it is no grade.
 */
export interface RecordsView {
  /** the newest first */
  performances: RecordLine[];
  /** how many of them could be compared */
  compared: number;
}

export interface RecordLine {
  scrimmage: string;
  title: string;
  /** when its round began */
  on: number;
  players: number;
  /** questions that counted */
  questions: number;
  /** answers asked, and those right; null below five players */
  answers: { right: number; asked: number; expected: number } | null;
  /** the coach ended it before its time: it stands, and is not compared */
  cutShort: boolean;
  /** the greatest share right of those that are compared; more than one where they are equal */
  best: boolean;
}

/** fewer answers are no performance to be compared by (`learning.md` 7: sessions with n ≥ 15) */
export const COMPARED_MIN = 15;

/** Every full performance of the squad, by its kind alone. */
export function fullPerformances(squad: Squad): SessionRecord[] {
  return squad.sessions.filter((record) => record.kind === "fullPerformance");
}

export function recordsView(squad: Squad): RecordsView {
  const lines = fullPerformances(squad).map(lineOf);
  const compared = lines.filter(comparable);
  // Whole numbers, so that two equal shares are equal.
  const beaten = (one: Shown, by: Shown) => by.right * one.asked > one.right * by.asked;
  const best = compared.filter(({ answers }) => !compared.some((other) => beaten(answers, other.answers)));
  const performances = lines
    .map((line) => ({ ...line, best: best.some((one) => one.scrimmage === line.scrimmage) }))
    .toSorted((a, b) => b.on - a.on);
  return { performances, compared: compared.length };
}

type Shown = NonNullable<RecordLine["answers"]>;

function comparable(line: RecordLine): line is RecordLine & { answers: Shown } {
  return line.answers !== null && line.answers.asked >= COMPARED_MIN && !line.cutShort;
}

function lineOf(record: SessionRecord): RecordLine {
  const players = new Set<number>();
  let right = 0;
  let asked = 0;
  let expected = 0;
  for (const { answers, predicted } of record.asked) {
    asked += answers.length;
    expected += predicted * answers.length;
    for (const answer of answers) {
      players.add(answer.player);
      right += answer.right;
    }
  }
  return {
    scrimmage: record.scrimmage,
    title: record.title,
    on: record.startedAt,
    players: players.size,
    questions: record.asked.length,
    answers: players.size < SMALL_CELL ? null : { right, asked, expected: Math.round(expected) },
    cutShort: record.cutShort === true,
    best: false,
  };
}
