import type { Code } from "../kit/codes.ts";
import { SEATS_MAX, TEAMS_MAX } from "../kit/limits.ts";
import type { Entry } from "../model/entry.ts";
import type { CoachInput, DoorInput, PlayerInput } from "../model/input.ts";
import type { Seat, State } from "../model/state.ts";
import { coachArrives, coachLeaves, everybodyIn, playersAreBack } from "./due.ts";
import { memberStart } from "./history.ts";
import {
  assignTeams,
  freeName,
  nameFits,
  nameTaken,
  openRun,
  smallestTeam,
  takeName,
  withStanding,
} from "./seats.ts";

type FromDoor<K extends DoorInput["do"]> = Extract<DoorInput, { do: K }>;
type FromCoach<K extends CoachInput["do"]> = Extract<CoachInput, { do: K }>;
type FromPlayer<K extends PlayerInput["do"]> = Extract<PlayerInput, { do: K }>;

export function join(state: State, input: FromDoor<"join">, entry: Entry): Code | null {
  if (Object.hasOwn(state.seatOfToken, input.token)) return "already";
  const refusal = mayJoin(state, input.rehearsal);
  if (refusal) return refusal;
  if (!nameFits(input.name)) return "name-empty";
  if (nameTaken(state, input.name, -1)) return "name-taken";
  if (input.member !== undefined && seatOfMember(state, input.member) !== null) return "name-taken";
  const run = openRun(state);
  const seat: Seat = {
    n: state.seats.length,
    name: input.name.trim(),
    team: smallestTeam(state),
    rehearsal: input.rehearsal,
    joinedAt: entry.at,
    conn: null,
    removed: false,
    // Whoever comes while a question is on plays from the next one: absent before, never wrong.
    fromRun: run ? run.run + 1 : state.runs.length + 1,
    ...memberStart(state, input.member),
    lastAsk: 0,
    lastCode: null,
    askedRun: 0,
    runs: [],
    bank: 0,
    taps: 0,
    toReclaim: 0,
    late: state.rounds.length > 0,
    member: input.member ?? null,
  };
  state.seats.push(seat);
  state.seatOfToken[input.token] = seat.n;
  takeName(state, seat, seat.name);
  sit(state, seat, input.conn, entry.at);
  return null;
}

/** The seat of a member of the squad, or null; a seat that was taken out has none. */
export function seatOfMember(state: State, member: string): Seat | null {
  return state.seats.find((seat) => seat.member === member && !seat.removed) ?? null;
}

/** Why nobody can join now, or null; rehearsal players come only into the lobby. */
export function mayJoin(state: State, rehearsal: boolean): Code | null {
  if (state.phase === "sealed" || state.phase === "review") return "sealed";
  if (state.settings.locked) return "lobby-locked";
  if (state.phase !== "lobby" && (!state.settings.lateJoin || rehearsal)) return "late-join-off";
  if (state.seats.length >= SEATS_MAX) return "lobby-full";
  return null;
}

export function arrive(state: State, input: FromDoor<"arrive">, entry: Entry): Code | null {
  if (entry.by.role === "coach") return coachArrives(state, input.conn, entry.at);
  const seat = entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
  if (!seat) return "no-such-seat";
  sit(state, seat, input.conn, entry.at);
  return null;
}

/** The newest connection holds the seat; an open question is put to a seat that comes back. */
function sit(state: State, seat: Seat, conn: string, at: number): void {
  const run = openRun(state);
  withStanding(state, seat, () => {
    seat.conn = conn;
    if (run?.step === "open" && seat.fromRun <= run.run && seat.askedRun !== run.run) ask(run, seat);
  });
  if (run) everybodyIn(state, run, at);
  playersAreBack(state, at);
}

/** Puts the run's question to a seat: from now on no answer is "no answer", not "absent". */
export function ask(run: { run: number; asked: number[] }, seat: Seat): void {
  seat.askedRun = run.run;
  seat.runs.push(run.run);
  run.asked.push(seat.n);
}

export function leave(state: State, input: FromDoor<"leave">, entry: Entry): Code | null {
  if (entry.by.role === "coach") return coachLeaves(state, input.conn, entry.at);
  const seat = entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
  if (!seat) return "no-such-seat";
  // An old connection's end says nothing about the seat that a newer one holds.
  if (seat.conn !== input.conn) return "replaced";
  withStanding(state, seat, () => {
    seat.conn = null;
  });
  const run = openRun(state);
  if (run) everybodyIn(state, run, entry.at);
  return null;
}

