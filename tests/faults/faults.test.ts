import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { percentile } from "./audit.ts";
import { Fleet } from "./fleet.ts";
import { type Figures, type Measure, play, SCENARIOS } from "./scenarios.ts";

const SHORT: Record<string, Partial<Measure>> = {
  FT1: { times: 4 },
  FT2: { times: 1 },
  FT3: { times: 2 },
  FT4: { times: 1, awayMs: 20_000 },
  FT5: { times: 4, awayMs: 5_000 },
  FT6: { times: 1, awayMs: 10_000 },
};
/** on the right screen again; twice that on a machine that does everything at once */
const BACK_MS = 3_000;

describe("nobody is lost", () => {
  let fleet: Fleet;

  beforeAll(async () => {
    fleet = await Fleet.start(3);
  }, 90_000);

  afterAll(async () => {
    await fleet?.stop();
  });

  function kept(figures: Figures, players: number): void {
    expect(figures.lost).toEqual([]);
    expect(figures.broken).toEqual([]);
    expect(figures.waiting).toBe(0);
    expect(figures.skipped).toBe(0);
    expect(figures.seats).toBe(players);
    expect(figures.acknowledged).toBeGreaterThan(players);
    expect(figures.differ).toEqual([]);
  }

  for (const scenario of SCENARIOS) {
    test(`${scenario.rule} FT8 ${scenario.name}: nothing acknowledged is lost, and all processes agree`, async () => {
      const measure = { players: 12, times: 1, awayMs: 0, ...SHORT[scenario.rule] };
      if (scenario.rule === "FT3") await fleet.redis.ask().config("SET", "appendfsync", "always");
      const figures = await play(fleet, scenario, measure);
      kept(figures, measure.players);
      if (scenario.rule === "FT1") expect(percentile(figures.back, 0.95)).toBeLessThan(2 * BACK_MS);
    }, 240_000);
  }
});
