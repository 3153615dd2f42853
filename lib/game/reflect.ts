import type { Code } from "../kit/codes.ts";
import { IF_THEN_CHARS_MAX, THOUGHT_CHARS_MAX, THOUGHTS_MAX } from "../kit/limits.ts";
import { isIfThen } from "../learning/causes.ts";
import type { Entry } from "../model/entry.ts";
import type { PlayerInput } from "../model/input.ts";
import type { Break, Run, Seat, State } from "../model/state.ts";
import { accepted, acceptedBefore } from "./amend.ts";
import { segmentName } from "./breaks.ts";
import { place } from "./seats.ts";

/** What players do in a break, and again in the review: vote once more, look at their film, choose a change. */

type FromPlayer<K extends PlayerInput["do"]> = Extract<PlayerInput, { do: K }>;

/** One's own answer once more: alone while thinking, changed after the talk. */
export function revote(state: State, input: FromPlayer<"revote">, entry: Entry): Code | null {
  const found = inBreak(state, entry);
  if (typeof found === "string") return found;
  const { seat, current } = found;
  if (current.held === null) return "wrong-phase";
  const segment = segmentName(current);
  if (segment === "reveal" || segment === "adjust" || segment === "ready") return "late";
  if (!entry.stamp) return "bad-answer";
  const { key, ruling } = accepted({ accepted: acceptedBefore(state, current.question) }, entry.stamp);
  place(current.votes, seat.n, { key, value: input.value, ruling });
  return null;
}

/** What made it go that way: one tap, in the film of the break or of the review. */
export function cause(state: State, input: FromPlayer<"cause">, entry: Entry): Code | null {
  if (state.phase !== "break" && state.phase !== "review") return "wrong-phase";
  if (input.cause === "T") return "no-such-option";
  const answer = own(state, input.run, entry);
  if (!answer) return "wrong-run";
  answer.cause = input.cause;
  return null;
}

export function thought(state: State, input: FromPlayer<"thought">, entry: Entry): Code | null {
  if (state.phase !== "break" && state.phase !== "review") return "wrong-phase";
  if (input.text.length > THOUGHT_CHARS_MAX) return "too-large";
  const answer = own(state, input.run, entry);
  if (!answer) return "wrong-run";
  if (isThird(state, answer, input.text, entry)) return "too-many";
  answer.thought = input.text;
  return null;
}

/** A third thought; an empty one takes the note back and makes room. */
function isThird(
  state: State,
  answer: NonNullable<Run["answers"][number]>,
  text: string,
  { by }: Entry,
): boolean {
  if (by.role !== "player" || text.trim() === "") return false;
  const noted = state.runs.filter((run) => {
    const other = run.answers[by.seat];
    return other !== answer && other?.thought?.trim();
  });
  return noted.length >= THOUGHTS_MAX;
}

/** The player's own answer to a question that is over; a question without one has no cause but time. */
function own(state: State, run: number, entry: Entry): Run["answers"][number] {
  const found = state.runs[run - 1];
  if (!found || entry.by.role !== "player" || found.closedAt === null) return null;
  return found.answers[entry.by.seat] ?? null;
}

export function ifThen(state: State, input: FromPlayer<"ifThen">, entry: Entry): Code | null {
  const found = inBreak(state, entry);
  if (typeof found === "string") return found;
  const { choice } = input;
  if ("id" in choice ? !isIfThen(choice.id) : choice.own.trim() === "") return "no-such-option";
  if ("own" in choice && choice.own.length > IF_THEN_CHARS_MAX) return "too-large";
  place(found.current.ifThens, found.seat.n, choice);
  return null;
}

export function pulse(state: State, input: FromPlayer<"pulse">, entry: Entry): Code | null {
  const found = inBreak(state, entry);
  if (typeof found === "string") return found;
  place(found.current.pulses, found.seat.n, input.face);
  return null;
}

function inBreak(state: State, entry: Entry): { seat: Seat; current: Break } | Code {
  const seat = entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
  const current = state.breaks.at(-1);
  if (!seat) return "no-such-seat";
  if (state.phase !== "break" || !current) return "wrong-phase";
  return { seat, current };
}
