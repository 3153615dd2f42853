import { apply, reduce } from "#lib/game/apply.ts";
import { mayJoin } from "#lib/game/lobby.ts";
import { nameTaken } from "#lib/game/seats.ts";
import type { Code } from "#lib/kit/codes.ts";
import { TALLY_PER_SECOND } from "#lib/kit/limits.ts";
import type { Draft, Entry } from "#lib/model/entry.ts";
import type { By, CoachInput, PlayerInput } from "#lib/model/input.ts";
import type { State } from "#lib/model/state.ts";
import { coachAskSchema, playerAskSchema } from "#lib/protocol/ask.ts";
import type { Ack, Ask } from "#lib/protocol/messages.ts";
import { coachStage } from "#lib/views/coach.ts";
import { seatView } from "#lib/views/seat.ts";
import { playerStage } from "#lib/views/stage.ts";
import type { CoachStage, PlayerStage, SeatView } from "#lib/views/types.ts";
import { stampOf } from "#server/gateway/stamp.ts";
import { BEAT_MS, Pulse, processesOf } from "#server/processes/pulse.ts";
import { shareQuestions } from "#server/replica/shared.ts";
import type { SimLog } from "./log.ts";
import type { World } from "./world.ts";

/** One client as the process sees it. What is sent after the wire was cut goes nowhere. */
export interface Client {
  role: "player" | "coach";
  /** the seat's secret, once it has one; its name for the log is its hash in the real door */
  token: string;
  name: string;
  lagMs: number;
  send(frame: Frame): void;
}

export type Message =
  | { what: "stage"; stage: PlayerStage | CoachStage }
  | { what: "seat"; seat: SeatView }
  | { what: "ack"; id: number; ack: Ack }
  | { what: "welcome"; seat: number }
  | { what: "bye"; code: Code };

/** A message as it goes over the wire: text, nothing of the sender's memory, and read once for all who hear it. */
export class Frame {
  #text: string;
  #read: Message | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  get message(): Message {
    this.#read ??= JSON.parse(this.#text) as Message;
    return this.#read;
  }
}

/** What everybody in a role sees, at one position of the log. */
interface Shown {
  seq: number;
  /** without `seq`: an entry that changes nothing to be seen is not sent */
  seen: string;
  frame: Frame;
}

interface Conn {
  name: string;
  client: Client;
  by: By | null;
}

export interface ProcessOptions {
  world: World;
  log: SimLog;
  name: string;
  beats: Beats;
  /** called after every folded entry, with what became of it */
  onFold: (state: State, entry: Entry, code: Code | null) => void;
}

const RETRY_MS = 500;
const TALLY_MS = 1_000 / TALLY_PER_SECOND;

/** Last beats of the processes, as the store has them: it is away when the log is. */
export type Beats = Map<string, number>;

/**
 * One server process of the simulated world: the real fold, the real stamps, views and wire schemas, and
 * round them the least shell that follows a log, arms one deadline and speaks with its clients.
 */
