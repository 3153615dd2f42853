import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { TestProxy } from "../support/proxy.ts";
import { until } from "../support/server.ts";

/** A process as the proxy sees one: `/readyz`, its name on every other path, an echo on a socket. */
class Behind {
  name: string;
  ready = true;
  /** asked for, and then never answered */
  hangs = 0;
  seen: IncomingMessage[] = [];
  port = 0;
  #http: Server = createServer();
  #ws: WebSocketServer | null = null;

  constructor(name: string) {
    this.name = name;
  }

  async up(): Promise<this> {
    this.#http = createServer((req, res) => {
      if (req.url === "/readyz") {
        res.writeHead(this.ready ? 200 : 503).end();
        return;
      }
      this.seen.push(req);
      if (req.url === "/hang") this.hangs++;
      else if (req.url === "/own-cookie") res.setHeader("Set-Cookie", "own=1").end(this.name);
      else res.end(this.name);
    });
    this.#ws = new WebSocketServer({ server: this.#http });
    this.#ws.on("connection", (socket) => socket.send(this.name));
    await new Promise<void>((resolve) => this.#http.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.#http.address() as AddressInfo).port;
    return this;
  }

  down(): Promise<void> {
    for (const socket of this.#ws?.clients ?? []) socket.terminate();
    this.#http.closeAllConnections();
    return new Promise((resolve) => this.#http.close(() => resolve()));
  }
}

const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.stop();
});

async function two(): Promise<{ a: Behind; b: Behind; proxy: TestProxy }> {
  const [a, b] = [await new Behind("a").up(), await new Behind("b").up()];
  const proxy = await TestProxy.start([a.port, b.port]);
  opened.push({ stop: () => a.down() }, { stop: () => b.down() }, proxy);
  return { a, b, proxy };
}

const get = async (proxy: TestProxy, route: string, cookie?: string) => {
  const answer = await fetch(proxy.url + route, cookie === undefined ? {} : { headers: { cookie } });
  return { status: answer.status, text: await answer.text(), cookies: answer.headers.getSetCookie() };
};

function socketTo(proxy: TestProxy, cookie: string): Promise<{ name: string; socket: WebSocket }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(proxy.url.replace("http", "ws"), { headers: { cookie } });
    socket.once("error", reject);
    socket.once("message", (name) => resolve({ name: String(name), socket }));
  });
}

test("PR2 the first answer brings the cookie, and with it everything stays on one process", async () => {
  const { proxy } = await two();
  const first = await get(proxy, "/own-cookie");
  expect(first.cookies).toHaveLength(2);
  const cookie = first.cookies.find((one) => one.startsWith("scrimmage_process="))?.split(";")[0] ?? "";
  for (let i = 0; i < 4; i++) {
    const next = await get(proxy, "/", cookie);
    expect(next).toMatchObject({ text: first.text, cookies: [] });
    expect(await socketTo(proxy, cookie).then(({ name }) => name)).toBe(first.text);
  }
});

test("PR3 a process that is gone is left out at once, and comes back by itself", async () => {
  const { a, proxy } = await two();
  const cookie = "scrimmage_process=1";
  expect((await get(proxy, "/", cookie)).text).toBe("a");
  await a.down();
  for (let i = 0; i < 4; i++) expect(await get(proxy, "/", cookie)).toMatchObject({ status: 200, text: "b" });
  expect((await socketTo(proxy, cookie)).name).toBe("b");
  await a.up();
  await until(async () => (await get(proxy, "/", cookie)).text === "a");
});

test("PR3 what was being read when a process died is read from another", async () => {
  const { a, b, proxy } = await two();
  const reading = get(proxy, "/hang", "scrimmage_process=1");
  await until(() => a.hangs === 1);
  await a.down();
  await until(() => b.hangs === 1);
  const writing = fetch(`${proxy.url}/write`, { method: "POST", body: "x" });
  expect((await writing).status).toBe(200);
  await b.down();
  expect((await reading).status).toBe(503);
});

test("PR3 an idle connection that closes as it is used again costs nobody an answer", async () => {
  // Every connection serves one request, and is gone when the next one comes over it.
  const lines = new Map<unknown, number>();
  const once = createServer((req, res) => {
    const served = lines.get(req.socket) ?? 0;
    lines.set(req.socket, served + 1);
    if (served > 0) req.socket.destroy();
    else res.end("served");
  });
  await new Promise<void>((resolve) => once.listen(0, "127.0.0.1", resolve));
  const proxy = await TestProxy.start([(once.address() as AddressInfo).port]);
  opened.push({ stop: async () => void once.close().closeAllConnections() }, proxy);
  for (let i = 0; i < 5; i++)
    expect(await get(proxy, `/${i}`)).toMatchObject({ status: 200, text: "served" });
  expect(Math.max(...lines.values())).toBe(2);
});

test("PR3 one that is not ready gets nobody new, and its open lines stay", async () => {
  const { a, proxy } = await two();
  const cookie = "scrimmage_process=1";
  const { socket } = await socketTo(proxy, cookie);
  a.ready = false;
  await until(async () => (await get(proxy, "/", cookie)).text === "b");
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.terminate();
});

test("PR3 a line goes when its process goes", async () => {
  const { a, proxy } = await two();
  const { socket } = await socketTo(proxy, "scrimmage_process=1");
  await a.down();
  await until(() => socket.readyState === WebSocket.CLOSED);
});

test("PR3 when no process is there it is said so, and tried again later", async () => {
  const { a, b, proxy } = await two();
  await a.down();
  await b.down();
  expect(await get(proxy, "/")).toMatchObject({ status: 503 });
  await expect(socketTo(proxy, "")).rejects.toThrow();
  await b.up();
  await until(async () => (await get(proxy, "/")).text === "b");
});

test("PR1 the proxy tells the player's address, and throws away what a player says of it", async () => {
  const { a, proxy } = await two();
  await fetch(proxy.url, {
    headers: {
      cookie: "scrimmage_process=1",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "https",
    },
  });
  expect(a.seen[0]?.headers).toMatchObject({
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "http",
    host: new URL(proxy.url).host,
  });
});
