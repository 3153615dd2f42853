import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { CODES } from "#lib/kit/codes.ts";
import type { Entry } from "#lib/model/entry.ts";
import { type Fault, faultOf } from "#server/logs/fault.ts";
import { openLogger } from "#server/logs/logger.ts";
import { type Metrics, NO_METRICS } from "#server/metrics/metrics.ts";
import { type Exposition, openMetrics, type Watched } from "#server/metrics/prometheus.ts";
import { watchLog } from "#server/metrics/store.ts";
import { StoreError } from "#server/stores/errors.ts";
import type { LogStore } from "#server/stores/types.ts";
import { Room } from "../support/room.ts";

const QUIET: Watched = {
  version: "0",
  store: "embedded",
  sockets: () => [],
  now: () => 0,
  check: async () => {},
  oldestAppendMs: () => 0,
};

function openedMetrics(watched: Partial<Watched> = {}): Metrics & Exposition {
  return openMetrics({ ...QUIET, ...watched });
}

/** log lines as objects */
function paper(): { lines: Record<string, unknown>[]; logger: ReturnType<typeof openLogger> } {
  const lines: Record<string, unknown>[] = [];
  const logger = openLogger("trace", { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { lines, logger };
}

describe("the measurements", () => {
  test("MT8 the number of series does not grow with scrimmages and players", async () => {
    const metrics = openedMetrics();
    const series = async () =>
      (await metrics.text()).split("\n").filter((line) => line.startsWith("scrimmage_")).length;
    const play = (n: number) => {
      metrics.opened(`scrimmage-${n}`, () => state);
      for (const code of CODES) {
        metrics.refused(code);
        for (const role of ["player", "projector", "coach"] as const)
          metrics.asked(role, { ok: false, code }, 1);
      }
      for (const role of ["player", "projector", "coach"] as const) {
        metrics.admitted(role);
        metrics.asked(role, { ok: true, seq: n }, 1);
      }
      for (const fired of [null, "not-due", "paused"] as const) metrics.fired(fired);
      metrics.folded(1, n);
      metrics.published(1, n);
      metrics.appended(1, n);
    };
    const { state } = new Room();
    play(1);
    const few = await series();
    for (let n = 2; n < 60; n++) play(n);
    expect(await series()).toBe(few);
    expect(await metrics.text()).toContain('scrimmage_open_scrimmages{phase="lobby"} 59');
  });

  test("MT2 what is closed is not counted any more, sockets of an unknown kind never", async () => {
    const metrics = openedMetrics({
      sockets: () => [
        { role: "player", transport: "polling" },
        { role: "player", transport: "somebody's idea" },
      ],
    });
    const { state } = new Room();
    metrics.opened("one", () => state);
    metrics.closed("one");
    const text = await metrics.text();
    expect(text).toContain('scrimmage_open_scrimmages{phase="lobby"} 0');
    expect(text).toContain('scrimmage_sockets{role="player",transport="polling"} 1');
    expect(text).not.toContain("idea");
  });

  test("MT2 a store that does not answer is down, and the page comes all the same", async () => {
    vi.useFakeTimers();
    const text = openedMetrics({ check: () => new Promise(() => {}) }).text();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await text).toContain("scrimmage_store_up 0");
    vi.useRealTimers();
    const failing = openedMetrics({ check: () => Promise.reject(new Error("full")) });
    expect(await failing.text()).toContain("scrimmage_store_up 0");
  });
});

/** A log in memory that can be unplugged: it then refuses, or keeps everybody waiting. */
function unpluggable(): { log: LogStore; plug: (way: "in" | "refuses" | "waits") => void } {
  let way: "in" | "refuses" | "waits" = "in";
  let back: (() => void)[] = [];
  const there = () => {
    if (way === "refuses") return Promise.reject(new StoreError("StoreUnwritable", "The disk is full."));
    return way === "in" ? Promise.resolve() : new Promise<void>((resolve) => void back.push(resolve));
  };
  const none = async function* () {};
  const log: LogStore = {
    append: async (_, drafts) => {
      await there();
      return drafts.map((draft, i): Entry => ({ ...draft, seq: i + 1, at: 0 }));
    },
    read: async () => [],
    follow: none,
    logs: none,
    remove: async () => {},
    rewrite: async () => {},
    now: () => 0,
    check: there,
    close: async () => {},
  };
  return {
    log,
    plug(next) {
      way = next;
      if (next !== "in") return;
      for (const resolve of back) resolve();
      back = [];
    },
  };
}

describe("a store that goes away", () => {
  const start = { by: { role: "coach", client: "c" }, ask: 1, input: { do: "start" } } as const;
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("MT7 refusing: said once with its code, and once when it is back, with how long", async () => {
    const { lines, logger } = paper();
    const { log, plug } = unpluggable();
    const metrics = openedMetrics();
    const watched = watchLog(log, metrics, logger);
    await watched.append("a", [start]);
    plug("refuses");
    for (let i = 0; i < 3; i++)
      await expect(watched.append("a", [start])).rejects.toThrow("The disk is full.");
    await vi.advanceTimersByTimeAsync(4_500);
    expect(lines).toMatchObject([{ level: "error", code: "StoreUnwritable" }]);
    plug("in");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lines[1]).toMatchObject({ level: "warn", msg: "the store is back", awayMs: 5_000 });
    await watched.append("a", [start]);
    expect(lines).toHaveLength(2);
    const text = await metrics.text();
    expect(text).toContain('scrimmage_appends_failed_total{code="StoreUnwritable"} 3');
    expect(text).toContain("scrimmage_append_seconds_count 2");
  });

  test("MT7 keeping appends waiting: said after two seconds, back when they are through", async () => {
    const { lines, logger } = paper();
    const { log, plug } = unpluggable();
    const watched = watchLog(log, NO_METRICS, logger);
    plug("waits");
    const kept = Promise.all([watched.append("a", [start]), watched.append("b", [start])]);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(lines).toEqual([]);
    await vi.advanceTimersByTimeAsync(8_100);
    expect(lines).toMatchObject([{ level: "error", code: "no-answer" }]);
    expect(watched.oldestAppendMs()).toBe(10_000);
    plug("in");
    await kept;
    expect(lines[1]).toMatchObject({ msg: "the store is back", awayMs: 10_000 });
    expect(watched.oldestAppendMs()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines).toHaveLength(2);
  });

  test("MT7 a refusal of what was asked says nothing about the store", async () => {
    const { lines, logger } = paper();
    const { log } = unpluggable();
    const refusing = { ...log, append: () => Promise.reject(new StoreError("TooLarge", "Too large.")) };
    await expect(watchLog(refusing, NO_METRICS, logger).append("a", [start])).rejects.toThrow();
    expect(lines).toEqual([]);
  });
});

