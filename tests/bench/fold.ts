import { fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import { Room } from "../support/room.ts";

/** Entries folded a second: a log of `players` answering question after question, changes included. */
export function foldSpeed(players: number, entriesWanted: number): { entries: number; perSecond: number } {
  const room = new Room({ plan: { rounds: 1, roundSec: 300, dialLadder: [1] } });
  room.coachArrives();
  room.joinAll(players);
  room.coach({ do: "start" });
  while (room.log.length < entriesWanted && room.state.phase !== "review") {
    const run = room.toOpen();
    for (let pass = 0; pass < 3; pass++) {
      for (let seat = 0; seat < players; seat++) {
        if (room.state.runs.at(-1) !== run || run.closedAt !== null) break;
        room.answer(seat, (seat + pass) % 3 !== 0);
      }
    }
    room.until(() => run.step !== "open" && run.step !== "closed");
    if (room.state.phase !== "question") break;
  }
  const log: readonly Entry[] = room.log;
  const speeds: number[] = [];
  for (let i = 0; i < 5; i++) {
    const from = performance.now();
    fold(log);
    speeds.push((log.length / (performance.now() - from)) * 1_000);
  }
  speeds.sort((a, b) => a - b);
  return { entries: log.length, perSecond: speeds[2] ?? 0 };
}
