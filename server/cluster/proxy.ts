import { Agent, type ClientRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createProxyServer, proxyUpgrade } from "httpxy";
import { cookieOf, setCookie, type Upstream, type Upstreams } from "./upstreams.ts";

const LOOK_EVERY_MS = 500;
const LOOK_WITHIN_MS = 2_000;
const MISSES_MAX = 3; // a machine may be busy for a moment
const ANSWER_WITHIN_MS = 60_000;
const RETRIED = new Set(["GET", "HEAD"]);

type Hanging = ClientRequest | Duplex;

export interface ReverseProxy {
  web(req: IncomingMessage, res: ServerResponse): Promise<void>;
  upgrade(req: IncomingMessage, socket: Socket, head: Buffer): void;
  /** nothing more goes there, and whoever hangs on it is let go, to come back elsewhere */
  cut(place: Upstream): void;
  /** looks at a place now and says how it is */
  look(place: Upstream): Promise<void>;
  close(): void;
}

/**
 * A small reverse proxy for a try-out on one machine: a process keeps its browsers by a cookie, because
 * the requests of one long-polling line must meet in one process. `trustProxy`: as in `clientAddress`;
 * without a proxy before this one, what a client says of its own address is thrown away.
 */
export function openProxy(upstreams: Upstreams, options: { trustProxy: number }): ReverseProxy {
  // Only with a timeout of its own does Node's agent heed how long a process keeps an idle connection.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256, timeout: ANSWER_WITHIN_MS });
  const http = createProxyServer({ agent, proxyTimeout: ANSWER_WITHIN_MS });
  const going = new WeakMap<IncomingMessage, Upstream>();
  const passedOn = new WeakMap<IncomingMessage, ClientRequest>();
  const hanging = new Map<Upstream, Set<Hanging>>();
  const misses = new WeakMap<Upstream, number>();

  // httpxy writes the answer's headers over ours, so the cookie goes in with the process's own.
  http.on("proxyRes", (answer, req) => {
    const place = going.get(req);
    if (!place || cookieOf(req.headers.cookie) === place.name || req.url?.startsWith("/_next/")) return;
    answer.headers["set-cookie"] = [...(answer.headers["set-cookie"] ?? []), setCookie(place)];
  });

  http.on("proxyReq", (asked, req) => {
    passedOn.set(req, asked);
    const place = going.get(req);
    if (place) hang(place, asked);
  });

  const cut = (place: Upstream) => {
    place.health = "down";
    for (const line of hanging.get(place) ?? []) line.destroy();
    hanging.delete(place);
  };

  const look = async (place: Upstream) => {
    try {
      const answer = await fetch(`http://127.0.0.1:${place.port}/readyz`, {
        signal: AbortSignal.timeout(LOOK_WITHIN_MS),
      });
      await answer.body?.cancel();
      if (upstreams.named(place.name) !== place) return;
      place.health = answer.ok ? "ready" : "unready";
      misses.delete(place);
    } catch (error) {
      if (upstreams.named(place.name) !== place) return;
      const missed = (misses.get(place) ?? 0) + 1;
      misses.set(place, missed);
      if (isRefused((error as Error).cause) || missed >= MISSES_MAX) cut(place);
      else place.health = "unready";
    }
  };

  /** A refused connection says it all; anything else may be about this one request. */
  const failed = (place: Upstream, error: unknown) => {
    if (isRefused(error)) cut(place);
    else void look(place);
  };

  const hang = (place: Upstream, line: Hanging) => {
    const lines = hanging.get(place) ?? new Set();
    hanging.set(place, lines.add(line));
    line.once("close", () => lines.delete(line));
  };

  const web = async (req: IncomingMessage, res: ServerResponse) => {
    addressed(req, options.trustProxy);
    const tried: Upstream[] = [];
    for (;;) {
      const place = upstreams.choose(cookieOf(req.headers.cookie), tried);
      if (!place) break;
      tried.push(place);
      going.set(req, place);
      try {
        await http.web(req, res, { target: `http://127.0.0.1:${place.port}` });
        return;
      } catch (error) {
        failed(place, error);
        // A request that was read to its end counts as destroyed, so only the answer's side tells.
        if (res.headersSent || res.destroyed) {
          res.destroy();
          return;
        }
        if (!RETRIED.has(req.method ?? "")) break;
        // An idle connection may be closed in the moment it is used again: that says nothing of the process.
        if (passedOn.get(req)?.reusedSocket) tried.pop();
      }
    }
    res.writeHead(503, {
      "Content-Type": "application/json",
      "Retry-After": "1",
      "Cache-Control": "no-store",
    });
    res.end(
      JSON.stringify({ ok: false, code: "busy", message: "No process is ready. Try again in a moment." }),
    );
  };

  const upgrade = (req: IncomingMessage, socket: Socket, head: Buffer) => {
    addressed(req, options.trustProxy);
    const place = upstreams.choose(cookieOf(req.headers.cookie));
    if (!place) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    hang(place, socket);
    proxyUpgrade(`http://127.0.0.1:${place.port}`, req, socket, head, { xfwd: false }).then(
      // Half a line is none: whichever end goes takes the other with it.
      (behind) => {
        behind.once("close", () => socket.destroy());
        socket.once("close", () => behind.destroy());
      },
      (error) => failed(place, error),
    );
  };

  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    await Promise.all(upstreams.all.map(look));
    looking = false;
  }, LOOK_EVERY_MS);

  return {
    web,
    upgrade,
    cut,
    look,
    close() {
      clearInterval(timer);
      for (const place of upstreams.all) cut(place);
      agent.destroy();
    },
  };
}

function isRefused(error: unknown): boolean {
  return (error as { code?: string } | undefined)?.code === "ECONNREFUSED";
}

/** Says where the request came from, after what proxies before this one have said. */
function addressed(req: IncomingMessage, trustProxy: number): void {
  const { headers, socket } = req;
  const before = trustProxy > 0 ? headers["x-forwarded-for"] : undefined;
  headers["x-forwarded-for"] = [before ?? [], socket.remoteAddress ?? []].flat().join(", ");
  if (trustProxy > 0 && headers["x-forwarded-proto"]) return;
  headers["x-forwarded-proto"] = "http";
  headers["x-forwarded-host"] = headers.host;
}
