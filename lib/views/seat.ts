import { seatClosesAt } from "../game/due.ts";
import { openRun, wasAsked } from "../game/seats.ts";
import {
  type CalibrationSentence,
  calibration,
  calibrationSentence,
  type LevelCount,
} from "../learning/calibration.ts";
import { suggestIfThens } from "../learning/causes.ts";
import type { Sureness } from "../model/input.ts";
import type { Run, Seat, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import type { AnswerValue } from "../questions/views.ts";
import { currentRun, reviewSecret, told } from "./base.ts";
import { filmFrame, filmIsOn, filmRuns, reviewRuns } from "./film.ts";
import { keptView } from "./follow-up.ts";
import type { CalibrationBar, FilmView, OwnAnswer, PlayerReviewPart, SeatView } from "./types.ts";

/** counted confidence taps before a player is shown a sum of them */
const TAPS_SHOWN = 3;

/** What only this player sees, from nothing. Abilities and other players are not in it. */
export function seatView(state: State, n: number): SeatView | null {
  const seat = state.seats[n];
  if (!seat) return null;
  const run = currentRun(state);
  const open = openRun(state);
  const sum = soFar(state, seat);
  const kept = state.phase === "review" || state.phase === "sealed" ? keptView(state, n) : null;
  return {
    seq: state.seq,
    seat: seat.n,
    name: seat.name,
    team: seat.team,
    removed: seat.removed,
    lastAsk: seat.lastAsk,
    timeMult: seat.timeMult,
    calm: seat.calm,
    rehearsal: seat.rehearsal,
    fromRun: seat.fromRun,
    closesAt: open ? seatClosesAt(open, seat) : null,
    own: run && state.phase === "question" ? ownAnswer(state, seat, run) : null,
    film: state.phase === "break" ? filmView(state, seat) : null,
    review: state.phase === "review" || state.phase === "sealed" ? reviewPart(state, seat) : null,
    bank: sum.taps >= TAPS_SHOWN ? sum.bank : null,
    toReclaim: sum.toReclaim,
    ...(kept && { kept }),
  };
}

/** This seat's sums without what may not be told yet: a count that moves tells as much as a verdict. */
function soFar(state: State, seat: Seat): { bank: number; taps: number; toReclaim: number } {
  const sum = { bank: seat.bank, taps: seat.taps, toReclaim: seat.toReclaim };
  for (const run of state.runs.toReversed()) {
    if (run.round !== state.rounds.length) break;
    if (run.closedAt === null || run.thrownOut || told(state, run) || !wasAsked(seat, run)) continue;
    const answer = run.answers[seat.n];
    if (answer?.ruling.share !== 1) sum.toReclaim--;
    if (answer && answer.points !== null) {
      sum.bank -= answer.points;
      sum.taps--;
    }
  }
  return sum;
}

function ownAnswer(state: State, seat: Seat, run: Run): OwnAnswer | null {
  const answer = run.answers[seat.n] ?? null;
  const late = run.late.some((one) => one.seat === seat.n);
  const asked = wasAsked(seat, run);
  if (!answer && !late && !asked) return null;
  const question = state.questions[run.question];
  const known = told(state, run) && run.step === "reveal";
  const wrong = known && answer !== null && answer.ruling.share < 1;
  return {
    run: run.run,
    value: answer ? (answer.value as AnswerValue) : null,
    lockedIn: answer?.lockedIn ?? false,
    sure: answer?.sure ?? null,
    verdict: known && asked ? (answer?.ruling.verdict ?? "none") : null,
    late,
    misconception: wrong && question ? typeOf(question).misconception(question, answer.key) : null,
    points: known ? (answer?.points ?? null) : null,
  };
}

function filmView(state: State, seat: Seat): FilmView | null {
  const current = state.breaks.at(-1);
  if (!current) return null;
  const runs = state.runs.filter(
    (run) => run.round === current.after && told(state, run) && wasAsked(seat, run),
  );
  const vote = current.votes[seat.n] ?? null;
  const held = current.held === null ? null : state.runs[current.held - 1];
  const before = held?.question === current.question ? (held.answers[seat.n] ?? null) : null;
  const open = held ? current.at < current.segments.findIndex((one) => one.name === "reveal") : false;
  // What the room is asked once more is not told in the film while it thinks.
  const wanted = (run: Run) => run.round === current.after && !(open && run === held);
  const frames = filmIsOn(current)
    ? filmRuns(state, seat, wanted, 2).map(({ run, why }) => filmFrame(state, seat, run, why))
    : [];
  return {
    frames,
    ifThens: suggestIfThens(frames.find((frame) => frame.cause)?.cause ?? null),
    chosen: current.ifThens[seat.n] ?? null,
    pulse: current.pulses[seat.n] ?? null,
    revote: vote ? (vote.value as AnswerValue) : null,
    heldBefore: before
      ? current.reasked
        ? rearranged(state, current.question, current.arrangement, before.key)
        : (before.value as AnswerValue)
      : null,
    heldBeforeRight: !open && before ? before.ruling.share === 1 : null,
    revoteRight: !open && vote ? vote.ruling.share === 1 : null,
    right: runs.filter((run) => run.answers[seat.n]?.ruling.share === 1).length,
    asked: runs.length,
  };
}

function question(state: State, index: number) {
  return state.questions[index] ?? null;
}

/** an earlier answer in the places that the options have now */
function rearranged(
  state: State,
  index: number,
  arrangement: readonly number[],
  key: string,
): AnswerValue | null {
  const stored = question(state, index);
  return stored ? (typeOf(stored).fromKey(stored, arrangement, key) as AnswerValue) : null;
}

function reviewPart(state: State, seat: Seat): PlayerReviewPart {
  const { review } = state;
  const film = review?.films[seat.n] ?? null;
  const talked = review?.talks[seat.n] ?? null;
  return {
    frames: reviewRuns(state, seat).map(({ run, why }) => filmFrame(state, seat, run, why)),
    topics: ownTopics(state, seat),
    sustain: film?.sustain ?? null,
    focus: film?.focus ?? null,
    handedIn: film !== null,
    talked: { keep: talked?.keep ?? null, change: talked?.change ?? null },
    responded: review?.responses[seat.n]?.view ?? null,
    committed: review?.commits[seat.n] ?? null,
    calibration: calibrationBars(state, seat.n),
    calibrationSaid: calibrationSaid(state, seat.n),
    link:
      review?.part === "commit" || state.phase === "sealed"
        ? `/mine/${state.id}/${reviewSecret(state, seat.n)}`
        : null,
  };
}

function ownTopics(state: State, seat: Seat): PlayerReviewPart["topics"] {
  const out: PlayerReviewPart["topics"] = [];
  for (const run of state.runs) {
    if (!told(state, run) || !wasAsked(seat, run)) continue;
    const topic = state.bank[run.question]?.topics[0] ?? "";
    let row = out.find((one) => one.topic === topic);
    if (!row) {
      row = { topic, right: 0, asked: 0 };
      out.push(row);
    }
    row.asked++;
    if (run.answers[seat.n]?.ruling.share === 1) row.right++;
  }
  return out;
}

/** One player's confidence taps against what came of them; nothing said below five answers of a level. */
export function calibrationBars(state: State, n: number): CalibrationBar[] {
  return calibration(levelCounts(rated(state, n))).map(({ right, total, verdict }, i) => ({
    level: LEVELS[i] ?? 0,
    right,
    n: total,
    verdict,
  }));
}

/** The one sentence under the bars; it names a topic where one alone says so. */
export function calibrationSaid(state: State, n: number): CalibrationSentence {
  const taps = rated(state, n);
  const topics = [...new Set(taps.map((tap) => tap.topic))];
  return calibrationSentence(
    levelCounts(taps),
    topics.map((topic) => ({ topic, levels: levelCounts(taps.filter((tap) => tap.topic === topic)) })),
  );
}

interface Tap {
  topic: string;
  level: Sureness;
  right: boolean;
}

/** Answers to questions that asked how sure; where nobody tapped it was a guess. */
function rated(state: State, n: number): Tap[] {
  return state.runs.flatMap((run) => {
    const answer = run.answers[n];
    if (!answer || run.sure === "no" || !told(state, run)) return [];
    const topic = state.bank[run.question]?.topics[0] ?? "";
    return [{ topic, level: answer.sure ?? 0, right: answer.ruling.share === 1 }];
  });
}

function levelCounts(taps: readonly Tap[]): LevelCount[] {
  return LEVELS.map((level) => {
    const of = taps.filter((tap) => tap.level === level);
    return { right: of.filter((tap) => tap.right).length, total: of.length };
  });
}

const LEVELS: readonly Sureness[] = [0, 1, 2];
