import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Draft, Entry } from "#lib/model/entry.ts";
import type { Squad } from "#lib/squad/types.ts";
import { codeTtlMs, opensAt } from "#server/followups/claim.ts";
import { openStores } from "#server/stores/registry.ts";
import { shifted } from "#server/stores/shifted.ts";

const DAY = 86_400_000;
const pause: Draft = { by: { role: "door" }, ask: 0, input: { do: "gone", process: "p" } };

it("FU4 a clock set ahead moves what is appended from then on, and nothing before", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "scrimmage-clock-"));
  const read = async (aheadMs: number, add: boolean): Promise<readonly Entry[]> => {
    const stores = await openStores({ dataDir });
    const log = shifted(stores.log, () => aheadMs);
    if (add) await log.append("one", [pause]);
    const entries = await log.read("one", 0, 10);
    expect(Math.abs(log.now() - stores.log.now() - aheadMs)).toBeLessThan(1_000);
    await stores.close();
    return entries;
  };
  await read(0, true);
  const plain = await read(0, false);
  const [first, second] = await read(9 * DAY, true);
  expect([first]).toEqual(plain);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(9 * DAY);
  expect(second?.input).toEqual(pause.input);
  // Opened again, further ahead or not at all, those days stay where they were.
  expect(await read(20 * DAY, false)).toEqual([first, second]);
  expect(await read(0, false)).toEqual([first, second]);

  const stores = await openStores({ dataDir });
  const log = shifted(stores.log, () => 20 * DAY);
  await log.rewrite("one", ({ by, ask, input }) => ({ by, ask, input }));
  expect(await log.read("one", 0, 10)).toEqual([first, second]);
  const ending = new AbortController();
  for await (const entries of log.follow("one", 1, ending.signal)) {
    expect(entries).toEqual([second]);
    ending.abort();
  }
  await stores.close();
  await rm(dataDir, { recursive: true, force: true });
});

it("FU1 a code opens a day before, but not before a full day has passed, and on its day", () => {
  const endedAt = 100 * DAY + DAY / 2;
  const squad = { sessions: [{ scrimmage: "s", endedAt }] } as unknown as Squad;
  const opens = (gap: number) => opensAt(squad, { of: "s", dayAt: (100 + gap) * DAY });
  expect(opens(7)).toBe(106 * DAY);
  expect(opens(2)).toBe(101 * DAY + DAY / 2);
  expect(opens(1)).toBe(101 * DAY);
  expect(opensAt(squad, { of: "gone", dayAt: 5 })).toBe(5);
  expect(codeTtlMs(0, 365 * DAY)).toBe(395 * DAY);
  expect(codeTtlMs(10, 0)).toBe(30 * DAY);
});
