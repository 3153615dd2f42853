import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { apply, fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { State } from "#lib/model/state.ts";
import { CALM, evening, STORMY } from "../simulation/scrimmage.ts";
import { createEntry, entryAfter } from "../support/chaos.ts";
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
