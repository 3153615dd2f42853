import { acceptedBefore } from "../game/amend.ts";
import { isLast, mostMissed, segmentName } from "../game/breaks.ts";
import { PARTS } from "../game/review.ts";
import { roomPlan } from "../game/round.ts";
import { present } from "../game/seats.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import type { Break, Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import type { AnswerValue } from "../questions/views.ts";
import {
  askedView,
  currentRun,
  planMinutes,
  questionOn,
  sheetView,
  shownView,
  stageBase,
  startsAt,
  wholeSheet,
} from "./base.ts";
import { thenNowView } from "./follow-up.ts";
import { teamScoresOf } from "./handicap.ts";
import { keepOf, reviewFocus, talkOptions, topicCounts } from "./themes.ts";
import type {
  BreakStage,
  CountStage,
  HeldView,
  LobbyStage,
  PlayerStage,
  ProjectorStage,
  QuestionStage,
  ReviewStage,
  SealedStage,
  Segment,
  Stage,
} from "./types.ts";

/** What everybody in the room may see now, built up from nothing. Nothing in it depends on a key before its reveal. */
export function stage(state: State): Stage {
  switch (state.phase) {
    case "lobby":
      return lobbyStage(state);
    case "count":
      return countStage(state);
    case "question": {
      const run = currentRun(state);
      return run ? questionStage(state, run) : countStage(state);
    }
    case "break":
      return breakStage(state, state.breaks.at(-1) as Break);
    case "review":
      return reviewStage(state);
    case "sealed":
      return sealedStage(state);
  }
}

export function playerStage(state: State): PlayerStage {
  const seen = stage(state);
  // While a question is on, a phone knows its own answer; sending it back would double the traffic.
  const personal =
    seen.phase === "question" ? seen.step === "reveal" || seen.step === "held" : seen.phase !== "count";
  return { ...seen, personal };
}

export function projectorStage(state: State): ProjectorStage {
  const seen = stage(state);
  const { namesShown } = state.settings;
  if ("sheet" in seen) return { ...seen, namesShown };
  const round = state.rounds.length;
  return { ...seen, sheet: round > 0 ? sheetView(state, round) : null, namesShown };
}

function lobbyStage(state: State): LobbyStage {
  return {
    ...stageBase(state),
    phase: "lobby",
    locked: state.settings.locked,
    minutes: planMinutes(state),
    chooseTeam: state.plan.teams.how === "choice",
    generatedNamesOnly: false,
  };
}

function countStage(state: State): CountStage {
  const round = state.rounds.at(-1);
  const plan = round?.roomPlan ?? null;
  return {
    ...stageBase(state),
    phase: "count",
    startsAt: startsAt(state),
    dial: round?.dial ?? 2,
    carrying: plan ? { what: "ifThen", choice: plan } : (round?.adjustments[0]?.change ?? null),
  };
}

function questionStage(state: State, run: Run): QuestionStage {
  const step = run.step === "done" ? "gap" : run.step;
  return {
    ...stageBase(state),
    phase: "question",
    step,
    question: questionOn(state, run),
    shown: step === "reveal" && !run.thrownOut ? shownView(state, run.question, run.arrangement) : null,
    thrownOut: run.thrownOut,
    until: step === "open" || step === "closed" ? null : (state.paused?.due ?? state.due),
  };
}

function breakStage(state: State, current: Break): BreakStage {
  const segment = segmentName(current);
  const decided = current.at >= current.segments.findIndex((one) => one.name === "adjust");
  const taken = current.ifThens.filter((choice) => choice !== null && choice !== undefined).length;
  return {
    ...stageBase(state),
    phase: "break",
    startedAt: current.startedAt,
    segments: segmentInstants(current),
    segment,
    waiting: current.waiting,
    held: heldView(state, current),
    worked: current.worked.map(({ what, verdict, expected, got, n }) => ({
      what,
      verdict,
      expected,
      got,
      n,
    })),
    sheet: sheetView(state, current.after),
    coachChanges: decided ? state.adjustNext.map((one) => one.change) : [],
    roomPlan: taken >= SMALL_CELL ? roomPlan(state) : null,
    // Said once, in a scrimmage: a follow-up says what forgetting is.
    feltHard: current.after === 1 && !isLast(state, current),
    teamScores: teamScoresOf(state),
  };
}

export function segmentInstants(current: Break): Segment[] {
  const out: Segment[] = [];
  let startsAt =
    current.segmentStartedAt - current.segments.slice(0, current.at).reduce((sum, one) => sum + one.ms, 0);
  current.segments.forEach((one, i) => {
    const endsAt = i === current.at ? current.segmentEndsAt : startsAt + one.ms;
    out.push({ name: one.name, startsAt, endsAt });
    startsAt = endsAt;
  });
  return out;
}

function heldView(state: State, current: Break): HeldView | null {
  if (current.held === null) return null;
  const run = state.runs[current.held - 1];
  if (!run) return null;
  const reveal = current.segments.findIndex((one) => one.name === "reveal");
  const open = current.at < reveal;
  return {
    run: run.run,
    number: run.number,
    asked: askedView(state, current.question, current.arrangement),
    open,
    reasked: current.reasked,
    shown: open ? null : shownView(state, current.question, current.arrangement),
    split: open ? null : shownSplit(splitOf(state, current, run)),
  };
}

