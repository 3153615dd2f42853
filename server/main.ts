import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { Server } from "socket.io";
import { renderUnicodeCompact } from "uqr";
import type { ToClient, ToServer } from "#lib/protocol/messages.ts";
import { type Config, ConfigError, readConfig, sharedKey } from "./config.ts";
import { openCheck } from "./gateway/check.ts";
import { openDrain } from "./gateway/drain.ts";
import { openGateway } from "./gateway/gateway.ts";
import { createHttp, isHttpPath } from "./http/create.ts";
import { SECURITY_HEADERS } from "./http/headers.ts";
import { openTries } from "./http/tries.ts";
import { faultOf } from "./logs/fault.ts";
import { openLogger } from "./logs/logger.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { type Exposition, openMetrics } from "./metrics/prometheus.ts";
import { socketsOf } from "./metrics/sockets.ts";
import { watchLog } from "./metrics/store.ts";
import { packageVersion } from "./metrics/version.ts";
import { Processes } from "./processes/processes.ts";
import { openRehearsal } from "./rehearsal/rehearsal.ts";
import { openSweeper } from "./retention/sweep.ts";
import { ScrimmageRooms } from "./rooms/rooms.ts";
import { StoreError } from "./stores/errors.ts";
import { driverName, openStores } from "./stores/registry.ts";
import { shifted } from "./stores/shifted.ts";

const DAY_MS = 86_400_000;
const FORCE_EXIT_MS = 8_000;
/** long enough for a proxy that looks every second to have looked away */
const MOVE_MS = 1_500;
const LINGER_MS = 1_000;
const SETTLE_MS = 2_000;

interface Serving {
  port: number;
  coachKey: string;
  close: () => Promise<void>;
}

