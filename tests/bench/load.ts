import { Crowd } from "./crowd.ts";
import { Installation, type Kind, settle } from "./installation.ts";
import { cpuOf, forked, heard, medianOf, quantileOf, rssOf } from "./process.ts";

/** One server's figures with so many players in one scrimmage. Times in ms, memory in bytes. */
export interface Figures {
  players: number;
  memoryPerPlayer: number;
  /** first receipt to last, median over the questions */
  fanOutMs: number;
  answerP50: number;
  answerP99: number;
  /** CPU ms of the server for one answer, from the first sent to the last acknowledged */
  cpuPerAnswer: number;
  /** and of redis-server beside it */
  redisPerAnswer: number;
  bytes: number;
  refused: number;
}

const BURST_MS = 1_000;

/** Real players of a real scrimmage, on either store. */
export async function ours(
  kind: Kind,
  players: number,
  cycles: number,
): Promise<{ figures: Figures; text: string }> {
  const installation = await Installation.start(kind);
  const crowd = new Crowd();
  try {
    const { id, code } = await installation.scrimmage(4);
    await settle();
    const before = rssOf(installation.first.pid);
    await crowd.join([installation.desk(id), installation.players(code, players)]);
    await settle();
    const memoryPerPlayer = (rssOf(installation.first.pid) - before) / players;
    const seen: Cycle[] = [];
    let text = "";
    await installation.measuring();
    for (let i = 0; i < cycles; i++) {
      const watched = crowd.watch();
      if (i === 0) await installation.begin(id);
      const stage = await watched;
      text = stage.text;
      await crowd.opened(stage);
      const from = installation.cpu();
      const { latencies, refused } = await crowd.burst(BURST_MS);
      const to = installation.cpu();
      seen.push({
        ...{ fanOutMs: stage.spreadMs, latencies, refused },
        cpuMs: (to.servers[0] ?? 0) - (from.servers[0] ?? 0),
        redisMs: to.redis - from.redis,
      });
    }
    await installation.measured(`${kind}-${players}`);
    return { figures: summary(players, memoryPerPlayer, seen, text.length), text };
  } finally {
    crowd.close();
    await installation.stop();
  }
}

/** The same phones and bytes against a server that only sends. */
export async function bare(players: number, cycles: number, text: string): Promise<Figures> {
  const server = forked(new URL("./bare.ts", import.meta.url).pathname);
  const crowd = new Crowd();
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
    await crowd.join([{ url: `http://127.0.0.1:${port}`, n: players, auth: { v: 1 } }]);
    await settle();
    const memoryPerPlayer = (rssOf(pid) - before) / players;
    const [, stage] = JSON.parse(text) as [string, { question: object }];
    const seen: Cycle[] = [];
    for (let run = 1; run <= cycles; run++) {
      const watched = crowd.watch();
      server.send({ send: JSON.stringify({ ...stage, question: { ...stage.question, run } }) });
      const { spreadMs } = await watched;
      const from = cpuOf(pid);
      const { latencies, refused } = await crowd.burst(BURST_MS);
      seen.push({ fanOutMs: spreadMs, latencies, refused, cpuMs: cpuOf(pid) - from, redisMs: 0 });
    }
    return summary(players, memoryPerPlayer, seen, text.length);
  } finally {
    crowd.close();
    server.send({ end: true });
  }
}

interface Cycle {
  fanOutMs: number;
  latencies: number[];
  refused: number;
  cpuMs: number;
  redisMs: number;
}

function summary(players: number, memoryPerPlayer: number, cycles: readonly Cycle[], bytes: number): Figures {
  const latencies = cycles.flatMap((cycle) => cycle.latencies);
  // The first question finds code that was never run; what it costs is the machine's start, not the room's.
  const warm = cycles.length > 1 ? cycles.slice(1) : cycles;
  return {
    players,
    memoryPerPlayer,
    fanOutMs: medianOf(warm.map((cycle) => cycle.fanOutMs)),
    answerP50: quantileOf(latencies, 0.5),
    answerP99: quantileOf(latencies, 0.99),
    cpuPerAnswer: medianOf(warm.map((cycle) => cycle.cpuMs)) / players,
    redisPerAnswer: medianOf(warm.map((cycle) => cycle.redisMs)) / players,
    bytes,
    refused: cycles.reduce((sum, cycle) => sum + cycle.refused, 0),
  };
}
