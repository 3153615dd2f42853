import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { rng } from "#lib/kit/rng.ts";
import { openStores } from "#server/stores/registry.ts";
import { freshFolder, readAll, upTo } from "../support/stores.ts";

const ROUNDS = 8;
const ACKS_MAX = 6_000;

/** Starts a child that appends, kills it -9 once it has told about `acks` entries; what it told. */
async function killedAfter(acks: number, dataDir: string, firstAsk: number): Promise<string[]> {
  const args = ["--import", "tsx", "tests/support/append-child.ts", dataDir, String(firstAsk)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  let lines = 0;
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (chunk: string) => {
    text += chunk;
    lines += chunk.split("\n").length - 1;
    if (lines >= acks) child.kill("SIGKILL");
  });
  const [, signal] = await once(child, "close");
  expect(signal).toBe("SIGKILL");
  return text.split("\n").slice(0, -1);
}

test("LG2 kill -9 at random moments: everything acknowledged is there, in order, without gaps", async () => {
  const dataDir = await freshFolder();
  const seed = String(Date.now());
  const random = rng(seed);
  const told: string[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    told.push(...(await killedAfter(1 + random.below(ACKS_MAX), dataDir, round * 1_000_000)));
    const stores = await openStores({ dataDir });
    const kept = new Set<string>();
    for (const logId of ["log-0", "log-1", "log-2"]) {
      const entries = await readAll(stores.log, logId);
      expect(entries.map((entry) => entry.seq)).toEqual(upTo(entries.length));
      expect(new Set(entries.map((entry) => entry.ask)).size).toBe(entries.length);
      const times = entries.map((entry) => entry.at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const entry of entries) kept.add(`${logId} ${entry.seq} ${entry.ask}`);
    }
    expect(
      told.filter((line) => !kept.has(line)),
      `lost in round ${round}, seed ${seed}`,
    ).toEqual([]);
    await stores.close();
  }
  expect(told.length).toBeGreaterThan(ROUNDS);
}, 60_000);
