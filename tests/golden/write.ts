import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { apply, fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { StartProbe } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { CALM, evening, STORMY } from "../simulation/scrimmage.ts";
import { demoQuestions } from "../support/bank.ts";
import { createEntry, entryAfter } from "../support/chaos.ts";
import { followUpOf, startOf } from "../support/history.ts";
import { Room } from "../support/room.ts";
import { digestOf } from "./digest.ts";

/**
 * Writes the golden logs that are not there yet: `npx tsx tests/golden/write.ts`. It never writes over one.
 * `--digests` writes what the logs fold to now, for when the state has gained a field: read the difference.
 */

const PAYS = { right: [1, 2, 3] as [number, number, number], wrong: [0, -1, -4] as [number, number, number] };

function anything(numbers: number): Entry[] {
  const first = createEntry("anything", [2, 3, 4]);
  if (first.input.do === "create") first.input.plan = { ...first.input.plan, rounds: 3 };
  const entries = [first];
  const state = fold(entries) as State;
  for (let n = 0; n < numbers && state.phase !== "sealed"; n++) {
    const entry = entryAfter(state, n);
    // As a store would give it back.
    entries.push(JSON.parse(JSON.stringify(entry)) as Entry);
    apply(state, entry);
  }
  return entries;
}

/** A follow-up of eight, played to its seal, with what its players do in a break where it has one. */
function followUp(rules: number): readonly Entry[] {
  const questions = demoQuestions();
  const probes = [7, 4, 2].map(
    (index): StartProbe => ({
      index,
      played: index,
      wording: "same",
      control: false,
      onDay: Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`member-id-${n}`, n % 2 === 0 ? 1 : 0])),
    }),
  );
  const before = (index: number) => (index < 16 ? { known: 0.5 + (index % 4) / 10, missed: index === 9 } : null);
  const squad = followUpOf(startOf(questions, { before }), probes);
  const room = new Room({ rules, questions, squad, seed: "golden follow-up", plan: { roundSec: 180 } });
  room.joinSquad();
  room.coachArrives();
  room.coach({ do: "start" });
  room.play(() => room.state.phase === "break" || room.state.phase === "review");
  const current = room.state.breaks.at(-1);
  if (current) {
    room.toSegment("huddle");
    for (const seat of [0, 2, 5]) room.player(seat, { do: "revote", value: 0 });
    room.player(1, { do: "cause", run: current.held ?? 1, cause: "R" });
  }
  room.until(() => room.state.phase === "review");
  room.toPart("talk");
  for (const part of ["talk", "coach", "response"] as const) room.coach({ do: "nextPart", part });
  room.coach({ do: "seal" });
  return room.log.map((entry) => JSON.parse(JSON.stringify(entry)) as Entry);
}

const LOGS: Record<string, () => readonly Entry[]> = {
  /** a class on a bad network, with outages and a process that dies */
  class: () =>
    evening("golden class", STORMY, {
      format: "classroom",
      rounds: 3,
      roundSec: 150,
      dialLadder: [1, 2, 3],
      teams: { how: "none", names: [] },
    }, 14).entries,
  /** a club in two teams, confidence on every question, up to full pressure */
  club: () =>
    evening("golden club", { ...CALM, meddling: true }, {
      format: "club",
      rounds: 3,
      roundSec: 180,
      dialLadder: [2, 3, 4],
      teams: { how: "random", names: ["North", "South"] },
      confidence: { ask: "always", ...PAYS },
    }, 10).entries,
  /** rules 2: rounds that end within ten seconds of their length, two of them because an answer stands longer */
  bounds: () =>
    evening("golden bounds 4", CALM, { rounds: 3, roundSec: 150, dialLadder: [1, 2, 3] }, 8).entries,
  /** rules 2: a follow-up that goes from its round straight to the review */
  "follow-up": () => followUp(2),
  /** rules 3: the same with its huddle, and votes in it */
  huddle: () => followUp(3),
  /** whatever can be said, by whoever, in any order */
  anything: () => anything(2_400),
};

for (const [name, make] of Object.entries(LOGS)) {
  const file = path.join(import.meta.dirname, name);
  const isThere = existsSync(`${file}.jsonl`);
  if (isThere && !process.argv.includes("--digests")) continue;
  const entries = isThere ? stored(`${file}.jsonl`) : make();
  const state = fold(entries);
  if (!state) throw new Error(`${name} is no scrimmage`);
  if (!isThere)
    writeFileSync(`${file}.jsonl`, `${entries.map((entry) => JSON.stringify(entry)).join("\n")}\n`);
  writeFileSync(`${file}.json`, `${JSON.stringify(digestOf(state), null, 1)}\n`);
}

function stored(file: string): Entry[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Entry);
}
