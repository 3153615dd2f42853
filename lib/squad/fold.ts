import type { Code } from "../kit/codes.ts";
import type { Entry } from "../model/entry.ts";
import type { SquadInput } from "../model/squad.ts";
import { FOLLOW_UPS_MAX } from "../model/templates.ts";
import { learn, reestimate } from "./estimate.ts";
import { recordFits } from "./form.ts";
import { holdable, own } from "./keys.ts";
import { type Member, PRACTISED_MAX, ROSTER_MAX, type Squad } from "./types.ts";
import { recordWithout } from "./without.ts";

/**
 * The fold of a squad's log, under the laws of the scrimmage's (`lib/game/SPEC.md`): total, a function of
 * the log alone, in place. Only the coach's side and the door ask; the door has checked who may.
 */
const TRIAL_KEYS_MAX = 40;

type SquadEntry = Entry<SquadInput>;
type Of<K extends SquadInput["do"]> = Extract<SquadInput, { do: K }>;
type Handlers = { [K in SquadInput["do"]]: (squad: Squad, input: Of<K>, at: number) => Code | null };

const HANDLERS: Handlers = {
  found: () => "already",
  enrol,
  accommodate,
  optIn,
  forget,
  played,
  unplay,
  book,
  opened,
  trial,
  practised,
  erased: () => null,
};

/** Null until the log's first entry founds a squad. */
export function foldSquad(entries: Iterable<SquadEntry>): Squad | null {
  let squad: Squad | null = null;
  for (const entry of entries) squad = reduceSquad(squad, entry);
  return squad;
}

export function reduceSquad(squad: Squad | null, entry: SquadEntry): Squad | null {
  if (squad === null) return begin(entry);
  applySquad(squad, entry);
  return squad;
}

/** Folds one entry in place: null, or why it was refused; a refusal changes nothing but `seq` and `at`. */
export function applySquad(squad: Squad, entry: SquadEntry): Code | null {
  squad.seq = entry.seq;
  squad.at = Math.max(squad.at, entry.at);
  const { role } = entry.by;
  if (role !== "coach" && role !== "door") return "not-allowed";
  const handler = Object.hasOwn(HANDLERS, entry.input.do)
    ? (HANDLERS[entry.input.do] as (squad: Squad, input: SquadInput, at: number) => Code | null)
    : undefined;
  return handler ? handler(squad, entry.input, entry.at) : "not-allowed";
}

function begin({ input, by, seq, at }: SquadEntry): Squad | null {
  if (input.do !== "found" || (by.role !== "coach" && by.role !== "door")) return null;
  const squad: Squad = {
    seq,
    at,
    id: input.id,
    kind: input.kind,
    open: input.open,
    pseudonymous: input.pseudonymous,
    foundedAt: at,
    members: [],
    people: {},
    sessions: [],
    questions: {},
    topics: {},
    pressure: [],
    agedAt: null,
    bookings: [],
    declined: [],
    trials: [],
    practised: {},
    erasing: { members: [], scrimmages: [] },
  };
  reestimate(squad);
  return squad;
}

/** All of them or, where one is there already, none. */
function enrol(squad: Squad, input: Of<"enrol">, at: number): Code | null {
  const known = new Set([...squad.members.map((member) => member.id), ...squad.erasing.members]);
  for (const { id } of input.members) {
    if (!holdable(id)) return "bad-message";
    if (known.has(id)) return "already";
    known.add(id);
  }
  if (squad.members.length + input.members.length > ROSTER_MAX) return "too-many";
  for (const { id, timeMult, calm } of input.members)
    squad.members.push({ id, timeMult, calm, optedIn: false, enrolledAt: at });
  // Who played before being on the roster was a guest until now; estimates know the roster as it is.
  if (input.members.some(({ id }) => own(squad.people, id))) reestimate(squad);
  return null;
}

function accommodate(squad: Squad, input: Of<"accommodate">): Code | null {
  const member = memberOf(squad, input.member);
  if (!member) return "no-such-seat";
  member.timeMult = input.timeMult;
  member.calm = input.calm;
  return null;
}

/** Out again, nothing of it is kept. */
function optIn(squad: Squad, input: Of<"optIn">): Code | null {
  const member = memberOf(squad, input.member);
  if (!member) return "no-such-seat";
  if (member.optedIn === input.on) return "already";
  member.optedIn = input.on;
  if (!input.on) delete squad.practised[member.id];
  return null;
}

