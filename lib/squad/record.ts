import { alikeIn } from "../game/alike.ts";
import { isFullPerformance } from "../model/plan.ts";
import type { AnswerRecord, AskedRecord, SeenRecord, SessionRecord, SquadStart } from "../model/squad.ts";
import type { Run, Seat, State } from "../model/state.ts";
import { basisOf } from "../review/basis.ts";
import { buildReport } from "../review/report.ts";
import { END_MS } from "../sequence/land.ts";
import { editionOf, familyOf } from "./edition.ts";
import { missedOf } from "./result.ts";
import { gotOf } from "./without.ts";

/** guests whose answers are kept: many more say nothing new about a question */
export const GUESTS_KEPT = 500;

/**
 * What a scrimmage leaves in its squad's history, or null when it leaves nothing: it is not sealed, or
 * belongs to no squad (`of` is for a squad that is made of it afterwards). Questions thrown out, taken off or never told do not count; a seat that was absent
 * from a question has no answer to it; rehearsal players, and seats that the coach took out, are nobody.
 */
export function recordOf(
  state: State,
  of: Pick<SquadStart, "kind" | "booking"> | null = state.squad,
): SessionRecord | null {
  const { sealedAt, review } = state;
  if (state.phase !== "sealed" || sealedAt === null || !of) return null;
  const seats = seatsKept(state.seats);
  const place = new Map(seats.map((seat, i) => [seat.n, i]));
  const counted = basisOf(state).counted;
  const alike = alikeIn(state.runs);
  const asked = counted.map((run) => askedOf(state, run, place, alike.get(run.run)));
  const full = isFullPerformance(state.plan);
  return {
    scrimmage: state.id,
    // Whatever was stamped, only the plan makes one, and nothing else can.
    kind: full ? "fullPerformance" : of.kind === "fullPerformance" ? "scrimmage" : of.kind,
    ...(full && wasCutShort(state) && { cutShort: true as const }),
    booking: of.booking,
    title: state.plan.title,
    startedAt: state.rounds[0]?.startedAt ?? state.createdAt,
    endedAt: review?.startedAt ?? sealedAt,
    sealedAt,
    players: seats.map((seat) => seat.member),
    asked,
    seen: seenOf(state, counted),
    probes: state.probes,
    focus: buildReport(state).focus.map((line) => line.topic),
    prediction: review?.prediction ?? null,
    expected: expectedOf(asked),
    got: gotOf(asked),
  };
}

/** The coach ended the round, or everything, before its time; where the questions ran out nobody did. */
function wasCutShort({ rounds }: State): boolean {
  return rounds.some(
    ({ ending, endedAt, endsAt }) => ending && endedAt !== null && endedAt < endsAt - END_MS,
  );
}

/** Everybody whom the squad can recognise, and the first so many guests, in seat order. */
function seatsKept(seats: readonly Seat[]): Seat[] {
  let guests = 0;
  return seats.filter((seat) => {
    if (seat.rehearsal || seat.removed) return false;
    return seat.member !== null || guests++ < GUESTS_KEPT;
  });
}

type Weights = ReadonlyMap<number, number> | undefined;

function askedOf(state: State, run: Run, place: ReadonlyMap<number, number>, alike: Weights): AskedRecord {
  const question = state.questions[run.question];
  const item = state.bank[run.question];
  const floor = item?.floor ?? 0;
  const answers = answersOf(run, place, alike);
  return {
    question: item?.id ?? "",
    family: question ? familyOf(question) : "",
    edition: question ? editionOf(question) : "",
    topics: [...(item?.topics ?? [])],
    level: item?.level ?? "medium",
    task: item?.task ?? "fact",
    floor,
    slot: run.slot,
    dial: run.dial,
    round: run.round,
    openedAt: run.opensAt,
    at: run.closedAt ?? run.closesAt,
    exposure: 1 + timesSeen(state, run),
    predicted: run.predicted.mean,
    ...missedOf(answers, floor),
    answers,
  };
}

function answersOf(run: Run, place: ReadonlyMap<number, number>, alike: Weights): AnswerRecord[] {
  return run.asked.flatMap((n): AnswerRecord[] => {
    const player = place.get(n);
    if (player === undefined) return [];
    const answer = run.answers[n] ?? null;
    if (!answer) return [{ player, right: 0, ms: null, sure: null }];
    // Where the tap was asked, none is Guess (`lib/game`); where it was practice it says nothing yet.
    const sure = run.sure === "yes" ? (answer.sure ?? 0) : null;
    const weight = alike?.get(n);
    const right = answer.ruling.share === 1 ? 1 : 0;
    return [{ player, right, ms: answer.ms, sure, ...(weight !== undefined && { weight }) }];
  });
}

/** How often the room had seen the question today: other turns, and a huddle that asked it reworded. */
function timesSeen(state: State, run: Run): number {
  const turns = state.runs.filter((one) => one.run < run.run && one.question === run.question).length;
  const huddles = huddled(state).filter((one) => one.after < run.round && one.question === run.question);
  return turns + huddles.length;
}

/** Breaks whose huddle asked another question than the one that was played. */
function huddled(state: State): State["breaks"] {
  return state.breaks.filter((one) => {
    if (!one.reasked || one.held === null) return false;
    return state.runs[one.held - 1]?.question !== one.question;
  });
}

function seenOf(state: State, counted: readonly Run[]): SeenRecord[] {
  const played = new Set(counted.map((run) => run.question));
  const shown = [...state.runs.map((run) => run.question), ...huddled(state).map((one) => one.question)];
  return [...new Set(shown)].flatMap((index) => {
    const question = state.questions[index];
    return !question || played.has(index) ? [] : [{ question: question.id, family: familyOf(question) }];
  });
}

/** Share right that was expected of all answers, each question by the prediction of its pick. */
function expectedOf(asked: readonly AskedRecord[]): number | null {
  const n = asked.reduce((sum, one) => sum + one.answers.length, 0);
  if (n === 0) return null;
  return asked.reduce((sum, one) => sum + one.predicted * one.answers.length, 0) / n;
}
