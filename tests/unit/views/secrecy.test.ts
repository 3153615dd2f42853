import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { apply, fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadStart } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { QUESTION_TYPES, typeOf } from "#lib/questions/registry.ts";
import { SAMPLES } from "#lib/questions/samples.ts";
import { coachStage } from "#lib/views/coach.ts";
import { seatView } from "#lib/views/seat.ts";
import { playerStage, projectorStage } from "#lib/views/stage.ts";
import { coachTally, roster, tally } from "#lib/views/tally.ts";
import { demoQuestions } from "../../support/bank.ts";
import { createEntry, entryAfter } from "../../support/chaos.ts";
import { followUpOf, startOf } from "../../support/history.ts";
import { Room, sometimes } from "../../support/room.ts";

// Thousands of views are built twice; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** everything that phones and projector get */
function shown(state: State) {
  return {
    player: playerStage(state),
    projector: projectorStage(state),
    tally: tally(state),
    seats: state.seats.map((seat) => seatView(state, seat.n)),
  };
}

/** what the coach gets that depends on what is on */
function desks(state: State) {
  return { stage: coachStage(state), tally: coachTally(state) };
}

/** another key, and another explanation: neither may be seen */
function rekeyed(question: QuestionBase): QuestionBase {
  return { ...typeOf(question).rekeyed(question), explanation: "The other one, of course." };
}

/** a dozen questions of one type */
function bankOf(kind: string): QuestionBase[] {
  const samples = SAMPLES[kind] ?? [];
  return Array.from({ length: 12 }, (_, i) => ({
    ...(samples[i % samples.length] as QuestionBase),
    id: `${kind}-${String(i).padStart(2, "0")}`,
    topics: [`Topic ${i % 4}`],
    task: i % 2 === 0 ? ("concept" as const) : ("fact" as const),
  }));
}

/** Which questions have been told so far, from the rules and not from the views' own idea of them. */
class Told {
  readonly questions = new Set<number>();
  /** told to a shielded desk: besides, whatever is closed and not kept for the huddle */
  readonly desk = new Set<number>();

  see(state: State): void {
    this.#seeAsRoom(state);
    for (const one of this.questions) this.desk.add(one);
    const round = state.rounds.at(-1);
    for (const one of state.runs) {
      const kept = one.held && round?.held === one.run && !this.questions.has(one.question);
      if (one.closedAt !== null && !kept) this.desk.add(one.question);
    }
  }

  #seeAsRoom(state: State): void {
    const run = state.runs.at(-1);
    if (state.phase === "question" && run?.step === "reveal") this.questions.add(run.question);
    const current = state.phase === "break" ? state.breaks.at(-1) : undefined;
    if (state.phase === "break" && current) {
      const open = current.at < current.segments.findIndex((one) => one.name === "reveal");
      if (!open) this.questions.add(current.question);
      for (const one of state.runs) {
        const kept = open && !current.reasked && one.run === current.held;
        if (one.closedAt !== null && !one.thrownOut && !kept) this.questions.add(one.question);
      }
    }
    if (state.phase === "review" || state.phase === "sealed")
      for (const one of state.runs)
        if (one.closedAt !== null && !one.thrownOut) this.questions.add(one.question);
  }
}

function withOtherKeys(state: State, told: ReadonlySet<number>): State {
  const questions = state.questions.map((one, i) => (told.has(i) ? one : rekeyed(one)));
  return { ...state, questions };
}

const numbers = (length: number) => fc.array(fc.integer(), { minLength: length, maxLength: length });

function walk(first: Entry, ns: readonly number[], look: (state: State, entry: Entry) => void): Entry[] {
  const state = fold([first]);
  if (!state) throw new Error("no state");
  const entries = [first];
  for (const n of ns) {
    const entry = entryAfter(state, n);
    entries.push(entry);
    apply(state, entry);
    look(state, entry);
  }
  return entries;
}

