import type { Code } from "../kit/codes.ts";
import { THOUGHT_CHARS_MAX } from "../kit/limits.ts";
import type { Entry } from "../model/entry.ts";
import type { CoachInput, PlayerInput, ReviewPart } from "../model/input.ts";
import { isFullPerformance } from "../model/plan.ts";
import type { Review, Seat, State } from "../model/state.ts";
import { probesOf } from "./draw.ts";
import { clockAt, setDue } from "./due.ts";
import { place, present, topicsOf } from "./seats.ts";

type FromCoach<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;
type FromPlayer<K extends PlayerInput["do"]> = Extract<PlayerInput, { do: K }>;

/** The locked order of the After-Action Review, and each part's share of its length. */
export const PARTS: readonly { name: ReviewPart; share: number }[] = [
  { name: "film", share: 150 / 420 },
  { name: "talk", share: 90 / 420 },
  { name: "coach", share: 60 / 420 },
  { name: "response", share: 60 / 420 },
  { name: "commit", share: 60 / 420 },
];

/** players' own film ends early once this share of those present has handed in */
const HANDED_IN = 0.8;

export function startReview(state: State, at: number): void {
  const partMs = {} as Record<ReviewPart, number>;
  for (const { name, share } of PARTS)
    partMs[name] = Math.round((share * state.plan.reviewMin * 60) / 5) * 5_000;
  const run = state.runs.at(-1);
  if (run) run.step = "done";
  state.phase = "review";
  state.probes = probesOf(state);
  state.review = {
    startedAt: at,
    part: "film",
    partStartedAt: at,
    endsAt: at + partMs.film,
    partMs,
    films: [],
    filmCount: 0,
    talks: [],
    coachFocus: [],
    responses: [],
    commits: [],
    prediction: null,
    // A follow-up has its next one already: those of its scrimmage stand.
    followUps: state.squad?.kind === "followUp" ? [] : null,
    trail: [{ part: "film", at }],
  };
  setDue(state, state.review.endsAt);
}

/** By the clock players' parts move on; the coach's and the ones after it wait for the coach. */
export function partIsOver(state: State, at: number): void {
  const { review } = state;
  if (!review) return;
  if (review.part === "film" || review.part === "talk") enterNext(state, review, at);
  else setDue(state, null);
}

function enterNext(state: State, review: Review, at: number): void {
  const index = PARTS.findIndex((part) => part.name === review.part);
  const next = PARTS[index + 1];
  if (!next) return;
  review.part = next.name;
  review.partStartedAt = at;
  review.endsAt = at + review.partMs[next.name];
  review.trail.push({ part: next.name, at });
  setDue(state, review.endsAt);
}

/** Leaves the named part. Players come first: their film is not cut before four in five have handed in. */
export function nextPart(state: State, input: FromCoach<"nextPart">, entry: Entry): Code | null {
  const { review } = state;
  if (state.phase !== "review" || !review || review.part !== input.part) return "wrong-phase";
  if (state.paused) return "paused";
  if (review.part === "commit") return "needs-choice";
  if (review.part === "film" && !enoughFilms(state, review)) return "not-due";
  enterNext(state, review, entry.at);
  return null;
}

function enoughFilms(state: State, review: Review): boolean {
  const here = state.seats.filter(present);
  const handedIn = here.filter((seat) => review.films[seat.n]).length;
  return handedIn >= HANDED_IN * here.length;
}

export function film(state: State, input: FromPlayer<"film">, entry: Entry): Code | null {
  const found = inPart(state, entry, "film");
  if (typeof found === "string") return found;
  const { review, seat } = found;
  const topics = topicsOf(state);
  if (![input.sustain, input.focus].every((choice) => choice === "" || topics.includes(choice)))
    return "no-such-option";
  if (!review.films[seat.n]) review.filmCount++;
  place(review.films, seat.n, { sustain: input.sustain, focus: input.focus });
  if (state.connected > 0 && review.filmCount >= HANDED_IN * state.connected && enoughFilms(state, review))
    enterNext(state, review, clockAt(state, entry.at));
  return null;
}

