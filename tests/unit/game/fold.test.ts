import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { apply, fold, reduce } from "#lib/game/apply.ts";
import { mayAsk } from "#lib/game/permissions.ts";
import type { Code } from "#lib/kit/codes.ts";
import { stableHash } from "#lib/kit/hash.ts";
import type { Draft, Entry } from "#lib/model/entry.ts";
import type { By, Input } from "#lib/model/input.ts";
import type { State } from "#lib/model/state.ts";
import { createEntry, deepFreeze, entryAfter, KINDS } from "../../support/chaos.ts";
import { startOf } from "../../support/history.ts";
import { recount } from "../../support/recount.ts";
import { Room, T0 } from "../../support/room.ts";

// Whole logs are folded many times over; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const ENTRIES = 500;
const LOGS = 2_000;

const numbers = (min: number) => fc.array(fc.integer(), { minLength: min, maxLength: ENTRIES, size: "max" });
const dials = fc.constantFrom([2, 3] as const, [1, 4] as const, [0, 2] as const, [3, 3] as const);

const asked = createEntry("seed").input;
const HISTORY = startOf(asked.do === "create" ? asked.questions : [], {
  members: 6,
  before: (index) => (index % 3 === 0 ? null : { missed: index % 4 === 1, probe: index % 5 === 1 }),
});

function logOf(
  ns: readonly number[],
  ladder: readonly (0 | 1 | 2 | 3 | 4)[],
): { entries: Entry[]; state: State } {
  // A quarter of the logs are a squad's.
  const first = createEntry("seed", [...ladder], undefined, ladder[0] === 3 ? HISTORY : undefined);
  const state = fold([first]);
  if (!state) throw new Error("no state");
  const entries = [first];
  for (const n of ns) {
    const entry = entryAfter(state, n);
    entries.push(entry);
    apply(state, entry);
  }
  return { entries, state };
}

/** everything of a state that a refusal must leave alone, as text */
function face(state: State, late: boolean): string {
  const seats = state.seats.map((seat) => ({ ...seat, lastAsk: 0, lastCode: null }));
  const runs = late ? state.runs.map((run) => ({ ...run, late: [] })) : state.runs;
  return JSON.stringify({
    ...state,
    seq: 0,
    at: 0,
    coach: { ...state.coach, asks: [] },
    seats,
    runs,
    questions: 0,
    bank: 0,
  });
}

const PHASES = ["lobby", "count", "question", "break", "review", "sealed"] as const;
const AFTER: Record<State["phase"], readonly State["phase"][]> = {
  lobby: ["lobby", "count"],
  count: ["count", "question", "break", "review"],
  question: ["question", "break", "review"],
  break: ["break", "count", "review"],
  review: ["review", "sealed"],
  sealed: ["sealed"],
};

/** Nothing is due, because a person has to do something first. */
function waitsForSomebody(state: State): boolean {
  const run = state.runs.at(-1);
  switch (state.phase) {
    case "lobby":
    case "sealed":
      return true;
    case "count":
      return false;
    case "question":
      return run?.dial === 0 && run.step !== "gap"
        ? true
        : state.connected === 0 && (!run || run.step === "gap");
    case "break":
      return state.breaks.at(-1)?.waiting === true;
    case "review":
      return state.review?.part !== "film" && state.review?.part !== "talk";
  }
}

/** How often each input was taken, over all random logs: a property that tries nothing proves nothing. */
const taken = new Map<Input["do"], number>();
const reached = new Set<State["phase"]>();
const failures: string[] = [];

/** One pass over a million random entries feeds the three properties below: the walk is what costs. */
function walk(ns: readonly number[], ladder: readonly (0 | 1 | 2 | 3 | 4)[]): void {
  const state = fold([deepFreeze(createEntry("seed", [...ladder]))]);
  if (!state) throw new Error("no state");
  for (const n of ns) {
    const entry = deepFreeze(entryAfter(state, n));
    const { phase, at } = state;
    let code: Code | null;
    try {
      code = apply(state, entry);
    } catch (error) {
      throw new Error(`FO2 ${JSON.stringify(entry)} threw ${String(error)}`);
    }
    if (code === null) taken.set(entry.input.do, (taken.get(entry.input.do) ?? 0) + 1);
    reached.add(state.phase);
    const { due } = state;
    if (due !== null && !Number.isInteger(due)) throw new Error(`FO4 due is ${due}`);
    if (state.paused && due !== null) throw new Error("FO4 due while paused");
    if (!AFTER[phase].includes(state.phase)) throw new Error(`FO4 from ${phase} to ${state.phase}`);
    if (state.at < at) throw new Error("FO4 time went back");
    if (due === null && !state.paused && !waitsForSomebody(state))
      throw new Error(`FO4 stands still after ${JSON.stringify(entry)}`);
    const wrong = recount(state);
    if (wrong) throw new Error(`FO3 after ${JSON.stringify(entry)}: ${wrong}`);
  }
}

