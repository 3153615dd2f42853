import type { Logger } from "pino";
import { stableHash } from "#lib/kit/hash.ts";
import type { CoachInput } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { State } from "#lib/model/state.ts";
import type { Receipt } from "#lib/squad/receipt.ts";
import { kindOf } from "#lib/squad/sessions.ts";
import { reviewSecret } from "#lib/views/base.ts";
import { FollowUps } from "#server/followups/follow-ups.ts";
import { Channel, type Wire } from "#server/gateway/channel.ts";
import type { Rate } from "#server/gateway/rate.ts";
import type { Reviews } from "#server/http/review.ts";
import { type LobbyView, RoomError, type RoomSummary, type Rooms } from "#server/http/rooms.ts";
import { faultOf } from "#server/logs/fault.ts";
import type { Metrics } from "#server/metrics/metrics.ts";
import { type RoomWatch, watchRoom } from "#server/metrics/room.ts";
import { processesOf } from "#server/processes/pulse.ts";
import { NewerLog } from "#server/replica/readable.ts";
import { type Folded, Replica } from "#server/replica/replica.ts";
import { Squads } from "#server/squads/squads.ts";
import type { Stores } from "#server/stores/types.ts";
import { Directory } from "./directory.ts";
import { freeNames, lobbyOf } from "./lobby.ts";
import { type Played, Playing } from "./playing.ts";
import { States } from "./states.ts";
import { Summaries } from "./summaries.ts";

/** One open scrimmage of this process: its replica and its sockets. */
export interface Room {
  replica: Replica;
  channel: Channel;
  watch: RoomWatch;
  /** how often each seat connects and asks */
  rates: Map<number, { comings: Rate; asks: Rate }>;
}

const IDLE_MS = 60_000;
const SECRET = /^[a-z2-9]{20}$/;

export interface RoomsOptions {
  stores: Stores;
  io: Wire;
  logger: Logger;
  metrics: Metrics;
  /** names this process in connection ids, so that others can tell which are its own */
  process: string;
  rehearse: (room: Room, players: number) => Promise<void>;
}

