import { describe, expect, it } from "vitest";
import type { Code } from "#lib/kit/codes.ts";
import { stableHash } from "#lib/kit/hash.ts";
import { FREEZE_MS, GRACE_MS, THAW_MS } from "#lib/kit/limits.ts";
import { Room } from "../../support/room.ts";

function say(room: Room, due: number): Code | null {
  return room.put({ by: { role: "clock" }, ask: 0, input: { do: "deadline", due } });
}

function opened(players: number): Room {
  const room = new Room();
  room.coachArrives();
  room.joinAll(players);
  room.coach({ do: "start" });
  room.toOpen();
  return room;
}

/** everything but the place in the log */
function rest(room: Room): string {
  return stableHash({ ...room.state, seq: 0, at: 0 });
}

describe("deadlines", () => {
  it("DL1 early, stale and repeated deadlines fold to nothing", () => {
    const room = opened(2);
    const due = room.state.due ?? 0;
    const before = rest(room);
    expect(say(room, due)).toBe("not-due");
    expect(say(room, due - 1)).toBe("not-due");
    room.now = due;
    expect(say(room, due - 1)).toBe("not-due");
    expect(say(room, due + 1)).toBe("not-due");
    expect(rest(room)).toBe(before);
    expect(say(room, due)).toBeNull();
    expect(say(room, due)).toBe("not-due");

    const idle = new Room();
    idle.join("Ana");
    expect(idle.state.due).toBeNull();
    expect(say(idle, idle.now)).toBe("not-due");
    const paused = opened(2);
    const was = paused.state.due ?? 0;
    paused.coach({ do: "pause" });
    paused.now = was;
    expect(say(paused, was)).toBe("not-due");
  });

  it("DL2 of two processes that say it, the second changes nothing", () => {
    const once = opened(3);
    const twice = opened(3);
    for (let i = 0; i < 60; i++) {
      for (const room of [once, twice]) {
        const due = room.state.due ?? 0;
        room.now = due;
        say(room, due);
        if (room === twice) expect(say(room, due)).toBe("not-due");
      }
    }
    expect(rest(twice)).toBe(rest(once));
  });

  it("DL3 a close read more than 2 s late reopens the question for 5 s", () => {
    const inTime = opened(2);
    const due = inTime.state.due ?? 0;
    inTime.now = due + FREEZE_MS;
    say(inTime, due);
    expect(inTime.run.step).toBe("reveal");

    const frozen = opened(2);
    frozen.now = due + FREEZE_MS + 1;
    expect(say(frozen, due)).toBeNull();
    expect(frozen.run).toMatchObject({ step: "open", closesAt: frozen.now + THAW_MS });
    expect(frozen.state.due).toBe(frozen.now + THAW_MS + GRACE_MS);
    expect(frozen.state.compromises).toContainEqual({ run: 1, what: "thawed" });
    frozen.until(() => frozen.run.closedAt !== null);
    expect(frozen.run.step).toBe("reveal");
  });

  it("DL4 time in which nobody could write is given back to the round", () => {
    const lost = 90_000;
    for (const step of ["count", "open", "reveal", "gap"] as const) {
      const room = new Room();
      room.coachArrives();
      room.joinAll(2);
      room.coach({ do: "start" });
      room.until(() =>
        step === "count"
          ? room.state.phase === "count"
          : room.state.phase === "question" && room.run.step === step,
      );
      const endsAt = room.state.rounds[0]?.endsAt ?? 0;
      const due = room.state.due ?? 0;
      room.now = due + lost;
      say(room, due);
      expect(room.state.rounds[0]?.endsAt).toBe(endsAt + lost);
    }
    const room = opened(2);
    const due = room.state.due ?? 0;
    const endsAt = room.state.rounds[0]?.endsAt;
    room.now = due + 300;
    say(room, due);
    expect(room.state.rounds[0]?.endsAt).toBe(endsAt);
  });
});
