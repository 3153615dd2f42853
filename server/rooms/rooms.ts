import { randomBytes, randomInt } from "node:crypto";
import type { Logger } from "pino";
import { fold } from "#lib/game/apply.ts";
import { mayJoin } from "#lib/game/lobby.ts";
import { nameTaken } from "#lib/game/seats.ts";
import { QUESTIONS_PER_SCRIMMAGE_MAX } from "#lib/kit/limits.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { CoachInput } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { State } from "#lib/model/state.ts";
import { reviewSecret } from "#lib/views/base.ts";
import { Channel, type Wire } from "#server/gateway/channel.ts";
import { freeName } from "#server/gateway/names.ts";
import type { Rate } from "#server/gateway/rate.ts";
import type { Reviews } from "#server/http/review.ts";
import { type LobbyView, RoomError, type RoomSummary, type Rooms } from "#server/http/rooms.ts";
import { gather } from "#server/http/shelf.ts";
import { Replica } from "#server/replica/replica.ts";
import type { Stores } from "#server/stores/types.ts";

/** One open scrimmage of this process: its replica and its sockets. */
export interface Room {
  replica: Replica;
  channel: Channel;
  /** how often each seat connects and asks */
  rates: Map<number, { comings: Rate; asks: Rate }>;
}

interface ScrimmageDoc {
  id: string;
  code: string;
  title: string;
  createdAt: number;
}

interface CodeDoc {
  id: string;
}

const CODE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"; // no I, O, Q: they are read as 1 and 0
const CODE_DIGITS = "23456789";
const CODE_TTL_MS = 60 * 86_400_000;
const IDLE_MS = 60_000;
const READ_ENTRIES = 5_000;
const FOLDED_MAX = 4;
const ID = /^[A-Za-z0-9]{6,40}$/;
const SECRET = /^[a-z2-9]{20}$/;

export interface RoomsOptions {
  stores: Stores;
  io: Wire;
  logger: Logger;
  /** names this process in connection ids, so that a new process can tell which are not its own */
  process: string;
  rehearse: (room: Room, players: number) => Promise<void>;
}

