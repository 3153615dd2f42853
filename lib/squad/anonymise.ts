import { apply, reduce } from "../game/apply.ts";
import { nameKey } from "../game/seats.ts";
import type { Code } from "../kit/codes.ts";
import { IF_THEN_CHARS_MAX, THOUGHT_CHARS_MAX } from "../kit/limits.ts";
import { isIfThen } from "../learning/causes.ts";
import type { Draft, Entry } from "../model/entry.ts";
import type { Adjustment, Input } from "../model/input.ts";
import type { SquadStart } from "../model/squad.ts";
import type { State } from "../model/state.ts";

/**
 * A scrimmage's log without one of its players: name, secret, member's id, private thoughts and own words
 * are gone, here and where others' free texts say the name; the answers stay, under a seat number. The log
 * still folds to the same scrimmage, question by question, because every name, secret and id has a
 * stand-in that is taken and refused exactly as it was.
 */
export type Whose = { member: string } | { seat: number };

const DASH = "–";

/** What was learnt by folding the log once. */
interface Plan {
  seats: Set<number>;
  members: Set<string>;
  /** stand-ins by name key, by secret's hash, by member's id */
  names: Map<string, string>;
  tokens: Map<string, string>;
  ids: Map<string, string>;
  /** whole words to be struck from what others wrote */
  words: RegExp | null;
  /** why an entry was refused; and whether the name that it asked for was then one of theirs */
  outcomes: Map<number, Outcome>;
}

interface Outcome {
  code: Code | null;
  /** the seat that a join took */
  seat: number | null;
  theirs: boolean;
}

/** For `LogStore.rewrite`; `entries` is the whole log. */
export function anonymiser(entries: readonly Entry[], whose: Whose): (entry: Entry) => Draft {
  const plan = planFor(entries, whose);
  return (entry) => {
    const { by, ask, stamp } = entry;
    return { by, ask, input: inputWithout(plan, entry), ...(stamp && { stamp }) };
  };
}

function planFor(entries: readonly Entry[], whose: Whose): Plan {
  const { seats, members } = targets(entries, whose);
  const outcomes = new Map<number, Outcome>();
  const taken = new Set<string>();
  const own: string[] = [];
  const secrets = new Set<string>();
  let state: State | null = null;
  for (const entry of entries) {
    const { input } = entry;
    const asks = "name" in input ? nameKey(input.name) : null;
    if (asks !== null) taken.add(asks);
    if (state === null) {
      state = reduce(null, entry);
      continue;
    }
    const holder = asks === null ? undefined : state.seatOfName[asks];
    const before = state.seats.length;
    const code = apply(state, entry);
    const seat = state.seats.length > before ? before : null;
    const theirs = holder !== undefined && seats.has(holder);
    outcomes.set(entry.seq, { code, seat, theirs });
    if (seat !== null && seats.has(seat) && input.do === "join") secrets.add(input.token);
    if (input.do === "reseat" && seats.has(input.seat)) secrets.add(input.token);
    for (const n of seats) {
      const name = state.seats[n]?.name;
      if (name !== undefined && !own.includes(name)) own.push(name);
    }
  }
  return {
    seats,
    members,
    names: standIns(
      [...new Set(own.map(nameKey))],
      (n) => `#${n}`,
      (name) => !taken.has(nameKey(name)),
    ),
    tokens: standIns(
      [...secrets],
      (n) => `gone-${first(seats)}-${n}`,
      () => true,
    ),
    ids: standIns(
      [...members],
      (n) => `gone-${first(seats)}-${n}`,
      () => true,
    ),
    words: wordsOf(own),
    outcomes,
  };
}

/** Every seat that was theirs, also one that was taken out, and the ids it was known by. */
function targets(entries: readonly Entry[], whose: Whose): Pick<Plan, "seats" | "members"> {
  const state = foldOf(entries);
  const members = new Set<string>();
  if ("member" in whose) members.add(whose.member);
  else {
    const id = state?.seats[whose.seat]?.member ?? null;
    if (id !== null) members.add(id);
  }
  const all = state?.seats ?? [];
  const seats = new Set(all.filter(({ member }) => member !== null && members.has(member)).map(({ n }) => n));
  if ("seat" in whose && all[whose.seat]) seats.add(whose.seat);
  return { seats, members };
}

function foldOf(entries: readonly Entry[]): State | null {
  let state: State | null = null;
  for (const entry of entries) state = reduce(state, entry);
  return state;
}

function first(seats: ReadonlySet<number>): string {
  return [...seats].join("-") || "away";
}

/** One stand-in each, numbered from 1, that nobody else has. */
function standIns(
  keys: readonly string[],
  make: (n: number) => string,
  free: (name: string) => boolean,
): Map<string, string> {
  const out = new Map<string, string>();
  let n = 0;
  for (const key of keys) {
    do n++;
    while (!free(make(n)));
    out.set(key, make(n));
  }
  return out;
}