describe("log lines", () => {
  test("MT9 an error keeps its kind and code, and loses what it quotes", () => {
    const quoting: Fault[] = [];
    for (const read of [
      () => JSON.parse('{"name": Canary}'),
      () => z.strictObject({}).parse({ Canary: 1 }),
      () => new URL("Canary"),
    ]) {
      try {
        read();
      } catch (error) {
        quoting.push(faultOf(error, "with places"));
      }
    }
    expect(quoting.map(({ kind }) => kind)).toEqual(["SyntaxError", "ZodError", "TypeError"]);
    expect(JSON.stringify(quoting.map(({ stack: _, ...rest }) => rest))).not.toContain("Canary");
    expect(quoting[0]?.stack).toContain("metrics.test.ts");
    expect(faultOf(new StoreError("StoreUnwritable", "The disk is full."))).toEqual({
      kind: "StoreError",
      code: "StoreUnwritable",
      message: "The disk is full.",
    });
    const below = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(faultOf(new Error("above", { cause: below })).code).toBe("ECONNREFUSED");
    expect(faultOf("Canary thrown as text")).toEqual({ kind: "string" });
  });

  test("MT4 what is passed by mistake is cut out of a line by its name", () => {
    const { lines, logger } = paper();
    logger.warn(
      { scrimmage: "s1", name: "Canary", draft: { input: "Canary" }, seat: { token: "Canary" } },
      "x",
    );
    expect(lines).toMatchObject([{ level: "warn", scrimmage: "s1", msg: "x" }]);
    expect(JSON.stringify(lines)).not.toContain("Canary");
  });
});
