import { describe, expect, test } from "vitest";
import { RIGHT, WRONG } from "#lib/model/question.ts";
import type { Run, State } from "#lib/model/state.ts";
import { typeOf } from "#lib/questions/registry.ts";
import { buildReplay } from "#lib/review/replay.ts";
import { standingAt } from "../../../app/review/_replay/counts.ts";
import { reviewState } from "../../support/fixtures/review.ts";

const state = reviewState({ rounds: 4 });
const replay = buildReplay(state);

describe("the replay", () => {
  test("RE1 it says that it is not for grading", () => {
    expect(replay.not_for_grading).toBe(true);
    expect(replay.questions).toHaveLength(state.runs.length);
  });

  test("RE31 players are numbers drawn for it", () => {
    const text = JSON.stringify(replay);
    for (const seat of state.seats) expect(text).not.toContain(seat.name);
    expect(text).not.toContain('"seat"');
    const players = new Set(replay.questions.flatMap((one) => one.moves.map((move) => move.player)));
    expect([...players].every((player) => player >= 1 && player <= state.seats.length)).toBe(true);
    // Drawn: the first seat is not simply player 1 everywhere.
    const other = buildReplay({ ...state, seed: "another" });
    expect(other.questions.map((one) => one.moves)).not.toEqual(replay.questions.map((one) => one.moves));
  });

  test("RE32 nothing outside `reveal` depends on the answer key", () => {
    const rekeyed = reviewState({ rounds: 4 });
    rekeyed.questions = rekeyed.questions.map((question) => typeOf(question).rekeyed(question));
    for (const run of rekeyed.runs) reruled(rekeyed, run);
    const shown = (of: State) =>
      buildReplay(of).questions.map(({ reveal: _, choices, moves, ...rest }) => {
        // Typed answers are listed as they were given; the key itself may end such a list.
        const given = new Set(moves.map((move) => move.choice));
        const placed = choices.every((choice) => choice.position !== null);
        return { ...rest, moves, choices: placed ? choices : choices.filter((_choice, i) => given.has(i)) };
      });
    // The stored order of an order question is its key, so its words change with it.
    const comparable = (list: ReturnType<typeof shown>) => list.filter((one) => one.asked.kind !== "order");
    expect(comparable(shown(rekeyed))).toEqual(comparable(shown(state)));
    expect(buildReplay(rekeyed).questions.map((one) => one.reveal.rightText)).not.toEqual(
      replay.questions.map((one) => one.reveal.rightText),
    );
  });

  test("RE33 moves come in order of time, and each player's last is the answer that stood", () => {
    for (const question of replay.questions) {
      const times = question.moves.map((move) => move.ms);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const run = state.runs[question.run - 1] as Run;
      const stood = question.choices.map(
        (choice) =>
          run.asked.filter((seat) => {
            const answer = run.answers[seat];
            const stored = state.questions[run.question];
            return answer && stored && typeOf(stored).say(stored, answer.key) === choice.text;
          }).length,
      );
      const end = standingAt(question, question.closedMs);
      expect(end.counts).toEqual(stood);
      expect(standingAt(question, -1).in).toBe(0);
      expect(end.changes).toBe(question.moves.filter((move) => !move.first).length);
      const right = question.reveal.right.reduce((sum, i) => sum + (end.counts[i] ?? 0), 0);
      expect(right).toBe(run.right);
    }
  });

  test("RE5 a question that is still open is not in it", () => {
    const other = reviewState();
    const last = other.runs.at(-1) as Run;
    last.closedAt = null;
    expect(buildReplay(other).questions.map((one) => one.run)).not.toContain(last.run);
  });
});

function reruled(of: State, run: Run): void {
  const question = of.questions[run.question];
  if (!question) return;
  for (const answer of run.answers) {
    if (!answer) continue;
    answer.ruling = typeOf(question).judge(question, answer.key).verdict === "right" ? RIGHT : WRONG;
    for (const change of answer.changes) change.share = typeOf(question).judge(question, change.key).share;
  }
}
