import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { pino } from "pino";
import { FollowUps } from "#server/followups/follow-ups.ts";
import { createHttp } from "#server/http/create.ts";
import { COACH_COOKIE, coachProof } from "#server/http/guard.ts";
import type { Rooms } from "#server/http/rooms.ts";
import { openTries } from "#server/http/tries.ts";
import { Directory } from "#server/rooms/directory.ts";
import { Squads } from "#server/squads/squads.ts";
import type { BackedStores } from "#server/stores/archive.ts";
import { openStores } from "#server/stores/registry.ts";

export const KEY = "a key of this test";
export const ORIGIN = "http://desk.test";

/** For routes that ask no room: asking one is the test's mistake. */
const NO_ROOMS: Rooms = {
  create: () => noRoom(),
  list: () => noRoom(),
  hash: () => noRoom(),
  lobby: () => noRoom(),
  names: () => noRoom(),
  rehearse: () => noRoom(),
  remove: () => noRoom(),
  control: () => noRoom(),
};

function noRoom(): Promise<never> {
  return Promise.reject(new Error("this test has no rooms"));
}

export interface HttpPlace {
  app: Hono;
  stores: BackedStores;
  /** what `ready()` says from now on; null: nothing is wrong */
  trouble(sentence: string | null): void;
  dispose(): Promise<void>;
}

/** The routes over real stores in a folder of their own. */
export async function httpPlace(publicUrl = `${ORIGIN}/`): Promise<HttpPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrimmage-http-"));
  const stores = await openStores({ dataDir });
  let wrong: string | null = null;
  const logger = pino({ level: "silent" });
  const scrimmages = { directory: new Directory(stores), state: async () => null, close: async () => {} };
  const squads = new Squads(stores, scrimmages, logger);
  const app = createHttp({
    stores,
    config: { coachKey: KEY, publicUrl, trustProxy: 0, metricsToken: null, keepSealedDays: 180 },
    tries: openTries(stores, KEY),
    rooms: NO_ROOMS,
    squads,
    followUps: new FollowUps({ ...scrimmages, stores, squads, logger }),
    reviews: {
      state: async () => null,
      seatOfSecret: async () => null,
      played: async () => ({ squads: new Set(), asks: () => false }),
    },
    metrics: { contentType: "text/plain", text: async () => "" },
    logger: pino({ level: "silent" }),
    ready: async () => {
      if (wrong !== null) throw new Error(wrong);
    },
  });
  return {
    app,
    stores,
    trouble: (sentence) => {
      wrong = sentence;
    },
    async dispose() {
      await stores.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A request as the coach's own page sends it. */
export function byCookie(method: string, body?: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method,
    headers: {
      host: "desk.test",
      origin: ORIGIN,
      cookie: `${COACH_COOKIE}=${coachProof(KEY)}`,
      "content-type": "application/json",
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
  };
}

/** A request of a script with the key. */
export function byKey(method: string, body?: unknown): RequestInit {
  return {
    method,
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
