import { describe, expect, it } from "vitest";
import { mayJoin, seatOfMember } from "#lib/game/lobby.ts";
import type { Code } from "#lib/kit/codes.ts";
import { SEATS_MAX } from "#lib/kit/limits.ts";
import { demoPlan } from "../../support/bank.ts";
import { Room } from "../../support/room.ts";

function joinAs(room: Room, name: string, token = `t-${name}-${room.log.length}`): Code | null {
  const conn = `c-${room.log.length}`;
  return room.put({
    by: { role: "door" },
    ask: 0,
    input: { do: "join", name, token, rehearsal: false, conn },
  });
}

function open(players: number, plan = {}): Room {
  const room = new Room({ plan: { ...demoPlan(), ...plan } });
  room.coachArrives();
  room.joinAll(players);
  return room;
}

describe("lobby and seats", () => {
  it("SE1 joining takes a seat, connected at once; the same token joins once", () => {
    const room = open(2);
    expect(room.state.connected).toBe(2);
    expect(joinAs(room, " Ana  ", "secret")).toBeNull();
    expect(room.seat(2)).toMatchObject({ name: "Ana", fromRun: 1, late: false, toReclaim: 0 });
    expect(joinAs(room, "Other", "secret")).toBe("already");
    expect(room.state.seats).toHaveLength(3);
    expect(room.state.connected).toBe(3);
  });

  it("SE2 names in use, blank, too long or with control characters are refused", () => {
    const room = open(0);
    expect(joinAs(room, "Brave Otter")).toBeNull();
    expect(joinAs(room, "brave  OTTER")).toBe("name-taken");
    expect(joinAs(room, "BraveOtter")).toBe("name-taken");
    expect(joinAs(room, "   ")).toBe("name-empty");
    expect(joinAs(room, "x".repeat(25))).toBe("name-empty");
    expect(joinAs(room, "x".repeat(24))).toBeNull();
    expect(joinAs(room, "a\u0007b")).toBe("name-empty");
    expect(room.state.seats).toHaveLength(2);
  });

  it("SE2 a name that only looks like another one's, shows nothing or breaks its line is refused", () => {
    const room = open(0);
    expect(joinAs(room, "Ada")).toBeNull();
    for (const twin of ["Ad\u200ba", "\u0410da", "\uff21\uff24\uff21", "ada\ufe0f", "A\u2060 d a"])
      expect(joinAs(room, twin)).toBe("name-taken");
    for (const blank of ["\u200b", "\u3164", "\u2800", "\u00ad \u00ad"])
      expect(joinAs(room, blank)).toBe("name-empty");
    for (const unfit of ["\u202eadA", "a\u2028b", "\ud800x", `o${"\u0301".repeat(6)}`])
      expect(joinAs(room, unfit)).toBe("name-empty");
    for (const good of ["Zoë", "Анна", "Ελένη", "สมชาย", "אבי", "👩‍👩‍👧", "می‌خواهم", "Nguyễn"])
      expect(joinAs(room, good)).toBeNull();
  });

  it("SE3 a locked lobby takes nobody new, and whoever has a seat comes back", () => {
    const room = open(1);
    room.coach({ do: "lock", locked: true });
    expect(joinAs(room, "New")).toBe("lobby-locked");
    room.leave(0, "conn-0");
    expect(room.arrive(0, "again")).toBeNull();
    expect(room.state.connected).toBe(1);
    room.coach({ do: "lock", locked: false });
    expect(joinAs(room, "New")).toBeNull();
  });

  it("SE4 late joining can be closed; rehearsal players come to the lobby only; nobody joins the review", () => {
    const room = open(3);
    expect(mayJoin(room.state, true)).toBeNull();
    room.coach({ do: "start" });
    expect(mayJoin(room.state, false)).toBeNull();
    expect(mayJoin(room.state, true)).toBe("late-join-off");
    room.coach({ do: "lateJoin", open: false });
    expect(joinAs(room, "Late")).toBe("late-join-off");
    room.coach({ do: "lateJoin", open: true });
    expect(joinAs(room, "Late")).toBeNull();
    expect(room.seat(3).late).toBe(true);
    room.toReview();
    expect(joinAs(room, "Too late")).toBe("sealed");
  });

  it("SE5 a round starts only with somebody connected and with questions", () => {
    const room = open(0);
    expect(room.coach({ do: "start" })).toBe("no-such-seat");
    room.join("Ana");
    room.leave(0, "conn-0");
    expect(room.coach({ do: "start" })).toBe("no-such-seat");
    room.arrive(0, "again");
    expect(room.coach({ do: "start" })).toBeNull();
    expect(room.coach({ do: "start" })).toBe("wrong-phase");

    const empty = new Room({ questions: [] });
    empty.join("Ana");
    expect(empty.coach({ do: "start" })).toBe("no-questions");
  });

  it("SE6 the newest connection holds the seat, and an older one's end changes nothing", () => {
    const room = open(1);
    room.arrive(0, "phone-2");
    expect(room.leave(0, "conn-0")).toBe("replaced");
    expect(room.seat(0).conn).toBe("phone-2");
    expect(room.state.connected).toBe(1);
    expect(room.leave(0, "phone-2")).toBeNull();
    expect(room.leave(0, "phone-2")).toBe("replaced");
    expect(room.state.connected).toBe(0);
  });

  it("SE18 what was connected through a process that died is gone, and who came back elsewhere stays", () => {
    const room = open(4);
    const gone = (process: string) =>
      room.put({ by: { role: "door" }, ask: 0, input: { do: "gone", process } });
    for (const seat of [0, 1, 2, 3]) room.arrive(seat, seat < 3 ? `aa.${seat}` : "bb.1");
    const coach = (what: "arrive" | "leave", conn: string) =>
      room.put({ by: { role: "coach", client: "desk" }, ask: 0, input: { do: what, conn } });
    coach("arrive", "aa.9");
    coach("leave", "desk-1");
    room.arrive(2, "bb.2");
    room.coach({ do: "start" });
    room.toOpen();
    room.answer(3, true);
    expect(gone("aa")).toBeNull();
    expect(room.state.seats.map((seat) => seat.conn)).toEqual([null, null, "bb.2", "bb.1"]);
    expect(room.state.connected).toBe(2);
    expect(room.state.coach.conns).toEqual([]);
    expect(room.state.coach.awaySince).toBe(room.now);
    // Seats 0 and 1 are not awaited any more; seat 2 still is.
    expect(room.run.waitingFor).toBe(1);
    expect(gone("aa")).toBe("already");
    expect(gone("a")).toBe("already");
    expect(gone("bb")).toBeNull();
    expect(room.state.connected).toBe(0);
  });

  it("SE19 a member has one seat, and takes it over on another phone; the first phone's secret is void", () => {
    const room = open(1);
    const join = (name: string, token: string, member: string) =>
      room.put({
        by: { role: "door" },
        ask: 0,
        input: { do: "join", name, token, rehearsal: false, conn: "aa.1", member },
      });
    expect(join("Ada", "first", "m1")).toBeNull();
    expect(join("Ada again", "other", "m1")).toBe("name-taken");
    expect(seatOfMember(room.state, "m1")?.n).toBe(1);
    const reseat = (seat: number, token: string) =>
      room.put({ by: { role: "door" }, ask: 0, input: { do: "reseat", seat, token, conn: "bb.1" } });
    expect(reseat(1, "second")).toBeNull();
    expect(room.seat(1).conn).toBe("bb.1");
    expect(room.state.seatOfToken.first).toBeUndefined();
    expect(room.state.seatOfToken.second).toBe(1);
    expect(reseat(1, "token-0")).toBe("already");
    expect(reseat(9, "third")).toBe("no-such-seat");
    room.coach({ do: "remove", seat: 1 });
    expect(reseat(1, "third")).toBe("removed");
    expect(seatOfMember(room.state, "m1")).toBeNull();
    expect(join("Ada", "fourth", "m1")).toBeNull();
  });

  it("SE7 a seat taken out may do nothing and frees its name, until it is re-admitted", () => {
    const room = open(3);
    const name = room.seat(2).name;
    room.coach({ do: "start" });
    const run = room.toOpen();
    expect(run.waitingFor).toBe(3);
    expect(room.coach({ do: "remove", seat: 2 })).toBeNull();
    expect(room.coach({ do: "remove", seat: 2 })).toBe("already");
    expect(run.waitingFor).toBe(2);
    expect(room.state.connected).toBe(2);
    expect(room.answer(2, true)).toBe("removed");
    expect(room.player(2, { do: "calm", on: true })).toBe("removed");
    expect(room.arrive(2, "again")).toBe("removed");

    expect(joinAs(room, name)).toBeNull();
    expect(room.coach({ do: "readmit", seat: 2 })).toBe("name-taken");
    room.coach({ do: "rename", seat: 3, name: "Someone else" });
    expect(room.coach({ do: "readmit", seat: 2 })).toBeNull();
    expect(room.coach({ do: "readmit", seat: 2 })).toBe("already");
    expect(room.arrive(2, "again")).toBeNull();
    expect(room.answer(2, true)).toBeNull();
    expect(room.coach({ do: "remove", seat: 99 })).toBe("no-such-seat");
  });

  it("SE8 the coach renames anybody at any time, players themselves in the lobby only", () => {
    const room = open(2);
    expect(room.player(0, { do: "rename", name: " Ana " })).toBeNull();
    expect(room.seat(0).name).toBe("Ana");
    expect(room.player(1, { do: "rename", name: "ANA" })).toBe("name-taken");
    room.coach({ do: "start" });
    expect(room.player(0, { do: "rename", name: "Bea" })).toBe("wrong-phase");
    expect(room.coach({ do: "rename", seat: 0, name: "Bea" })).toBeNull();
    expect(room.coach({ do: "rename", seat: 0, name: "BEA" })).toBeNull();
    expect(room.coach({ do: "rename", seat: 0, name: "" })).toBe("name-empty");
    expect(room.coach({ do: "rename", seat: 9, name: "Cy" })).toBe("no-such-seat");
    expect(room.seat(0).name).toBe("BEA");
  });

  it("SE9 who joins while a question is on plays from the next one: absent before, never wrong", () => {
    const room = open(2);
    room.coach({ do: "start" });
    const first = room.toOpen();
    const late = room.join("Late");
    expect(room.seat(late).fromRun).toBe(2);
    expect(room.answer(late, true)).toBe("not-asked");
    expect(first.waitingFor).toBe(2);
    room.answerAll();
    room.toOpen();
    expect(first.asked).toEqual([0, 1]);
    expect(room.seat(late).toReclaim).toBe(0);
    expect(room.run.asked).toEqual([0, 1, late]);
    expect(room.answer(late, true)).toBeNull();
    expect(room.seat(late).runs).toEqual([2]);
  });

  it("SE10 who comes back while a question is open is asked it; who was away all through is absent", () => {
    const room = open(4);
    room.coach({ do: "start" });
    room.leave(2, "conn-2");
    room.leave(3, "conn-3");
    const run = room.toOpen();
    expect(run.asked).toEqual([0, 1]);
    room.arrive(2, "back");
    expect(run.asked).toEqual([0, 1, 2]);
    expect(run.waitingFor).toBe(3);
    room.arrive(2, "back-again");
    expect(run.asked).toEqual([0, 1, 2]);
    room.until(() => run.closedAt !== null);
    expect([0, 1, 2, 3].map((n) => room.seat(n).toReclaim)).toEqual([1, 1, 1, 0]);
  });

  it("SE11 teams: none, by choice, at random and balanced, or by the coach", () => {
    const room = open(11);
    expect(room.coach({ do: "teams", how: "random", names: ["North", "South", "West"] })).toBeNull();
    const sizes = [0, 1, 2].map((team) => room.state.seats.filter((seat) => seat.team === team).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    const drawn = room.state.seats.map((seat) => seat.team);
    room.coach({ do: "teams", how: "random", names: ["North", "South", "West"] });
    expect(room.state.seats.map((seat) => seat.team)).not.toEqual(drawn);
    room.coach({ do: "teams", how: "choice", names: ["North", "South"] });
    expect(room.state.seats.every((seat) => seat.team === null || seat.team < 2)).toBe(true);
    room.coach({ do: "teams", how: "none", names: [] });
    expect(room.state.seats.every((seat) => seat.team === null)).toBe(true);
    expect(room.state.teams).toEqual([]);
  });

  it("SE12 a late joiner goes to the smallest team where teams are drawn or choosing is over", () => {
    const room = open(3);
    room.coach({ do: "teams", how: "random", names: ["North", "South"] });
    const small = [0, 1].find((team) => room.state.seats.filter((seat) => seat.team === team).length === 1);
    expect(room.seat(room.join("Fourth")).team).toBe(small);

    const choosing = open(2, { teams: { how: "choice", names: ["North", "South"] } });
    expect(choosing.seat(0).team).toBeNull();
    choosing.player(0, { do: "chooseTeam", team: 0 });
    choosing.player(1, { do: "chooseTeam", team: 0 });
    choosing.coach({ do: "start" });
    expect(choosing.seat(choosing.join("Late")).team).toBe(1);

    const byHand = open(1, { teams: { how: "coach", names: ["North", "South"] } });
    expect(byHand.seat(0).team).toBeNull();
  });

  it("SE13 players choose in the lobby where teams are chosen; the coach moves anybody", () => {
    const room = open(2, { teams: { how: "choice", names: ["North", "South"] } });
    expect(room.player(0, { do: "chooseTeam", team: 1 })).toBeNull();
    expect(room.seat(0).team).toBe(1);
    expect(room.player(0, { do: "chooseTeam", team: 2 })).toBe("no-such-team");
    expect(room.coach({ do: "move", seat: 0, team: 0 })).toBeNull();
    expect(room.coach({ do: "move", seat: 0, team: 7 })).toBe("no-such-team");
    expect(room.coach({ do: "move", seat: 9, team: 0 })).toBe("no-such-seat");
    room.coach({ do: "start" });
    expect(room.player(0, { do: "chooseTeam", team: 1 })).toBe("wrong-phase");
    expect(room.coach({ do: "move", seat: 0, team: null })).toBeNull();
    expect(room.seat(0).team).toBeNull();
    const drawn = open(1, { teams: { how: "random", names: ["North", "South"] } });
    expect(drawn.player(0, { do: "chooseTeam", team: 1 })).toBe("not-allowed");
  });

  it("SE14 teams are made in the lobby or a break, from two to twelve names that differ", () => {
    const room = open(3);
    const names = (n: number) => Array.from({ length: n }, (_, i) => `Team ${i}`);
    expect(room.coach({ do: "teams", how: "coach", names: names(1) })).toBe("no-such-team");
    expect(room.coach({ do: "teams", how: "coach", names: ["North", " north "] })).toBe("no-such-team");
    expect(room.coach({ do: "teams", how: "coach", names: ["North", " "] })).toBe("no-such-team");
    expect(room.coach({ do: "teams", how: "coach", names: names(13) })).toBe("too-many");
    expect(room.coach({ do: "teams", how: "coach", names: names(12) })).toBeNull();
    room.coach({ do: "start" });
    expect(room.coach({ do: "teams", how: "none", names: [] })).toBe("wrong-phase");
    room.toBreak();
    expect(room.coach({ do: "teams", how: "none", names: [] })).toBeNull();
  });

  it("SE15 names, lock, late joining and shield are switches and change nothing else", () => {
    const room = open(2);
    expect(room.state.settings).toEqual({ namesShown: true, locked: false, lateJoin: true, shielded: true });
    const rest = () => ({ ...structuredClone(room.state), settings: null, seq: 0, at: 0, coach: null });
    const before = rest();
    room.coach({ do: "names", shown: false });
    room.coach({ do: "lock", locked: true });
    room.coach({ do: "lateJoin", open: false });
    room.coach({ do: "shield", on: false });
    expect(room.state.settings).toEqual({
      namesShown: false,
      locked: true,
      lateJoin: false,
      shielded: false,
    });
    expect(rest()).toEqual(before);
    room.coach({ do: "lateJoin", open: true });
    room.coach({ do: "start" });
    room.toOpen();
    expect(room.coach({ do: "names", shown: true })).toBeNull();
  });

  it("SE16 extra time and the hidden countdown stay with the seat; players hide their own", () => {
    const room = open(2);
    expect(room.coach({ do: "accommodate", seat: 0, timeMult: 1.5, calm: true })).toBeNull();
    expect(room.coach({ do: "accommodate", seat: 5, timeMult: 2, calm: true })).toBe("no-such-seat");
    expect(room.player(1, { do: "calm", on: true })).toBeNull();
    room.leave(0, "conn-0");
    room.arrive(0, "again");
    expect(room.seat(0)).toMatchObject({ timeMult: 1.5, calm: true });
    expect(room.seat(1)).toMatchObject({ timeMult: 1, calm: true });
  });

  it("SE17 when the room is full nobody joins", () => {
    const room = open(1);
    const one = room.seat(0);
    // Filled by hand: ten thousand joins would only prove that a loop counts.
    for (let n = 1; n < SEATS_MAX; n++) room.state.seats.push({ ...one, n, name: `n${n}` });
    expect(joinAs(room, "One more")).toBe("lobby-full");
    expect(room.state.seats).toHaveLength(SEATS_MAX);
  });
});
