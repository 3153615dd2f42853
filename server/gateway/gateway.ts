import { createHash, randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { mayJoin } from "#lib/game/lobby.ts";
import { holderOf, nameFits, nameTaken } from "#lib/game/seats.ts";
import type { Code } from "#lib/kit/codes.ts";
import {
  ASK_BYTES_MAX,
  ASKS_PER_10S_COACH,
  ASKS_PER_10S_SEAT,
  COACH_AWAY_MS,
  COMINGS_PER_10S_SEAT,
} from "#lib/kit/limits.ts";
import type { By, CoachInput, PlayerInput } from "#lib/model/input.ts";
import { coachAskSchema, playerAskSchema } from "#lib/protocol/ask.ts";
import { connectSchema } from "#lib/protocol/connect.ts";
import { type Ack, type Connect, PROTOCOL_VERSION, type Role } from "#lib/protocol/messages.ts";
import { coachTried, isOurs, sameText } from "#server/http/guard.ts";
import { clientAddress } from "#server/http/peer.ts";
import type { Tries, WrongTries } from "#server/http/tries.ts";
import { faultOf } from "#server/logs/fault.ts";
import type { Metrics } from "#server/metrics/metrics.ts";
import type { Room, ScrimmageRooms } from "#server/rooms/rooms.ts";
import { onRoster, rosterAt } from "#server/squads/door.ts";
import { samePage, type Wire, type WireSocket } from "./channel.ts";
import { Lag } from "./lag.ts";
import { claimOf, guestBarred } from "./member.ts";
import { freeName, isRude, isRudeName } from "./names.ts";
import { Rate } from "./rate.ts";
import { stampOf } from "./stamp.ts";

export interface GatewayOptions {
  io: Wire;
  rooms: ScrimmageRooms;
  coachKey: string;
  /** base of join links: pages of its host are ours */
  publicUrl: string;
  /** proxies of ours before this process, see `clientAddress` */
  trustProxy: number;
  /** what rehearsal players show, known to this process only */
  rehearsalSecret: string;
  /** the same for whoever comes by HTTP */
  tries: Tries;
  process: string;
  logger: Logger;
  metrics: Metrics;
}

/** Where one admitted socket belongs. */
interface Place {
  room: Room;
  role: Role;
  /** this socket's name in the log */
  conn: string;
  seat: number | null;
  by: By | null;
  welcome: { token: string; name: string } | null;
}

const NAME_TRIES = 5;
/** A page's own word for a seat that is shorter than this could be guessed, and is not taken. */
const SECRET_CHARS_MIN = 24;

/** The door: who comes in as what, and how an ask becomes an entry. It holds no rule of the game. */
export function openGateway(options: GatewayOptions): void {
  const { io, logger, metrics, tries } = options;
  let connections = 0;
  const nextConn = () => `${options.process}.${++connections}`;

  io.use((socket, next) => {
    admit(options, tries, socket, nextConn()).then(
      (place) => {
        if (typeof place === "string") metrics.refused(place);
        else metrics.admitted(place.role);
        if (place === "busy") {
          socket.conn.close();
          return;
        }
        if (typeof place === "string") {
          next(refusal(place));
          return;
        }
        socket.data.place = place;
        leaveUnlessEntered(options, socket, place);
        next();
      },
      (error) => {
        metrics.refused("busy");
        logger.warn(faultOf(error), "a connection could not be admitted");
        // A refusal would be the last word to a phone; a line that breaks is tried again.
        socket.conn.close();
      },
    );
  });

  io.on("connection", (socket) => enter(options, socket, socket.data.place as Place));
}

function refusal(code: Code): Error {
  return Object.assign(new Error(code), { data: { code } });
}

/** Who is gone before the connection is announced has no "disconnect" either; its seat would stay taken. */
function leaveUnlessEntered(options: GatewayOptions, socket: WireSocket, place: Place): void {
  const { by, role } = place;
  if (by === null || role !== "player") return;
  const gone = () => {
    if (!socket.data.entered) leave(options, place, by);
  };
  if (socket.conn.readyState === "open") socket.conn.once("close", gone);
  else gone();
}

async function admit(
  options: GatewayOptions,
  tries: Tries,
  socket: WireSocket,
  name: string,
): Promise<Place | Code> {
  let conn = name;
  const parsed = connectSchema.safeParse(socket.handshake.auth);
  if (!parsed.success) return "bad-message";
  const auth = parsed.data;
  if (auth.v !== PROTOCOL_VERSION) return "old-version";
  // A seat's connection says which page it is of: see `samePage`.
  if (auth.role === "player" && auth.client !== undefined) conn += `-${auth.client}`;
  const barred = auth.role === "coach" ? await coachBarred(options, tries.keys, socket) : null;
  if (barred) return barred;
  // Put off, not refused: a class may share the address of somebody who tries codes.
  const from = addressOf(options, socket);
  const idOf = () => options.rooms.idOf(auth.code);
  const id =
    auth.role === "coach" ? await idOf() : await tries.codes.tried(from, idOf, (one) => one === null);
  if (id === "too-fast") return "busy";
  const room = id ? await options.rooms.room(id) : null;
  if (!room) return "no-such-code";
  if (auth.role === "projector")
    return { room, role: "projector", conn, seat: null, by: null, welcome: null };
  if (auth.role === "coach") {
    const by: By = { role: "coach", client: auth.client ?? conn };
    return { room, role: "coach", conn, seat: null, by, welcome: null };
  }
  const { token } = auth;
  if (token !== undefined && (auth.name === undefined || seatOf(room, token) !== undefined))
    return takeSeat(room, token, conn);
  return joinAnew(options, room, { auth, conn, tries: tries.pins });
}

function addressOf(options: GatewayOptions, socket: WireSocket): string {
  const { headers, address } = socket.handshake;
  return clientAddress(headers["x-forwarded-for"], address, options.trustProxy);
}

/** Why this is not the coach's, or null. A browser sends our cookie along for pages that are not ours. */
async function coachBarred(
  options: GatewayOptions,
  tries: WrongTries,
  socket: WireSocket,
): Promise<Code | null> {
  const { headers } = socket.handshake;
  const by = await coachTried(headers, options.coachKey, tries, addressOf(options, socket));
  if (by === null) return "no-key";
  if (by === "too-fast") return by;
  const foreign = headers.origin !== undefined && !isOurs(headers.origin, headers.host, options.publicUrl);
  return by === "cookie" && foreign ? "no-key" : null;
}

async function joinAnew(
  options: GatewayOptions,
  room: Room,
  { auth, conn, tries }: { auth: Connect; conn: string; tries: WrongTries },
): Promise<Place | Code> {
  const { replica } = room;
  const rehearsal = auth.rehearsal !== undefined && sameText(auth.rehearsal, options.rehearsalSecret);
  const roster = rehearsal ? null : await rosterAt(options.rooms.squads, replica.state);
  const claim = await claimOf(replica.state, roster, { auth, conn, tries });
  if (typeof claim === "string") return claim;
  if (claim !== null && claim.seat !== null) return takeOver(room, claim.seat, conn);
  const refused = mayJoin(replica.state, rehearsal);
  if (refused) return refused;
  if (claim !== null && claim.name !== null)
    return sitDown(room, { name: claim.name, member: claim.member, conn });
  const typed = auth.name?.replaceAll(/\s+/g, " ").trim();
  if (typed !== undefined && isRudeName(typed)) return "name-refused";
  // What would be refused is not written, or a page that tries on and on would fill the disk.
  if (typed !== undefined && !nameFits(typed)) return "name-empty";
  const holder = typed === undefined ? null : holderOf(replica.state, typed);
  if (holder !== null) {
    // Its own join, whose answer died with the process that had taken it.
    const own = samePage(conn, replica.state.seats[holder]?.conn ?? null);
    return own ? takeOver(room, holder, conn) : "name-taken";
  }
  const barred = guestBarred(roster, typed);
  if (barred) return barred;
  const member = claim?.member;
  for (let i = 0; i < NAME_TRIES; i++) {
    const name = typed ?? freeName((one) => nameTaken(replica.state, one, -1) || onRoster(roster, one));
    const who = { name, conn, rehearsal, ...(member === undefined ? {} : { member }) };
    const place = await sitDown(room, who, auth.token);
    if (place !== "name-taken" || typed !== undefined) return place;
  }
  return "name-taken";
}

async function sitDown(
  room: Room,
  who: { name: string; conn: string; member?: string; rehearsal?: boolean },
  proposed = "",
): Promise<Place | Code> {
  const { replica } = room;
  const { name, conn } = who;
  const token = proposed.length < SECRET_CHARS_MIN ? newToken() : proposed;
  const { code } = await replica.dispatch({
    by: { role: "door" },
    ask: 0,
    input: { do: "join", rehearsal: false, ...who, token: hashOf(token) },
  });
  // Its own join, which was on its way when the page lost its connection and came again.
  if (code === "already") return takeSeat(room, token, conn);
  if (code) return code;
  const seat = seatOf(room, token);
  if (seat === undefined) return "busy";
  return { room, role: "player", conn, seat, by: { role: "player", seat }, welcome: { token, name } };
}

/** Whoever showed the PIN sits on from here; the phone before has the seat no more. */
async function takeOver(room: Room, seat: number, conn: string): Promise<Place | Code> {
  const { replica } = room;
  const name = replica.state.seats[seat]?.name;
  if (name === undefined) return "no-such-seat";
  if (!ratesOf(room, seat).comings.take()) return "busy";
  const token = newToken();
  const { code } = await replica.dispatch({
    by: { role: "door" },
    ask: 0,
    input: { do: "reseat", seat, token: hashOf(token), conn },
  });
  if (code) return code;
  return { room, role: "player", conn, seat, by: { role: "player", seat }, welcome: { token, name } };
}

async function takeSeat(room: Room, token: string, conn: string): Promise<Place | Code> {
  const { replica } = room;
  const seat = seatOf(room, token);
  const found = seat === undefined ? undefined : replica.state.seats[seat];
  if (seat === undefined || !found) return "no-such-seat";
  if (found.removed) return "removed";
  const by: By = { role: "player", seat };
  if (!ratesOf(room, seat).comings.take()) return "busy";
  if (replica.state.phase !== "sealed") {
    const { code } = await replica.dispatch({ by, ask: 0, input: { do: "arrive", conn } });
    if (code && code !== "sealed") return code;
  }
  return { room, role: "player", conn, seat, by, welcome: { token, name: found.name } };
}

/** A seat's rates outlive its connections: coming again brings nothing new. */
function ratesOf(room: Room, seat: number): { comings: Rate; asks: Rate } {
  const known = room.rates.get(seat);
  if (known) return known;
  const rates = { comings: new Rate(COMINGS_PER_10S_SEAT), asks: new Rate(ASKS_PER_10S_SEAT) };
  room.rates.set(seat, rates);
  return rates;
}

function seatOf({ replica }: Room, token: string): number | undefined {
  return replica.state.seatOfToken[hashOf(token)];
}

function newToken(): string {
  return randomBytes(18).toString("base64url");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function enter(options: GatewayOptions, socket: WireSocket, place: Place): void {
  const { rooms, logger, metrics } = options;
  const { room, role, conn, seat, by } = place;
  const { channel, replica } = room;
  if (replica.closed) {
    // Closed between admission and here. A line that breaks is tried again, and opens the scrimmage anew.
    socket.conn.close();
    return;
  }
  socket.data.conn = conn;
  socket.data.entered = true;
  const lag = new Lag();
  const rate = seat === null ? new Rate(ASKS_PER_10S_COACH) : ratesOf(room, seat).asks;
  rooms.entered(room);
  if (seat !== null) {
    // Two pages of one seat on this process: the newest wins at once.
    const older = channel.players.get(seat);
    channel.players.set(seat, socket);
    if (older && older !== socket) channel.end(older, "replaced", conn);
  }
  void socket.join(channel.room(role));
  if (place.welcome && seat !== null)
    socket.emit("welcome", { ...place.welcome, seat, scrimmage: replica.id });
  const ready =
    role === "coach" && by && replica.state.phase !== "sealed"
      ? replica.dispatch({ by, ask: 0, input: { do: "arrive", conn } })
      : Promise.resolve();
  ready.then(
    () => channel.greet(socket, role, seat),
    () => socket.disconnect(true),
  );
  lag.start(socket, () => replica.now());

  socket.on("ask", (raw: unknown, reply: unknown) => {
    const from = performance.now();
    const answer = (ack: Ack) => {
      metrics.asked(role, ack, performance.now() - from);
      if (typeof reply === "function") (reply as (ack: Ack) => void)(ack);
    };
    if (!by) {
      answer({ ok: false, code: "not-allowed" });
      return;
    }
    take(options, place, { by, raw, lagMs: lag.ms, rate }).then(answer, (error) => {
      logger.warn(
        { scrimmage: replica.id, ...faultOf(error) },
        "an ask could not be kept; the phone holds it",
      );
      answer({ ok: false, code: "busy" });
    });
  });
  // What is no message of ours is answered too, so that its sender is not left waiting.
  socket.onAny((event: string, ...args: unknown[]) => {
    const reply = args.at(-1);
    if (event !== "ask" && typeof reply === "function")
      (reply as (ack: Ack) => void)({ ok: false, code: "bad-message" });
  });

  socket.on("disconnect", () => {
    lag.stop();
    rooms.left(room);
    if (seat !== null && channel.players.get(seat) === socket) channel.players.delete(seat);
    if (by) leave(options, place, by);
  });
}

/** A coach's reload is not an absence; a phone's is, for the count of those who are awaited. */
function leave(options: GatewayOptions, place: Place, by: By): void {
  const { replica } = place.room;
  const say = () => {
    if (replica.state.phase === "sealed") return;
    replica.dispatch({ by, ask: 0, input: { do: "leave", conn: place.conn } }).catch((error) => {
      if (replica.closed) return; // said, or there is nothing left to be said to
      options.logger.warn({ scrimmage: replica.id, ...faultOf(error) }, "a departure could not be written");
    });
  };
  if (place.role === "coach") setTimeout(say, COACH_AWAY_MS).unref();
  else say();
}

/** Parse, limit, stamp, append; the acknowledgement comes when the entry was folded. */
async function take(
  options: GatewayOptions,
  place: Place,
  { by, raw, lagMs, rate }: { by: By; raw: unknown; lagMs: number; rate: Rate },
): Promise<Ack> {
  const { replica } = place.room;
  if (!rate.take()) return { ok: false, code: "too-fast" };
  if (sizeOf(raw) > ASK_BYTES_MAX) return { ok: false, code: "too-large" };
  const parsed = (place.role === "coach" ? coachAskSchema : playerAskSchema).safeParse(raw);
  if (!parsed.success) return { ok: false, code: "bad-message" };
  const { id, input } = parsed.data as { id: number; input: CoachInput | PlayerInput };
  const repeated = answeredBefore(place, by, id);
  if (repeated) return repeated;
  if (by.role === "player") {
    if (hasRudeText(input))
      return { ok: false, code: input.do === "rename" ? "name-refused" : "text-refused" };
    if (input.do === "rename") {
      const roster = await rosterAt(options.rooms.squads, replica.state);
      const member = replica.state.seats[by.seat]?.member ?? null;
      if (onRoster(roster, input.name, member)) return { ok: false, code: "name-taken" };
    }
    if (input.do === "answer" || input.do === "revote") {
      const stamp = stampOf(replica.state, input, lagMs);
      if (!stamp)
        return {
          ok: false,
          code: input.do === "answer" && !replica.state.runs[input.run - 1] ? "wrong-run" : "bad-answer",
        };
      return outcome(await replica.dispatch({ by, ask: id, input, stamp }));
    }
  }
  return outcome(await replica.dispatch({ by, ask: id, input }));
}

function outcome({ seq, code }: { seq: number; code: Code | null }): Ack {
  return code ? { ok: false, code } : { ok: true, seq };
}

/** A repeat of what was folded is answered from the state and never reaches the log again. */
function answeredBefore(place: Place, by: By, id: number): Ack | null {
  const { state } = place.room.replica;
  const last =
    by.role === "player"
      ? { ask: state.seats[by.seat]?.lastAsk ?? 0, code: state.seats[by.seat]?.lastCode ?? null }
      : by.role === "coach"
        ? state.coach.asks.find((one) => one.client === by.client)
        : undefined;
  if (!last || id > last.ask) return null;
  return id === last.ask && last.code ? { ok: false, code: last.code } : { ok: true, seq: state.seq };
}

function hasRudeText(input: CoachInput | PlayerInput): boolean {
  if (input.do === "rename") return isRudeName(input.name);
  if (input.do === "respond") return isRude(input.text);
  return input.do === "ifThen" && "own" in input.choice && isRude(input.choice.own);
}

/** bytes of the message as it came, near enough: hostile nesting is measured, not walked into */
function sizeOf(raw: unknown): number {
  try {
    return JSON.stringify(raw)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
