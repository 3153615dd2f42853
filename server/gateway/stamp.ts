import type { Draft } from "#lib/model/entry.ts";
import type { PlayerInput } from "#lib/model/input.ts";
import type { State } from "#lib/model/state.ts";
import { typeOf } from "#lib/questions/registry.ts";

/**
 * What the door adds to an answer: its canonical text and the ruling its type suggests, once. Improving
 * the checker later never rewrites an old session. Null when it is no answer to that question.
 */
export function stampOf(state: State, input: PlayerInput, lagMs: number): Draft["stamp"] | null {
  if (input.do === "answer") {
    const run = state.runs[input.run - 1];
    return run ? stamp(state, run.question, run.arrangement, input.value, lagMs) : null;
  }
  if (input.do === "revote") {
    const current = state.breaks.at(-1);
    return current && current.held !== null
      ? stamp(state, current.question, current.arrangement, input.value, lagMs)
      : null;
  }
  return null;
}

function stamp(
  state: State,
  index: number,
  arrangement: readonly number[],
  value: unknown,
  lagMs: number,
): Draft["stamp"] | null {
  const question = state.questions[index];
  if (!question) return null;
  const type = typeOf(question);
  const answer = type.parseAnswer(question, value);
  if (answer === null) return null;
  const key = type.answerKey(question, arrangement, answer);
  return { key, ruling: type.judge(question, key), lagMs: Math.round(lagMs) };
}
