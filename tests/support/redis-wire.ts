import { createConnection, createServer, type Socket } from "node:net";

/** A wire to a Redis that the test can hold and cut. */
export interface Wire {
  readonly port: number;
  /** From here on nothing that Redis answers comes through; what is asked still does. */
  swallowAnswers(): void;
  /** From here on what is asked is held, to be delivered later. */
  holdQuestions(): void;
  /** how many bytes of questions are held */
  held(): number;
  /** Ends the clients' connections without ending Redis's; new ones are whole again. */
  cut(): void;
  /** Delivers what was held before the cut, on the connections that Redis still has. */
  deliver(): void;
  stop(): Promise<void>;
}

interface Pair {
  client: Socket;
  redis: Socket;
  held: Buffer[];
}

export async function wireTo(redisPort: number): Promise<Wire> {
  const pairs = new Set<Pair>();
  let old: Pair[] = [];
  let swallowing = false;
  let holding = false;
  const server = createServer((client) => {
    const redis = createConnection(redisPort, "127.0.0.1");
    const pair: Pair = { client, redis, held: [] };
    pairs.add(pair);
    client.on("data", (chunk) => {
      if (holding) pair.held.push(chunk);
      else redis.write(chunk);
    });
    redis.on("data", (chunk) => {
      if (!swallowing) client.write(chunk);
    });
    for (const socket of [client, redis]) socket.on("error", () => {});
    client.on("close", () => {
      if (!old.includes(pair)) redis.destroy();
      pairs.delete(pair);
    });
    redis.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    swallowAnswers() {
      swallowing = true;
    },
    holdQuestions() {
      holding = true;
    },
    held: () => [...pairs, ...old].reduce((sum, pair) => sum + Buffer.concat(pair.held).length, 0),
    cut() {
      old = [...pairs];
      swallowing = false;
      holding = false;
      for (const pair of old) pair.client.destroy();
    },
    deliver() {
      for (const pair of old) for (const chunk of pair.held.splice(0)) pair.redis.write(chunk);
    },
    async stop() {
      for (const pair of [...pairs, ...old]) {
        pair.client.destroy();
        pair.redis.destroy();
      }
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
