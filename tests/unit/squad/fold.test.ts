import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Entry } from "#lib/model/entry.ts";
import type { By } from "#lib/model/input.ts";
import type { SquadInput } from "#lib/model/squad.ts";
import { applySquad, foldSquad } from "#lib/squad/fold.ts";
import { PRACTISED_MAX, ROSTER_MAX } from "#lib/squad/types.ts";
import { deepFreeze } from "../../support/chaos.ts";
import { logs } from "./anything.ts";
import { DAY, Log, roster, session, T0 } from "./build.ts";

// Whole logs are folded many times over; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const put = (log: Log, input: SquadInput, by: By = { role: "door" }) =>
  applySquad(log.squad, { seq: log.squad.seq + 1, at: log.squad.at, by, ask: 0, input });

describe("the fold", () => {
  it("SD1 begins with a squad that is founded, and with nothing else", () => {
    const found: SquadInput = { do: "found", id: "9b", kind: "club", open: false, pseudonymous: true };
    const entry = (input: SquadInput, by: By): Entry<SquadInput> => ({ seq: 1, at: T0, by, ask: 0, input });
    expect(foldSquad([])).toBeNull();
    expect(foldSquad([entry({ do: "erased" }, { role: "door" })])).toBeNull();
    expect(foldSquad([entry(found, { role: "player", seat: 0 })])).toBeNull();
    expect(foldSquad([entry(found, { role: "coach", client: "desk" })])).toMatchObject({
      id: "9b",
      kind: "club",
      pseudonymous: true,
      foundedAt: T0,
    });
    const log = new Log();
    expect(put(log, found)).toBe("already");
    expect(put(log, { do: "optIn", member: "m0", on: true }, { role: "player", seat: 0 })).toBe(
      "not-allowed",
    );
    expect(put(log, { do: "optIn", member: "m0", on: true }, { role: "clock" })).toBe("not-allowed");
  });

  it("SD2 takes anything well-formed, and refusals change nothing", () => {
    fc.assert(
      fc.property(logs(), (entries) => {
        const squad = foldSquad(entries.slice(0, 1));
        if (!squad) return;
        for (const entry of entries.slice(1)) {
          const before = JSON.stringify({ ...squad, seq: 0, at: 0 });
          const code = applySquad(squad, entry);
          if (code !== null) expect(JSON.stringify({ ...squad, seq: 0, at: 0 })).toBe(before);
          expect(squad.seq).toBe(entry.seq);
        }
        const unknown = { do: "constructor" } as unknown as SquadInput;
        expect(applySquad(squad, { seq: 99, at: 0, by: { role: "door" }, ask: 0, input: unknown })).toBe(
          "not-allowed",
        );
      }),
      { numRuns: 150 },
    );
  });

  it("SD3 is a function of the log", () => {
    fc.assert(
      fc.property(logs(), (entries) => {
        const once = foldSquad(deepFreeze(entries));
        const again = foldSquad(JSON.parse(JSON.stringify(entries)) as Entry<SquadInput>[]);
        expect(again).toEqual(once);
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
        for (const { b } of Object.values(once?.questions ?? {}))
          expect(Number.isFinite(b.m + b.v)).toBe(true);
        for (const { theta } of Object.values(once?.people ?? {}))
          expect(Number.isFinite(theta.m + theta.v)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("SD4 enrols members once, all or none", () => {
    const log = new Log(["a"]);
    const member = (id: string) => ({ id, timeMult: 1.5 as const, calm: true });
    expect(put(log, { do: "enrol", members: [member("b"), member("a")] })).toBe("already");
    expect(put(log, { do: "enrol", members: [member("b"), member("b")] })).toBe("already");
    expect(log.squad.members.map(({ id }) => id)).toEqual(["a"]);
    expect(put(log, { do: "enrol", members: [member("b")] })).toBeNull();
    expect(put(log, { do: "accommodate", member: "a", timeMult: 2, calm: true })).toBeNull();
    expect(put(log, { do: "accommodate", member: "c", timeMult: 2, calm: true })).toBe("no-such-seat");
    expect(log.squad.members).toMatchObject([
      { id: "a", timeMult: 2, calm: true, optedIn: false },
      { id: "b", timeMult: 1.5, calm: true },
    ]);
    const many = roster(ROSTER_MAX - 1).map(member);
    expect(put(log, { do: "enrol", members: many })).toBe("too-many");
    expect(put(log, { do: "enrol", members: [member("__proto__")] })).toBe("bad-message");
  });

  it("SD5 takes a record once, and only one that fits", () => {
    const log = new Log().play();
    expect(put(log, { do: "played", record: session() })).toBe("already");
    const broken = [
      session({ id: "s2", record: { startedAt: Number.NaN } }),
      session({ id: "s2", record: { got: 2 } }),
      session({ id: "s2", players: ["m0", "m0"] }),
      session({ id: "s2", asked: { floor: 1 } }),
      session({ id: "s2", asked: { topics: ["__proto__"] } }),
      session({ id: "s2", asked: { answers: [{ player: 9, right: 1, ms: 1, sure: null }] } }),
      session({
        id: "s2",
        asked: {
          answers: [
            { player: 1, right: 1, ms: 1, sure: null },
            { player: 1, right: 0, ms: 1, sure: null },
          ],
        },
      }),
    ];
    for (const record of broken) expect(put(log, { do: "played", record })).toBe("bad-message");
    expect(log.squad.sessions).toHaveLength(1);
  });

  it("SD6 books, books anew and declines", () => {
    const log = new Log().play();
    const booking = (id: string, days: number) => ({
      id,
      code: `C${id}`,
      dayAt: T0 + days * DAY,
      gapDays: days,
    });
    expect(put(log, { do: "book", of: "s1", followUps: [booking("a", 2), booking("b", 7)] })).toBeNull();
    expect(put(log, { do: "opened", booking: "a", scrimmage: "f1" })).toBeNull();
    expect(put(log, { do: "book", of: "s1", followUps: [booking("a", 3)] })).toBe("already");
    expect(put(log, { do: "book", of: "s1", followUps: [booking("c", 9)] })).toBeNull();
    expect(log.squad.bookings.map(({ id, scrimmage }) => [id, scrimmage])).toEqual([
      ["a", "f1"],
      ["c", null],
    ]);
    expect(put(log, { do: "book", of: "s2", followUps: [] })).toBeNull();
    expect(log.squad.declined).toEqual(["s2"]);
    expect(put(log, { do: "book", of: "s2", followUps: [booking("d", 2)] })).toBeNull();
    expect(log.squad.declined).toEqual([]);
    const seven = Array.from({ length: 7 }, (_, i) => booking(`x${i}`, i + 1));
    expect(put(log, { do: "book", of: "s2", followUps: seven })).toBe("too-many");
  });

  it("SD7 opens a booking again until it was played", () => {
    const log = new Log().play();
    log.put({ do: "book", of: "s1", followUps: [{ id: "a", code: "C", dayAt: T0 + 2 * DAY, gapDays: 2 }] });
    expect(put(log, { do: "opened", booking: "z", scrimmage: "f1" })).toBe("no-such-option");
    expect(put(log, { do: "opened", booking: "a", scrimmage: "f1" })).toBeNull();
    expect(put(log, { do: "opened", booking: "a", scrimmage: "f2" })).toBeNull();
    log.play({ id: "f2", day: 2, record: { kind: "followUp", booking: "a" } });
    expect(put(log, { do: "opened", booking: "a", scrimmage: "f3" })).toBe("already");
  });

  it("SD8 keeps practice for those who opted in", () => {
    const log = new Log();
    const practise = (n: number): SquadInput => ({
      do: "practised",
      member: "m0",
      question: `q${n}`,
      right: true,
      sure: 2,
    });
    expect(put(log, practise(0))).toBe("not-allowed");
    expect(put(log, { ...practise(0), member: "x" } as SquadInput)).toBe("no-such-seat");
    expect(put(log, { do: "optIn", member: "m0", on: true })).toBeNull();
    expect(put(log, { do: "optIn", member: "m0", on: true })).toBe("already");
    for (let n = 0; n < PRACTISED_MAX + 5; n++) expect(put(log, practise(n))).toBeNull();
    expect(log.squad.practised.m0).toHaveLength(PRACTISED_MAX);
    expect(log.squad.practised.m0?.at(-1)?.question).toBe(`q${PRACTISED_MAX + 4}`);
    expect(put(log, { do: "optIn", member: "m0", on: false })).toBeNull();
    expect(log.squad.practised).toEqual({});
  });
});