/** Every connection of a server process that died is nobody's; who came back elsewhere stays. */
export function gone(state: State, input: FromDoor<"gone">, entry: Entry): Code | null {
  const own = `${input.process}.`;
  const seats = state.seats.filter((seat) => seat.conn?.startsWith(own));
  const coaches = state.coach.conns.filter((conn) => conn.startsWith(own));
  if (seats.length === 0 && coaches.length === 0) return "already";
  for (const seat of seats) {
    withStanding(state, seat, () => {
      seat.conn = null;
    });
  }
  for (const conn of coaches) coachLeaves(state, conn, entry.at);
  const run = openRun(state);
  if (run && seats.length > 0) everybodyIn(state, run, entry.at);
  return null;
}

/** A member of the squad shows who they are on another phone: the seat is theirs, the old phone's secret is void. */
export function reseat(state: State, input: FromDoor<"reseat">, entry: Entry): Code | null {
  const seat = state.seats[input.seat];
  if (!seat) return "no-such-seat";
  if (seat.removed) return "removed";
  if (Object.hasOwn(state.seatOfToken, input.token)) return "already";
  for (const [token, n] of Object.entries(state.seatOfToken)) {
    if (n === seat.n) delete state.seatOfToken[token];
  }
  state.seatOfToken[input.token] = seat.n;
  sit(state, seat, input.conn, entry.at);
  return null;
}

export function remove(state: State, input: FromCoach<"remove">, entry: Entry): Code | null {
  const seat = state.seats[input.seat];
  if (!seat) return "no-such-seat";
  if (seat.removed) return "already";
  withStanding(state, seat, () => {
    seat.removed = true;
    seat.conn = null;
  });
  freeName(state, seat);
  const run = openRun(state);
  if (run) everybodyIn(state, run, entry.at);
  return null;
}

export function readmit(state: State, input: FromCoach<"readmit">): Code | null {
  const seat = state.seats[input.seat];
  if (!seat) return "no-such-seat";
  if (!seat.removed) return "already";
  if (nameTaken(state, seat.name, seat.n)) return "name-taken";
  seat.removed = false;
  takeName(state, seat, seat.name);
  return null;
}

/** The coach renames anybody at any time, a player itself in the lobby. */
export function rename(
  state: State,
  input: FromCoach<"rename"> | FromPlayer<"rename">,
  entry: Entry,
): Code | null {
  const own = entry.by.role === "player" ? entry.by.seat : null;
  if (own !== null && state.phase !== "lobby") return "wrong-phase";
  const seat = state.seats[own ?? ("seat" in input ? input.seat : -1)];
  if (!seat) return "no-such-seat";
  if (!nameFits(input.name)) return "name-empty";
  if (nameTaken(state, input.name, seat.n)) return "name-taken";
  // A seat that was taken out has given up its name.
  if (seat.removed) seat.name = input.name.trim();
  else takeName(state, seat, input.name.trim());
  return null;
}

export function accommodate(state: State, input: FromCoach<"accommodate">, entry: Entry): Code | null {
  const seat = state.seats[input.seat];
  if (!seat) return "no-such-seat";
  seat.timeMult = input.timeMult;
  seat.calm = input.calm;
  const run = openRun(state);
  if (run) everybodyIn(state, run, entry.at);
  return null;
}

export function calm(state: State, input: FromPlayer<"calm">, entry: Entry): Code | null {
  const seat = entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
  if (!seat) return "no-such-seat";
  seat.calm = input.on;
  return null;
}

export function teams(state: State, input: FromCoach<"teams">): Code | null {
  if (state.phase !== "lobby" && state.phase !== "break") return "wrong-phase";
  if (input.how === "none") {
    assignTeams(state, "none", []);
    return null;
  }
  if (input.names.length > TEAMS_MAX) return "too-many";
  const unique = new Set(input.names.map((name) => name.trim().toLowerCase()));
  if (
    input.names.length < 2 ||
    unique.size < input.names.length ||
    input.names.some((name) => !nameFits(name))
  )
    return "no-such-team";
  assignTeams(state, input.how, input.names);
  return null;
}

export function move(state: State, input: FromCoach<"move">): Code | null {
  const seat = state.seats[input.seat];
  if (!seat) return "no-such-seat";
  if (input.team !== null && !state.teams[input.team]) return "no-such-team";
  seat.team = input.team;
  return null;
}

export function chooseTeam(state: State, input: FromPlayer<"chooseTeam">, entry: Entry): Code | null {
  if (state.plan.teams.how !== "choice") return "not-allowed";
  if (state.phase !== "lobby") return "wrong-phase";
  if (!state.teams[input.team]) return "no-such-team";
  const seat = entry.by.role === "player" ? state.seats[entry.by.seat] : undefined;
  if (!seat) return "no-such-seat";
  seat.team = input.team;
  return null;
}