describe("the fold over a million random entries", () => {
  beforeAll(() => {
    try {
      fc.assert(fc.property(numbers(ENTRIES), dials, walk), {
        numRuns: LOGS,
        seed: 20_261,
        endOnFailure: true,
      });
    } catch (error) {
      // The seed and the path in the first line replay it; the list of numbers itself is no reading.
      const { message, cause } = error as Error;
      failures.push(`${String(cause ?? message)} (${message.split("\n")[1] ?? ""})`);
    }
  }, 300_000);

  it("FO2 never throws, whoever says what and whenever", () => {
    expect(failures.filter((failure) => !/FO[34]/.test(failure))).toEqual([]);
    // It was no walk in the lobby: every kind of input was taken many times, in every phase.
    const rare = KINDS.filter((kind) => kind !== "create" && (taken.get(kind) ?? 0) < 50);
    expect(rare).toEqual([]);
    expect([...reached].sort()).toEqual([...PHASES].sort());
  });

  it("FO3 keeps counts that equal a recount from scratch", () => {
    expect(failures.filter((failure) => failure.includes("FO3"))).toEqual([]);
  });

  it("FO4 is due at a whole instant, or waits for somebody; phases and time only go forward", () => {
    expect(failures.filter((failure) => failure.includes("FO4"))).toEqual([]);
  });
});

