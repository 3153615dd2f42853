import type { Server, Socket } from "socket.io";
import { TALLY_PER_SECOND } from "#lib/kit/limits.ts";
import type { By, Input } from "#lib/model/input.ts";
import type { State } from "#lib/model/state.ts";
import type { Role, ToClient, ToServer } from "#lib/protocol/messages.ts";
import { coachStage } from "#lib/views/coach.ts";
import { seatView } from "#lib/views/seat.ts";
import { playerStage, projectorStage } from "#lib/views/stage.ts";
import { coachTally, roster, tally } from "#lib/views/tally.ts";
import type { Folded } from "#server/replica/replica.ts";
import { momentOf } from "./moment.ts";
import { Throttle } from "./throttle.ts";

export type Wire = Server<ToServer, ToClient>;
export type WireSocket = Socket<ToServer, ToClient>;

const TALLY_MS = 1_000 / TALLY_PER_SECOND;
const DESK_MS = 1_000;
const ROSTER_MS = 1_000;
const ROSTER_LARGE_MS = 5_000;
const ROSTER_LARGE = 300;

/** Inputs after which the named seats' own views have changed, though the show has not moved on. */
const OWN: ReadonlySet<Input["do"]> = new Set([
  "cause",
  "revote",
  "ifThen",
  "pulse",
  "film",
  "thought",
  "talk",
  "respond",
  "commit",
  "chooseTeam",
  "calm",
  "rename",
]);
const NAMED: ReadonlySet<Input["do"]> = new Set(["rename", "accommodate", "move", "readmit"]);
/** Of these the desk has its counts; its stage, which is long, need not be looked through for each. */
const COUNTED: ReadonlySet<Input["do"]> = new Set(["answer", "revote", "arrive", "leave", "pulse", "cause"]);
const EVERYBODY: ReadonlySet<Input["do"]> = new Set(["accept", "throwOut", "teams", "followUp"]);

/**
 * The sockets of one scrimmage in this process, and what they are told: a stage per role when it
 * changed, encoded once; a seat view to whom it concerns; counts at most five times a second.
 */
export class Channel {
  readonly id: string;
  readonly players = new Map<number, WireSocket>();
  sockets = 0;
  #io: Wire;
  #state: () => State;
  #last: Partial<Record<Role, string>> = {};
  #moment = "";
  #tallies: Throttle;
  #coach: Throttle;
  #rosters: Throttle;

  constructor(id: string, io: Wire, state: () => State) {
    this.id = id;
    this.#io = io;
    this.#state = state;
    this.#tallies = new Throttle(() => this.#sendTallies());
    this.#coach = new Throttle(() => this.#sendCoachStage());
    this.#rosters = new Throttle(() => this.#io.to(this.room("coach")).emit("roster", roster(this.#state())));
  }

  room(role: Role): string {
    return `${this.id}/${role}`;
  }

  /** What a new socket needs to be where everybody is: this is the whole resume protocol. */
  greet(socket: WireSocket, role: Role, seat: number | null): void {
    const state = this.#state();
    if (role === "coach") {
      socket.emit("stage", coachStage(state));
      socket.emit("tally", coachTally(state));
      socket.emit("roster", roster(state));
      return;
    }
    if (role === "projector") {
      socket.emit("stage", projectorStage(state));
      socket.emit("tally", tally(state));
      return;
    }
    socket.emit("stage", playerStage(state));
    const own = seat === null ? null : seatView(state, seat);
    if (own) socket.emit("seat", own);
  }

