import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Entry } from "#lib/model/entry.ts";
import type { Summary } from "#lib/review/summary.ts";
import { ConfigError, readConfig } from "#server/config.ts";
import { foldLog } from "#server/retention/fold.ts";
import { summaryKey, writeSummary } from "#server/retention/summary.ts";
import { openSweeper, type Sweeper } from "#server/retention/sweep.ts";
import type { ScrimmageDoc } from "#server/rooms/directory.ts";
import type { Kept } from "#server/stores/archive.ts";
import { openForRestore, openStores, type StoresConfig } from "#server/stores/registry.ts";
import type { LogStore, Stores } from "#server/stores/types.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { freshFolder, listed } from "../support/stores.ts";

const DAY_MS = 86_400_000;
const KEEP = { liveMs: 30 * DAY_MS, sealedMs: 180 * DAY_MS };
const LEASE = "lease/retention";
const silent = pino({ level: "silent" });

const whole: Entry[] = readFileSync("tests/golden/class.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const sealing = whole.findIndex((entry) => entry.input.do === "seal");
const unsealed = whole.slice(0, sealing);
const SEALED_AT = whole[sealing]?.at ?? 0;
const END_AT = unsealed.at(-1)?.at ?? 0;

let redis: TestRedis;
let used = 0;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const PLACES: Record<string, () => Promise<StoresConfig>> = {
  embedded: async () => ({ dataDir: join(await freshFolder(), "data") }),
  redis: async () => ({ dataDir: "/nowhere", redisUrl: `${redis.url}?prefix=t${++used}` }),
};

interface Made {
  id: string;
  entries: Entry[];
  doc?: Partial<ScrimmageDoc> | null;
}

/** Entries keep the times they had: nobody waits for days here. */
function keptOf(made: readonly Made[]): Kept[] {
  const docs = made.flatMap(({ id, entries, doc }) => {
    if (doc === null) return [];
    const line = { id, code: `C${id}`, title: "9B", createdAt: entries[0]?.at ?? 0, ...doc };
    const kept = (name: string, value: unknown) => ({ doc: name, version: 1, expiresAt: null, value });
    return [kept(`scrimmage/${id}`, line), kept(`code/${line.code}`, { id })];
  });
  const logs = made.flatMap(({ id, entries }) =>
    entries.map((entry) => ({
      log: id,
      entry: entry.input.do === "create" ? { ...entry, input: { ...entry.input, id } } : entry,
    })),
  );
  return [...docs.toSorted((a, b) => (a.doc < b.doc ? -1 : 1)), ...logs];
}

async function* each<T>(things: readonly T[]): AsyncGenerator<T> {
  yield* things;
}

async function filled(config: StoresConfig, made: readonly Made[]): Promise<Stores> {
  const target = await openForRestore(config);
  await target.refill(each(keptOf(made)));
  await target.close();
  const stores = await openStores(config);
  onTestFinished(() => stores.close());
  return stores;
}

/** as if the hour were over each time */
async function sweepAt(stores: Stores, now: number): ReturnType<Sweeper["sweep"]> {
  await stores.docs.remove(LEASE);
  return openSweeper({ stores, logger: silent, keep: KEEP, now: () => now }).sweep();
}

async function left(stores: Stores): Promise<{ docs: string[]; logs: string[] }> {
  const docs = (await listed(stores.docs.list(""))).map(({ key }) => key);
  return { docs: docs.filter((key) => key !== LEASE), logs: await listed(stores.log.logs()) };
}

const nothing = { live: 0, sealed: 0, unreadable: 0, stray: 0, failed: 0 };
const sealedDoc = { sealed: { at: SEALED_AT, players: 24, round: 3, rounds: 3 } };

for (const [name, place] of Object.entries(PLACES))
  describe(`kept long enough: ${name}`, () => {
    test("KP1 one that was never sealed goes with its code after its time, and not before", async () => {
      const stores = await filled(await place(), [{ id: "live01", entries: unsealed }]);
      const before = await left(stores);
      expect(await sweepAt(stores, END_AT + KEEP.liveMs - 1)).toEqual(nothing);
      expect(await left(stores)).toEqual(before);
      expect(await sweepAt(stores, END_AT + KEEP.liveMs)).toEqual({ ...nothing, live: 1 });
      expect(await left(stores)).toEqual({ docs: [], logs: [] });
    });

    test("KP2 a sealed one goes after its time, its summary stays", async () => {
      const config = await place();
      const made = [
        { id: "sealed01", entries: whole, doc: sealedDoc },
        { id: "sealed02", entries: whole, doc: { sealed: { ...sealedDoc.sealed, at: SEALED_AT + DAY_MS } } },
      ];
      const stores = await filled(config, made);
      const state = await foldLog(stores.log, "sealed01");
      if (state === null) throw new Error("the golden log folds");
      await writeSummary(stores.docs, state);
      const before = await left(stores);
      expect(await sweepAt(stores, SEALED_AT + KEEP.sealedMs - 1)).toEqual(nothing);
      expect(await left(stores)).toEqual(before);
      expect(await sweepAt(stores, SEALED_AT + KEEP.sealedMs)).toEqual({ ...nothing, sealed: 1 });
      expect(await left(stores)).toEqual({
        docs: ["code/Csealed02", "scrimmage/sealed02", "summary/sealed01"],
        logs: ["sealed02"],
      });
      expect(await sweepAt(stores, SEALED_AT + 10 * KEEP.sealedMs)).toEqual({ ...nothing, sealed: 1 });
      expect(await left(stores)).toEqual({ docs: ["summary/sealed01", "summary/sealed02"], logs: [] });
    });

    test("KP3 without a summary, or without a word of the seal, it gets a summary first", async () => {
      const stores = await filled(await place(), [
        { id: "sealed01", entries: whole, doc: sealedDoc },
        { id: "sealed02", entries: whole },
      ]);
      expect(await sweepAt(stores, SEALED_AT + KEEP.liveMs + DAY_MS)).toEqual(nothing);
      expect(await sweepAt(stores, SEALED_AT + KEEP.sealedMs)).toEqual({ ...nothing, sealed: 2 });
      expect((await left(stores)).docs).toEqual(["summary/sealed01", "summary/sealed02"]);
      const [one, two] = await Promise.all(
        ["sealed01", "sealed02"].map((id) => stores.docs.get<Summary>(summaryKey(id))),
      );
      expect(one?.value).toMatchObject({
        aggregate: true,
        scrimmage: { id: "sealed01", sealedAt: SEALED_AT },
      });
      expect(one?.value.performance_today?.right).toBeGreaterThan(4);
      expect({ ...two?.value.scrimmage, id: "" }).toEqual({ ...one?.value.scrimmage, id: "" });
    });

    test("KP4 a log that no document names goes, one of a squad does not", async () => {
      const squad = {
        ...unsealed[0],
        input: { do: "found", id: "x" },
        seq: 1,
        at: END_AT,
      } as unknown as Entry;
      const stores = await filled(await place(), [
        { id: "other1", entries: [squad], doc: null },
        { id: "squad-one", entries: [squad], doc: null },
        { id: "stray01", entries: unsealed, doc: null },
      ]);
      expect(await sweepAt(stores, END_AT + KEEP.liveMs - 1)).toEqual(nothing);
      expect(await sweepAt(stores, END_AT + KEEP.liveMs)).toEqual({ ...nothing, stray: 1 });
      expect((await left(stores)).logs).toEqual(["other1", "squad-one"]);
    });

    test("KP5 of several that begin at once one sweeps, and the next one waits for its hour", async () => {
      const stores = await filled(await place(), [{ id: "live01", entries: unsealed }]);
      const now = () => END_AT + KEEP.liveMs;
      const sweepers = [1, 2, 3].map(() => openSweeper({ stores, logger: silent, keep: KEEP, now }));
      const swept = await Promise.all(sweepers.map((one) => one.sweep()));
      expect(swept.filter((one) => one !== null)).toEqual([{ ...nothing, live: 1 }]);
      expect(await sweepers[0]?.sweep()).toBeNull();
      await Promise.all(sweepers.map((one) => one.close()));
    });

    test("KP6 wherever a sweep breaks off, the next one finishes it", async () => {
      const made = [
        { id: "live01", entries: unsealed },
        { id: "live02", entries: unsealed.map((entry) => ({ ...entry, at: entry.at + DAY_MS })) },
        { id: "sealed01", entries: whole, doc: sealedDoc },
      ];
      for (let steps = 0; steps < 8; steps++) {
        const stores = await filled(await place(), made);
        const now = END_AT + KEEP.liveMs + 1_000;
        const late = SEALED_AT + KEEP.sealedMs;
        await sweepAt(breakingAfter(stores, steps), now).catch(() => null);
        await sweepAt(stores, now);
        expect(await left(stores)).toEqual({
          docs: ["code/Clive02", "code/Csealed01", "scrimmage/live02", "scrimmage/sealed01"],
          logs: ["live02", "sealed01"],
        });
        await sweepAt(breakingAfter(stores, steps), late).catch(() => null);
        await sweepAt(stores, late);
        expect(await left(stores)).toEqual({ docs: ["summary/sealed01"], logs: [] });
        await stores.close();
      }
    });

    test("KP6 a join code that another scrimmage has by now stays", async () => {
      const stores = await filled(await place(), [{ id: "live01", entries: unsealed }]);
      await stores.docs.put("code/Clive01", { id: "another1" }, null);
      expect(await sweepAt(stores, END_AT + KEEP.liveMs)).toEqual({ ...nothing, live: 1 });
      expect((await left(stores)).docs).toEqual(["code/Clive01"]);
    });

    test("KP7 what cannot be folded goes after the longer time and is said, the others go after theirs", async () => {
      const broken = unsealed.map((entry) =>
        entry.input.do === "create"
          ? ({ ...entry, input: { ...entry.input, plan: null } } as unknown as Entry)
          : entry,
      );
      const stores = await filled(await place(), [
        { id: "broken01", entries: broken },
        { id: "live02", entries: unsealed },
      ]);
      await expect(foldLog(stores.log, "broken01")).rejects.toThrow();
      expect(await sweepAt(stores, END_AT + KEEP.liveMs)).toEqual({ ...nothing, live: 1 });
      expect((await left(stores)).logs).toEqual(["broken01"]);
      expect(await sweepAt(stores, END_AT + KEEP.sealedMs)).toEqual({ ...nothing, unreadable: 1 });
      expect(await left(stores)).toEqual({ docs: [], logs: [] });
    });
  });

/** Stores whose power is cut after so many removals and writes. */
function breakingAfter(stores: Stores, steps: number): Stores {
  let done = -1; // the lease
  const counted = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> =>
      done++ >= steps ? Promise.reject(new Error("the power is cut")) : work(...args);
  };
  const { docs, log } = stores;
  const brokenLog: LogStore = { ...log, remove: counted(log.remove) };
  return {
    ...stores,
    docs: { ...docs, put: counted(docs.put), remove: counted(docs.remove) },
    log: brokenLog,
  };
}

test("KP8 the times are whole days from 1 to 400", () => {
  const read = (env: Record<string, string>) =>
    readConfig({ NODE_ENV: "test", COACH_KEY: "swordfish", ...env });
  expect(read({})).toMatchObject({ keepLiveDays: 30, keepSealedDays: 180 });
  expect(read({ KEEP_LIVE_DAYS: "1", KEEP_SEALED_DAYS: "400" })).toMatchObject({
    keepLiveDays: 1,
    keepSealedDays: 400,
  });
  for (const bad of ["0", "401", "1.5", "a year"]) {
    expect(() => read({ KEEP_SEALED_DAYS: bad })).toThrow(ConfigError);
    expect(() => read({ KEEP_LIVE_DAYS: bad })).toThrow(
      "Set KEEP_LIVE_DAYS to a whole number of days from 1 to 400.",
    );
  }
});