/** Opens scrimmages when somebody comes and closes them when nobody is left. */
export class ScrimmageRooms implements Rooms, Reviews {
  #options: RoomsOptions;
  #open = new Map<string, Promise<Room | null>>();
  #idle = new Map<string, ReturnType<typeof setTimeout>>();
  /** of scrimmages that are not open here; nothing changes in them until they are */
  #summaries = new Map<string, RoomSummary>();
  /** read lately without being open, so that asking again and again costs nothing */
  #folded = new Map<string, Promise<State | null>>();
  #closed = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  async create(
    plan: Plan,
    packIds: readonly string[],
    withoutTopics: readonly string[],
  ): Promise<{ id: string; code: string }> {
    const { docs, log } = this.#options.stores;
    const gathered = await gather(docs, packIds, withoutTopics);
    if (!gathered || gathered.questions.length === 0) throw new RoomError("no-questions");
    if (gathered.questions.length > QUESTIONS_PER_SCRIMMAGE_MAX) throw new RoomError("too-many");
    const id = randomBytes(9).toString("base64url").replaceAll(/[_-]/g, "x");
    const code = await this.#freeCode(id);
    const seed = randomBytes(16).toString("hex");
    await log.append(id, [
      {
        by: { role: "door" },
        ask: 0,
        input: { do: "create", id, code, seed, plan, questions: gathered.questions, packs: gathered.credits },
      },
    ]);
    const doc: ScrimmageDoc = { id, code, title: plan.title, createdAt: log.now() };
    await docs.put(`scrimmage/${id}`, doc, null);
    return { id, code };
  }

  async #freeCode(id: string): Promise<string> {
    const { docs } = this.#options.stores;
    for (let i = 0; i < 200; i++) {
      const letters = Array.from({ length: 3 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
      const digits = Array.from({ length: 2 }, () => CODE_DIGITS[randomInt(CODE_DIGITS.length)]).join("");
      const code = letters + digits;
      if (await docs.putIfAbsent(`code/${code}`, { id } satisfies CodeDoc, CODE_TTL_MS)) return code;
    }
    throw new RoomError("busy");
  }

  async list(): Promise<RoomSummary[]> {
    const out: RoomSummary[] = [];
    for await (const { doc } of this.#options.stores.docs.list<ScrimmageDoc>("scrimmage/")) {
      const summary = await this.#summary(doc.value);
      if (summary) out.push(summary);
    }
    return out.sort((a, b) => b.createdAt - a.createdAt);
  }

  async #summary(doc: ScrimmageDoc): Promise<RoomSummary | null> {
    const { exclusive } = this.#options.stores;
    const kept = exclusive && !this.#open.has(doc.id) ? this.#summaries.get(doc.id) : undefined;
    if (kept) return kept;
    const state = await this.state(doc.id);
    if (!state) return null;
    const players = state.seats.filter((seat) => !seat.removed).length;
    const summary = {
      ...doc,
      phase: state.phase,
      players,
      round: state.rounds.length,
      rounds: state.plan.rounds,
    };
    if (!this.#open.has(doc.id)) this.#summaries.set(doc.id, summary);
    return summary;
  }

  async lobby(code: string): Promise<LobbyView> {
    const id = await this.idOf(code);
    const state = id ? await this.state(id) : null;
    if (!state) return { ok: false, code: "no-such-code" };
    const refusal = mayJoin(state, false);
    // A closed door is told after the title, so that nobody doubts the code.
    if (refusal === "sealed") return { ok: false, code: "sealed" };
    return {
      ok: true,
      id: state.id,
      title: state.plan.title,
      phase: state.phase,
      round: state.rounds.length,
      rounds: state.plan.rounds,
      locked: state.settings.locked,
      lateJoin: state.settings.lateJoin,
      generatedNamesOnly: false,
    };
  }

  async names(code: string, n: number): Promise<string[]> {
    const id = await this.idOf(code);
    const state = id ? await this.state(id) : null;
    const names: string[] = [];
    while (names.length < n)
      names.push(freeName((name) => names.includes(name) || (state !== null && nameTaken(state, name, -1))));
    return names;
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

  async remove(id: string): Promise<void> {
    const { docs, log } = this.#options.stores;
    const doc = await docs.get<ScrimmageDoc>(`scrimmage/${id}`);
    if (!doc) throw new RoomError("no-such-code");
    await this.#close(id);
    this.#summaries.delete(id);
    await docs.remove(`code/${doc.value.code}`);
    await docs.remove(`scrimmage/${id}`);
    await log.remove(id);
    this.#folded.delete(id);
  }

  /** of a join code in whatever case and spacing, or of an id */
  async idOf(code: string): Promise<string | null> {
    const { docs } = this.#options.stores;
    const plain = code.replaceAll(/[\s-]/g, "").toUpperCase();
    if (/^[A-Z]{3}\d{2}$/.test(plain)) {
      const doc = await docs.get<CodeDoc>(`code/${plain}`);
      if (doc) return doc.value.id;
    }
    if (!ID.test(code)) return null;
    return (await docs.get<ScrimmageDoc>(`scrimmage/${code}`)) ? code : null;
  }

  /** The folded state: the live one where the scrimmage is open here, else folded for this question. */
  async state(id: string): Promise<State | null> {
    const open = await this.#open.get(id);
    if (open) return open.replica.state;
    // It comes from anybody, as part of an address.
    if (!ID.test(id)) return null;
    if (!this.#options.stores.exclusive) return this.#fold(id);
    const known = this.#folded.get(id);
    if (known) return known;
    const folding = this.#fold(id);
    this.#folded.set(id, folding);
    const forget = () => {
      if (this.#folded.get(id) === folding) this.#folded.delete(id);
    };
    folding.then((state) => state === null && forget(), forget);
    for (const oldest of this.#folded.keys()) {
      if (this.#folded.size <= FOLDED_MAX) break;
      this.#folded.delete(oldest);
    }
    return folding;
  }

  async #fold(id: string): Promise<State | null> {
    const entries: Entry[] = [];
    for (;;) {
      const more = await this.#options.stores.log.read(id, entries.length, READ_ENTRIES);
      entries.push(...more);
      if (more.length < READ_ENTRIES) break;
    }
    return fold(entries);
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
    this.#summaries.delete(id);
    this.#folded.delete(id);
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
    const { stores, io, logger } = this.#options;
    const found: { channel: Channel | null } = { channel: null };
    const replica = await Replica.open(id, stores.log, {
      onFold: (_, folded) => found.channel?.publish(folded),
      onLost: (error) => {
        logger.error(
          { scrimmage: id, error: String(error) },
          "the log cannot be followed; the scrimmage is opened anew",
        );
        void this.#close(id);
      },
    });
    if (!replica) return null;
    const channel = new Channel(id, io, () => replica.state);
    found.channel = channel;
    if (stores.exclusive) await this.#clearGone(replica);
    return { replica, channel, rates: new Map() };
  }

  /** With stores of its own, whoever was connected through an earlier process is gone. */
  async #clearGone(replica: Replica): Promise<void> {
    const own = `${this.#options.process}.`;
    const { seats, coach, phase } = replica.state;
    if (phase === "sealed") return;
    const gone = seats.filter((seat) => seat.conn !== null && !seat.conn.startsWith(own));
    const leaving = gone.map((seat) =>
      replica.dispatch({
        by: { role: "player", seat: seat.n },
        ask: 0,
        input: { do: "leave", conn: seat.conn ?? "" },
      }),
    );
    const coaches = coach.conns.filter((conn) => !conn.startsWith(own));
    const leavingCoaches = coaches.map((conn) =>
      replica.dispatch({ by: { role: "coach", client: "gone" }, ask: 0, input: { do: "leave", conn } }),
    );
    await Promise.all([...leaving, ...leavingCoaches]);
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
    const room = await this.#open.get(id)?.catch(() => null);
    this.#open.delete(id);
    if (!room) return;
    room.channel.stop();
    this.#options.io
      .in([room.channel.room("player"), room.channel.room("projector"), room.channel.room("coach")])
      .disconnectSockets(true);
    await room.replica.close();
    this.#folded.delete(id);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#open.keys()].map((id) => this.#close(id)));
  }
}
