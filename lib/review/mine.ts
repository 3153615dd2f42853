import { type Kept, type OwnDay, personalBest, retentionBest } from "../learning/handicap.ts";
import { isFullPerformance } from "../model/plan.ts";
import type { QuestionBase } from "../model/question.ts";
import type { Run, Seat, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { heldBack } from "../views/base.ts";
import { filmFrame, reviewRuns } from "../views/film.ts";
import { keptView } from "../views/follow-up.ts";
import { ownDay } from "../views/handicap.ts";
import { calibrationBars, calibrationSaid } from "../views/seat.ts";
import { topicOf } from "./basis.ts";
import { notKnownYet } from "./days.ts";
import { practiceQuestion, practisable } from "./practice.ts";
import type { MineFrame, MineReport } from "./types.ts";

/** Most questions in a player's own practice list. */
const PRACTICE_MAX = 10;

/**
 * One player's own review, for nobody else. Built from this seat's answers alone: a change of anybody
 * else's answer leaves it byte for byte the same. Null where there is no such seat. `before`: this player's
 * days in the same squad before this one, in order.
 */
export function buildMine(state: State, n: number, before: readonly OwnDay[] = []): MineReport | null {
  const seat = state.seats[n];
  if (!seat) return null;
  const runs = ownRuns(state, seat);
  const film = runs.map((run) => frameOf(state, run, seat));
  const counted = film.filter((frame) => !frame.thrownOut);
  const known = notKnownYet(state);
  const kept = keptView(state, n);
  return {
    not_for_grading: true,
    format: 1,
    ...(isFullPerformance(state.plan) && { mode: "fullPerformance" as const }),
    title: state.plan.title,
    name: seat.name,
    startedAt: state.createdAt,
    performance_today: {
      measured: "today",
      right: counted.filter((frame) => frame.result === "right").length,
      asked: counted.length,
    },
    retained_on: null,
    ...(kept && { kept, keptBest: keptBestOf(before, { kept: kept.kept, of: kept.before }) }),
    notKnownYet: { state: known.state, dates: known.dates },
    three: reviewRuns(state, seat).map(({ run, why }) => ({ why, run: run.run })),
    film,
    calibration: calibrationBars(state, n),
    calibrationSaid: calibrationSaid(state, n),
    // A personal best is of practice: what counts is the squad's, and nobody's own.
    best: isFullPerformance(state.plan) ? null : bestOf(before, ownDay(state, n)),
    sustain: state.review?.films[n]?.sustain || null,
    focus: state.review?.films[n]?.focus || null,
    committed: state.review?.commits[n] || null,
    ifThens: state.breaks.flatMap((pause) => {
      const choice = pause.ifThens[n];
      return choice ? [{ round: pause.after + 1, choice }] : [];
    }),
    practice: practiceOf(state, runs, counted),
  };
}

/** The best kept of any follow-up so far; null where none before it asked for enough to be beaten. */
function keptBestOf(before: readonly OwnDay[], today: Kept): MineReport["keptBest"] {
  const earlier = before.flatMap((day) => day.kept ?? []);
  const best = retentionBest([...earlier, today]);
  const found = best && [...earlier, today][best.day];
  if (retentionBest(earlier) === null || !best || !found) return null;
  return { ...found, isNew: best.isNew };
}

/** Said only where there is a day to compare with; a day with fewer than 15 questions is none. */
function bestOf(before: readonly OwnDay[], today: OwnDay): MineReport["best"] {
  const alone = personalBest([today]);
  if (!alone) return null;
  const days = [...before, today];
  const best = personalBest(days);
  const day = best === null || personalBest(before) === null ? null : days[best.day];
  return { today: whole(today), day: day && best ? { ...whole(day), isNew: best.isNew } : null };
}

/**
 * Whole answers: more digits would tell what the ability was estimated to be. A day below expected is 0: it is
 * nothing to beat, and nothing that a player is told.
 */
function whole({ n, over }: OwnDay): OwnDay {
  return { n, over: Math.max(0, Math.round(over)) };
}

/** The questions this seat was asked and may see answered: closed, and not taken off. */
function ownRuns(state: State, seat: Seat): Run[] {
  return state.runs.filter(
    (run) => run.closedAt !== null && !run.skipped && !heldBack(state, run) && run.asked.includes(seat.n),
  );
}

function frameOf(state: State, run: Run, seat: Seat): MineFrame {
  const answer = run.answers[seat.n] ?? null;
  const result = answer?.ruling.verdict ?? "none";
  return {
    ...filmFrame(state, seat, run, whyOf(result, answer?.sure ?? null)),
    hint: null,
    topic: topicOf(state, run),
    result,
    thrownOut: run.thrownOut,
    late: run.late.some((one) => one.seat === seat.n),
    huddle: huddleOf(state, run, seat),
  };
}

function whyOf(result: MineFrame["result"], sure: MineFrame["sure"]): MineFrame["why"] {
  if (result === "right") return sure === 0 ? "lucky" : "recovered";
  return sure === 2 ? "confident-wrong" : "wrong";
}

function huddleOf(state: State, run: Run, seat: Seat): MineFrame["huddle"] {
  const vote = state.breaks.find((one) => one.held === run.run && one.question === run.question)?.votes[
    seat.n
  ];
  const question = state.questions[run.question];
  if (!vote || !question) return null;
  return { text: typeOf(question).say(question, vote.key), right: vote.ruling.verdict === "right" };
}

/** Sure and not right first, then the rest to reclaim, then right by a guess; each question once. */
function practiceOf(state: State, runs: readonly Run[], film: readonly MineFrame[]): MineReport["practice"] {
  const rank = (frame: MineFrame): number => {
    if (frame.result === "right") return frame.sure === 0 ? 2 : 3;
    return frame.sure === 2 ? 0 : 1;
  };
  const free = practisable(state);
  const seen = new Set<number>();
  return film
    .filter((frame) => rank(frame) < 3)
    .toSorted((a, b) => rank(a) - rank(b) || a.run - b.run)
    .flatMap((frame) => {
      const index = runs.find((run) => run.run === frame.run)?.question ?? -1;
      if (seen.has(index) || !free(index)) return [];
      seen.add(index);
      return [
        {
          run: frame.run,
          question: practiceQuestion(state.seed, state.questions[index] as QuestionBase, null),
        },
      ];
    })
    .slice(0, PRACTICE_MAX);
}
