import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlayerStage } from "#lib/views/types.ts";
import { type TestServer, until } from "../support/server.ts";
import { percentile } from "./audit.ts";
import { Fleet } from "./fleet.ts";
import { tapFor } from "./player.ts";
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

  test("FT7 an ask that is delivered twice, late, through another process or behind a later one counts once", async () => {
    const { id, code } = await fleet.scrimmage();
    const [a, b] = fleet.servers as [TestServer, TestServer, TestServer];
    const phone = await a.player(code).settled();
    const other = await a.player(code).settled();
    await fleet.coach(id, { do: "start" });
    await until(() => phone.stage?.phase === "question");
    const { question } = phone.stage as Extract<PlayerStage, { phase: "question" }>;
    await until(() => phone.now() > question.opensAt);
    const { run, asked } = question;
    const [first, second] = [tapFor(asked, 1), tapFor(asked, 2)];
    const answer = (value: unknown) => ({ do: "answer" as const, run, value, ms: 300 });
    expect(await phone.ask(answer(first), 1)).toMatchObject({ ok: true });
    expect(await phone.ask(answer(second), 2)).toMatchObject({ ok: true });
    // The first again, which the network had kept: on this line, and on a new one to another process.
    expect(await phone.ask(answer(first), 1)).toMatchObject({ ok: true });
    const again = await b.connect({ code, role: "player", token: phone.welcome?.token ?? "" }).settled();
    const late = await Promise.all([again.ask(answer(first), 1), again.ask(answer(second), 2)]);
    expect(late.map((ack) => ack.ok)).toEqual([true, true]);
    const { state } = await fleet.truth(id);
    const kept = state.runs[run - 1]?.answers[phone.welcome?.seat ?? -1];
    expect(kept?.value).toEqual(second);
    expect(kept?.changes).toHaveLength(2);
    for (const client of [phone, other, again]) client.close();
  }, 60_000);
});