/** On a shared screen what somebody typed stands only when it is right or enough others typed it too. */
function shownSplit(split: HeldView["split"]): HeldView["split"] {
  if (split === null) return null;
  return split.filter(
    (row) => row.right || typeof row.answer !== "string" || Math.max(row.before, row.after) >= SMALL_CELL,
  );
}

/** Answers before and after the huddle; nothing under five players, so that no count points at one. */
export function splitOf(state: State, current: Break, run: Run): HeldView["split"] {
  const question = state.questions[current.question];
  if (!question) return null;
  const type = typeOf(question);
  const keys = new Map<string, { before: number; after: number }>();
  const add = (key: string, when: "before" | "after") => {
    const counts = keys.get(key) ?? { before: 0, after: 0 };
    counts[when]++;
    keys.set(key, counts);
  };
  add(type.rightKey(question), "after");
  for (const lure of type.lures(question)) add(lure, "after");
  for (const counts of keys.values()) counts.after = 0;
  let before = 0;
  let after = 0;
  if (run.question === current.question) {
    for (const answer of run.answers) {
      if (!answer) continue;
      before++;
      add(answer.key, "before");
    }
  }
  for (const vote of current.votes) {
    if (!vote) continue;
    after++;
    add(vote.key, "after");
  }
  if (Math.max(before, after) < SMALL_CELL) return null;
  const accepted = acceptedBefore(state, current.question);
  // Options are all shown; a typed answer that nobody gave is only a guess of the author's.
  const given = [...keys].filter(
    ([key, { before, after }]) =>
      before + after > 0 ||
      listed(type.fromKey(question, current.arrangement, key)) ||
      type.judge(question, key).share === 1,
  );
  const rows = given.map(([key, counts]) => ({
    answer: type.fromKey(question, current.arrangement, key) as AnswerValue,
    text: type.say(question, key),
    right: accepted.includes(key) || type.judge(question, key).share === 1,
    ...counts,
  }));
  return rows.sort((a, b) => order(a.answer) - order(b.answer) || b.after - a.after).slice(0, 8);
}

/** the room saw it as an option */
function listed(answer: unknown): boolean {
  return typeof answer === "number" || typeof answer === "boolean";
}

/** by place where there are places, right answers of typed questions by count */
function order(answer: AnswerValue): number {
  return typeof answer === "number" ? answer : typeof answer === "boolean" ? (answer ? 0 : 1) : 0;
}

function reviewStage(state: State): ReviewStage {
  const { review } = state;
  const base = { ...stageBase(state), phase: "review" as const };
  const at = PARTS.findIndex((part) => part.name === review?.part);
  const from = (part: string) => at >= PARTS.findIndex((one) => one.name === part);
  const handedIn = handedInOf(state);
  return {
    ...base,
    part: review?.part ?? "film",
    endsAt: review?.endsAt ?? state.at,
    parts: PARTS.map((part, i) => ({ name: part.name, done: i < at })),
    handedIn: handedIn,
    of: state.seats.filter(present).length,
    sheet: wholeSheet(state),
    topics: topicsShown(state),
    talk: from("talk") ? talkOptions(state) : { keep: [], change: [] },
    focus: from("coach") ? reviewFocus(state) : null,
    notes: from("coach") ? state.notes : null,
    responses: from("response") ? responsesOf(state) : null,
    followUps:
      from("commit") && review?.followUps
        ? { booked: followUpDates(state), declined: review.followUps.length === 0 }
        : null,
    keep: keepOf(state),
    ...(state.squad?.followUp && { thenNow: from("talk") ? thenNowView(state) : null }),
  };
}

/** what happened, by theme; nothing that fewer than five answers make */
function topicsShown(state: State): ReviewStage["topics"] {
  return topicCounts(state)
    .filter((one) => one.asked >= SMALL_CELL)
    .map(({ topic, right, asked, expectedLow, expectedHigh }) => ({
      topic,
      right,
      asked,
      expectedLow,
      expectedHigh,
    }));
}

function handedInOf(state: State): number {
  const { review } = state;
  if (!review) return 0;
  const lists: Record<string, readonly unknown[]> = {
    film: review.films,
    talk: review.talks,
    response: review.responses,
    commit: review.commits,
  };
  const list = lists[review.part] ?? [];
  return state.seats.filter((seat) => present(seat) && list[seat.n]).length;
}

function responsesOf(state: State): { agree: number; differ: number; add: number } {
  const counts = { agree: 0, differ: 0, add: 0 };
  for (const response of state.review?.responses ?? []) if (response) counts[response.view]++;
  return counts;
}

function sealedStage(state: State): SealedStage {
  return {
    ...stageBase(state),
    phase: "sealed",
    sheet: wholeSheet(state),
    followUps: followUpDates(state),
    ...(state.squad?.followUp && { thenNow: thenNowView(state) }),
  };
}

/** the instants of the booked follow-ups */
export function followUpDates(state: State): number[] {
  const { review } = state;
  const said = review?.followUpsAt;
  return (review?.followUps ?? []).map((days, i) => said?.[i] ?? (review?.startedAt ?? 0) + days * DAY_MS);
}

const DAY_MS = 86_400_000;

/** the round's questions that the coach is shown, least right first */
export function topMissed(state: State, round: number): Run[] {
  return mostMissed(state, round)
    .filter((run) => run.right < run.asked.length)
    .slice(0, 3);
}