/** Composition root: configuration, stores, rooms, gateway, pages; drains on SIGTERM and SIGINT. */
export async function serve(config: Config): Promise<Serving> {
  const logger = openLogger(config.logLevel);
  const version = packageVersion();
  const store = driverName(config);
  const metrics: Metrics & Exposition = openMetrics({
    version,
    store,
    sockets: () => socketsOf(io),
    now: () => stores.log.now(),
    check: () => stores.log.check(),
    oldestAppendMs: () => stores.log.oldestAppendMs(),
  });
  const opened = await openStores(config);
  for (const warning of opened.warnings ?? []) logger.warn(warning);
  for (const note of opened.notes ?? []) logger.info(note);
  const aheadMs = config.testClockAheadDays * DAY_MS;
  if (aheadMs > 0)
    logger.warn(
      `TEST_CLOCK_AHEAD_DAYS is set: scrimmages are played ${config.testClockAheadDays} days ahead of today. Leave it out where people play.`,
    );
  const log = shifted(opened.log, () => aheadMs);
  const stores = { ...opened, log: watchLog(log, metrics, logger) };
  const coachKey = config.coachKey ?? (await sharedKey(stores.docs));
  const tries = openTries(stores, coachKey);
  const http = createServer();
  const pages = next({ dev: process.env.NODE_ENV !== "production", dir: process.cwd(), httpServer: http });
  await pages.prepare();
  const handlePage = pages.getRequestHandler();

  const processName = randomBytes(4).toString("hex");
  const rehearsalSecret = randomBytes(16).toString("hex");
  // Registered before Socket.IO attaches, which then answers its own path first.
  const io = new Server<ToServer, ToClient>({
    path: "/live",
    serveClient: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    maxHttpBufferSize: 65_536,
    connectTimeout: 20_000,
    cleanupEmptyChildNamespaces: true,
  });
  const rehearsal = openRehearsal({ url: () => `http://127.0.0.1:${portOf(http)}`, secret: rehearsalSecret });
  const rooms = new ScrimmageRooms({
    stores,
    io,
    logger,
    metrics,
    process: processName,
    rehearse: rehearsal.fill,
  });
  const processes = new Processes({
    stores,
    name: processName,
    logger,
    onBeat: (lives) => {
      rooms.bury(lives).catch((error) => logger.debug(faultOf(error), "nobody could be said gone"));
    },
  });
  await processes.start();
  const keep = { liveMs: config.keepLiveDays * DAY_MS, sealedMs: config.keepSealedDays * DAY_MS };
  const sweeper = openSweeper({ stores, logger, keep });
  sweeper.start();
  rooms.followUps
    .sweep()
    .catch((error) => logger.warn(faultOf(error), "follow-ups could not be looked through at the start"));
  rooms.squads
    .sweep()
    .catch((error) => logger.warn(faultOf(error), "squads could not be looked through at the start"));
  const ready = async () => {
    if (drain.on) throw new Error("draining: this process is about to stop. Use another one.");
    await stores.log.check();
  };
  const api = getRequestListener(
    createHttp({
      stores,
      config: { ...config, coachKey },
      tries,
      rooms,
      squads: rooms.squads,
      followUps: rooms.followUps,
      reviews: rooms,
      metrics,
      logger,
      ready,
    }).fetch,
  );

  http.on("request", (req, res) => {
    if (isHttpPath((req.url ?? "/").split("?")[0] ?? "/")) {
      void api(req, res);
      return;
    }
    for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
    void handlePage(req, res);
  });
  io.attach(http);
  const drain = openDrain(io);
  openCheck(io, () => stores.log.now());
  const { publicUrl, trustProxy } = config;
  openGateway({
    io,
    rooms,
    coachKey,
    publicUrl,
    trustProxy,
    rehearsalSecret,
    tries,
    process: processName,
    logger,
    metrics,
  });

  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(config.port, config.host, () => resolve());
  });
  const { version: node } = process;
  logger.info({ version, node, store, port: portOf(http), process: processName }, "started");
  return {
    port: portOf(http),
    coachKey,
    close: async () => {
      const from = performance.now();
      metrics.draining();
      logger.info({ sockets: io.engine.clientsCount }, "stopping");
      drain.begin();
      rehearsal.close();
      // With stores of its own there is no other process to move to.
      if (!stores.exclusive) await drain.move(MOVE_MS);
      const ended = new Promise<void>((resolve) => void io.close(() => resolve()));
      // A line that stalls in the middle of a request would hold up everything that is still to be settled.
      const cut = setTimeout(() => http.closeAllConnections(), LINGER_MS);
      await ended;
      clearTimeout(cut);
      await rooms.settled(SETTLE_MS);
      await rooms.close();
      await processes.close();
      await sweeper.close();
      await pages.close();
      await stores.close();
      logger.info({ tookMs: Math.round(performance.now() - from) }, "stopped");
    },
  };
}

function portOf(http: { address(): ReturnType<ReturnType<typeof createServer>["address"]> }): number {
  const address = http.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** what a coach needs to begin, printed once */
function announce(config: Config, { port, coachKey }: Serving): void {
  const local = `http://localhost:${port}/coach/enter?key=${encodeURIComponent(coachKey)}`;
  const lines = [
    "",
    "  Scrimmage is up.",
    "",
    `  You, the coach:   ${local}`,
    `  Players join at:  ${config.publicUrl}`,
    "",
    renderUnicodeCompact(config.publicUrl).replaceAll(/^/gm, "  "),
    "",
    "  Keep the coach's link to yourself: whoever has it can run your scrimmages.",
    "  Stop with Ctrl+C. Nothing is lost: the next start goes on where this one stopped.",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreError) return error.message;
  const code = (error as { code?: string }).code;
  if (code === "EADDRINUSE")
    return `Port ${process.env.PORT ?? 3000} is in use by another program. Stop it, or start with another one: PORT=3001 npm start`;
  if (code === "EACCES") return "This port may not be opened by you. Use one above 1023: PORT=3000 npm start";
  if (code === "EADDRNOTAVAIL")
    return "HOST is not an address of this machine. Leave it out to listen on all of them.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const server = await serve(config);
  // A launcher that started this process tells the coach itself.
  if (process.send) process.send({ port: server.port });
  else announce(config, server);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // A hung connection must not keep a school's server from restarting.
    setTimeout(() => process.exit(1), FORCE_EXIT_MS).unref();
    server.close().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}

main().catch((error) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});