/** Opens scrimmages when somebody comes and closes them when nobody is left. */
export class ScrimmageRooms implements Rooms, Reviews {
  readonly directory: Directory;
  readonly squads: Squads;
  readonly followUps: FollowUps;
  #options: RoomsOptions;
  #states: States;
  #playing: Playing;
  #summaries: Summaries;
  #open = new Map<string, Promise<Room | null>>();
  #idle = new Map<string, ReturnType<typeof setTimeout>>();
  #closed = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.directory = new Directory(options.stores);
    this.#states = new States(options.stores.log, this.directory);
    this.#playing = new Playing(options.stores);
    this.#summaries = new Summaries({
      ...{ directory: this.directory, log: options.stores.log },
      state: (id) => this.state(id),
      isOpen: (id) => this.#open.has(id),
    });
    const scrimmages = {
      directory: this.directory,
      state: (id: string) => this.state(id),
      close: (id: string) => this.#reopen(id),
    };
    this.squads = new Squads(options.stores, scrimmages, options.logger);
    this.followUps = new FollowUps({ ...options, ...scrimmages, squads: this.squads });
  }

  async create(
    plan: Plan,
    packIds: readonly string[],
    withoutTopics: readonly string[],
    squadId?: string,
  ): Promise<{ id: string; code: string }> {
    const as = { kind: kindOf(plan), booking: null };
    const squad = squadId === undefined ? undefined : await this.squads.opening(squadId, as);
    const choose = squadId === undefined ? undefined : await this.followUps.keptApart(squadId);
    return this.directory.add(plan, {
      ...{ packIds, withoutTopics },
      ...(squad && { squad }),
      ...(choose && { choose }),
    });
  }

  list(): Promise<RoomSummary[]> {
    return this.#summaries.list();
  }

  async lobby(code: string): Promise<LobbyView> {
    return lobbyOf(this.squads, await this.#byCode(code));
  }

  async names(code: string, n: number): Promise<string[]> {
    return freeNames(this.squads, await this.#byCode(code), n);
  }

  async #byCode(code: string): Promise<State | null> {
    const id = await this.idOf(code);
    return id ? this.state(id) : null;
  }

  async rehearse(id: string, players: number): Promise<void> {
    const room = await this.room(id);
    if (!room) throw new RoomError("no-such-code");
    if (room.replica.state.phase !== "lobby") throw new RoomError("wrong-phase");
    await this.#options.rehearse(room, players);
  }

  async control(id: string, input: CoachInput): Promise<{ seq: number }> {
    const room = await this.room(id);
    if (!room) throw new RoomError("no-such-code");
    const { seq, code } = await room.replica.dispatch({
      by: { role: "coach", client: "http" },
      ask: 0,
      input,
    });
    if (code) throw new RoomError(code);
    return { seq };
  }

  async remove(id: string): Promise<Receipt | null> {
    const squad = (await this.directory.get(id))?.value.squad;
    if (squad !== undefined && (await this.squads.doc(squad))) return this.squads.removeScrimmage(squad, id);
    await this.#reopen(id);
    if (!(await this.directory.remove(id))) throw new RoomError("no-such-code");
    return null;
  }

  /** Closes it here and forgets what was folded: whoever comes next opens it as it is now. */
  async #reopen(id: string): Promise<void> {
    await this.#close(id);
    this.#summaries.forget(id);
    this.#states.forget(id);
  }

  /** of a join code in whatever case and spacing, or of an id; a follow-up's is opened when its day has come */
  async idOf(code: string): Promise<string | null> {
    return (await this.directory.idOf(code)) ?? (await this.followUps.openByCode(code));
  }

  /** The folded state: the live one where the scrimmage is open here, else folded for this question. */
  async state(id: string): Promise<State | null> {
    const open = await this.#open.get(id);
    return open ? open.replica.state : this.#states.get(id);
  }

  played(): Promise<Played> {
    return this.#playing.played();
  }

  /** Position and hash of what this process has folded: equal in every process at the same `seq`. */
  async hash(id: string): Promise<{ seq: number; hash: string }> {
    const state = await this.state(id);
    if (!state) throw new RoomError("no-such-code");
    return { seq: state.seq, hash: stableHash(state) };
  }

  async seatOfSecret(id: string, secret: string): Promise<number | null> {
    if (!SECRET.test(secret)) return null;
    const state = await this.state(id);
    if (!state) return null;
    const seat = state.seats.find((one) => reviewSecret(state, one.n) === secret);
    return seat ? seat.n : null;
  }

  /** Open here, opened now, or null when there is no such scrimmage. */
  room(id: string): Promise<Room | null> {
    if (this.#closed) return Promise.resolve(null);
    const known = this.#open.get(id);
    if (known) return known;
    this.#states.forget(id);
    const opening = this.#openRoom(id);
    this.#open.set(id, opening);
    opening.then(
      (room) => {
        if (!room) this.#open.delete(id);
        else this.#maybeIdle(id, room);
      },
      () => this.#open.delete(id),
    );
    return opening;
  }

  async #openRoom(id: string): Promise<Room | null> {
    const { stores, io, logger, metrics } = this.#options;
    const watch = watchRoom(id, { metrics, logger, now: () => stores.log.now() });
    const found: { channel: Channel | null } = { channel: null };
    const replica = await Replica.open(id, stores.log, {
      onFold: (state, folded) => {
        watch.folded(state, folded, () => found.channel?.publish(folded) ?? false);
        this.#playing.heed(state);
        this.#heed(state, folded);
      },
      onFired: watch.fired,
      onLost: (error) => {
        if (error === null) logger.warn({ scrimmage: id }, "the log was removed or rewritten");
        else if (error instanceof NewerLog)
          logger.warn({ scrimmage: id, ...faultOf(error) }, "a newer version plays this scrimmage");
        else
          logger.error(
            { scrimmage: id, ...faultOf(error, "with places") },
            "the log cannot be followed; the scrimmage is opened anew",
          );
        void this.#close(id);
      },
    });
    if (!replica) return null;
    const channel = new Channel(id, io, () => replica.state);
    found.channel = channel;
    const room = { replica, channel, watch, rates: new Map() };
    watch.opened(replica.state);
    this.#playing.heed(replica.state);
    // With stores of its own, whoever was connected through an earlier process is gone.
    try {
      if (stores.exclusive) await this.#sayGone(room, (name) => name === this.#options.process);
    } catch (error) {
      // Nobody has this room: left open, it would follow and keep time for ever beside the next one.
      await replica.close();
      watch.closed(replica.state);
      throw error;
    }
    return room;
  }

  /** What concerns this process in what was folded. */
  #heed(state: State, folded: readonly Folded[]): void {
    for (const { entry, code } of folded) {
      if (code !== null) continue;
      const { input } = entry;
      if (input.do === "gone" && input.process === this.#options.process) void this.#stillHere(state.id);
      if (input.do === "seal")
        this.directory.seal(state).catch((error) => {
          this.#options.logger.warn(
            { scrimmage: state.id, ...faultOf(error) },
            "the list does not show yet that a scrimmage is sealed",
          );
        });
      if (input.do === "seal")
        this.squads.record(state).catch((error) => {
          this.#options.logger.warn(
            { scrimmage: state.id, ...faultOf(error) },
            "a scrimmage is not in its squad's history yet; it is tried again when the squad is next read",
          );
        });
      if (input.do === "seal")
        this.followUps.book(state).catch((error) => {
          this.#options.logger.warn(
            { scrimmage: state.id, ...faultOf(error) },
            "a follow-up is not booked yet; it is tried again when the server starts",
          );
        });
    }
  }

  /** Says goodbye for processes that did not live to do it: in every scrimmage that is open here. */
  async bury(lives: (process: string) => boolean): Promise<void> {
    for (const opening of [...this.#open.values()]) {
      const room = await opening.catch(() => null);
      if (room) await this.#sayGone(room, lives);
    }
  }

  async #sayGone({ replica }: Room, lives: (process: string) => boolean): Promise<void> {
    if (replica.state.phase === "sealed") return;
    for (const process of processesOf(replica.state)) {
      if (lives(process)) continue;
      await replica.dispatch({ by: { role: "door" }, ask: 0, input: { do: "gone", process } });
    }
  }

  /** This process stood still for so long that the others gave it up: who is still connected says so. */
  async #stillHere(id: string): Promise<void> {
    const room = await this.#open.get(id)?.catch(() => null);
    if (!room) return;
    const { replica, channel } = room;
    for (const { by, conn } of channel.connections()) {
      if (by.role === "player" && replica.state.seats[by.seat]?.conn !== null) continue;
      await replica
        .dispatch({ by, ask: 0, input: { do: "arrive", conn } })
        .catch((error) =>
          this.#options.logger.warn({ scrimmage: id, ...faultOf(error) }, "an arrival could not be written"),
        );
    }
  }

  entered(room: Room): void {
    room.channel.sockets++;
    const timer = this.#idle.get(room.replica.id);
    if (timer) clearTimeout(timer);
    this.#idle.delete(room.replica.id);
  }

  left(room: Room): void {
    room.channel.sockets--;
    this.#maybeIdle(room.replica.id, room);
  }

  #maybeIdle(id: string, room: Room): void {
    if (room.channel.sockets > 0 || this.#closed || this.#idle.has(id)) return;
    const timer = setTimeout(() => {
      this.#idle.delete(id);
      if (room.channel.sockets === 0) void this.#close(id);
    }, IDLE_MS);
    timer.unref();
    this.#idle.set(id, timer);
  }

  async #close(id: string): Promise<void> {
    const opening = this.#open.get(id);
    const room = await opening?.catch(() => null);
    // Closed by somebody else meanwhile, and perhaps opened anew.
    if (this.#open.get(id) !== opening) return;
    this.#open.delete(id);
    this.#playing.left(id);
    if (!room) return;
    room.channel.stop();
    this.#options.io
      .in([room.channel.room("player"), room.channel.room("projector"), room.channel.room("coach")])
      .disconnectSockets(true);
    await room.replica.close();
    room.watch.closed(room.replica.state);
  }

  /** Waits until everything that was asked here has its answer, but no longer than this. */
  async settled(withinMs: number): Promise<void> {
    const open = await Promise.all([...this.#open.values()].map((room) => room.catch(() => null)));
    const until = performance.now() + withinMs;
    while (open.some((room) => room && !room.replica.settled) && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#playing.close();
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await this.squads.settled();
    await Promise.all([...this.#open.keys()].map((id) => this.#close(id)));
  }
}