describe("the fold itself", () => {
  it("FO1 only a create by the door makes a scrimmage, once", () => {
    const create = createEntry("seed");
    expect(reduce(null, { ...create, by: { role: "coach", client: "x" } })).toBeNull();
    expect(reduce(null, { ...create, input: { do: "start" } })).toBeNull();
    expect(fold([])).toBeNull();
    const state = fold([create]);
    expect(state).toMatchObject({ phase: "lobby", seq: 1, createdAt: T0, due: null });
    if (state) expect(apply(state, { ...create, seq: 2 })).toBe("already");
  });

  it("FO5 two folds of one log are equal, also through JSON, and the state is plain JSON", () => {
    fc.assert(
      fc.property(numbers(200), dials, (ns, ladder) => {
        const { entries, state } = logOf(ns, ladder);
        const hash = stableHash(state);
        expect(stableHash(fold(entries))).toBe(hash);
        const through = JSON.parse(JSON.stringify(entries)) as Entry[];
        expect(stableHash(fold(through))).toBe(hash);
        expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("FO6 changes no entry, and keeps nothing of one that it changes later", () => {
    fc.assert(
      fc.property(numbers(200), dials, (ns, ladder) => {
        const { entries, state } = logOf(ns, ladder);
        const frozen = JSON.parse(JSON.stringify(entries)) as Entry[];
        deepFreeze(frozen);
        expect(stableHash(fold(frozen))).toBe(stableHash(state));
      }),
      { numRuns: 40, seed: 8 },
    );
  });

  it("FO7 a replay asks the same questions, arranged the same; another seed asks others", () => {
    const play = (seed: string) => {
      const room = new Room({ seed });
      room.coachArrives();
      room.joinAll(4);
      room.toReview();
      return room;
    };
    const asked = (state: State | null) =>
      JSON.stringify(
        state?.runs.map(({ question, arrangement, slot, dial, limitMs, why }) => ({
          question,
          arrangement,
          slot,
          dial,
          limitMs,
          why,
        })),
      );
    const room = play("one");
    expect(asked(fold(room.log))).toBe(asked(room.state));
    expect(asked(play("one").state)).toBe(asked(room.state));
    const orders = new Set(Array.from({ length: 8 }, (_, i) => asked(play(`seed ${i}`).state)));
    expect(orders.size).toBe(8);
  });

  it("FO8 a refused ask changes nothing but the place in the log and the asker's last outcome", () => {
    fc.assert(
      fc.property(numbers(150), dials, (ns, ladder) => {
        const state = fold([createEntry("seed", [...ladder])]);
        if (!state) throw new Error("no state");
        for (const n of ns) {
          const entry = entryAfter(state, n);
          const before = face(state, false);
          const beforeLate = face(state, true);
          const code = apply(state, entry);
          if (code !== null) expect(face(state, code === "late")).toBe(code === "late" ? beforeLate : before);
        }
      }),
      { numRuns: 8, seed: 9 },
    );
  });

  it("FO9 the same ask counts once: a repeat gets its first outcome, and pages do not disturb one another", () => {
    const room = new Room();
    room.joinAll(2);
    const put = (by: By, ask: number, input: Input): Code | null => room.put({ by, ask, input } as Draft);
    const desk: By = { role: "coach", client: "desk" };
    const phone: By = { role: "coach", client: "phone" };
    expect(put(desk, 1, { do: "start" })).toBeNull();
    expect(put(desk, 1, { do: "start" })).toBeNull();
    expect(put(desk, 2, { do: "start" })).toBe("wrong-phase");
    expect(put(desk, 2, { do: "pause" })).toBe("wrong-phase");
    expect(room.state.paused).toBeNull();
    expect(put(phone, 1, { do: "pause" })).toBeNull();
    expect(room.state.paused).not.toBeNull();
    expect(put(phone, 2, { do: "resume" })).toBeNull();
    // An older repeat than the last: it was answered long ago.
    expect(put(desk, 1, { do: "pause" })).toBeNull();
    expect(room.state.paused).toBeNull();

    const run = room.toOpen();
    const by: By = { role: "player", seat: 0 };
    const answer = (ask: number, right: boolean) => {
      const value = room.value(right);
      const stamp = room.stamp(run.question, run.arrangement, value);
      return room.put({ by, ask, input: { do: "answer", run: 1, value, ms: 0 }, ...(stamp && { stamp }) });
    };
    expect(answer(1, true)).toBeNull();
    expect(answer(1, false)).toBeNull();
    expect(run.answers[0]?.changes).toHaveLength(1);
    expect(answer(5, false)).toBeNull();
    expect(run.answers[0]?.changes).toHaveLength(2);
    expect(answer(5, true)).toBeNull();
    expect(run.answers[0]?.changes).toHaveLength(2);
  });

  it("FO10 each input is taken only from the role whose it is", () => {
    const roles = ["coach", "player", "door", "clock"] as const;
    const allowed = (what: Input["do"]) => roles.filter((role) => mayAsk(role, what)).join();
    expect(allowed("create")).toBe("door");
    expect(allowed("join")).toBe("door");
    expect(allowed("deadline")).toBe("clock");
    expect(allowed("arrive")).toBe("coach,player");
    expect(allowed("leave")).toBe("coach,player");
    expect(allowed("rename")).toBe("coach,player");
    for (const what of ["answer", "sure", "lockIn", "film", "commit", "calm"] as const)
      expect(allowed(what)).toBe("player");
    for (const what of ["start", "seal", "accept", "throwOut", "dial", "remove"] as const)
      expect(allowed(what)).toBe("coach");
    const room = new Room();
    room.joinAll(1);
    expect(room.put({ by: { role: "player", seat: 0 }, ask: 1, input: { do: "start" } })).toBe("not-allowed");
    expect(room.put({ by: { role: "coach", client: "x" }, ask: 1, input: { do: "calm", on: true } })).toBe(
      "not-allowed",
    );
    expect(room.put({ by: { role: "door" }, ask: 0, input: { do: "deadline", due: T0 } })).toBe(
      "not-allowed",
    );
    expect(room.put({ by: { role: "player", seat: 7 }, ask: 1, input: { do: "calm", on: true } })).toBe(
      "no-such-seat",
    );
  });

  it("FO11 an input that this version does not know is refused and changes nothing", () => {
    const room = new Room();
    room.joinAll(1);
    const before = stableHash({ ...room.state, seq: 0 });
    for (const what of ["teleport", "toString", "__proto__", "constructor"]) {
      const input = { do: what } as unknown as Input;
      for (const by of [{ role: "door" }, { role: "clock" }] as By[])
        expect(room.put({ by, ask: 0, input })).toBe("not-allowed");
    }
    expect(stableHash({ ...room.state, seq: 0 })).toBe(before);
  });
});
