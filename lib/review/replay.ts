import { rng, shuffled } from "../kit/rng.ts";
import { isFullPerformance } from "../model/plan.ts";
import type { QuestionBase } from "../model/question.ts";
import type { Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import type { AskedView, KeyView } from "../questions/views.ts";
import { heldBack } from "../views/base.ts";
import { topicOf } from "./basis.ts";
import { placeOf } from "./questions.ts";
import type { Replay, ReplayQuestion } from "./types.ts";

/** Every closed question as it came in. Players are numbers drawn for this replay: no seat, no name. */
export function buildReplay(state: State): Replay {
  const numbers = shuffled(
    state.seats.map((_, i) => i + 1),
    rng(`${state.seed}/replay`),
  );
  return {
    not_for_grading: true,
    format: 1,
    ...(isFullPerformance(state.plan) && { mode: "fullPerformance" as const }),
    title: state.plan.title,
    startedAt: state.createdAt,
    questions: state.runs
      .filter((run) => run.closedAt !== null && !run.skipped && !heldBack(state, run))
      .map((run) => replayOf(state, run, numbers)),
  };
}

function replayOf(state: State, run: Run, numbers: readonly number[]): ReplayQuestion {
  const question = state.questions[run.question] as QuestionBase;
  const type = typeOf(question);
  const votes = (
    state.breaks.find((one) => one.held === run.run && one.question === run.question)?.votes ?? []
  ).filter((vote) => vote !== null && vote !== undefined);
  const keys = keysOf(run, question, votes);
  const closedMs = Math.max(0, (run.closedAt ?? run.closesAt) - run.opensAt);
  return {
    run: run.run,
    round: run.round,
    number: run.number,
    topic: topicOf(state, run),
    dial: run.dial,
    limitMs: run.limitMs,
    asked: type.asked(question, run.arrangement) as AskedView,
    closedMs,
    thrownOut: run.thrownOut,
    players: run.asked.length,
    choices: keys.map((key) => ({
      text: type.say(question, key),
      position: placeOf(type.fromKey(question, run.arrangement, key)),
    })),
    moves: movesOf(run, keys, numbers),
    reveal: {
      right: keys.flatMap((key, i) => (isRight(run, question, key) ? [i] : [])),
      rightText: type.say(question, type.rightKey(question)),
      key: type.keyShown(question, run.arrangement) as KeyView,
      explanation: question.explanation ?? null,
      huddle:
        votes.length === 0
          ? null
          : {
              after: keys.map((key) => votes.filter((vote) => vote.key === key).length),
              voted: votes.length,
            },
    },
  };
}

/** Answers as they stood on the screen; typed ones in the order in which they were first given. */
function keysOf(run: Run, question: QuestionBase, votes: readonly { key: string }[]): string[] {
  const type = typeOf(question);
  const given = run.asked.flatMap((seat) => run.answers[seat]?.changes ?? []);
  const firsts = given.toSorted((a, b) => a.ms - b.ms).map((change) => change.key);
  const all = [...new Set([...firsts, ...votes.map((vote) => vote.key), type.rightKey(question)])];
  const options = [...new Set([...all, ...type.lures(question)])];
  const place = (key: string) => placeOf(type.fromKey(question, run.arrangement, key));
  if (options.some((key) => place(key) === null)) return all;
  return options.toSorted((a, b) => (place(a) ?? 0) - (place(b) ?? 0));
}

function movesOf(run: Run, keys: readonly string[], numbers: readonly number[]): ReplayQuestion["moves"] {
  return run.asked
    .flatMap((seat) =>
      (run.answers[seat]?.changes ?? []).map((change, i) => ({
        ms: change.ms,
        player: numbers[seat] as number,
        choice: keys.indexOf(change.key),
        first: i === 0,
      })),
    )
    .toSorted((a, b) => a.ms - b.ms || a.player - b.player);
}

function isRight(run: Run, question: QuestionBase, key: string): boolean {
  return typeOf(question).judge(question, key).verdict === "right" || run.accepted.includes(key);
}