export function talk(state: State, input: FromPlayer<"talk">, entry: Entry): Code | null {
  const found = inPart(state, entry, "talk");
  if (typeof found === "string") return found;
  if (!isTalkOption(state, input.option)) return "no-such-option";
  const own = found.review.talks[found.seat.n] ?? { keep: null, change: null };
  own[input.side] = input.option;
  place(found.review.talks, found.seat.n, own);
  return null;
}

/** a topic of the bank or a cause, as the views offer them */
function isTalkOption(state: State, option: string): boolean {
  if (option.startsWith("cause:")) return "KRMQGP".includes(option.slice(6)) && option.length === 7;
  return option.startsWith("topic:") && topicsOf(state).includes(option.slice(6));
}

export function respond(state: State, input: FromPlayer<"respond">, entry: Entry): Code | null {
  const found = inPart(state, entry, "response");
  if (typeof found === "string") return found;
  if (input.text.length > THOUGHT_CHARS_MAX) return "too-large";
  place(found.review.responses, found.seat.n, { view: input.view, text: input.text });
  return null;
}

export function commit(state: State, input: FromPlayer<"commit">, entry: Entry): Code | null {
  const found = inPart(state, entry, "commit");
  if (typeof found === "string") return found;
  if (!topicsOf(state).includes(input.topic)) return "no-such-option";
  place(found.review.commits, found.seat.n, input.topic);
  return null;
}

function inPart(state: State, entry: Entry, part: ReviewPart): { review: Review; seat: Seat } | Code {
  const seat = entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
  if (!seat) return "no-such-seat";
  if (state.phase !== "review" || !state.review || state.review.part !== part) return "wrong-phase";
  return { review: state.review, seat };
}

/** The coach's own list: chosen before it may be shown, fixed when the review is closed. */
export function coachFocus(state: State, input: FromCoach<"coachFocus">): Code | null {
  const { review } = state;
  if (state.phase !== "review" || !review) return "wrong-phase";
  if (input.topics.length > 3) return "too-many";
  const topics = topicsOf(state);
  if (!input.topics.every((topic) => topics.includes(topic))) return "no-such-option";
  review.coachFocus = input.topics;
  return null;
}

export function predict(state: State, input: FromCoach<"predict">): Code | null {
  if (state.phase !== "review" || !state.review) return "wrong-phase";
  state.review.prediction = input.share;
  return null;
}

export function followUp(state: State, input: FromCoach<"followUp">): Code | null {
  if (state.phase !== "review" || !state.review) return "wrong-phase";
  const { days, at } = input;
  if (at && at.length !== days.length) return "bad-message";
  state.review.followUps = days.toSorted((a, b) => a - b);
  if (at) state.review.followUpsAt = at.toSorted((a, b) => a - b);
  else delete state.review.followUpsAt;
  return null;
}

/** Straight to the review, from the lobby on; an open question is taken off, a held answer is told in the film. */
export function endEarly(state: State, _input: FromCoach<"endEarly">, entry: Entry): Code | null {
  if (state.phase === "review") return "already";
  if (state.runs.length === 0) return "wrong-phase";
  state.paused = null;
  const run = state.runs.at(-1);
  if (run && run.closedAt === null) {
    run.thrownOut = true;
    run.skipped = true;
    run.closedAt = entry.at;
  }
  const round = state.rounds.at(-1);
  if (round && round.endedAt === null) {
    round.endedAt = entry.at;
    // Its record says that it did not run its course.
    if (isFullPerformance(state.plan)) round.ending = true;
  }
  startReview(state, entry.at);
  return null;
}

/** The end: nothing may follow. A session is over when the follow-up is booked or declined on purpose. */
export function seal(state: State, _input: FromCoach<"seal">, entry: Entry): Code | null {
  const { review } = state;
  if (state.phase !== "review" || !review || review.part !== "commit") return "wrong-phase";
  if (review.followUps === null) return "needs-choice";
  state.phase = "sealed";
  state.paused = null;
  state.sealedAt = entry.at;
  setDue(state, null);
  return null;
}
