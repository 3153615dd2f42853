import { byCodeUnit } from "../kit/hash.ts";
import { NAME_CHARS_MAX, TEAMS_MAX } from "../kit/limits.ts";
import { rng, shuffled } from "../kit/rng.ts";
import type { Run, Seat, State } from "../model/state.ts";

/** the run that is on or was the last one */
export function lastRun(state: State): Run | null {
  return state.runs.at(-1) ?? null;
}

/** the run that takes answers or waits for its reveal */
export function openRun(state: State): Run | null {
  const run = lastRun(state);
  return state.phase === "question" && run && (run.step === "open" || run.step === "closed") ? run : null;
}

/** in the room: connected and not taken out */
export function present(seat: Seat): boolean {
  return seat.conn !== null && !seat.removed;
}

/**
 * Changes one seat and keeps the open question's counts true: who is awaited, who is in, who has not
 * rated. Every change of a seat's presence or answer goes through here, so that no count is ever
 * recomputed over the room.
 */
export function withStanding(state: State, seat: Seat, change: () => void): void {
  const run = openRun(state);
  const before = run ? standing(run, seat) : NOWHERE;
  const wasPresent = present(seat);
  change();
  const after = run ? standing(run, seat) : NOWHERE;
  if (run) {
    run.waitingFor += Number(after.waiting) - Number(before.waiting);
    run.inCount += Number(after.in) - Number(before.in);
    run.unrated += Number(after.unrated) - Number(before.unrated);
  }
  state.connected += Number(present(seat)) - Number(wasPresent);
}

interface Standing {
  waiting: boolean;
  in: boolean;
  unrated: boolean;
}

const NOWHERE: Standing = { waiting: false, in: false, unrated: false };

function standing(run: Run, seat: Seat): Standing {
  if (seat.askedRun !== run.run || !present(seat)) return NOWHERE;
  const answer = run.answers[seat.n] ?? null;
  if (answer === null) return { waiting: true, in: false, unrated: false };
  return { waiting: false, in: true, unrated: run.sure !== "no" && answer.sure === null };
}

/** Puts a seat's thing into a list by seat; seats without one have null, never a hole. */
export function place<T>(list: (T | null)[], seat: number, value: T): void {
  while (list.length < seat) list.push(null);
  list[seat] = value;
}

/** this seat was asked that question: it is right, not right or without an answer, never absent */
export function wasAsked(seat: Seat, run: Run): boolean {
  return seat.runs.includes(run.run);
}

/** the seat that has this name, or null */
export function holderOf(state: State, name: string): number | null {
  return state.seatOfName[nameKey(name)] ?? null;
}

export function nameTaken(state: State, name: string, except: number): boolean {
  const holder = holderOf(state, name);
  return holder !== null && holder !== except;
}

/** Gives a seat its name, or takes it back; a hall of thousands cannot be searched for each who joins. */
export function takeName(state: State, seat: Seat, name: string): void {
  freeName(state, seat);
  seat.name = name;
  state.seatOfName[nameKey(name)] = seat.n;
}

export function freeName(state: State, seat: Seat): void {
  const key = nameKey(seat.name);
  if (state.seatOfName[key] === seat.n) delete state.seatOfName[key];
}

/** Spaces, and what takes no ink: joiners, fillers, the empty Braille cell. */
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\u2800]+/gu;
/** What breaks a line of names: controls, line ends, turned directions, halves of characters, towers of accents. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]|\p{M}{5}/u;

/** Cyrillic and Greek letters that look like Latin ones, in lower case. */
const TWINS: Record<string, string> = {
  ...{ а: "a", в: "b", с: "c", е: "e", н: "h", і: "i", ј: "j", к: "k", м: "m", о: "o", р: "p", ѕ: "s" },
  ...{ т: "t", х: "x", у: "y", α: "a", β: "b", ε: "e", η: "h", ι: "i", κ: "k", μ: "m", ν: "n", ο: "o" },
  ...{ ρ: "p", τ: "t", υ: "y", χ: "x", ζ: "z" },
};

/**
 * Names are the same when they look the same in lower case without spaces: "Ada" is taken by an "Аda"
 * with a Cyrillic А and by one with an invisible character in it. The dot keeps out "__proto__".
 */
export function nameKey(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase().replaceAll(BLANK, "");
  return `.${plain.replaceAll(/[\u0370-\u04ff]/g, (letter) => TWINS[letter] ?? letter)}`;
}

/** A name's form, not its taste: the door's filter judges that. */
export function nameFits(name: string): boolean {
  const trimmed = name.trim();
  return trimmed.length <= NAME_CHARS_MAX && trimmed.replaceAll(BLANK, "") !== "" && !UNFIT.test(trimmed);
}

/** Balanced by size, drawn from the seed; late joiners go to the smallest team. */
export function assignTeams(
  state: State,
  how: "none" | "choice" | "random" | "coach",
  names: string[],
): void {
  state.teams = how === "none" ? [] : names.slice(0, TEAMS_MAX).map((name) => name.trim());
  state.plan = { ...state.plan, teams: { how, names: state.teams } };
  if (how !== "random") {
    for (const seat of state.seats) {
      if (how === "none" || (seat.team !== null && seat.team >= state.teams.length)) seat.team = null;
    }
    return;
  }
  const order = shuffled(
    state.seats.filter((seat) => !seat.removed),
    rng(`${state.seed}/teams/${state.seq}`),
  );
  order.forEach((seat, i) => {
    seat.team = i % state.teams.length;
  });
}

/** Where a joiner goes when teams are drawn, and one who comes too late to choose. */
export function smallestTeam(state: State): number | null {
  const { how } = state.plan.teams;
  const drawn = how === "random" || (how === "choice" && state.phase !== "lobby");
  if (!drawn || state.teams.length === 0) return null;
  const sizes = state.teams.map(() => 0);
  for (const seat of state.seats) {
    if (seat.team !== null && !seat.removed) sizes[seat.team] = (sizes[seat.team] ?? 0) + 1;
  }
  return sizes.indexOf(Math.min(...sizes));
}

/** topics of the bank in code-unit order */
export function topicsOf(state: State): string[] {
  const topics = new Set<string>();
  for (const item of state.bank) if (item.topics[0]) topics.add(item.topics[0]);
  return [...topics].sort(byCodeUnit);
}
