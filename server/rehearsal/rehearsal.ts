import { io, type Socket } from "socket.io-client";
import { REHEARSAL_MAX } from "#lib/kit/limits.ts";
import { normal, rng } from "#lib/kit/rng.ts";
import { predict } from "#lib/learning/filter.ts";
import { PROTOCOL_VERSION, type ToClient, type ToServer } from "#lib/protocol/messages.ts";
import type { Room } from "#server/rooms/rooms.ts";
import { RehearsalPlayer } from "./player.ts";

export interface Rehearsal {
  /** Tops a scrimmage in the lobby up to so many simulated players. */
  fill: (room: Room, players: number) => Promise<void>;
  close: () => void;
}

const JOIN_MS = 10_000;

/**
 * Simulated players, so that a coach alone sees a whole session before a class does. They come through
 * the same gateway as phones; abilities and reaction times are drawn from the scrimmage's seed, and
 * their seats are marked, so that they never enter any history.
 */
export function openRehearsal(options: { url: () => string; secret: string }): Rehearsal {
  const sockets = new Set<Socket<ToClient, ToServer>>();

  const joinOne = (room: Room, n: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const random = rng(`${room.replica.state.seed}/rehearsal/${n}`);
      const player = new RehearsalPlayer(random, { m: normal(random), v: 0 }, (run, ability) => {
        const { state } = room.replica;
        const found = state.runs[run - 1];
        const item = found ? state.bank[found.question] : undefined;
        return found && item
          ? {
              state,
              run: found,
              chance: predict(
                ability,
                state.engine.b[found.question] ?? { m: 0, v: 0 },
                item.floor,
                found.dial,
              ),
            }
          : null;
      });
      const socket: Socket<ToClient, ToServer> = io(options.url(), {
        path: "/live",
        transports: ["websocket"],
        forceNew: true,
        auth: { v: PROTOCOL_VERSION, code: room.replica.id, role: "player", rehearsal: options.secret },
      });
      sockets.add(socket);
      const timer = setTimeout(() => reject(new Error("a rehearsal player could not join")), JOIN_MS);
      socket.on("welcome", ({ token }) => {
        socket.auth = { v: PROTOCOL_VERSION, code: room.replica.id, role: "player", token };
        clearTimeout(timer);
        resolve();
      });
      socket.on("connect_error", (error) => {
        if (!(error as { data?: unknown }).data) return;
        clearTimeout(timer);
        end();
        reject(error);
      });
      socket.on("time", (_, reply) => reply(Date.now()));
      const end = () => {
        player.stop();
        socket.disconnect();
        sockets.delete(socket);
      };
      socket.on("bye", end);
      player.play(socket, () => room.replica.now(), end);
    });

  return {
    async fill(room, players) {
      const wanted = Math.min(players, REHEARSAL_MAX);
      const there = room.replica.state.seats.filter((seat) => seat.rehearsal && !seat.removed).length;
      const joins: Promise<void>[] = [];
      for (let n = there; n < wanted; n++) joins.push(joinOne(room, room.replica.state.seats.length + n));
      await Promise.all(joins);
    },
    close() {
      for (const socket of sockets) socket.disconnect();
      sockets.clear();
    },
  };
}