export class SimProcess {
  state: State | null = null;
  dead = false;
  #options: ProcessOptions;
  #conns = new Map<string, Conn>();
  #connections = 0;
  #unfollow: () => void;
  #waiting = new Map<number, (code: Code | null) => void>();
  #outcomes = new Map<number, Code | null>();
  #reading = false;
  #armedFor: number | null = null;
  #last = { seen: "", coach: "", moment: "" };
  #coachAt = Number.NEGATIVE_INFINITY;
  #coachDue: number | null = null;
  #player: Shown | null = null;
  #coach: Shown | null = null;
  #ready: (() => void)[] = [];
  #pulse = new Pulse();
  #stillUntil = 0;
  #draining = false;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#unfollow = options.log.follow(() => this.#readSoon());
    this.#readSoon();
    this.#beat();
  }

  get name(): string {
    return this.#options.name;
  }

  /** whether a balancer would send anybody here */
  get serving(): boolean {
    return !this.dead && !this.#draining;
  }

  /** the machine stops: nothing it had in memory is left, what it had sent to the store may arrive */
  die(): void {
    this.dead = true;
    this.#unfollow();
    this.#conns.clear();
  }

  /** It stands still: its clock, its timers and its sockets wait, and all of it happens afterwards. */
  freeze(ms: number): void {
    this.#stillUntil = Math.max(this.#stillUntil, this.#options.world.now + Math.round(ms));
  }

  /** A restart that was asked for: everybody is sent elsewhere, what was asked is finished, then it ends. */
  drain(): void {
    this.#draining = true;
    for (const name of [...this.#conns.keys()]) this.disconnect(name);
    this.#options.world.in(2_000, () => this.die());
  }

  /** what this process does happens when it is not standing still */
  #awake(act: () => void): void {
    const { world } = this.#options;
    if (this.dead) return;
    if (world.now < this.#stillUntil) world.in(this.#stillUntil - world.now, () => this.#awake(act));
    else act();
  }

  #beat(): void {
    const { world, log, beats, name } = this.#options;
    world.in(BEAT_MS, () =>
      this.#awake(() => {
        this.#beat();
        if (log.away) {
          this.#pulse.miss();
          return;
        }
        beats.set(name, world.now);
        this.#pulse.beat(world.now);
        const live = this.#pulse.living(beats, world.now);
        if (!live || !this.state || this.state.phase === "sealed") return;
        for (const process of processesOf(this.state)) {
          if (live.has(process)) continue;
          const draft: Draft = { by: { role: "door" }, ask: 0, input: { do: "gone", process } };
          this.#dispatch(
            draft,
            () => {},
            () => {},
          );
        }
      }),
    );
  }

  /** It stood still and was given up: who is still connected says so. */
  #stillHere(): void {
    for (const { by, name } of this.#conns.values()) {
      if (!by || (by.role === "player" && this.state?.seats[by.seat]?.conn !== null)) continue;
      this.#dispatch(
        { by, ask: 0, input: { do: "arrive", conn: name } },
        () => {},
        () => {},
      );
    }
  }

  /** a client has connected; `done` gets its connection's name, or why it was not let in */
  connect(client: Client, done: (conn: string | null, code: Code | null) => void): void {
    this.#awake(() => this.#admit(client, done));
  }

  #admit(client: Client, done: (conn: string | null, code: Code | null) => void): void {
    if (!this.state) {
      this.#ready.push(() => this.#admit(client, done));
      return;
    }
    if (this.#draining) {
      done(null, "busy");
      return;
    }
    const name = `${this.#options.name}.${++this.#connections}`;
    const conn: Conn = { name, client, by: null };
    const enter = (by: By) => {
      conn.by = by;
      this.#conns.set(name, conn);
      done(name, null);
      this.#greet(conn);
    };
    const refuse = (code: Code) => done(null, code);
    if (client.role === "coach") {
      const by: By = { role: "coach", client: client.name };
      this.#dispatch(
        { by, ask: 0, input: { do: "arrive", conn: name } },
        () => enter(by),
        () => refuse("busy"),
      );
      return;
    }
    const seat = this.state.seatOfToken[client.token];
    if (seat !== undefined) {
      const by: By = { role: "player", seat };
      const arrived = (code: Code | null) => (code === null || code === "sealed" ? enter(by) : refuse(code));
      this.#dispatch({ by, ask: 0, input: { do: "arrive", conn: name } }, arrived, () => refuse("busy"));
      return;
    }
    const closed =
      mayJoin(this.state, false) ?? (nameTaken(this.state, client.name, -1) ? "name-taken" : null);
    if (closed) {
      refuse(closed);
      return;
    }
    const input = {
      do: "join" as const,
      name: client.name,
      token: client.token,
      rehearsal: false,
      conn: name,
    };
    const joined = () => {
      const taken = this.state?.seatOfToken[client.token];
      if (taken === undefined) refuse("busy");
      else enter({ role: "player", seat: taken });
    };
    this.#dispatch({ by: { role: "door" }, ask: 0, input }, joined, () => refuse("busy"));
  }

  /** the connection is gone, and this process has noticed */
  disconnect(name: string): void {
    this.#awake(() => this.#lose(name));
  }

  #lose(name: string): void {
    const conn = this.#conns.get(name);
    this.#conns.delete(name);
    if (conn?.by && !this.dead)
      this.#dispatch(
        { by: conn.by, ask: 0, input: { do: "leave", conn: name } },
        () => {},
        () => {},
      );
  }

  ask(name: string, raw: string): void {
    this.#awake(() => this.#take(name, raw));
  }

  #take(name: string, raw: string): void {
    const conn = this.#conns.get(name);
    if (!conn?.by || !this.state || this.dead) return;
    const schema = conn.client.role === "coach" ? coachAskSchema : playerAskSchema;
    const { id, input } = schema.parse(JSON.parse(raw)) as Ask;
    const answer = (ack: Ack) => conn.client.send(frameOf({ what: "ack", id, ack }));
    const draft: Draft = { by: conn.by, ask: id, input: input as CoachInput | PlayerInput };
    if (input.do === "answer" || input.do === "revote") {
      const stamp = stampOf(this.state, input, conn.client.lagMs);
      if (!stamp) {
        answer({ ok: false, code: "bad-answer" });
        return;
      }
      draft.stamp = stamp;
    }
    this.#dispatch(
      draft,
      (code, seq) => answer(code ? { ok: false, code } : { ok: true, seq }),
      () => answer({ ok: false, code: "busy" }),
    );
  }

  /** Append, and tell what became of it when the entry was folded here. */
  #dispatch(draft: Draft, folded: (code: Code | null, seq: number) => void, failed: () => void): void {
    this.#options.log.append(draft, (entry) =>
      this.#awake(() => {
        if (!entry) {
          failed();
          return;
        }
        const { seq } = entry;
        const known = this.#outcomes.get(seq);
        if (known !== undefined) folded(known, seq);
        else this.#waiting.set(seq, (code) => folded(code, seq));
      }),
    );
  }

  /** News travel at their own pace to each process, and many entries may come at once. */
  #readSoon(): void {
    if (this.#reading || this.dead) return;
    this.#reading = true;
    const { world } = this.#options;
    world.in(world.often(0.02) ? world.between(200, 2_500) : world.between(0, 25), () =>
      this.#awake(() => {
        this.#reading = false;
        this.#read();
      }),
    );
  }

  #read(): void {
    const { log, onFold } = this.#options;
    const answers: (() => void)[] = [];
    for (const entry of log.entries.slice(this.state?.seq ?? 0)) {
      const code = this.state ? apply(this.state, entry) : null;
      this.state ??= this.#begin(entry);
      onFold(this.state, entry, code);
      const waiter = this.#waiting.get(entry.seq);
      this.#waiting.delete(entry.seq);
      if (waiter) answers.push(() => waiter(code));
      else this.#outcomes.set(entry.seq, code);
      const { input } = entry;
      if (input.do === "gone" && input.process === this.name && code === null)
        answers.push(() => this.#stillHere());
    }
    this.#publish();
    for (const answer of answers) answer();
    for (const ready of this.#ready.splice(0)) ready();
    this.#arm();
  }

  /** As a replica does: what is never changed is one frozen copy for all. */
  #begin(entry: Entry): State {
    const state = reduce(null, entry);
    if (!state) throw new Error("the log begins with a create");
    shareQuestions(state);
    return state;
  }

  #greet(conn: Conn): void {
    const { state } = this;
    if (!state) return;
    if (conn.by?.role === "player") {
      conn.client.send(frameOf({ what: "welcome", seat: conn.by.seat }));
      const seat = seatView(state, conn.by.seat);
      if (seat) conn.client.send(frameOf({ what: "seat", seat }));
      conn.client.send(this.#forPlayers(state).frame);
    } else conn.client.send(this.#forCoach(state).frame);
  }

  #publish(): void {
    const { state } = this;
    if (!state || this.#conns.size === 0) return;
    const shown = this.#forPlayers(state);
    const moment = `${state.phase}/${state.rounds.length}/${state.runs.length}/${state.runs.at(-1)?.step}/${state.breaks.at(-1)?.at}/${state.review?.part}`;
    const moved = moment !== this.#last.moment;
    const changed = shown.seen !== this.#last.seen;
    this.#last = { ...this.#last, seen: shown.seen, moment };
    for (const { client, by, name } of this.#conns.values()) {
      if (by?.role === "player") {
        if (state.phase !== "sealed" && state.seats[by.seat]?.conn !== name) {
          client.send(frameOf({ what: "bye", code: state.seats[by.seat]?.removed ? "removed" : "replaced" }));
          this.#conns.delete(name);
          continue;
        }
        const seat = moved ? seatView(state, by.seat) : null;
        if (seat) client.send(frameOf({ what: "seat", seat }));
        if (changed) client.send(shown.frame);
      }
    }
    if (moved || changed) this.#tellCoach(moved ? 0 : TALLY_MS);
  }

  /** As the channel does: the desk sees a step of the show at once, and what is counted a few times a second. */
  #tellCoach(everyMs: number): void {
    const { world } = this.#options;
    const desks = [...this.#conns.values()].filter(({ by }) => by?.role === "coach");
    if (desks.length === 0) return;
    const due = Math.max(world.now, this.#coachAt + everyMs);
    if (this.#coachDue !== null && this.#coachDue <= due) return;
    if (due > world.now) {
      this.#coachDue = due;
      world.in(due - world.now, () =>
        this.#awake(() => {
          if (this.#coachDue !== due) return;
          this.#coachDue = null;
          this.#tellCoach(0);
        }),
      );
      return;
    }
    this.#coachAt = world.now;
    this.#coachDue = null;
    const shown = this.state && this.#forCoach(this.state);
    if (!shown || shown.seen === this.#last.coach) return;
    this.#last.coach = shown.seen;
    for (const { client } of desks) client.send(shown.frame);
  }

  #forPlayers(state: State): Shown {
    if (this.#player?.seq !== state.seq) this.#player = shownAt(playerStage(state));
    return this.#player;
  }

  #forCoach(state: State): Shown {
    if (this.#coach?.seq !== state.seq) this.#coach = shownAt(coachStage(state));
    return this.#coach;
  }

  #arm(): void {
    const due = this.state?.due ?? null;
    if (due === this.#armedFor) return;
    this.#armedFor = due;
    if (due === null) return;
    const { world } = this.#options;
    world.in(due - world.now, () => this.#awake(() => this.#fire(due)));
  }

  #fire(due: number): void {
    const { world } = this.#options;
    if (this.state?.due !== due) return;
    const again = () => world.in(RETRY_MS, () => this.#awake(() => this.#fire(due)));
    this.#dispatch({ by: { role: "clock" }, ask: 0, input: { do: "deadline", due } }, again, again);
  }
}

function frameOf(message: Message): Frame {
  return new Frame(JSON.stringify(message));
}

function shownAt(stage: PlayerStage | CoachStage): Shown {
  const text = JSON.stringify(stage);
  // `seq` is a stage's first field.
  return {
    seq: stage.seq,
    seen: text.slice(text.indexOf(",")),
    frame: new Frame(`{"what":"stage","stage":${text}}`),
  };
}
