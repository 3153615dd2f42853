import type { PacksAnswer } from "#lib/protocol/http.ts";
import { Crowd } from "./crowd.ts";
import { type Inspector, inspected } from "./inspector.ts";
import { Installation, settle } from "./installation.ts";
import { rssOf } from "./process.ts";

/** Bytes that one open scrimmage takes while nothing happens in it. */
export interface Idle {
  rooms: number;
  questions: number;
  /** live objects after garbage collection */
  heap: number;
  /** resident memory of the process */
  resident: number;
}

const PLAYERS = 30;
const WARM_MAX = 40;

/**
 * A class of thirty has joined and gone again, over the largest pack that comes with the product: the scrimmage is open, folded and followed, and nobody is connected. The first scrimmages
 * are not counted, as they find code that was never run.
 */
export async function idleMemory(rooms: number): Promise<Idle> {
  const { environment, open } = await inspected();
  const installation = await Installation.start("embedded", 1, environment);
  const inspector = await open();
  try {
    const server = installation.first;
    const { body } = await server.api<PacksAnswer>("GET", "/api/packs");
    const pack = body.packs.reduce((a, b) => (b.questions > a.questions ? b : a));
    const filled = async (n: number) => {
      const made: { id: string; code: string }[] = [];
      for (let i = 0; i < n; i++) made.push(await server.scrimmage({ pack: pack.id }));
      const crowd = new Crowd();
      await crowd.join(made.map(({ code }) => installation.players(code, PLAYERS)));
      crowd.close();
      await settle(4_000);
      return { heap: await heapOf(inspector), resident: rssOf(server.pid) };
    };
    const before = await filled(Math.min(WARM_MAX, rooms));
    const after = await filled(rooms);
    return {
      rooms,
      questions: pack.questions,
      heap: (after.heap - before.heap) / rooms,
      resident: (after.resident - before.resident) / rooms,
    };
  } finally {
    inspector.close();
    await installation.stop();
  }
}

async function heapOf(inspector: Inspector): Promise<number> {
  for (let i = 0; i < 3; i++) await inspector.call("HeapProfiler.collectGarbage");
  const { result } = await inspector.call<{ result: { value: number } }>("Runtime.evaluate", {
    expression: "process.memoryUsage().heapUsed + process.memoryUsage().external",
  });
  return result.value;
}
