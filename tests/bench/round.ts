import type { Dial } from "#lib/model/plan.ts";
import { Crowd } from "./crowd.ts";
import { Installation, type Kind, settle } from "./installation.ts";
import { quantileOf, waitedOf } from "./process.ts";

/** What is played: `rooms` scrimmages at once with `players` each, shared out over the first `processes`. */
export interface Round {
  kind: Kind;
  processes?: number;
  rooms: number;
  players: number;
  /** the answers to a question come spread over this long */
  withinMs: number;
  /** that count, after one that does not; 0: one, that counts and whose end is not waited for */
  questions: number;
  dial: Dial;
}

/** CPU ms per player and question. */
export interface Cost {
  joinMs: number;
  /** whole questions: shown, answered, closed, revealed, and on to the next; by process */
  servers: number[];
  redis: number;
  /** of it, from the first answer sent to the last acknowledged; by process */
  answers: number[];
  answerP50: number;
  answerP99: number;
  /** while answers came: share of the time in which the first server was ready to run and had no core, and the phones */
  waited: { server: number; phones: number };
  refused: number;
}

export async function costOf(round: Round): Promise<Cost> {
  const installation = await Installation.start(round.kind, round.processes);
  try {
    return await costAt(installation, round);
  } finally {
    await installation.stop();
  }
}

/** The same on servers that may have played before: what is compared there finds the same warm code. */
export async function costAt(installation: Installation, round: Round): Promise<Cost> {
  const { kind, processes = 1, rooms, players, withinMs, questions, dial } = round;
  const crowd = new Crowd();
  try {
    const made: { id: string; code: string }[] = [];
    for (let i = 0; i < rooms; i++) made.push(await installation.scrimmage(dial));
    const share = (process: number) => Math.floor((players + processes - 1 - process) / processes);
    const joinMs = await crowd.join([
      ...made.map(({ id }) => installation.desk(id)),
      ...made.flatMap(({ code }) =>
        Array.from({ length: processes }, (_, i) => installation.players(code, share(i), i)),
      ),
    ]);
    await settle();
    const latencies: number[] = [];
    const waits = () => [performance.now(), waitedOf(installation.first.pid), waitedOf(crowd.pid)] as const;
    const waited = { ms: 0, server: 0, phones: 0 };
    let refused = 0;
    const first = crowd.watch();
    await Promise.all(made.map(({ id }) => installation.begin(id)));
    let stage = await first;
    // The first question finds code that was never run, so it does not count.
    const counted = (i: number) => i > 0 || questions === 0;
    await installation.measuring();
    let from = installation.cpu();
    const answering = from.servers.map(() => 0);
    for (let i = 0; i <= questions; i++) {
      await crowd.opened(stage);
      const before = installation.cpu().servers;
      const [at, server, phones] = waits();
      const burst = await crowd.burst(withinMs);
      refused += burst.refused;
      if (counted(i)) {
        const now = waits();
        waited.ms += now[0] - at;
        waited.server += now[1] - server;
        waited.phones += now[2] - phones;
        for (const [n, ms] of installation.cpu().servers.entries())
          answering[n] = (answering[n] ?? 0) + ms - (before[n] ?? 0);
        for (const ms of burst.latencies) latencies.push(ms);
      }
      if (questions > 0) stage = await crowd.watch();
      if (i === 0 && questions > 0) from = installation.cpu();
    }
    const to = installation.cpu();
    await installation.measured(`${kind}-${processes}x${rooms}x${players}`);
    const per = rooms * players * Math.max(1, questions);
    return {
      joinMs,
      servers: to.servers.map((ms, i) => (ms - (from.servers[i] ?? 0)) / per),
      redis: (to.redis - from.redis) / per,
      answers: answering.map((ms) => ms / per),
      answerP50: quantileOf(latencies, 0.5),
      answerP99: quantileOf(latencies, 0.99),
      waited: { server: waited.server / waited.ms, phones: waited.phones / waited.ms },
      refused,
    };
  } finally {
    crowd.close();
  }
}
