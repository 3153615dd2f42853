import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("BN1 BN2 the bench runs, compares in one run, and every answer is acknowledged", async () => {
  // It ends with an error when an answer is refused.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/bench/main.ts", "--quick"],
    { timeout: 110_000 },
  );
  const lines = stdout.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| what "));
  for (const line of lines)
    expect(line).toMatch(/^\| .+ \| .+ \| .+ \| -?[\d.]+ \| ([≤≥] [\d.]+)? \| (met|\*\*missed\*\*)? \|$/);
  for (const what of [
    "40 players: server CPU per durable answer",
    "40 players on 2 processes",
    "40 players in one scrimmage: server CPU per answer",
    "3 scrimmages of 30 at once, ",
    "memory of an idle scrimmage of 30",
    "entries folded a second",
  ])
    expect(lines.filter((line) => line.startsWith(`| ${what}`)).length).toBeGreaterThan(0);
}, 120_000);
