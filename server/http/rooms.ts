import type { Code } from "#lib/kit/codes.ts";
import type { CoachInput } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { RosterName, ScrimmageLine } from "#lib/protocol/http.ts";
import type { Receipt } from "#lib/squad/receipt.ts";

export type RoomSummary = ScrimmageLine;

/** What somebody who typed a join code may learn before they have a seat. */
export type LobbyView =
  | {
      ok: true;
      id: string;
      title: string;
      phase: string;
      round: number;
      rounds: number;
      mode?: "fullPerformance";
      locked: boolean;
      lateJoin: boolean;
      generatedNamesOnly: boolean;
      guests: boolean;
      keeps: boolean;
      roster: RosterName[];
    }
  | { ok: false; code: Code };

/** The scrimmages, as the HTTP routes need them. `server/rooms/` is behind it. */
export interface Rooms {
  /** Topics in `withoutTopics` are left out of the bank. Throws RoomError; Refused without such a squad. */
  create(
    plan: Plan,
    packIds: readonly string[],
    withoutTopics: readonly string[],
    squad?: string,
  ): Promise<{ id: string; code: string }>;
  list(): Promise<RoomSummary[]>;
  lobby(code: string): Promise<LobbyView>;
  /** free generated two-word names */
  names(code: string, n: number): Promise<string[]>;
  /** Fills up to so many rehearsal players. Throws RoomError. */
  rehearse(id: string, players: number): Promise<void>;
  /** One of the coach's inputs, as from a desk: the log's place of it. Throws RoomError with the fold's refusal. */
  control(id: string, input: CoachInput): Promise<{ seq: number }>;
  /** Position and hash of the folded state: two processes at the same position say the same. Throws RoomError. */
  hash(id: string): Promise<{ seq: number; hash: string }>;
  /** Removes the scrimmage whole, also from its squad's history: what went. Throws RoomError. */
  remove(id: string): Promise<Receipt | null>;
}

/** A refusal by the rooms; its code becomes the answer's. */
export class RoomError extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.name = "RoomError";
    this.code = code;
  }
}