describe("non-interference", () => {
  describe.each(Object.keys(QUESTION_TYPES))("of %s", (kind) => {
    it("VW1 VW8 with another key, whatever players, projector and a shielded desk get is the same until the reveal", () => {
      const phases = new Set<string>();
      let compared = 0;
      fc.assert(
        fc.property(
          numbers(300),
          fc.constantFrom([2, 3] as const, [2, 4] as const, [1, 0] as const),
          (ns, dials) => {
            const told = new Told();
            walk(createEntry("seed", [...dials], bankOf(kind)), ns, (state, entry) => {
              told.see(state);
              if (entry.seq % 4 > 0) return;
              phases.add(`${state.phase}/${state.phase === "question" ? state.runs.at(-1)?.step : ""}`);
              const other = withOtherKeys(state, told.questions);
              const views = JSON.stringify(shown(state));
              if (JSON.stringify(shown(other)) !== views) expect(shown(other)).toEqual(shown(state));
              if (state.settings.shielded) {
                const desk = JSON.stringify(desks(state));
                const mirrored = withOtherKeys(state, told.desk);
                if (JSON.stringify(desks(mirrored)) !== desk) expect(desks(mirrored)).toEqual(desks(state));
              }
              compared++;
            });
          },
        ),
        { numRuns: 12, seed: 41, endOnFailure: true },
      );
      expect(compared).toBeGreaterThan(500);
      expect([...phases]).toEqual(
        expect.arrayContaining([
          "lobby/",
          "count/",
          "question/open",
          "question/closed",
          "question/gap",
          "break/",
          "review/",
        ]),
      );
    });

    it("VW2 the fold never reads a key", () => {
      fc.assert(
        fc.property(numbers(300), (ns) => {
          const first = createEntry("seed", [2, 3], bankOf(kind));
          const entries = walk(first, ns, () => {});
          const { input } = first;
          if (input.do !== "create") throw new Error("no create");
          const other: Entry = { ...first, input: { ...input, questions: input.questions.map(rekeyed) } };
          const [was, is] = [fold(entries), fold([other, ...entries.slice(1)])];
          expect(JSON.stringify({ ...is, questions: 0 })).toBe(JSON.stringify({ ...was, questions: 0 }));
        }),
        { numRuns: 4, seed: 42 },
      );
    });
  });

  it("VW1 a held question, and a rewording in the huddle, stay closed until the break's reveal", () => {
    for (const hold of [true, false]) {
      const room = new Room({ seed: "held" });
      room.coachArrives();
      room.joinAll(6);
      room.coach({ do: "start" });
      room.toOpen();
      if (hold) room.coach({ do: "hold", run: 1 });
      room.coach({ do: "endRound", round: 1 });
      room.toBreak((seat) => seat < 3);
      const current = room.state.breaks[0];
      const told = new Set(room.state.questions.keys());
      if (current && hold) told.delete(current.question);
      const same = () =>
        JSON.stringify(shown(withOtherKeys(room.state, told))) === JSON.stringify(shown(room.state));
      expect(current?.reasked).toBe(!hold);
      for (const name of ["breathe", "think", "huddle"] as const) {
        room.toSegment(name);
        expect(same()).toBe(true);
      }
      room.toSegment("reveal");
      if (hold) expect(same()).toBe(false);
    }
  });

  it("VW3 until it may be told nothing depends on a verdict either", () => {
    // Two rooms that differ in one seat's verdict only, on a question that is held, or played at dial 4.
    const play = (right: boolean, how: "held" | "dial 4") => {
      const room = new Room({
        seed: "verdict",
        // Facts are never held by the rule, so the one held is the coach's.
        questions: demoQuestions().map((question) => ({ ...question, task: "fact" as const })),
        plan: {
          rounds: 3,
          dialLadder: [2, 2, 2],
          confidence: { ask: "always", right: [1, 2, 3], wrong: [0, -1, -4] },
        },
      });
      room.coachArrives();
      room.joinAll(8);
      room.coach({ do: "start" });
      for (let i = 1; i <= 7; i++) {
        room.toOpen();
        room.answerAll(sometimes);
        for (let seat = 0; seat < 8; seat++) room.player(seat, { do: "sure", run: i, level: 1 });
      }
      const run = room.toOpen();
      if (how === "held") room.coach({ do: "hold", run: run.run });
      else run.dial = 4;
      const seen: string[] = [];
      const look = () => seen.push(JSON.stringify({ ...shown(room.state), seq: 0 }));
      // The same tap on the phone, ruled one way or the other at the door.
      const value = room.value(true);
      const stamp = room.stamp(run.question, run.arrangement, value);
      room.tick(run.opensAt + 2_000);
      for (let seat = 0; seat < 8; seat++) {
        const share = seat === 3 && !right ? 0 : seat % 2;
        const ruling = { verdict: share === 1 ? ("right" as const) : ("wrong" as const), share };
        if (stamp)
          room.put({
            by: { role: "player", seat },
            ask: 0,
            input: { do: "answer", run: run.run, value, ms: 2_000 },
            stamp: { ...stamp, ruling },
          });
        room.player(seat, { do: "sure", run: run.run, level: 2 });
        look();
      }
      room.coach({ do: "endRound", round: 1 });
      while (room.state.phase === "question") {
        look();
        room.tick(room.state.due ?? room.now);
      }
      if (how === "held") {
        for (const name of ["breathe", "think", "huddle"] as const) {
          room.toSegment(name);
          look();
        }
      }
      const untold = seen.length;
      room.toSegment("reveal");
      look();
      return { untold: seen.slice(0, untold), told: seen.slice(untold) };
    };
    for (const how of ["held", "dial 4"] as const) {
      const [one, other] = [play(true, how), play(false, how)];
      expect(one.untold.length).toBeGreaterThanOrEqual(10);
      expect(one.untold.findIndex((views, i) => views !== other.untold[i])).toBe(-1);
      expect(one.told).not.toEqual(other.told);
    }
  });
});

