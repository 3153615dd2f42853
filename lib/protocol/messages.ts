/**
 * The wire, as types: imported by the phone page at no cost. The schemas that check what arrives
 * are beside it, one file a message (`connect.ts`, `ask.ts`, `time.ts`).
 */
import type { Code } from "../kit/codes.ts";
import type { CoachInput, PlayerInput } from "../model/input.ts";
import type {
  CoachStage,
  CoachTally,
  PlayerStage,
  ProjectorStage,
  Roster,
  SeatView,
  Tally,
} from "../views/types.ts";

/** 1: first (2026-11); 2: why a question was asked, what a coach expected of a change (2026-11); 3: full performances (2026-11) */
export const PROTOCOL_VERSION = 3;

export type Role = "player" | "projector" | "coach";

/** Socket.IO `auth` */
export interface Connect {
  v: number;
  /** join code, or the scrimmage's id for the coach */
  code: string;
  role: Role;
  /**
   * player: the seat's secret. With a name it may be one that the page made up for a seat it asks for: a join
   * that is sent again, since its answer was lost, finds its seat by it. Absent: the server makes one.
   */
  token?: string;
  /** player, joining: the name asked for; absent: the server gives one */
  name?: string;
  /** player, joining as one of a squad: `handle` of the join page's roster, and the PIN where one is set */
  member?: string;
  pin?: string;
  /** player, joining an open squad: a random word that this phone keeps, to be recognised by next time */
  device?: string;
  /** this page, by a random word: for the coach's own counters, and to tell a player's page from another one */
  client?: string;
  /** rehearsal players: the server's own secret */
  rehearsal?: string;
}

export interface Ask {
  /** the client's own counter, 1, 2, 3 …; the same id again is answered, not applied twice */
  id: number;
  input: PlayerInput | CoachInput;
}

export type Ack = { ok: true; seq: number } | { ok: false; code: Code };

/** server → client; the client answers with its own clock, so the server knows the lag */
export interface TimeSample {
  /** the log's clock when this was sent */
  now: number;
  /** one-way lag measured so far, ms (half of the least round trip) */
  lagMs: number;
}

/** player, right after connecting: who you are. The token opens the seat on any device. */
export interface Welcome {
  token: string;
  seat: number;
  name: string;
  scrimmage: string;
}

export interface ToClient {
  welcome: (welcome: Welcome) => void;
  stage: (stage: PlayerStage | ProjectorStage | CoachStage) => void;
  seat: (seat: SeatView) => void;
  tally: (tally: Tally | CoachTally) => void;
  roster: (roster: Roster) => void;
  time: (sample: TimeSample, reply: (clientNow: number) => void) => void;
  /** this socket is about to be closed by the server, and why */
  bye: (code: Code) => void;
}

export interface ToServer {
  ask: (ask: Ask, ack: (outcome: Ack) => void) => void;
}
