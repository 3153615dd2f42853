import { isLast, segmentName } from "../game/breaks.ts";
import { expectedToday } from "../game/expected.ts";
import { heldBackTopics } from "../game/history.ts";
import { PARTS } from "../game/review.ts";
import { autoEase } from "../game/round.ts";
import { present, topicsOf } from "../game/seats.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import { type Interval, Z80 } from "../kit/stats.ts";
import type { Dial } from "../model/plan.ts";
import type { Break, Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { dialOf } from "../sequence/plan.ts";
import { currentRun, heldBack, questionOn, shieldedFrom, shownView, stageBase } from "./base.ts";
import { followUpDates, segmentInstants, splitOf, stage, topMissed } from "./stage.ts";
import { suggestions } from "./suggest.ts";
import { answerCounts } from "./tally.ts";
import { causeCounts, expectedCount } from "./themes.ts";
import type { CoachStage, RunLine } from "./types.ts";
import { whyOf } from "./why.ts";

const ITEM_SD = 0.079;
const AMENDABLE_MAX = 12;

/** The desk: everything but a player's private notes. Shielded by default, since laptops get mirrored. */
export function coachStage(state: State): CoachStage {
  const run = state.phase === "question" ? currentRun(state) : null;
  const round = state.rounds.at(-1);
  const hidden = run !== null && shieldedFrom(state, run);
  const shown = run && !hidden ? shownView(state, run.question, run.arrangement) : null;
  const thisRound = state.runs.filter(
    (one) =>
      one.round === state.rounds.length && !one.thrownOut && one.asked.length > 0 && one.closedAt !== null,
  );
  return {
    ...stageBase(state),
    id: state.id,
    phase: state.phase,
    step: run ? (run.step === "done" ? "gap" : run.step) : null,
    settings: { ...state.settings },
    plan: state.plan,
    topics: topicsOf(state),
    adjustNext: state.adjustNext,
    question: run ? questionOn(state, run) : null,
    key: shown?.key ?? null,
    explanation: shown?.explanation ?? null,
    until: state.paused?.due ?? state.due,
    roundEndsAt: round && round.endedAt === null ? (round.ending ? round.startedAt : round.endsAt) : null,
    dial: round?.dial ?? dialOf(state.plan, 0),
    dialNext: nextDial(state),
    topic: run ? (state.bank[run.question]?.topics[0] ?? null) : null,
    seenBefore: run
      ? state.runs.filter((one) => one.question === run.question && one.run < run.run).length
      : 0,
    expected: run ? expectedShare(run) : state.phase === "lobby" ? planned(state) : null,
    why: run?.why ?? [],
    because: run ? whyOf(state, run) : null,
    heldBack: heldBackTopics(state.bank, state.plan.taught, state.squad),
    compromises: run ? state.compromises.filter((one) => one.run === run.run).map((one) => one.what) : [],
    list: state.runs
      .filter((one) => one.round === state.rounds.length && !one.skipped)
      .map((one) => runLine(state, one)),
    rightSoFar: expectedCount(thisRound),
    held: heldCard(state),
    breakView: state.phase === "break" ? breakView(state, state.breaks.at(-1) as Break) : null,
    reviewView: reviewView(state),
    sealedView: sealedView(state),
    notes: state.notes,
    amendable: amendable(state),
  };
}

/** as the next round will be played, eased where the last one was too much */
function nextDial(state: State): Dial {
  const dial = state.dialNext ?? dialOf(state.plan, Math.min(state.rounds.length, state.plan.rounds - 1));
  return state.phase === "break" && autoEase(state) && dial > 1 ? ((dial - 1) as Dial) : dial;
}

/** A rehearsal of the whole scrimmage takes its time, so it is kept while the plan stays. */
const rehearsed = new WeakMap<State["bank"], { plan: State["plan"]; range: Interval }>();

/** S8: what the engine makes of this plan, with what is known of the squad; before anybody sees the lower number. */
function planned(state: State): CoachStage["expected"] {
  if (state.bank.length === 0) return null;
  const found = rehearsed.get(state.bank);
  if (found && found.plan === state.plan) return found.range;
  const { squad, plan } = state;
  const range = expectedToday(state.bank, plan, squad);
  rehearsed.set(state.bank, { plan, range });
  return range;
}

/** 80 % range of the share right that was predicted before the question */
function expectedShare(run: Run): { low: number; high: number } {
  const p = run.predicted.mean;
  const spread = Z80 * Math.sqrt((p * (1 - p)) / Math.max(1, run.asked.length) + ITEM_SD ** 2);
  return { low: Math.max(0, p - spread), high: Math.min(1, p + spread) };
}

function runLine(state: State, run: Run): RunLine {
  const { expectedLow, expectedHigh } = expectedCount([run]);
  const asked = Math.max(1, run.asked.length);
  const closed = run.closedAt !== null;
  return {
    run: run.run,
    number: run.number,
    topic: state.bank[run.question]?.topics[0] ?? "",
    stem: state.questions[run.question]?.stem ?? "",
    right: closed && !run.thrownOut ? run.right : null,
    asked: closed && !run.thrownOut ? run.asked.length : null,
    expectedLow: expectedLow / asked,
    expectedHigh: expectedHigh / asked,
    state: run.thrownOut ? "thrown" : !closed ? "now" : heldBack(state, run) ? "held" : "done",
  };
}

function heldCard(state: State): CoachStage["held"] {
  const round = state.rounds.at(-1);
  const run = round?.held
    ? state.runs[round.held - 1]
    : state.phase === "question"
      ? state.runs.findLast((one) => one.held && one.closedAt === null)
      : undefined;
  if (!run || state.phase === "review" || state.phase === "sealed") return null;
  return {
    run: run.run,
    number: run.number,
    stem: state.questions[run.question]?.stem ?? "",
    right: run.right,
    asked: run.asked.length,
    topLure: run.closedAt === null || shieldedFrom(state, run) ? null : topLure(state, run),
    chosenByCoach: run.closedAt === null,
  };
}

function topLure(state: State, run: Run): { text: string; n: number } | null {
  const wrong = answerCounts(state, run).filter((one) => !one.right && one.n > 0);
  const most = wrong.reduce<(typeof wrong)[number] | null>(
    (best, one) => (best && best.n >= one.n ? best : one),
    null,
  );
  return most ? { text: most.text, n: most.n } : null;
}

function breakView(state: State, current: Break): CoachStage["breakView"] {
  const runs = state.runs.filter((run) => run.round === current.after);
  const causes = causeCounts(runs);
  const tags = causes.reduce((sum, one) => sum + one.n, 0);
  const pulses = current.pulses.filter((one) => one !== null && one !== undefined);
  const held = current.held === null ? null : (state.runs[current.held - 1] ?? null);
  // The desk may be mirrored: while it is shielded the huddle's answer comes with the room's own reveal.
  const mayTell =
    !state.settings.shielded || current.at >= current.segments.findIndex((one) => one.name === "reveal");
  return {
    segments: segmentInstants(current),
    segment: segmentName(current),
    waiting: current.waiting,
    missed: topMissed(state, current.after).map((run) => ({
      run: run.run,
      number: run.number,
      stem: state.questions[run.question]?.stem ?? "",
      right: run.right,
      asked: run.asked.length,
      topLure: shieldedFrom(state, run) ? null : (topLure(state, run)?.text ?? null),
    })),
    causes: tags >= SMALL_CELL ? causes : null,
    pulse: pulses.length >= SMALL_CELL ? pulseCounts(pulses) : null,
    sayAloud: held && mayTell ? sayAloud(state, held) : null,
    suggestions: suggestions(state),
    chosen: state.adjustNext,
    worked: current.worked.map(({ what, verdict, expected, got, n, spread }, i) => ({
      what,
      verdict,
      expected,
      got,
      n,
      spread,
      // The coach's own changes come first, in their order (`lib/game/worked.ts`).
      prediction: state.rounds[current.after - 1]?.adjustments[i]?.prediction ?? null,
    })),
    autoEase: !isLast(state, current) && autoEase(state),
    split: held && mayTell ? splitOf(state, current, held) : null,
    huddleExtended: current.huddleExtended,
  };
}

function pulseCounts(pulses: readonly ("ready" | "fine" | "low")[]): {
  ready: number;
  fine: number;
  low: number;
} {
  const counts = { ready: 0, fine: 0, low: 0 };
  for (const pulse of pulses) counts[pulse]++;
  return counts;
}

/** One line for the coach to say: why the right one is right, or the mix-up that five or more share. */
function sayAloud(state: State, run: Run): string | null {
  const question = state.questions[run.question];
  if (!question) return null;
  const type = typeOf(question);
  if (question.explanation) return question.explanation;
  let best: { n: number; text: string } | null = null;
  for (const { key, n, right } of answerCounts(state, run)) {
    const mixUp = right ? null : type.misconception(question, key);
    if (mixUp && n >= SMALL_CELL && n > (best?.n ?? 0)) best = { n, text: mixUp };
  }
  return best?.text ?? null;
}

function reviewView(state: State): CoachStage["reviewView"] {
  const { review } = state;
  const seen = stage(state);
  if (state.phase !== "review" || !review || seen.phase !== "review") return null;
  const here = state.seats.filter(present);
  const filmed = here.filter((seat) => review.films[seat.n]).length;
  return {
    part: seen.part,
    endsAt: seen.endsAt,
    parts: seen.parts,
    handedIn: seen.handedIn,
    of: seen.of,
    sheet: seen.sheet,
    topics: seen.topics,
    talk: seen.talk,
    focus: seen.focus,
    notes: seen.notes,
    responses: seen.responses,
    // The coach may book before the room sees it in the last part.
    followUps: review.followUps && {
      booked: followUpDates(state),
      declined: review.followUps.length === 0,
    },
    keep: seen.keep,
    coachFocus: review.coachFocus,
    prediction: review.prediction,
    respondTexts: review.responses
      .flatMap((one) => (one && one.text.trim() !== "" ? [one.text] : []))
      .slice(-40),
    canClose:
      review.part === "film"
        ? filmed >= 0.8 * here.length
        : review.part === PARTS.at(-1)?.name
          ? review.followUps !== null
          : true,
  };
}

function sealedView(state: State): CoachStage["sealedView"] {
  const seen = state.phase === "sealed" ? stage(state) : null;
  return seen?.phase === "sealed" ? { sheet: seen.sheet, followUps: seen.followUps } : null;
}

/** The latest questions with every answer given to them, for "accept another answer" and "throw out". */
function amendable(state: State): CoachStage["amendable"] {
  return state.runs
    .filter((run) => run.closedAt !== null && !shieldedFrom(state, run))
    .slice(-AMENDABLE_MAX)
    .reverse()
    .map((run) => ({
      run: run.run,
      number: run.number,
      round: run.round,
      stem: state.questions[run.question]?.stem ?? "",
      thrownOut: run.thrownOut,
      answers: answerCounts(state, run).map(({ key, text, n, right }) => ({ key, text, n, right })),
    }));
}