const SECRET = new Set([
  "theta",
  "b",
  "seed",
  "token",
  "conn",
  "conns",
  "lagMs",
  "thetaBefore",
  "bBefore",
  "engine",
  "seatOfToken",
  "asks",
  "pressure",
  "pressureBefore",
  "past",
  "memory",
  "ahead",
  "probes",
  "onDay",
]);

/** who is who in the squad goes to no phone and no projector */
const OF_THE_SQUAD = ["member", "members", "squad", "known", "sessionsSince"];

function historyOf(kind: SquadStart["kind"]): SquadStart {
  const { input } = createEntry("any");
  const start = startOf(input.do === "create" ? input.questions : [], {
    before: (index) => (index % 3 > 0 ? {} : null),
  });
  if (kind === "scrimmage") return start;
  const onDay = { "member-id-0": 1 as const, "member-id-3": 0 as const };
  const probe = (index: number) => ({
    index,
    played: index,
    wording: "same" as const,
    control: false,
    onDay,
  });
  return followUpOf(start, [1, 4, 2].map(probe));
}

function fieldsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) fieldsOf(one, found);
  else if (value !== null && typeof value === "object")
    for (const [key, one] of Object.entries(value)) {
      found.add(key);
      fieldsOf(one, found);
    }
  return found;
}

describe("who gets what", () => {
  const squads: [string, SquadStart | undefined][] = [
    ["nobody's", undefined],
    ["a squad's", historyOf("scrimmage")],
    ["a squad's follow-up's", historyOf("followUp")],
  ];
  it.each(squads)(
    "VW4 VW5 VW6 VW20 over %s random logs: no secret field (D7), no name out of place, no rank, and nothing changed",
    (_, squad) => {
      const names = (state: State) => state.seats.map((seat) => `"${seat.name}"`);
      fc.assert(
        fc.property(numbers(300), (ns) => {
          walk(createEntry("secret-seed-words", [2, 3], undefined, squad), ns, (state, entry) => {
            if (entry.seq % 5 > 0) return;
            const before = JSON.stringify(state);
            const room = shown(state);
            const coach = { stage: coachStage(state), tally: coachTally(state), roster: roster(state) };
            expect(JSON.stringify(state)).toBe(before);
            for (const field of fieldsOf({ room, coach }))
              if (SECRET.has(field)) throw new Error(`${field} leaves`);
            const everything = JSON.stringify({ room, coach: coach.stage });
            for (const field of OF_THE_SQUAD) expect(fieldsOf(room).has(field)).toBe(false);
            for (const secret of ["secret-seed-words", "token-", "member-id-"])
              expect(everything).not.toContain(secret);

            const stages = JSON.stringify({ player: room.player, projector: room.projector });
            for (const name of names(state)) expect(stages).not.toContain(name);
            if (state.phase !== "lobby" || !state.settings.namesShown) expect(room.tally.names).toBeNull();
            room.seats.forEach((view, n) => {
              const own = state.seats[n]?.name;
              const others = state.seats.filter((seat) => seat.name !== own);
              for (const other of others) expect(JSON.stringify(view)).not.toContain(`"${other.name}"`);
            });
            const fields = fieldsOf({ player: room.player, projector: room.projector, tally: room.tally });
            for (const field of ["rank", "score", "points", "bank", "names", "seat", "theta"]) {
              if (field !== "names") expect(fields.has(field)).toBe(false);
            }
          });
        }),
        { numRuns: 12, seed: 43, endOnFailure: true },
      );
    },
  );
});
