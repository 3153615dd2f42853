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
/** on the right screen again; a busy machine gets twice that */
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

  /** Plays the scenario of this rule in short, and counts. */
  async function proof(rule: string, players = 12): Promise<Figures> {
    const scenario = SCENARIOS.find((one) => one.rule === rule);
    if (!scenario) throw new Error(`no scenario for ${rule}`);
    const figures = await play(fleet, scenario, { players, times: 1, awayMs: 0, ...SHORT[rule] });
    kept(figures, players);
    return figures;
  }

  test("FT1 FT8 kill -9 of a process: nothing acknowledged is lost, phones are back in seconds, all agree", async () => {
    const { back } = await proof("FT1");
    expect(percentile(back, 0.95)).toBeLessThan(2 * BACK_MS);
  }, 240_000);

  test("FT2 FT8 all processes restarted in turn: nothing acknowledged is lost, no question is skipped, all agree", async () => {
    await proof("FT2");
  }, 240_000);

  test("FT3 FT8 kill -9 of Redis: nothing acknowledged is lost, all agree", async () => {
    await fleet.redis.ask().config("SET", "appendfsync", "always");
    await proof("FT3");
    await fleet.redis.ask().config("SET", "appendfsync", "everysec");
    await proof("FT3");
  }, 240_000);

  test("FT4 FT8 Redis away for 20 s: the round stands still, and every held answer counts", async () => {
    await proof("FT4");
  }, 240_000);

  test("FT5 FT8 a third of the phones drop every five seconds: nothing is lost, nothing counts twice", async () => {
    await proof("FT5");
  }, 240_000);

  test("FT6 FT8 a process stands still for ten seconds: nothing is lost, and who is connected plays on", async () => {
    await proof("FT6");
  }, 240_000);

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