function wordsOf(names: readonly string[]): RegExp | null {
  const words = names.map((name) => name.trim()).filter((name) => name.length > 1);
  if (words.length === 0) return null;
  const plain = words.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${plain.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

function inputWithout(plan: Plan, entry: Entry): Input {
  const { input } = entry;
  const ownWords = entry.by.role === "player" && plan.seats.has(entry.by.seat);
  switch (input.do) {
    case "create":
      return input.squad ? { ...input, squad: startWithout(plan, input.squad) } : input;
    case "join":
      return joinWithout(plan, entry, input);
    case "reseat": {
      const token = plan.tokens.get(input.token);
      return token === undefined ? input : { ...input, token };
    }
    case "rename":
      return renameWithout(plan, entry, input);
    case "thought":
    case "respond":
      return { ...input, text: ownWords ? blank(input.text, THOUGHT_CHARS_MAX) : strike(plan, input.text) };
    case "ifThen": {
      if ("id" in input.choice) return input;
      const { own } = input.choice;
      const words = ownWords ? blankPlan(own) : strike(plan, own);
      return { ...input, choice: { own: words } };
    }
    case "note":
      return { ...input, text: strike(plan, input.text) };
    case "adjust":
      return { ...input, items: input.items.map((one) => adjustmentWithout(plan, one)) };
    case "readmit": {
      // Refused because somebody has taken the name since; its stand-in would be free.
      const refused = plan.outcomes.get(entry.seq)?.code === "name-taken";
      return refused && plan.seats.has(input.seat) ? { do: "remove", seat: input.seat } : input;
    }
    default:
      return input;
  }
}

/** Where others wrote the name: a dash for each of its letters, so that no text changes its length. */
function strike(plan: Plan, text: string): string {
  return plan.words ? text.replaceAll(plan.words, (word) => DASH.repeat(word.length)) : text;
}

/** Nothing, or as much too long as it was: what was refused stays refused. */
function blank(text: string, most: number): string {
  return text.length > most ? DASH.repeat(most + 1) : "";
}

function blankPlan(own: string): string {
  if (own.trim() === "") return "";
  return own.length > IF_THEN_CHARS_MAX ? DASH.repeat(IF_THEN_CHARS_MAX + 1) : DASH;
}

function adjustmentWithout(plan: Plan, one: Adjustment): Adjustment {
  const { change } = one;
  if (change.what !== "tactic" || isIfThen(change.rule)) return one;
  return { ...one, change: { ...change, rule: strike(plan, change.rule) } };
}

type Join = Extract<Input, { do: "join" }>;
type Rename = Extract<Input, { do: "rename" }>;

function joinWithout(plan: Plan, entry: Entry, input: Join): Input {
  const outcome = plan.outcomes.get(entry.seq);
  const id = input.member === undefined ? undefined : plan.ids.get(input.member);
  const token = plan.tokens.get(input.token) ?? input.token;
  const own = id !== undefined || (outcome?.seat != null && plan.seats.has(outcome.seat));
  const name = own || outcome?.theirs ? standInFor(plan, input.name, outcome) : input.name;
  return { ...input, name, token, ...(id === undefined ? {} : { member: id }) };
}

function renameWithout(plan: Plan, entry: Entry, input: Rename): Input {
  const outcome = plan.outcomes.get(entry.seq);
  // As the fold has it: a player renames nobody else, whatever the message says.
  const seat = entry.by.role === "player" ? entry.by.seat : "seat" in input ? input.seat : -1;
  if (!plan.seats.has(seat) && !outcome?.theirs) return input;
  return { ...input, name: standInFor(plan, input.name, outcome) };
}

/** The stand-in of a name that was theirs; for one they never got, a name that is refused for the same reason. */
function standInFor(plan: Plan, name: string, outcome: Outcome | undefined): string {
  const known = plan.names.get(nameKey(name));
  if (known !== undefined) return known;
  if (outcome?.code === "name-empty") return "";
  // Somebody else's name, that they asked for: it says nothing of theirs.
  if (outcome?.code === "name-taken" && !outcome.theirs) return name;
  return DASH;
}

/** The numbers stay, because every pick rests on them; whose they are does not. */
function startWithout(plan: Plan, start: SquadStart): SquadStart {
  const members = start.members.map((member) => {
    const id = plan.ids.get(member.id);
    return id === undefined ? member : { ...member, id };
  });
  const followUp = start.followUp && {
    ...start.followUp,
    probes: start.followUp.probes.map((probe) => ({ ...probe, onDay: renamed(plan, probe.onDay) })),
  };
  return { ...start, members, followUp };
}

function renamed(plan: Plan, onDay: Record<string, 0 | 1>): Record<string, 0 | 1> {
  return Object.fromEntries(Object.entries(onDay).map(([id, y]) => [plan.ids.get(id) ?? id, y]));
}
