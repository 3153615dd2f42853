import { stableHash } from "#lib/kit/hash.ts";
import { until } from "../support/server.ts";
import { type Audit, audit, outagesSince } from "./audit.ts";
import type { Fleet } from "./fleet.ts";
import { Player } from "./player.ts";

/** How much of it: a few seconds in every test run, as long as it takes in a soak. */
export interface Measure {
  players: number;
  /** how often the fault is injected */
  times: number;
  /** how long a thing stands still or is away, ms */
  awayMs: number;
}

/** What became of it. */
export interface Figures extends Audit {
  faults: number;
  /** ms that phones were without the show, least first */
  back: number[];
  /** phones that saw the show again */
  seats: number;
  /** processes that did not fold the state that the log folds to */
  differ: string[];
}

interface Show {
  fleet: Fleet;
  id: string;
  players: readonly Player[];
  measure: Measure;
}

/** One fault, `times` over, while questions are open and players answer. */
export interface Scenario {
  rule: string;
  name: string;
  /** the fault; resolves when its time is over. Returns how many were injected. */
  strike: (show: Show) => Promise<number>;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** a question that opened just now on most of the phones */
async function questionOpen({ players }: Show): Promise<number> {
  let run = 0;
  await until(() => {
    const open = players.map(({ session }) => {
      const { stage } = session.state();
      return stage?.phase === "question" && stage.step === "open" && session.now() > stage.question.opensAt
        ? stage.question.run
        : 0;
    });
    run = Math.max(...open);
    return run > 0 && open.filter((one) => one === run).length >= players.length * 0.6;
  }, 60_000);
  return run;
}

async function everybodyIn({ players }: Show, withinMs = 30_000): Promise<void> {
  await until(() => players.every((player) => player.in), withinMs).catch((error) => {
    const out = players.filter((player) => !player.in).map((player) => player.where);
    throw new Error(`not everybody came back: ${out.join("; ")}`, { cause: error });
  });
}

const killed: Scenario["strike"] = async (show) => {
  const { fleet, measure } = show;
  for (let i = 0; i < measure.times; i++) {
    await questionOpen(show);
    await fleet.killed(i % fleet.servers.length);
    await everybodyIn(show);
  }
  return measure.times;
};

const rolled: Scenario["strike"] = async (show) => {
  const { fleet, measure } = show;
  for (let i = 0; i < measure.times; i++) {
    for (const [n] of fleet.servers.entries()) {
      await questionOpen(show);
      const code = await fleet.stoppedGently(n);
      if (code !== 0) throw new Error(`process ${n} ended with ${code}`);
      await everybodyIn(show);
    }
  }
  return measure.times * fleet.servers.length;
};

const redisKilled: Scenario["strike"] = async (show) => {
  const { fleet, measure } = show;
  for (let i = 0; i < measure.times; i++) {
    await questionOpen(show);
    await fleet.redis.signal("SIGKILL");
    await sleep(500);
    await fleet.redis.up();
    await until(() => show.players.every((player) => player.held === 0), 60_000);
  }
  return measure.times;
};

const redisAway: Scenario["strike"] = async (show) => {
  const { fleet, measure, players } = show;
  for (let i = 0; i < measure.times; i++) {
    const run = await questionOpen(show);
    await fleet.redis.signal("SIGSTOP");
    await sleep(measure.awayMs);
    await fleet.redis.signal("SIGCONT");
    await until(() => players.every((player) => player.held === 0), 60_000);
    const refused = players.flatMap((player) =>
      player.given.filter((given) => given.run === run && given.outcome !== "ok"),
    );
    if (refused.length > 0)
      throw new Error(`answers held while the store was away came too late: ${JSON.stringify(refused)}`);
  }
  return measure.times;
};

const phonesDrop: Scenario["strike"] = async (show) => {
  const { fleet, measure } = show;
  for (let i = 0; i < measure.times; i++) {
    await questionOpen(show);
    fleet.proxy.cutSome(0.3);
    await sleep(measure.awayMs);
  }
  await everybodyIn(show);
  return measure.times;
};

const stoodStill: Scenario["strike"] = async (show) => {
  const { fleet, measure } = show;
  for (let i = 0; i < measure.times; i++) {
    await questionOpen(show);
    fleet.signal(i % fleet.servers.length, "SIGSTOP");
    await sleep(measure.awayMs);
    fleet.signal(i % fleet.servers.length, "SIGCONT");
    await everybodyIn(show);
    // Who was given up while still connected is in the room again.
    await until(async () => {
      const { state } = await fleet.truth(show.id);
      return state.connected === show.players.length;
    }, 30_000);
  }
  return measure.times;
};

export const SCENARIOS: readonly Scenario[] = [
  { rule: "FT1", name: "kill -9 of a process", strike: killed },
  { rule: "FT2", name: "rolling restart", strike: rolled },
  { rule: "FT3", name: "kill -9 of Redis", strike: redisKilled },
  { rule: "FT4", name: "Redis away", strike: redisAway },
  { rule: "FT5", name: "a third of the phones drop", strike: phonesDrop },
  { rule: "FT6", name: "a process stands still", strike: stoodStill },
];

/** Plays a scrimmage through the fault and counts what is left. */
export async function play(fleet: Fleet, scenario: Scenario, measure: Measure): Promise<Figures> {
  const { id, code } = await fleet.scrimmage();
  const players = Array.from({ length: measure.players }, (_, i) => new Player(fleet.url, code, i + 1));
  const show: Show = { fleet, id, players, measure };
  try {
    await everybodyIn(show);
    await fleet.coach(id, { do: "start" });
    const from = performance.now();
    const faults = await scenario.strike(show);
    // One more question is played to its end in quiet.
    const last = await questionOpen(show);
    await until(() => players.every((player) => player.held === 0), 30_000);
    await fleet.coach(id, { do: "closeNow", run: last });
    await fleet.coach(id, { do: "pause" });
    // A phone that has not heard of it yet would tap once more after the count.
    for (const player of players) player.rest();
    await until(() => players.every((player) => player.held === 0), 30_000);
    const { seq, hashes } = await fleet.hashes(id);
    const own = stableHash((await fleet.truth(id, seq)).state);
    const { entries, state } = await fleet.truth(id);
    return {
      ...audit(players, entries, state),
      faults,
      back: outagesSince(players, from),
      seats: players.filter((player) => player.in).length,
      differ: hashes.filter((hash) => hash !== own),
    };
  } finally {
    for (const player of players) player.close();
  }
}
