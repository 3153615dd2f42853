import type { Dial } from "#lib/model/plan.ts";
import { foldSpeed } from "./fold.ts";
import { idleMemory } from "./idle.ts";
import { Installation, settle } from "./installation.ts";
import { bare, type Figures, ours } from "./load.ts";
import { pickSpeed } from "./pick.ts";
import { tooManyFiles } from "./process.ts";
import { atLeast, atMost, kilobytes, micros, ms, percent, type Row } from "./report.ts";
import { type Cost, costAt, costOf, type Round } from "./round.ts";

/** How large a run is: as for the README, or just to see that everything works. */
export interface Scale {
  /** players of one scrimmage, against the bare server and on either store */
  sizes: readonly number[];
  /** questions at each size; the first does not count */
  cycles: (players: number) => number;
  processes: readonly number[];
  processPlayers: number;
  /** players of one scrimmage, answers at one rate */
  rooms: readonly number[];
  /** scrimmages of thirty at once */
  scrimmages: readonly number[];
  answersWithinMs: readonly number[];
  /** whole questions that count, and how they are played */
  questions: (players: number) => number;
  dial: Dial;
  idle: number;
  /** the largest bank that is picked from */
  bank: number;
  /** Everything side by side: over sooner, and its figures say nothing. */
  atOnce: boolean;
}

export type Part = (scale: Scale, say: (line: string) => void) => Promise<Row[]>;

/** One after the other, or all at once. */
export async function each<T, R>(
  scale: Scale,
  all: readonly T[],
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  if (scale.atOnce) return Promise.all(all.map(work));
  const out: R[] = [];
  for (const one of all) out.push(await work(one));
  return out;
}

/** This server against one that only sends and keeps nothing, and Redis against the embedded store. */
const load: Part = async (scale, say) => {
  const rows: Row[] = [];
  for (const n of scale.sizes) {
    const cycles = scale.cycles(n);
    const [embedded, onRedis] = await each(scale, ["embedded", "redis"] as const, (kind) =>
      ours(kind, n, cycles),
    );
    if (!embedded || !onRedis) throw new Error("two stores were measured");
    const run = {
      ours: embedded.figures,
      redis: onRedis.figures,
      bare: await bare(n, cycles, embedded.text),
    };
    say(`${n} players, both stores and the bare server`);
    const of = (which: "ours" | "bare" | "redis", pick: (one: Figures) => number) => pick(run[which]);
    const row = (
      what: string,
      pick: (one: Figures) => number,
      unit: (value: number) => string,
      aim: Row["aim"] = null,
      which: ["ours" | "redis", "bare" | "ours"] = ["ours", "bare"],
    ): void => {
      const [a, b] = [of(which[0], pick), of(which[1], pick)];
      const names = { ours: "", bare: " bare", redis: " Redis" };
      const against = which[1] === "ours" ? " embedded" : names[which[1]];
      rows.push({
        what: `${n} players: ${what}`,
        measured: unit(a) + names[which[0]],
        against: unit(b) + against,
        ratio: a / b,
        aim,
      });
    };
    row(`question shown to all (${run.ours.bytes} bytes), first to last`, (one) => one.fanOutMs, ms);
    row("answer acknowledged, p50", (one) => one.answerP50, ms);
    row("answer acknowledged, p99", (one) => one.answerP99, ms);
    row("server CPU per durable answer", (one) => one.cpuPerAnswer, micros, atMost(2));
    row("memory per player", (one) => one.memoryPerPlayer, kilobytes);
    row("server CPU per durable answer", (one) => one.cpuPerAnswer, micros, atMost(1.5), ["redis", "ours"]);
    row("answer acknowledged, p50", (one) => one.answerP50, ms, null, ["redis", "ours"]);
    row("answer acknowledged, p99", (one) => one.answerP99, ms, null, ["redis", "ours"]);
    const beside = of("redis", (one) => one.redisPerAnswer);
    const own = of("redis", (one) => one.cpuPerAnswer);
    rows.push({
      what: `${n} players: CPU of redis-server itself per answer`,
      measured: micros(beside),
      against: `${micros(own)} of the server process`,
      ratio: beside / own,
      aim: null,
    });
    const refused = run.ours.refused + run.redis.refused + run.bare.refused;
    if (refused > 0) throw new Error(`${refused} answers of ${n} players were refused`);
  }
  return rows;
};

/**
 * What the first process is relieved of when others take their share of the players. What sockets cost is what one
 * process saves when they are not there at all. All is played on the same servers, one scrimmage after another, and
 * once more in the opposite order: code that runs for the first time is slow, and would be taken for what is compared.
 */
const processes: Part = async (scale, say) => {
  const n = scale.processPlayers;
  const installation = await Installation.start("redis", Math.max(...scale.processes));
  const there = scale.processes.flatMap((count) => [
    { count, players: n },
    { count: 1, players: Math.ceil(n / count) },
  ]);
  const plays = [{ count: 1, players: n }, ...there];
  const costs: { count: number; players: number; servers: number[] }[] = [];
  try {
    for (const { count, players } of scale.atOnce ? plays : [...plays, ...plays.toReversed()]) {
      const cost = await costAt(installation, {
        ...{ kind: "redis", processes: count, rooms: 1, players, dial: scale.dial },
        // Answers over the same time, so that a process gets its own as fast whoever else is there.
        ...{ withinMs: n, questions: scale.questions(n) },
      });
      const servers = cost.servers.map((one) => one * players);
      costs.push({ count, players, servers });
      say(`${players} players on ${count} processes: ${servers.map(ms).join(", ")} a question`);
      // Those who left are written down before the next come.
      if (!scale.atOnce) await settle();
    }
  } finally {
    await installation.stop();
  }
  /** ms a question, of the first so many processes */
  const mean = (count: number, players: number, of: number) => {
    const twice = costs.filter((one) => one.count === count && one.players === players);
    return (
      twice.reduce((sum, { servers }) => sum + servers.slice(0, of).reduce((a, b) => a + b), 0) / twice.length
    );
  };
  return scale.processes.map((count) => {
    const stay = Math.ceil(n / count);
    const [alone, spread, without] = [mean(1, n, 1), mean(count, n, 1), mean(1, stay, 1)];
    return {
      what: `${n} players on ${count} processes: of the cost of the ${n - stay} that moved, the first process is relieved of`,
      measured: `${ms(spread)} a question, ${ms(mean(count, n, count))} in all`,
      against: `${ms(alone)} on one process, ${ms(without)} without them`,
      ratio: (alone - spread) / (alone - without),
      aim: atLeast(0.9),
    };
  });
};

