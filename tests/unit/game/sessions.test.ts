import { expect, it, vi } from "vitest";
import type { SquadInput, SquadStart } from "#lib/model/squad.ts";
import { foldSquad } from "#lib/squad/fold.ts";
import { recordOf } from "#lib/squad/record.ts";
import { startFor } from "#lib/squad/start.ts";
import { demoQuestions } from "../../support/bank.ts";
import { Room, sometimes, T0 } from "../../support/room.ts";

vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400_000;
const questions = demoQuestions(192, 8).map((one) => ({ ...one, id: `pack/${one.id}` }));

function play(squad: SquadStart, seed: string, at: number): Room {
  const room = new Room({ seed, questions, squad, plan: { rounds: 4, dialLadder: [1, 2, 2, 3] } });
  room.now = at;
  room.joinSquad();
  room.coachArrives();
  room.toReview(sometimes);
  room.toPart("commit");
  room.coach({ do: "followUp", days: [2, 7] });
  room.coach({ do: "seal" });
  return room;
}

it("GH5 GH7 GH8 GH11 B7 B16 two sessions of a squad and a follow-up, each fed by the record of the one before", () => {
  const inputs: SquadInput[] = [
    { do: "found", id: "squad", kind: "class", open: false, pseudonymous: false },
    {
      do: "enrol",
      members: Array.from({ length: 12 }, (_, n) => ({
        id: `m${n}`,
        timeMult: n === 3 ? 1.5 : 1,
        calm: false,
      })),
    },
  ];
  const history = () => {
    const entries = inputs.map((input, i) => ({
      seq: i + 1,
      at: T0,
      by: { role: "door" as const },
      ask: 0,
      input,
    }));
    const squad = foldSquad(entries);
    if (!squad) throw new Error("no squad");
    return squad;
  };
  const begin = (kind: SquadStart["kind"], at: number) =>
    startFor(history(), questions, at, { kind, booking: null });
  const keep = (room: Room, id: string) => {
    const record = recordOf(room.state);
    if (!record) throw new Error("no record");
    inputs.push({ do: "played", record: { ...record, scrimmage: id } });
  };

  const first = play(begin("scrimmage", T0), "first", T0);
  expect(first.seat(3).timeMult).toBe(1.5);
  expect(first.state.runs.some((run) => run.slot === "probe" || run.slot === "review")).toBe(false);
  keep(first, "first");

  const start = begin("scrimmage", T0 + 5 * DAY);
  const { runs, bank, seats } = play(start, "second", T0 + 5 * DAY).state;
  const earlier = runs.filter((run) => start.past[run.question]);
  expect(earlier.length / runs.length).toBeGreaterThanOrEqual(0.3);
  expect(runs.some((run) => run.slot === "probe")).toBe(true);
  expect(runs.filter((run) => run.round === 4 && run.dial === 3).length).toBeGreaterThan(3);
  const topics = new Set(runs.map((run) => bank[run.question]?.topics[0] ?? ""));
  const focus = start.focus ?? [];
  expect(focus.length).toBeGreaterThan(0);
  expect(focus.filter((topic) => topics.has(topic)).length / focus.length).toBeGreaterThanOrEqual(0.8);
  expect(seats[0]?.theta).not.toEqual(start.members[0]?.theta);

  const later = begin("followUp", T0 + 7 * DAY);
  const room = new Room({ seed: "follow-up", questions, squad: later });
  room.joinSquad();
  room.coachArrives();
  room.toReview(sometimes);
  const drawn = later.followUp?.probes.map((probe) => probe.index) ?? [];
  expect(drawn.length).toBeGreaterThanOrEqual(8);
  expect(room.state.runs.slice(0, drawn.length).map((run) => run.question)).toEqual(drawn);
  expect(
    drawn
      .slice(0, 8)
      .every((index) => first.state.runs.some((run) => run.question === index) || later.past[index]),
  ).toBe(true);
});
