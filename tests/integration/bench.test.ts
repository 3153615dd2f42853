import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("BN1 the bench runs, compares in one run, and every answer is acknowledged", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/bench/main.ts", "40"],
    { timeout: 110_000 },
  );
  expect(stdout).toMatch(/\| 40 \| question fan-out \(\d+ bytes\) \| [\d.]+ ms \| [\d.]+ ms \| [\d.]+ \|/);
  expect(stdout).toMatch(/\| 40 \| server CPU per answer/);
  expect(stdout).toMatch(/fold: [\d,]+ entries a second/);
  expect(stdout).not.toContain("refused answers");
}, 120_000);
