import type { Dial } from "#lib/model/plan.ts";
import { foldSpeed } from "./fold.ts";
import { idleMemory } from "./idle.ts";
import { bare, type Figures, ours } from "./load.ts";
import { pickSpeed } from "./pick.ts";
import { tooManyFiles } from "./process.ts";
import { atLeast, atMost, kilobytes, micros, ms, type Row } from "./report.ts";
import { costOf, type Round } from "./round.ts";

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
  answersWithinMs: number;
  /** whole questions that count, and how they are played */
  questions: (players: number) => number;
  dial: Dial;
  idle: number;
  /** the largest bank that is picked from */
  bank: number;
  /** Servers side by side: over sooner, and its figures say nothing. */
  atOnce: boolean;
}

export type Part = (scale: Scale, say: (line: string) => void) => Promise<Row[]>;

/** One after the other, or all at once. */
async function each<T, R>(scale: Scale, all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
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

/** What the first process is relieved of when others take their share of the players. */
const processes: Part = async (scale, say) => {
  const n = scale.processPlayers;
  const rows: Row[] = [];
  let alone: number | null = null;
  const rounds = await each(scale, scale.processes, async (count) => ({
    count,
    cost: await costOf({
      ...{ kind: "redis", processes: count, rooms: 1, players: n, dial: scale.dial },
      ...{ withinMs: n, questions: scale.questions(n) },
    }),
  }));
  for (const { count, cost } of rounds) {
    say(
      `${count} processes: ${cost.servers.map((one) => micros(one)).join(", ")}, redis ${micros(cost.redis)}`,
    );
    const first = cost.servers[0] ?? 0;
    if (alone === null) {
      alone = first;
      continue;
    }
    rows.push({
      what: `${n} players on ${count} processes: of the cost of the ${n - Math.ceil(n / count)} that moved, the first process is relieved of`,
      measured: `${micros(first)} a player and question, ${micros(cost.servers.reduce((a, b) => a + b, 0))} in all`,
      against: `${micros(alone)} on one process`,
      ratio: (alone - first) / (alone * (1 - 1 / count)),
      aim: atLeast(0.9),
    });
  }
  return rows;
};

/** Whether a player costs no more the more there are. */
const growth: Part = async (scale, say) => {
  const { dial } = scale;
  // The same rate of answers in all rooms, so that batches are as large and only the size of the room differs.
  const rounds: Round[] = [
    ...scale.rooms.map((players): Round => {
      const questions = scale.questions(players);
      return { kind: "embedded", rooms: 1, players, withinMs: players, questions, dial };
    }),
    ...scale.scrimmages.map((rooms): Round => {
      const withinMs = scale.answersWithinMs;
      return { kind: "embedded", rooms, players: 30, withinMs, questions: scale.questions(30 * rooms), dial };
    }),
  ];
  const measured = await series(scale, rounds, say);
  const one = measured.filter(
    ({ round }) =>
      scale.rooms.includes(round.players) && round.rooms === 1 && round.withinMs === round.players,
  );
  const many = measured.filter((each) => !one.includes(each));
  const rows: Row[] = [];
  for (const [all, name] of [
    [one, (round: Round) => `${round.players} players in one scrimmage`],
    [many, (round: Round) => `${round.rooms} scrimmages of 30 at once`],
  ] as const) {
    const base = all[0];
    if (!base) continue;
    for (const { round, cost } of all.slice(1)) {
      const row = (what: string, value: number, from: number, aim: Row["aim"]) =>
        rows.push({
          what: `${name(round)}: ${what}`,
          measured: micros(value),
          against: `${micros(from)} with ${all === one ? base.round.players : base.round.rooms}`,
          ratio: value / from,
          aim,
        });
      row("server CPU per answer", cost.answers[0] ?? 0, base.cost.answers[0] ?? 0, atMost(1.2));
      row(
        "server CPU per player and whole question",
        cost.servers[0] ?? 0,
        base.cost.servers[0] ?? 0,
        atMost(1.2),
      );
      rows.push({
        what: `${name(round)}: answer acknowledged, p50 and p99`,
        measured: `${ms(cost.answerP50)}, ${ms(cost.answerP99)}`,
        against: `${ms(base.cost.answerP50)}, ${ms(base.cost.answerP99)}`,
        ratio: cost.answerP99 / base.cost.answerP99,
        aim: null,
      });
    }
  }
  return rows;
};

async function series(scale: Scale, rounds: readonly Round[], say: (line: string) => void) {
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

export const PARTS: Record<string, Part> = { load, processes, growth, idle, engine };
