import { SMALL_CELL } from "../kit/limits.ts";
import type { Interval } from "../kit/stats.ts";
import type { Cause, PackCredit, Sureness } from "../model/input.ts";
import type { Dial, FormatName } from "../model/plan.ts";
import type { Metric, PerformanceToday, QuestionLine, Report, Versus } from "./types.ts";

/**
 * What stays of a scrimmage when its log goes: the class as a whole (`learning.md` 9). Nobody's answers, no
 * names, no teams, nothing that somebody wrote. Counts of 1 to 4 are null, and so is what would give one
 * away by subtraction. Plain JSON; instants are ms since 1970, shares are in [0, 1].
 */
export interface Summary {
  not_for_grading: true;
  aggregate: true;
  format: 1;
  scrimmage: SummaryLine;
  /** null for fewer than five, and then there are no numbers at all */
  players: number | null;
  performance_today: Counted | null;
  topics: ({ topic: string } & Counted)[];
  rounds: ({ n: number; dial: Dial; questions: number } & Counted)[];
  questions: SummaryQuestion[];
  calibration: ({ level: Sureness } & Counted)[];
  causes: { cause: Cause; n: number | null }[];
  metrics: Record<"firstChoice" | "usedTime" | "changed", Measured>;
  pressureGap: Effect | null;
}

export interface SummaryLine {
  id: string;
  title: string;
  format: FormatName;
  startedAt: number;
  sealedAt: number | null;
  packs: PackCredit[];
}

/** right + other = answers asked for; both null when one of them is too small to be told */
export interface Counted {
  right: number | null;
  other: number | null;
  share: number | null;
  interval: Interval | null;
  /** how many right answers were expected before the questions were asked, 80 % */
  expected: Interval | null;
}

export interface SummaryQuestion {
  round: number;
  number: number;
  id: string;
  stem: string;
  topic: string;
  bin: QuestionLine["bin"];
  /** null also where answers are typed: they are somebody's words */
  topLure: { text: string; n: number } | null;
}

export interface Measured {
  unit: Metric["unit"];
  value: number | null;
  interval: Interval | null;
  n: number | null;
}

export interface Effect {
  effect: number | null;
  spread: number | null;
  clear: Versus["clear"];
}

/** Small cells are left out here, so that no reader has to. */
export function summaryOf(report: Report): Summary {
  const { id, title, format, startedAt, sealedAt, packs } = report.scrimmage;
  const { players } = report.presence;
  const many = players >= SMALL_CELL;
  const lines = <T>(all: readonly T[]): readonly T[] => (many ? all : []);
  const topics = countedAll(lines(report.topics).map((line) => line.performance_today));
  const rounds = countedAll(lines(report.rounds).map((line) => line.performance_today));
  const levels = countedAll(lines(report.calibration).map(withOther));
  const causes = lines(report.tags.counts ?? []);
  const tagged = tellable(causes.map((line) => line.n));
  const { firstChoice, usedTime, changed } = report.metrics.decisive;
  return {
    not_for_grading: true,
    aggregate: true,
    format: 1,
    scrimmage: { id, title, format, startedAt, sealedAt, packs },
    players: many ? players : null,
    performance_today: many ? (countedAll([report.performance_today])[0] ?? null) : null,
    topics: lines(report.topics).map(({ topic }, i) => ({ topic, ...(topics[i] ?? HIDDEN) })),
    rounds: lines(report.rounds).map(({ n, dial, questions }, i) => ({
      n,
      dial,
      questions,
      ...(rounds[i] ?? HIDDEN),
    })),
    questions: lines(report.questions)
      .filter((line) => line.state === "counted")
      .map(questionOf),
    calibration: lines(report.calibration).map(({ level }, i) => ({ level, ...(levels[i] ?? HIDDEN) })),
    causes: causes.map(({ cause }, i) => ({ cause, n: tagged[i] ?? null })),
    metrics: {
      firstChoice: measured(firstChoice, many),
      usedTime: measured(usedTime, many),
      changed: measured(changed, many),
    },
    pressureGap: many ? effectOf(report.pressureGap) : null,
  };
}

/**
 * The counts that may be told of a whole that is known: none from 1 to 4, and when one alone were left out,
 * the smallest of the others goes with it.
 */
export function tellable(counts: readonly number[]): (number | null)[] {
  const small = counts.map((n) => n > 0 && n < SMALL_CELL);
  if (small.filter(Boolean).length === 1) {
    const others = counts.flatMap((n, i) => (n > 0 && !small[i] ? [n] : []));
    const next = counts.findIndex((n, i) => !small[i] && n > 0 && n === Math.min(...others));
    if (next !== -1) small[next] = true;
  }
  return counts.map((n, i) => (small[i] ? null : n));
}

const HIDDEN: Counted = { right: null, other: null, share: null, interval: null, expected: null };

type Line = Pick<PerformanceToday, "right" | "asked" | "share" | "interval"> & { expected?: Interval };

/** Lines that add up to a known whole: one alone is not left out. */
function countedAll(lines: readonly Line[]): Counted[] {
  const hidden = lines.map((line) => tellable([line.right, line.asked - line.right]).includes(null));
  if (hidden.filter(Boolean).length === 1) {
    const others = lines.flatMap((line, i) => (line.asked > 0 && !hidden[i] ? [line.asked] : []));
    const next = lines.findIndex((line, i) => !hidden[i] && line.asked === Math.min(...others));
    if (next !== -1) hidden[next] = true;
  }
  return lines.map((line, i) =>
    hidden[i]
      ? HIDDEN
      : {
          right: line.right,
          other: line.asked - line.right,
          share: line.share,
          interval: line.interval,
          expected: line.expected ?? null,
        },
  );
}

function withOther({ right, n, interval }: Report["calibration"][number]): Line {
  return { right, asked: n, share: n < SMALL_CELL ? null : right / n, interval };
}

function questionOf({
  round,
  number,
  id,
  stem,
  topic,
  bin,
  topLure,
  answers,
}: QuestionLine): SummaryQuestion {
  const place = answers.find((line) => line.key === topLure?.key)?.position ?? null;
  const told = topLure !== null && topLure.n >= SMALL_CELL && place !== null;
  return {
    round,
    number,
    id,
    stem,
    topic,
    bin,
    topLure: told ? { text: topLure.text, n: topLure.n } : null,
  };
}

function measured({ unit, value, interval, n }: Metric, many: boolean): Measured {
  return many && n >= SMALL_CELL
    ? { unit, value, interval, n }
    : { unit, value: null, interval: null, n: null };
}

function effectOf(gap: Versus | null): Effect | null {
  return gap === null || gap.n < SMALL_CELL
    ? null
    : { effect: gap.effect, spread: gap.spread, clear: gap.clear };
}
