import type { Code } from "../kit/codes.ts";
import { EXTEND_HUDDLE_MS } from "../kit/limits.ts";
import { rng } from "../kit/rng.ts";
import type { Entry } from "../model/entry.ts";
import type { CoachInput } from "../model/input.ts";
import type { Break, Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { reveal } from "./close.ts";
import { setDue } from "./due.ts";
import { startReview } from "./review.ts";
import { startRound } from "./round.ts";
import { lastRun } from "./seats.ts";
import { didItWork } from "./worked.ts";

type FromCoach<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;
type SegmentName = Break["segments"][number]["name"];

/** Seconds of breathe, think, huddle, reveal, adjust, ready in the three breaks of `learning.md` 3.3. */
const TIMELINES: readonly { sec: number; parts: readonly number[] }[] = [
  { sec: 60, parts: [6, 14, 18, 8, 10, 4] },
  { sec: 75, parts: [6, 18, 24, 10, 12, 5] },
  { sec: 120, parts: [6, 30, 36, 18, 22, 8] },
];
const NAMES: readonly SegmentName[] = ["breathe", "think", "huddle", "reveal", "adjust", "ready"];

/** The break's segments, ms; lengths between the three tables are interpolated, the huddle takes the rest. */
export function segmentsOf(breakSec: number): { name: SegmentName; ms: number }[] {
  const upper =
    TIMELINES.find((one) => one.sec >= breakSec) ?? (TIMELINES.at(-1) as (typeof TIMELINES)[number]);
  const lower = TIMELINES.findLast((one) => one.sec <= breakSec) ?? upper;
  const share = upper.sec === lower.sec ? 0 : (breakSec - lower.sec) / (upper.sec - lower.sec);
  const parts = NAMES.map((_, i) =>
    Math.round((lower.parts[i] ?? 0) + share * ((upper.parts[i] ?? 0) - (lower.parts[i] ?? 0))),
  );
  parts[2] = (parts[2] ?? 0) + breakSec - parts.reduce((sum, part) => sum + part, 0);
  return NAMES.map((name, i) => ({ name, ms: (parts[i] ?? 0) * 1_000 }));
}

/** rules from which a follow-up has its huddle (`learning.md` 6.2) */
const LAST_HUDDLE_SINCE = 3;
/** what a break has when no round follows it: nothing is left to adjust, and nothing to be ready for */
const LAST_NAMES: readonly SegmentName[] = ["breathe", "think", "huddle", "reveal"];

/** The last round is followed by a break too: a follow-up's one huddle, if anything was asked. */
export function huddlesLast(state: State): boolean {
  if (state.rules < LAST_HUDDLE_SINCE || state.squad?.kind !== "followUp") return false;
  return mostMissed(state, state.rounds.length).length > 0;
}

/** Its segments, ms. */
export function lastSegmentsOf(breakSec: number): { name: SegmentName; ms: number }[] {
  return segmentsOf(breakSec).filter((segment) => LAST_NAMES.includes(segment.name));
}

/** The review follows it, no round. */
export function isLast(state: State, current: Break): boolean {
  return current.after >= state.plan.rounds;
}

export function startBreak(state: State, at: number): void {
  const round = state.rounds.at(-1);
  if (!round) return;
  const worked = didItWork(state, round);
  const { breakSec, rounds } = state.plan;
  const segments = round.n >= rounds ? lastSegmentsOf(breakSec) : segmentsOf(breakSec);
  if (worked.length > 0 && segments[0]) segments[0].name = "worked";
  const huddle = huddleQuestion(state, round.n, round.held);
  state.phase = "break";
  state.breaks.push({
    after: round.n,
    startedAt: at,
    segments,
    at: 0,
    segmentStartedAt: at,
    segmentEndsAt: at + (segments[0]?.ms ?? 0),
    waiting: false,
    huddleExtended: false,
    ...huddle,
    votes: [],
    ifThens: [],
    pulses: [],
    worked,
  });
  setDue(state, at + (segments[0]?.ms ?? 0));
}

/**
 * The held question, or else the most missed one asked once more, reworded where the pack has a
 * rewording: a break asks before it tells.
 */
function huddleQuestion(
  state: State,
  round: number,
  held: number | null,
): Pick<Break, "held" | "reasked" | "question" | "arrangement"> {
  const kept = held === null ? undefined : state.runs[held - 1];
  if (kept && !kept.thrownOut)
    return { held: kept.run, reasked: false, question: kept.question, arrangement: kept.arrangement };
  const missed = mostMissed(state, round)[0];
  if (!missed) return { held: null, reasked: false, question: -1, arrangement: [] };
  const question = variantOf(state, missed) ?? missed.question;
  const asked = state.questions[question];
  const random = rng(`${state.seed}/huddle/${round}`);
  return {
    held: missed.run,
    reasked: true,
    question,
    arrangement: asked ? typeOf(asked).arrange(asked, random) : [],
  };
}

/** Runs of a round with the least share right first; ties by which came first. */
export function mostMissed(state: State, round: number): Run[] {
  const share = (run: Run) => run.right / run.asked.length;
  return state.runs
    .filter((run) => run.round === round && !run.thrownOut && run.asked.length > 0)
    .sort((a, b) => share(a) - share(b) || a.run - b.run);
}

function variantOf(state: State, run: Run): number | null {
  const group = state.bank[run.question]?.variantGroup;
  if (!group) return null;
  const other = state.bank.find(
    (item) =>
      item.variantGroup === group && item.index !== run.question && !state.engine.exposures[item.index],
  );
  return other ? other.index : null;
}

export function segmentName(current: Break): SegmentName {
  return current.segments[current.at]?.name ?? "ready";
}

export function nextSegment(state: State, at: number): void {
  const current = state.breaks.at(-1);
  if (!current) return;
  if (current.at + 1 >= current.segments.length) {
    if (isLast(state, current)) startReview(state, at);
    // The coach is part of the break: without one the next round waits.
    else if (state.coach.conns.length === 0) {
      current.waiting = true;
      setDue(state, null);
    } else startRound(state, at);
    return;
  }
  enter(state, current, current.at + 1, at);
}

function enter(state: State, current: Break, index: number, at: number): void {
  current.at = index;
  current.segmentStartedAt = at;
  current.segmentEndsAt = at + (current.segments[index]?.ms ?? 0);
  if (segmentName(current) === "reveal") explained(state, current);
  setDue(state, current.segmentEndsAt);
}

/** The held answer, or the question that the room is talking about, has still to be shown. */
function owesReveal(current: Break): boolean {
  if (current.held === null || current.at >= revealAt(current)) return false;
  const name = segmentName(current);
  return !current.reasked || name === "think" || name === "huddle";
}

function revealAt(current: Break): number {
  return current.segments.findIndex((segment) => segment.name === "reveal");
}

/** Its reveal is on and is the end of it: a last break's, or of one that the coach cut short. */
export function endsHere(current: Break): boolean {
  return segmentName(current) === "reveal" && current.segments.at(-1)?.name === "reveal";
}

/** A break may be cut short, what it owes may not: the answer is shown before the round. True: it is shown now. */
export function cutShort(state: State, current: Break, at: number): boolean {
  if (!owesReveal(current)) return false;
  const index = revealAt(current);
  current.segments = current.segments.slice(0, index + 1);
  enter(state, current, index, at);
  return true;
}

/** What the room has now been told the why of may come back in a later round. */
function explained(state: State, current: Break): void {
  const told = [
    current.question,
    ...mostMissed(state, current.after)
      .slice(0, 3)
      .map((run) => run.question),
  ];
  for (const index of told) {
    const exposure = state.engine.exposures[index];
    if (exposure && exposure.missedAt !== null) exposure.explainedAfterMiss = true;
  }
}

/** Keeps the open question's answer for the huddle. */
export function hold(state: State, input: FromCoach<"hold">): Code | null {
  const run = lastRun(state);
  const round = state.rounds.at(-1);
  if (state.phase !== "question" || !run || !round || run.run !== input.run) return "wrong-run";
  if (run.step !== "open" && run.step !== "closed") return "wrong-phase";
  if (round.n >= state.plan.rounds) return "not-allowed";
  if (round.held !== null) return "already";
  run.held = true;
  return null;
}

/** Shows the held answer now instead of in the huddle. */
export function revealHeld(state: State, input: FromCoach<"revealHeld">, entry: Entry): Code | null {
  const current = state.breaks.at(-1);
  if (state.phase === "break" && current) {
    if (current.held !== input.run) return "wrong-run";
    const index = revealAt(current);
    if (state.paused) return "paused";
    if (current.at >= index) return "already";
    enter(state, current, index, entry.at);
    return null;
  }
  const run = lastRun(state);
  const round = state.rounds.at(-1);
  if (state.phase !== "question" || !run || !round || run.run !== input.run) return "wrong-run";
  if (run.step !== "held") return "wrong-phase";
  if (state.paused) return "paused";
  round.held = null;
  run.held = false;
  reveal(state, run, entry.at);
  return null;
}

export function extendHuddle(state: State): Code | null {
  const current = state.breaks.at(-1);
  if (state.phase !== "break" || !current || segmentName(current) !== "huddle") return "wrong-phase";
  if (current.huddleExtended) return "too-many";
  current.huddleExtended = true;
  current.segmentEndsAt += EXTEND_HUDDLE_MS;
  setDue(state, current.segmentEndsAt);
  return null;
}
