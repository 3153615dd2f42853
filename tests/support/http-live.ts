import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { pino } from "pino";
import { Server } from "socket.io";
import type { ToClient, ToServer } from "#lib/protocol/messages.ts";
import { openGateway } from "#server/gateway/gateway.ts";
import { createHttp } from "#server/http/create.ts";
import { openTries } from "#server/http/tries.ts";
import { NO_METRICS } from "#server/metrics/metrics.ts";
import { openRehearsal } from "#server/rehearsal/rehearsal.ts";
import { ScrimmageRooms } from "#server/rooms/rooms.ts";
import type { BackedStores } from "#server/stores/archive.ts";
import { openStores } from "#server/stores/registry.ts";
import { shifted } from "#server/stores/shifted.ts";
import { KEY } from "./http.ts";

export interface HttpLive {
  url: string;
  stores: BackedStores;
  rooms: ScrimmageRooms;
  dispose(): Promise<void>;
}

/** Everything but the pages, listening on loopback: real stores, rooms, gateway and rehearsal players. */
export async function httpLive(
  options: { redisUrl?: string; process?: string; clock?: { aheadMs: number } } = {},
): Promise<HttpLive> {
  const dataDir = await mkdtemp(join(tmpdir(), "scrimmage-live-"));
  const opened = await openStores({ dataDir, redisUrl: options.redisUrl ?? null });
  const stores = { ...opened, log: shifted(opened.log, () => options.clock?.aheadMs ?? 0) };
  const process = options.process ?? "test";
  const server = createServer();
  const io = new Server<ToServer, ToClient>({ path: "/live", serveClient: false });
  const logger = pino({ level: "silent" });
  const rehearsalSecret = "known to this test only";
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rehearsal = openRehearsal({ url, secret: rehearsalSecret });
  const metrics = NO_METRICS;
  const rooms = new ScrimmageRooms({
    stores,
    io,
    logger,
    metrics,
    process,
    rehearse: rehearsal.fill,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const config = { coachKey: KEY, publicUrl: url(), trustProxy: 0, metricsToken: null, keepSealedDays: 180 };
  const tries = openTries(stores, KEY);
  openGateway({ ...config, io, rooms, rehearsalSecret, tries, process, logger, metrics });
  const app = createHttp({
    stores,
    config,
    tries,
    rooms,
    squads: rooms.squads,
    followUps: rooms.followUps,
    reviews: rooms,
    metrics: { contentType: "text/plain", text: async () => "" },
    logger,
    ready: () => stores.log.check(),
  });
  const listener = getRequestListener(app.fetch);
  server.on("request", (req, res) => {
    if (!req.url?.startsWith("/live")) void listener(req, res);
  });
  io.attach(server);
  return {
    url: url(),
    stores,
    rooms,
    async dispose() {
      rehearsal.close();
      await io.close();
      await rooms.close();
      await stores.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
