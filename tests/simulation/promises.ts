import { fold } from "#lib/game/apply.ts";
import { stableHash } from "#lib/kit/hash.ts";
import type { Evening } from "./scrimmage.ts";

/** RP1 RP3 RP4 RP5: what did not hold in this evening, a line each. */
export function brokenPromises({ broken, state, entries, phones }: Evening): string[] {
  const found = [...broken];
  if (state.phase !== "sealed") found.push(`it ended in the phase ${state.phase}`);
  if (stableHash(fold(entries)) !== stableHash(state)) found.push("the log folds to another state");
  const paused = entries.some((entry) => entry.input.do === "pause");
  const opens = new Map<number, number>();
  for (const { name, opened } of phones) {
    for (const [run, opensAt] of opened) {
      const first = opens.get(run) ?? opensAt;
      opens.set(run, first);
      if (first !== opensAt && !paused) found.push(`question ${run} opens at another instant for ${name}`);
    }
  }
  return found;
}

/** RP2: every answer that a phone was told is kept stands in the state once, in the order in which it was given. */
export function lostAnswers({ phones, state }: Evening): string[] {
  const lost: string[] = [];
  for (const { name, outbox, seat } of phones) {
    const keysOf = new Map<number, string[]>();
    for (const { ask, ack } of outbox.answered) {
      if (ask.input.do !== "answer" || !ack.ok) continue;
      const { run, value } = ask.input;
      keysOf.set(run, [...(keysOf.get(run) ?? []), JSON.stringify(value)]);
    }
    for (const [run, values] of keysOf) {
      const answer = state.runs[run - 1]?.answers[seat?.seat ?? -1];
      const distinct = values.filter((value, i) => value !== values[i - 1]);
      if (!answer) lost.push(`${name} was told that question ${run} was answered`);
      else if (JSON.stringify(answer.value) !== distinct.at(-1))
        lost.push(`${name} has another last answer to ${run}`);
      else if (answer.changes.length !== distinct.length)
        lost.push(`${name} gave ${distinct.length} answers to ${run}, kept ${answer.changes.length}`);
    }
  }
  return lost;
}

/** How bad the weather was, and how much was promised in it. */
export interface Weather {
  scrimmages: number;
  entries: number;
  /** answers that a phone was told are kept */
  answers: number;
  /** processes that died or were restarted, connections given up for dead ones, thaws after an outage */
  deaths: number;
  gone: number;
  thawed: number;
  /** deadlines that counted, and that were written */
  taken: number;
  written: number;
}

export const NO_WEATHER: Weather = {
  scrimmages: 0,
  entries: 0,
  answers: 0,
  deaths: 0,
  gone: 0,
  thawed: 0,
  taken: 0,
  written: 0,
};

export function weatherOf({ entries, phones, processes, state, deadlines }: Evening): Weather {
  const kept = ({ ask, ack }: Evening["phones"][number]["outbox"]["answered"][number]) =>
    ask.input.do === "answer" && ack.ok;
  return {
    scrimmages: 1,
    entries: entries.length,
    answers: phones.reduce((sum, { outbox }) => sum + outbox.answered.filter(kept).length, 0),
    deaths: processes.filter((one) => one.dead).length,
    gone: entries.filter((entry) => entry.input.do === "gone").length,
    thawed: state.compromises.filter((one) => one.what === "thawed").length,
    ...deadlines,
  };
}

export function sumOf(a: Weather, b: Weather): Weather {
  return {
    scrimmages: a.scrimmages + b.scrimmages,
    entries: a.entries + b.entries,
    answers: a.answers + b.answers,
    deaths: a.deaths + b.deaths,
    gone: a.gone + b.gone,
    thawed: a.thawed + b.thawed,
    taken: a.taken + b.taken,
    written: a.written + b.written,
  };
}
