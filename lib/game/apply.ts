import type { Code } from "../kit/codes.ts";
import { COACH_CLIENTS_MAX } from "../kit/limits.ts";
import type { Entry } from "../model/entry.ts";
import type { Input } from "../model/input.ts";
import type { State } from "../model/state.ts";
import { deadline } from "./advance.ts";
import { accept, throwOut } from "./amend.ts";
import { answer, lockIn, sure } from "./answers.ts";
import { begin } from "./begin.ts";
import { extendHuddle, hold, revealHeld } from "./breaks.ts";
import { closeNow, extend, pause, resume, skip } from "./clock.ts";
import {
  accommodate,
  arrive,
  calm,
  chooseTeam,
  gone,
  join,
  leave,
  move,
  readmit,
  remove,
  rename,
  reseat,
  teams,
} from "./lobby.ts";
import { mayAsk } from "./permissions.ts";
import { cause, ifThen, pulse, revote, thought } from "./reflect.ts";
import {
  coachFocus,
  commit,
  endEarly,
  film,
  followUp,
  nextPart,
  predict,
  respond,
  seal,
  talk,
} from "./review.ts";
import { endRoundEarly, start } from "./round.ts";
import { adjust, dial, lateJoin, lock, names, note, shield } from "./settings.ts";

type Handlers = {
  [K in Input["do"]]: (state: State, input: Extract<Input, { do: K }>, entry: Entry) => Code | null;
};

/** One line an input. A handler returns null when it did what was asked, or the reason why not. */
const HANDLERS: Handlers = {
  create: () => "already",
  join,
  reseat,
  arrive,
  leave,
  gone,
  deadline,
  start,
  pause,
  resume,
  skip,
  closeNow,
  next: closeNow,
  extend,
  hold,
  revealHeld,
  extendHuddle,
  names,
  lock,
  lateJoin,
  shield,
  remove,
  readmit,
  rename,
  accommodate,
  teams,
  move,
  accept,
  throwOut,
  dial,
  adjust,
  note,
  endRound: endRoundEarly,
  endEarly,
  nextPart,
  coachFocus,
  predict,
  followUp,
  seal,
  answer,
  lockIn,
  sure,
  chooseTeam,
  calm,
  cause,
  revote,
  ifThen,
  pulse,
  film,
  thought,
  talk,
  respond,
  commit,
};

/**
 * Folds one entry into the state, in place, and says what became of it: null, or why it was refused.
 * Total: a mistaken input is a refusal and changes nothing but `seq`, `at` and the asker's last outcome.
 */
export function apply(state: State, entry: Entry): Code | null {
  state.seq = entry.seq;
  state.at = Math.max(state.at, entry.at);
  const { by, ask } = entry;
  if (by.role === "player") {
    const seat = state.seats[by.seat];
    if (!seat) return "no-such-seat";
    if (ask > 0 && ask <= seat.lastAsk) return ask === seat.lastAsk ? seat.lastCode : null;
    const code = decide(state, entry);
    if (ask > 0) {
      seat.lastAsk = ask;
      seat.lastCode = code;
    }
    return code;
  }
  if (by.role === "coach") {
    const last = state.coach.asks.find((one) => one.client === by.client);
    if (last && ask > 0 && ask <= last.ask) return ask === last.ask ? last.code : null;
    const code = decide(state, entry);
    if (ask > 0) rememberCoach(state, by.client, ask, code);
    return code;
  }
  return decide(state, entry);
}

function decide(state: State, entry: Entry): Code | null {
  const { input } = entry;
  if (!mayAsk(entry.by.role, input.do)) return "not-allowed";
  if (state.phase === "sealed") return "sealed";
  if (entry.by.role === "player" && state.seats[entry.by.seat]?.removed) return "removed";
  const handler = HANDLERS[input.do] as (state: State, input: Input, entry: Entry) => Code | null;
  return handler(state, input, entry);
}

/** Pages come and go: the one that asked longest ago is dropped first. */
function rememberCoach(state: State, client: string, ask: number, code: Code | null): void {
  const others = state.coach.asks.filter((one) => one.client !== client);
  state.coach.asks = [...others.slice(1 - COACH_CLIENTS_MAX), { client, ask, code }];
}

/** The pure fold: null before the first entry, then the one state. */
export function reduce(state: State | null, entry: Entry): State | null {
  if (state === null) return begin(entry);
  apply(state, entry);
  return state;
}

export function fold(entries: Iterable<Entry>): State | null {
  let state: State | null = null;
  for (const entry of entries) state = reduce(state, entry);
  return state;
}