/** Whether a player costs no more the more there are in one scrimmage. */
const growth: Part = async (scale, say) => {
  const { dial } = scale;
  // The same rate of answers in all rooms, so that batches are as large and only the size of the room differs.
  const rounds = scale.rooms.map((players): Round => {
    const questions = scale.questions(players);
    return { kind: "embedded", rooms: 1, players, withinMs: players, questions, dial };
  });
  return compared(await series(scale, rounds, say), {
    name: ({ players }) => `${players} players in one scrimmage`,
    size: ({ players }) => players,
  });
};

/** Whether a player costs no more the more scrimmages there are, and at which rates of answers they are borne. */
const scrimmages: Part = async (scale, say) => {
  const { dial } = scale;
  const done = await each(scale, scale.answersWithinMs, async (withinMs) => {
    const rounds = scale.scrimmages.map((rooms): Round => {
      const questions = scale.questions(30 * rooms);
      return { kind: "embedded", rooms, players: 30, withinMs, questions, dial };
    });
    return compared(await series(scale, rounds, say), {
      name: ({ rooms }) =>
        `${rooms} scrimmages of 30 at once, ${Math.round((30_000 * rooms) / withinMs)} answers a second`,
      size: ({ rooms }) => rooms,
    });
  });
  return done.flat();
};

interface Measured {
  round: Round;
  cost: Cost;
}

/** All against the first. */
function compared(
  [base, ...others]: readonly Measured[],
  { name, size }: { name: (round: Round) => string; size: (round: Round) => number },
): Row[] {
  if (!base) return [];
  return others.flatMap(({ round, cost }): Row[] => {
    const row = (what: string, value = 0, from = 0): Row => ({
      what: `${name(round)}: ${what}`,
      measured: micros(value),
      against: `${micros(from)} with ${size(base.round)}`,
      ratio: value / from,
      aim: atMost(1.2),
    });
    const { server, phones } = cost.waited;
    return [
      row("server CPU per answer", cost.answers[0], base.cost.answers[0]),
      row("server CPU per player and whole question", cost.servers[0], base.cost.servers[0]),
      {
        what: `${name(round)}: answer acknowledged, p50 and p99`,
        measured: `${ms(cost.answerP50)}, ${ms(cost.answerP99)} (the server waited for a core ${percent(server)} of the time, the phones ${percent(phones)})`,
        against: `${ms(base.cost.answerP50)}, ${ms(base.cost.answerP99)}`,
        ratio: cost.answerP99 / base.cost.answerP99,
        aim: null,
      },
    ];
  });
}

async function series(
  scale: Scale,
  rounds: readonly Round[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const possible = rounds.filter((round) => {
    const barred = tooManyFiles(round.rooms * (round.players + 1));
    if (barred !== null) say(barred);
    return barred === null;
  });
  return each(scale, possible, async (round) => {
    const cost = await costOf(round);
    if (cost.refused > 0) throw new Error(`${cost.refused} answers were refused`);
    say(`${round.rooms} × ${round.players} players: all in after ${ms(cost.joinMs)}`);
    return { round, cost };
  });
}

const IDLE_BYTES = 100_000;

const idle: Part = async (scale) => {
  const { rooms, questions, heap, resident } = await idleMemory(scale.idle);
  return [
    {
      what: `memory of an idle scrimmage of 30 over ${questions} questions, live objects (${rooms} open)`,
      measured: kilobytes(heap),
      against: "100 kB",
      ratio: heap / IDLE_BYTES,
      aim: atMost(1),
    },
    {
      what: "the same, resident memory of the process",
      measured: kilobytes(resident),
      against: "100 kB",
      ratio: resident / IDLE_BYTES,
      aim: null,
    },
  ];
};

/** The engine by itself: no sockets, no store. */
const engine: Part = async (scale) => {
  const folding = foldSpeed(1_000, Math.max(...scale.sizes) >= 200 ? 60_000 : 5_000);
  const small = pickSpeed(96, 40);
  const large = pickSpeed(scale.bank, 40);
  return [
    {
      what: `entries folded a second (log of ${folding.entries})`,
      measured: `${Math.round(folding.perSecond / 1_000)},000`,
      against: "300,000",
      ratio: folding.perSecond / 300_000,
      aim: atLeast(1),
    },
    {
      what: `picking a question from ${scale.bank} for 40 players (a whole round at most ${large.round.toFixed(0)} ms)`,
      measured: ms(large.p50),
      against: `${ms(small.p50)} from 96`,
      ratio: large.p50 / small.p50,
      aim: null,
    },
  ];
};

export const PARTS: Record<string, Part> = { load, processes, growth, scrimmages, idle, engine };
