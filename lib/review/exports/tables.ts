import { isoDay } from "../days.ts";
import type { PerformanceToday, Report } from "../types.ts";
import type { ExportOptions } from "./type.ts";

export type Cell = string | number | boolean | null;

/** Rectangular: every row has a cell for every column. */
export interface Table {
  name: string;
  columns: string[];
  rows: Cell[][];
}

const TODAY = [
  "right_today",
  "asked",
  "percent_right_today",
  "percent_low_80",
  "percent_high_80",
  "expected_low",
  "expected_high",
];

export function tablesOf(report: Report, options: ExportOptions): Table[] {
  return [
    scrimmage(report),
    topics(report),
    questions(report),
    focus(report),
    changes(report),
    ...(options.names ? [players(report)] : []),
    answers(report, options),
  ];
}

/** A share never stands alone: right, of how many, and how sure. */
function today(share: PerformanceToday): Cell[] {
  const { right, asked, interval, expected } = share;
  return [
    right,
    asked,
    share.share === null ? null : percent(share.share),
    interval ? percent(interval.low) : null,
    interval ? percent(interval.high) : null,
    expected.low,
    expected.high,
  ];
}

function percent(share: number): number {
  return Math.round(share * 100);
}

function scrimmage(report: Report): Table {
  const { scrimmage: line, presence, notKnownYet, performance_today } = report;
  return {
    name: "scrimmage",
    columns: ["title", "day", "players", "players_in_every_question", ...TODAY, "retained_on", "follow_ups"],
    rows: [
      [
        line.title,
        isoDay(line.startedAt),
        presence.players,
        presence.there,
        ...today(performance_today),
        "not known yet",
        notKnownYet.dates.map((date) => isoDay(date.at)).join(" "),
      ],
    ],
  };
}

function topics(report: Report): Table {
  return {
    name: "topics",
    columns: ["topic", ...TODAY, "questions", "sure_and_not_right", "retained_on"],
    rows: report.topics.map((topic) => [
      topic.topic,
      ...today(topic.performance_today),
      topic.runs.length,
      topic.sureOther,
      "not known yet",
    ]),
  };
}

function questions(report: Report): Table {
  return {
    name: "questions",
    columns: [
      "turn",
      "round",
      "number",
      "question_id",
      "topic",
      "stem",
      "right_answer",
      "dial",
      "seconds",
      "state",
      ...TODAY,
      "answered",
      "most_given_other",
      "most_given_other_n",
      "right_after_huddle",
      "votes_in_huddle",
    ],
    rows: report.questions.map((question) => [
      question.run,
      question.round,
      question.number,
      question.id,
      question.topic,
      question.stem,
      question.rightText,
      question.dial,
      Math.round(question.limitMs / 1_000),
      question.state,
      ...today(question.performance_today),
      question.answered,
      question.topLure?.text ?? null,
      question.topLure?.n ?? null,
      question.huddle?.after ?? null,
      question.huddle?.voted ?? null,
    ]),
  };
}

function focus(report: Report): Table {
  return {
    name: "focus",
    columns: [
      "topic",
      "right_today",
      "asked",
      "sure_and_not_right",
      "most_tagged",
      "most_tagged_n",
      "practice_questions",
      "practice_minutes",
    ],
    rows: report.focus.map((line) => {
      const set = report.practice.find((one) => one.id === line.practice);
      return [
        line.topic,
        line.right,
        line.asked,
        line.sureOther,
        line.topCause?.cause ?? null,
        line.topCause?.n ?? null,
        set ? set.questions.join(" ") : null,
        set?.minutes ?? null,
      ];
    }),
  };
}

function changes(report: Report): Table {
  return {
    name: "changes",
    columns: [
      "tried_in_round",
      "kind",
      "change",
      "verdict",
      "percent_expected",
      "percent_got",
      "answers",
      "percent_spread_80",
    ],
    rows: report.changes.map((change) => [
      change.after + 1,
      change.kind,
      JSON.stringify(change.what),
      change.verdict ?? "not checked",
      change.expected === null ? null : percent(change.expected),
      change.got === null ? null : percent(change.got),
      change.n,
      change.spread === null ? null : percent(change.spread),
    ]),
  };
}

function players(report: Report): Table {
  const lines = report.players.toSorted((a, b) => a.seat - b.seat);
  return {
    name: "players",
    columns: ["player", "name", "team", "asked", "answered", "joined_late"],
    rows: lines.map((player) => [
      player.seat + 1,
      player.name,
      player.team,
      player.asked,
      player.answered,
      player.joinedLate,
    ]),
  };
}

const SURE = ["guess", "think so", "sure"];

function answers(report: Report, { names }: ExportOptions): Table {
  const nameOf = new Map(report.players.map((player) => [player.seat, player.name]));
  const wordsOf = new Map(report.questions.map((question) => [question.run, question.words]));
  return {
    name: "answers",
    columns: [
      "turn",
      "player",
      ...(names ? ["name"] : []),
      "answer",
      "result",
      "ms",
      "choices",
      "sure",
      "tag",
      "hint",
      "after_huddle",
    ],
    rows: report.decisions.map((one) => {
      const say = (key: string) => wordsOf.get(one.run)?.[key] ?? key;
      return [
        one.run,
        one.seat + 1,
        ...(names ? [nameOf.get(one.seat) ?? null] : []),
        one.key === null ? null : say(one.key),
        one.result,
        one.ms,
        one.choices.length,
        one.sure === null ? null : (SURE[one.sure] ?? null),
        one.cause,
        one.hint,
        one.huddle ? say(one.huddle.key) : null,
      ];
    }),
  };
}
