import type { ChildProcess } from "node:child_process";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { demoQuestions } from "../support/bank.ts";
import { TestServer, until } from "../support/server.ts";
import type { News, Order } from "./phones.ts";
import { cpuOf, forked, heard, medianOf, quantileOf, rssOf } from "./process.ts";

/** One server's figures with so many players in one scrimmage. Times in ms, memory in bytes. */
export interface Figures {
  players: number;
  joinMs: number;
  memoryPerPlayer: number;
  /** first receipt to last, median over the questions */
  fanOutMs: number;
  answerP50: number;
  answerP99: number;
  /** CPU ms of the server for one question cycle (fan-out and burst), and for one answer of it */
  cpuPerCycle: number;
  cpuPerAnswer: number;
  bytes: number;
  refused: number;
}

type Told<K extends News["news"]> = Extract<News, { news: K }>;
const is =
  <K extends News["news"]>(news: K) =>
  (message: unknown): message is Told<K> =>
    (message as { news?: string }).news === news;

const BURST_MS = 1_000;
const CYCLES = 5;
/** choice questions only, so that every answer is one tap of the same bytes */
const QUESTIONS = demoQuestions(160).filter((question) => question.kind === "choice");

export async function ours(players: number): Promise<{ figures: Figures; text: string }> {
  const server = await TestServer.start();
  const phones = forked(new URL("./phones.ts", import.meta.url).pathname);
  try {
    const { id, code } = await server.scrimmage({
      questions: QUESTIONS,
      plan: { rounds: 1, roundSec: 300, dialLadder: [1] },
    });
    const coach = await server.coach(id).settled();
    await settle();
    const before = rssOf(server.pid);
    const joined = heard(phones, is("connected"), 180_000);
    order(phones, {
      do: "connect",
      url: server.url,
      n: players,
      auth: { v: PROTOCOL_VERSION, code, role: "player" },
    });
    const { ms: joinMs } = await joined;
    await settle();
    const memoryPerPlayer = (rssOf(server.pid) - before) / players;
    const cycles: Cycle[] = [];
    let text = "";
    let bytes = 0;
    for (let i = 0; i < CYCLES; i++) {
      const seen = heard(phones, is("stage"), 120_000);
      order(phones, { do: "watch" });
      if (i === 0) await coach.ask({ do: "start" });
      const stage = await seen;
      const cpuAfter = cpuOf(server.pid);
      text = stage.text;
      bytes = stage.bytes;
      const question = (JSON.parse(text) as [string, { question: { run: number; opensAt: number } }])[1]
        .question;
      await until(() => coach.now() >= question.opensAt + 20);
      cycles.push(
        await burst(phones, server.pid, {
          fanOutMs: stage.lastAt - stage.firstAt,
          cpuAt: cpuAfter,
          run: question.run,
        }),
      );
    }
    coach.close();
    return { figures: summary(players, joinMs, memoryPerPlayer, cycles, bytes), text };
  } finally {
    order(phones, { do: "close" });
    await server.stop();
  }
}

/** The same phones and bytes against a server that only sends. */
export async function bare(players: number, text: string): Promise<Figures> {
  const server = forked(new URL("./bare.ts", import.meta.url).pathname);
  const phones = forked(new URL("./phones.ts", import.meta.url).pathname);
  try {
    const { port } = await heard(
      server,
      (message: unknown): message is { port: number } =>
        typeof (message as { port?: number }).port === "number",
      30_000,
    );
    const pid = server.pid ?? 0;
    await settle();
    const before = rssOf(pid);
    const joined = heard(phones, is("connected"), 180_000);
    order(phones, { do: "connect", url: `http://127.0.0.1:${port}`, n: players, auth: { v: 1 } });
    const { ms: joinMs } = await joined;
    await settle();
    const memoryPerPlayer = (rssOf(pid) - before) / players;
    const stage = JSON.stringify((JSON.parse(text) as [string, unknown])[1]);
    const cycles: Cycle[] = [];
    let bytes = 0;
    for (let i = 0; i < CYCLES; i++) {
      const seen = heard(phones, is("stage"), 120_000);
      order(phones, { do: "watch" });
      server.send({ send: stage });
      const got = await seen;
      bytes = got.bytes;
      cycles.push(
        await burst(phones, pid, { fanOutMs: got.lastAt - got.firstAt, cpuAt: cpuOf(pid), run: i + 1 }),
      );
    }
    return summary(players, joinMs, memoryPerPlayer, cycles, bytes);
  } finally {
    order(phones, { do: "close" });
    server.send({ end: true });
  }
}

interface Cycle {
  fanOutMs: number;
  latencies: number[];
  refused: number;
  cpuMs: number;
}

async function burst(
  phones: ChildProcess,
  pid: number,
  from: { fanOutMs: number; cpuAt: number; run: number },
): Promise<Cycle> {
  const done = heard(phones, is("burst"), 120_000);
  const cpuAt = cpuOf(pid);
  order(phones, { do: "burst", run: from.run, value: 1, withinMs: BURST_MS });
  const { latencies, refused } = await done;
  return { fanOutMs: from.fanOutMs, latencies, refused, cpuMs: (cpuOf(pid) - cpuAt) * 1_000 };
}

function summary(
  players: number,
  joinMs: number,
  memoryPerPlayer: number,
  cycles: readonly Cycle[],
  bytes: number,
): Figures {
  const latencies = cycles.flatMap((cycle) => cycle.latencies);
  const cpu = cycles.reduce((sum, cycle) => sum + cycle.cpuMs, 0) / cycles.length;
  return {
    players,
    joinMs,
    memoryPerPlayer,
    fanOutMs: medianOf(cycles.map((cycle) => cycle.fanOutMs)),
    answerP50: quantileOf(latencies, 0.5),
    answerP99: quantileOf(latencies, 0.99),
    cpuPerCycle: cpu,
    cpuPerAnswer: cpu / players,
    bytes,
    refused: cycles.reduce((sum, cycle) => sum + cycle.refused, 0),
  };
}

function order(child: ChildProcess, what: Order): void {
  if (child.connected) child.send(what);
}

/** memory is read after the garbage of joining had a moment to go */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_500));
}