/** Whoever it was, of the roster or with a kept device: gone at once, as if never there. */
function forget(squad: Squad, { member }: Of<"forget">): Code | null {
  const played = squad.sessions.some((record) => record.players.includes(member));
  if (!memberOf(squad, member) && !played) return "no-such-seat";
  squad.members = squad.members.filter((one) => one.id !== member);
  squad.sessions = squad.sessions.map((record) => recordWithout(record, member));
  delete squad.practised[member];
  squad.erasing.members.push(member);
  reestimate(squad);
  return null;
}

function played(squad: Squad, { record }: Of<"played">): Code | null {
  if (!recordFits(record)) return "bad-message";
  if (squad.sessions.some((one) => one.scrimmage === record.scrimmage)) return "already";
  if (squad.erasing.scrimmages.includes(record.scrimmage)) return "removed";
  // Somebody forgotten while the scrimmage was on does not come back with it.
  const kept = squad.erasing.members.reduce(recordWithout, record);
  squad.sessions.push(kept);
  learn(squad, kept, squad.sessions.length - 1);
  return null;
}

function unplay(squad: Squad, { scrimmage }: Of<"unplay">): Code | null {
  const booked = squad.bookings.some((one) => one.of === scrimmage || one.scrimmage === scrimmage);
  const known = squad.sessions.some((record) => record.scrimmage === scrimmage);
  if (!known && !booked && !squad.declined.includes(scrimmage)) return "no-such-code";
  squad.sessions = squad.sessions.filter((record) => record.scrimmage !== scrimmage);
  squad.bookings = squad.bookings.filter((one) => one.of !== scrimmage);
  for (const one of squad.bookings) if (one.scrimmage === scrimmage) one.scrimmage = null;
  squad.declined = squad.declined.filter((one) => one !== scrimmage);
  squad.trials = squad.trials.filter((one) => one.of !== scrimmage);
  squad.erasing.scrimmages.push(scrimmage);
  reestimate(squad);
  return null;
}

/** Replaces what was booked for that scrimmage; a follow-up that was opened stays. */
function book(squad: Squad, { of, followUps }: Of<"book">): Code | null {
  if (squad.erasing.scrimmages.includes(of)) return "removed";
  if (followUps.length > FOLLOW_UPS_MAX) return "too-many";
  const kept = squad.bookings.filter((one) => one.of !== of || one.scrimmage !== null);
  const ids = [...kept, ...followUps].map((one) => one.id);
  if (new Set(ids).size !== ids.length) return "already";
  const fresh = followUps.map(({ id, code, dayAt, gapDays }) => ({ id, code, dayAt, gapDays }));
  squad.bookings = [...kept, ...fresh.map((one) => ({ ...one, of, scrimmage: null }))];
  squad.declined = squad.declined.filter((one) => one !== of);
  if (followUps.length === 0) squad.declined.push(of);
  return null;
}

/** A follow-up that was opened and never played may be opened again. */
function opened(squad: Squad, { booking, scrimmage }: Of<"opened">): Code | null {
  const found = squad.bookings.find((one) => one.id === booking);
  if (!found) return "no-such-option";
  const before = found.scrimmage;
  if (before !== null && squad.sessions.some((record) => record.scrimmage === before)) return "already";
  found.scrimmage = scrimmage;
  return null;
}

/** Drawn by the door; another draw or none in its place until the first follow-up was begun. */
function trial(squad: Squad, { of, pairs }: Of<"trial">): Code | null {
  if (squad.erasing.scrimmages.includes(of)) return "removed";
  if (!squad.sessions.some((record) => record.scrimmage === of && record.kind === "scrimmage"))
    return "no-such-code";
  if (squad.bookings.some((one) => one.of === of && one.scrimmage !== null)) return "already";
  const keys = pairs.flatMap(({ reviewed, heldBack }) => [reviewed, heldBack]);
  if (keys.length > TRIAL_KEYS_MAX) return "too-many";
  if (new Set(keys).size !== keys.length || !keys.every(holdable)) return "bad-message";
  squad.trials = squad.trials.filter((one) => one.of !== of);
  if (pairs.length > 0) squad.trials.push({ of, pairs: pairs.map((pair) => ({ ...pair })) });
  return null;
}

function practised(squad: Squad, input: Of<"practised">, at: number): Code | null {
  const member = memberOf(squad, input.member);
  if (!member) return "no-such-seat";
  if (!member.optedIn) return "not-allowed";
  const { question, right, sure } = input;
  const before = own(squad.practised, member.id) ?? [];
  squad.practised[member.id] = [...before.slice(1 - PRACTISED_MAX), { question, at, right, sure }];
  return null;
}

export function memberOf(squad: Squad, id: string): Member | null {
  return squad.members.find((member) => member.id === id) ?? null;
}