  /** true when everybody's stage changed */
  publish(folded: readonly Folded[]): boolean {
    const state = this.#state();
    this.#closeReplaced(folded);
    const seen = playerStage(state);
    const moment = momentOf(seen);
    const moved = moment !== this.#moment;
    this.#moment = moment;
    const shown = this.#changed("player", seen);
    if (shown) this.#io.to(this.room("player")).emit("stage", seen);
    if (this.#has("projector")) {
      const screen = projectorStage(state);
      if (this.#changed("projector", screen)) this.#io.to(this.room("projector")).emit("stage", screen);
    }
    this.#tellSeats(state, folded, moved && seen.personal);
    if (shown && seen.phase === "question" && seen.step === "open") this.#tellExtraTime(state);
    if (this.#has("coach")) {
      const counted = folded.every(({ entry }) => COUNTED.has(entry.input.do));
      this.#coach.want(moved ? 0 : counted ? DESK_MS : TALLY_MS);
      this.#rosters.want(state.seats.length > ROSTER_LARGE ? ROSTER_LARGE_MS : ROSTER_MS);
    }
    if (this.#has("coach") || this.#has("projector")) this.#tallies.want(moved ? 0 : TALLY_MS);
    return shown;
  }

  /** Players and coaches connected here, by the names that the log has for them. */
  connections(): { by: By; conn: string }[] {
    const found: { by: By; conn: string }[] = [];
    for (const role of ["player", "coach"] as const) {
      for (const id of this.#io.sockets.adapter.rooms.get(this.room(role)) ?? []) {
        const { by, conn } = this.#io.sockets.sockets.get(id)?.data.place ?? {};
        if (by && conn) found.push({ by, conn });
      }
    }
    return found;
  }

  stop(): void {
    this.#tallies.stop();
    this.#coach.stop();
    this.#rosters.stop();
  }

  #has(role: Role): boolean {
    return this.#io.sockets.adapter.rooms.has(this.room(role));
  }

  /** Compared without `seq`: an entry that changes nothing to be seen is not sent. */
  #changed(role: Role, stage: object): boolean {
    const text = JSON.stringify({ ...stage, seq: 0 });
    if (this.#last[role] === text) return false;
    this.#last[role] = text;
    return true;
  }

  #tellSeats(state: State, folded: readonly Folded[], all: boolean): void {
    if (all || folded.some(({ entry, code }) => code === null && EVERYBODY.has(entry.input.do))) {
      for (const seat of this.players.keys()) this.#tellSeat(state, seat);
      return;
    }
    const seats = new Set<number>();
    for (const { entry, code } of folded) {
      if (code !== null) continue;
      const { by, input } = entry;
      if (by.role === "player" && OWN.has(input.do)) seats.add(by.seat);
      if (by.role === "coach" && NAMED.has(input.do) && "seat" in input) seats.add(input.seat);
    }
    for (const seat of seats) this.#tellSeat(state, seat);
  }

  /** Their own close is theirs alone, so it is not in the stage that everybody gets. */
  #tellExtraTime(state: State): void {
    for (const seat of this.players.keys()) {
      if ((state.seats[seat]?.timeMult ?? 1) > 1) this.#tellSeat(state, seat);
    }
  }

  #tellSeat(state: State, seat: number): void {
    const socket = this.players.get(seat);
    const own = socket ? seatView(state, seat) : null;
    if (own) socket?.emit("seat", own);
  }

  /** The newest connection holds a seat, wherever it is; and a seat that was taken out has none. */
  #closeReplaced(folded: readonly Folded[]): void {
    const state = this.#state();
    for (const { entry, code } of folded) {
      if (code !== null) continue;
      const { by, input } = entry;
      if (input.do === "arrive" && by.role === "player") this.#dismiss(by.seat, "replaced", state);
      if (input.do === "reseat") this.#dismiss(input.seat, "replaced", state);
      if (input.do === "remove") this.#dismiss(input.seat, "removed", state);
    }
  }

  #dismiss(seat: number, why: "replaced" | "removed", state: State): void {
    const socket = this.players.get(seat);
    if (!socket || (why === "replaced" && socket.data.conn === state.seats[seat]?.conn)) return;
    this.players.delete(seat);
    this.end(socket, why, state.seats[seat]?.conn ?? null);
  }

  /** Ends a player's socket because of another one, `by`; its page is told why unless both are its own. */
  end(socket: WireSocket, why: "replaced" | "removed", by: string | null): void {
    if (why === "removed" || !samePage(socket.data.conn, by)) socket.emit("bye", why);
    socket.disconnect(true);
  }

  #sendTallies(): void {
    const state = this.#state();
    if (this.#has("projector")) this.#io.to(this.room("projector")).emit("tally", tally(state));
    if (this.#has("coach")) this.#io.to(this.room("coach")).emit("tally", coachTally(state));
  }

  #sendCoachStage(): void {
    const stage = coachStage(this.#state());
    if (this.#changed("coach", stage)) this.#io.to(this.room("coach")).emit("stage", stage);
  }
}

/**
 * A page that gave up a slow connection and made another may see the slow one come in last. Then neither
 * is final: the page comes back by itself. A seat's connections are named `<process>.<n>-<page>`.
 */
export function samePage(conn: string, other: string | null): boolean {
  const page = conn.indexOf("-");
  return page > 0 && other !== null && other.slice(other.indexOf("-")) === conn.slice(page);
}
