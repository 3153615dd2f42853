import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { apply, fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { SquadInput } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { anonymiser } from "#lib/squad/anonymise.ts";
import { followUpWithout, memberEraser, scrimmageEraser } from "#lib/squad/erase.ts";
import { applySquad, foldSquad } from "#lib/squad/fold.ts";
import { receiptOf } from "#lib/squad/receipt.ts";
import type { Squad } from "#lib/squad/types.ts";
import { demoQuestions } from "../../support/bank.ts";
import { createEntry, entryAfter } from "../../support/chaos.ts";
import { startOf } from "../../support/history.ts";
import { Room } from "../../support/room.ts";
import { logs, MEMBERS, SCRIMMAGES } from "./anything.ts";
import { DAY, keyOf, Log, T0 } from "./build.ts";

// Whole logs are folded many times over; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

type SquadEntry = Entry<SquadInput>;

function rewritten<E extends { seq: number; at: number }>(
  entries: readonly E[],
  change: (entry: E) => object,
): E[] {
  return entries.map((entry) => ({ ...change(entry), seq: entry.seq, at: entry.at }) as E);
}

/** all that must be equal before and after a rewrite: not the marks of what is still to be rewritten */
function lasting(squad: Squad | null) {
  return squad && { ...squad, seq: 0, at: 0, erasing: null };
}

describe("a squad's log", () => {
  const asked = (input: SquadInput, before: readonly SquadEntry[]): SquadEntry => {
    const last = before.at(-1);
    return { seq: (last?.seq ?? 0) + 1, at: last?.at ?? 0, by: { role: "door" }, ask: 0, input };
  };

  it("SD40 folds to the same squad whether a member was forgotten or rewritten away", () => {
    fc.assert(
      fc.property(logs(), fc.constantFrom(...MEMBERS), (entries, member) => {
        const clean = entries.filter(({ input }) => input.do !== "forget" && input.do !== "unplay");
        const log = [...clean, asked({ do: "forget", member }, clean)];
        const live = foldSquad(log);
        const again = foldSquad(rewritten(log, memberEraser(log, member)));
        expect(lasting(again)).toEqual(lasting(live));
        expect(again?.erasing.members).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("SD40 also when a scrimmage was deleted", () => {
    fc.assert(
      fc.property(logs(), fc.constantFrom(...SCRIMMAGES), (entries, scrimmage) => {
        const clean = entries.filter(({ input }) => input.do !== "forget" && input.do !== "unplay");
        const log = [...clean, asked({ do: "unplay", scrimmage }, clean)];
        const live = foldSquad(log);
        const again = foldSquad(rewritten(log, scrimmageEraser(log, scrimmage)));
        expect(lasting(again)).toEqual(lasting(live));
      }),
      { numRuns: 200 },
    );
  });

  it("SD40 counts again without the one who left", () => {
    const log = new Log().play({ answers: (player) => (player === 0 ? 0 : 1) });
    expect(log.squad.sessions[0]?.got).toBeCloseTo(5 / 6);
    log.put({ do: "forget", member: "m0" });
    expect(log.squad.sessions[0]).toMatchObject({ got: 1, players: [null, "m1", "m2", "m3", "m4", "m5"] });
    expect(log.squad.people.m0).toBeUndefined();
    expect(log.squad.erasing.members).toEqual(["m0"]);
    expect(applySquad(log.squad, asked({ do: "forget", member: "m0" }, log.entries))).toBe("no-such-seat");
  });

  it("SD41 holds no trace after the rewrite", () => {
    fc.assert(
      fc.property(
        logs(),
        fc.constantFrom(...MEMBERS.slice(0, 4)),
        fc.constantFrom(...SCRIMMAGES),
        (log, member, scrimmage) => {
          const without = rewritten(log, memberEraser(log, member));
          expect(JSON.stringify(without)).not.toContain(member);
          expect(JSON.stringify(rewritten(without, scrimmageEraser(without, scrimmage)))).not.toContain(
            scrimmage,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("SD42 somebody forgotten does not come back with a later record", () => {
    const log = new Log().put({ do: "forget", member: "m2" }).play();
    expect(log.squad.sessions[0]?.players).not.toContain("m2");
    expect(log.squad.people.m2).toBeUndefined();
    expect(log.squad.sessions[0]?.asked[0]?.answers).toHaveLength(5);
    const rest = rewritten(log.entries, memberEraser(log.entries, "m2"));
    expect(JSON.stringify(rest)).not.toContain('"m2"');
  });

  it("SD44 a receipt counts and names nobody", () => {
    const log = new Log().play().put({ do: "optIn", member: "m1", on: true });
    log.put({ do: "practised", member: "m1", question: keyOf(1), right: true, sure: null });
    log.put({ do: "book", of: "s1", followUps: [{ id: "b", code: "C", dayAt: T0 + 2 * DAY, gapDays: 2 }] });
    const member = receiptOf(log.squad, { member: "m1" }, T0);
    expect(member).toEqual({
      what: "member",
      at: T0,
      removed: { members: 1, sessions: 1, answers: 12, practised: 1, bookings: 0 },
      stays: { scrimmages: 1, answers: 12 },
    });
    expect(receiptOf(log.squad, { scrimmage: "s1" }, T0).removed).toEqual({
      members: 0,
      sessions: 1,
      answers: 72,
      practised: 0,
      bookings: 1,
    });
    const whole = receiptOf(log.squad, "squad", T0);
    expect(whole.removed).toMatchObject({ members: 6, sessions: 1, answers: 72, practised: 1, bookings: 1 });
    expect(JSON.stringify([member, whole])).not.toMatch(/m1|s1/);
  });
});

/** the state without what an erasure may change: names, secrets, ids and words of these seats */
function masked(state: State | null, seats: ReadonlySet<number>): unknown {
  if (!state) return null;
  const ours = (n: number) => seats.has(n);
  return {
    ...state,
    seatOfToken: Object.values(state.seatOfToken).sort((a, b) => a - b),
    seatOfName: Object.values(state.seatOfName).sort((a, b) => a - b),
    coach: { ...state.coach, asks: [] },
    notes: "",
    squad: state.squad && {
      ...state.squad,
      members: state.squad.members.map((one) => ({ ...one, id: "" })),
    },
    seats: state.seats.map((seat) =>
      ours(seat.n) ? { ...seat, name: "", member: null, lastCode: null } : seat,
    ),
    runs: state.runs.map((run) => ({
      ...run,
      answers: run.answers.map((answer, n) => (answer && ours(n) ? { ...answer, thought: null } : answer)),
    })),
    breaks: state.breaks.map((one) => ({
      ...one,
      ifThens: one.ifThens.map((choice, n) => (choice && "own" in choice && ours(n) ? { own: "" } : choice)),
    })),
    review: state.review && {
      ...state.review,
      responses: state.review.responses.map((one, n) => (one && ours(n) ? { ...one, text: "" } : one)),
    },
  };
}

describe("a scrimmage's log", () => {
  it("SD47 a removed scrimmage leaves its follow-up's log, which still folds to the same questions", () => {
    const questions = demoQuestions(40, 4);
    const start = startOf(questions, { members: 4 });
    const probe = {
      index: 3,
      played: 3,
      wording: "same",
      control: false,
      onDay: { "member-id-0": 1 },
    } as const;
    const followUp = { of: "the-day", gapDays: 2, probes: [probe], dropped: [], prediction: 0.5 };
    const room = new Room({ squad: { ...start, kind: "followUp", followUp }, questions });
    room.joinAll(3);
    room.coach({ do: "start" });
    room.toReview();
    expect(rewritten(room.log, (entry) => followUpWithout(entry, "another-day"))).toEqual(room.log);
    const log = rewritten(room.log, (entry) => followUpWithout(entry, "the-day"));
    expect(JSON.stringify(log)).not.toMatch(/the-day|"member-id-0":1/);
    const again = fold(log);
    expect(again?.runs.map((run) => [run.question, run.slot, run.right])).toEqual(
      room.state.runs.map((run) => [run.question, run.slot, run.right]),
    );
    expect(again?.squad?.followUp).toMatchObject({ of: "", gapDays: 2, prediction: 0.5 });
  });

  it("SD43 folds to the same without one of its players, whatever happened", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 60, maxLength: 200, size: "max" }),
        fc.integer({ min: 0, max: 3 }),
        (ns, seat) => {
          const entries = [createEntry("seed")];
          const state = fold(entries);
          if (!state) throw new Error("no state");
          for (const n of ns) {
            const entry = entryAfter(state, n);
            entries.push(entry);
            apply(state, entry);
          }
          if (!state.seats[seat]) return;
          const seats = new Set([seat]);
          const log = rewritten(entries, anonymiser(entries, { seat }));
          expect(masked(fold(log), seats)).toEqual(masked(state, seats));
          // And once more, for somebody else.
          const next = (seat + 1) % state.seats.length;
          const both = rewritten(log, anonymiser(log, { seat: next }));
          expect(masked(fold(both), seats.add(next))).toEqual(masked(state, seats));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("SD43 leaves no byte of the name, the secret, the id or the words", () => {
    const questions = demoQuestions(40, 4);
    const room = new Room({ squad: startOf(questions, { members: 4 }), questions });
    const join = (name: string, member: string) => {
      const input = {
        do: "join",
        name,
        token: `secret-${member}`,
        rehearsal: false,
        conn: `c-${member}`,
        member,
      } as const;
      return room.put({ by: { role: "door" }, ask: 0, input });
    };
    expect([join("Persephone", "m1"), join("Bo", "m2"), join("PERSEPHONE", "m3"), join("Cy", "m3")]).toEqual([
      null,
      null,
      "name-taken",
      null,
    ]);
    room.put({
      by: { role: "door" },
      ask: 0,
      input: { do: "reseat", seat: 0, token: "secret-two", conn: "c-two" },
    });
    room.coach({ do: "note", text: "Ask Persephone about moles." });
    room.coachArrives();
    room.coach({ do: "start" });
    room.toBreak();
    room.toSegment("adjust");
    room.player(0, { do: "ifThen", choice: { own: "my very own plan" } });
    room.player(1, { do: "ifThen", choice: { own: "Ask persephone first" } });
    room.player(0, { do: "thought", run: 1, text: "I was thinking of lunch" });
    room.coach({ do: "rename", seat: 0, name: "Persephone II" });
    room.toReview();
    room.toPart("response");
    room.player(0, { do: "respond", view: "add", text: "what I alone would say" });
    const { state, log } = room;
    const text = JSON.stringify(rewritten(log, anonymiser(log, { member: "m1" })));
    for (const trace of [
      "ersephone",
      "ERSEPHONE",
      "secret-m1",
      "secret-two",
      '"m1"',
      "my very own",
      "lunch",
      "I alone",
    ])
      expect(text).not.toContain(trace);
    expect(text).toContain("secret-m2");
    const again = fold(JSON.parse(text) as Entry[]);
    expect(again?.runs.map((run) => [run.question, run.right])).toEqual(
      state.runs.map((run) => [run.question, run.right]),
    );
    expect(again?.seats.map((seat) => seat.theta)).toEqual(state.seats.map((seat) => seat.theta));
    expect(again?.seats[0]).toMatchObject({ name: "#2", member: "gone-0-1" });
    expect(again?.notes).toBe("Ask –––––––––– about moles.");
    expect(again?.seats.map(({ name }) => name).slice(1)).toEqual(["Bo", "Cy"]);
  });

  it("SD43 a player's message that names another seat renames the player alone, and so it stays", () => {
    const room = new Room();
    room.joinAll(2);
    const input = { do: "rename", seat: 0, name: "Somebody" } as const;
    room.put({ by: { role: "player", seat: 1 }, ask: 1, input });
    expect(room.seat(1).name).toBe("Somebody");
    const again = fold(rewritten(room.log, anonymiser(room.log, { seat: 0 })));
    expect(again?.seats[1]?.name).toBe("Somebody");
  });

  it("SD43 an id is gone from scrimmages that its member never joined", () => {
    const room = new Room({ squad: startOf(demoQuestions(), { members: 4 }) });
    room.joinAll(3);
    room.coach({ do: "start" });
    room.toBreak();
    const text = JSON.stringify(rewritten(room.log, anonymiser(room.log, { member: "m3" })));
    expect(text).not.toContain('"m3"');
    const again = fold(JSON.parse(text) as Entry[]);
    expect(again?.runs).toEqual(room.state.runs);
  });
});
