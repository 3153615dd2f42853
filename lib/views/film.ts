import { segmentName } from "../game/breaks.ts";
import { seatClosesAt } from "../game/due.ts";
import { hintFor } from "../game/hint.ts";
import { wasAsked } from "../game/seats.ts";
import type { Answer, Break, Run, Seat, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import type { AnswerValue, KeyView } from "../questions/views.ts";
import { askedView, told } from "./base.ts";
import type { FilmFrame } from "./types.ts";

type Why = FilmFrame["why"];

/**
 * One's own decisions worth a look, the costliest first: sure and not right, not right, right by a
 * guess, and failing all that the one least sure of. Held answers and questions thrown out are left out.
 */
export function filmRuns(
  state: State,
  seat: Seat,
  wanted: (run: Run) => boolean,
  most: number,
): { run: Run; why: Why }[] {
  const kept: { run: Run; why: Why; rank: number }[] = [];
  for (const run of state.runs) {
    if (!wanted(run) || !told(state, run) || !wasAsked(seat, run)) continue;
    const { why, rank } = worth(run.answers[seat.n] ?? null);
    kept.push({ run, why, rank });
  }
  kept.sort((a, b) => a.rank - b.rank || a.run.run - b.run.run);
  const chosen = kept.filter((one) => one.rank < LEAST_SURE).slice(0, most);
  return chosen.length > 0 ? chosen : kept.slice(0, 1);
}

const LEAST_SURE = 3;

function worth(answer: Answer | null): { why: Why; rank: number } {
  if (!answer || answer.ruling.share < 1)
    return answer?.sure === 2
      ? { why: "confident-wrong", rank: 0 }
      : { why: "wrong", rank: answer ? 1 : 1.5 };
  if (answer.sure === 0) return { why: "lucky", rank: 2 };
  return { why: "least-sure", rank: LEAST_SURE + (answer.sure === 1 ? 0 : 1) - answer.ms / 1e6 };
}

/** The review's three: best recovery, costliest confident miss, one lucky guess; then whatever else is worth it. */
export function reviewRuns(state: State, seat: Seat): { run: Run; why: Why }[] {
  const all = filmRuns(state, seat, () => true, 200);
  const recovery = recoveryOf(state, seat);
  const picked: { run: Run; why: Why }[] = recovery ? [{ run: recovery, why: "recovered" }] : [];
  for (const why of ["confident-wrong", "lucky", "wrong", "least-sure"] as const) {
    const found = all.find((one) => one.why === why && !picked.some((taken) => taken.run === one.run));
    if (found && picked.length < 3) picked.push(found);
  }
  for (const one of all)
    if (picked.length < 3 && !picked.some((taken) => taken.run === one.run)) picked.push(one);
  return picked;
}

/** right on a topic after a miss on it, or right after changing a wrong first choice */
function recoveryOf(state: State, seat: Seat): Run | null {
  const missed = new Set<string>();
  let found: Run | null = null;
  for (const run of state.runs) {
    if (!told(state, run) || !wasAsked(seat, run)) continue;
    const topic = state.bank[run.question]?.topics[0] ?? "";
    const answer = run.answers[seat.n];
    if (
      answer?.ruling.share === 1 &&
      (missed.has(topic) || answer.changes.some((change) => change.share < 1))
    )
      found = run;
    if (answer?.ruling.share !== 1) missed.add(topic);
  }
  return found;
}

export function filmFrame(state: State, seat: Seat, run: Run, why: Why): FilmFrame {
  const question = state.questions[run.question];
  const answer = run.answers[seat.n] ?? null;
  const type = question ? typeOf(question) : null;
  const say = (key: string) => (question && type ? type.say(question, key) : key);
  return {
    run: run.run,
    round: run.round,
    number: run.number,
    why,
    asked: askedView(state, run.question, run.arrangement),
    key: (question && type
      ? type.keyShown(question, run.arrangement)
      : { kind: "text", accept: [] }) as KeyView,
    own: answer ? say(answer.key) : null,
    ownValue: answer ? (answer.value as AnswerValue) : null,
    right: question && type ? say(type.rightKey(question)) : "",
    sure: answer?.sure ?? null,
    ms: answer?.ms ?? null,
    limitMs: Math.min(run.limitMs, Math.max(1, seatClosesAt(run, seat) - run.opensAt)),
    changes: (answer?.changes ?? []).map((change) => ({
      ms: change.ms,
      text: say(change.key),
      right: change.share === 1,
    })),
    dial: run.dial,
    cause: answer?.cause ?? null,
    hint: hintFor(state, seat, run),
    explanation: question?.explanation ?? null,
    misconception:
      question && type && answer && answer.ruling.share < 1 ? type.misconception(question, answer.key) : null,
    thought: answer?.thought ?? null,
  };
}

/** the break has come to the players' own film */
export function filmIsOn(current: Break): boolean {
  const name = segmentName(current);
  return name !== "breathe" && name !== "worked";
}
