import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { openProxy, type ReverseProxy } from "#server/cluster/proxy.ts";
import { Upstreams } from "#server/cluster/upstreams.ts";

/** What the network between the school and us does with WebSocket upgrades. */
export type Upgrades = "pass" | "refuse" | "swallow";

/**
 * The cluster's own proxy on a port of loopback, with a school's firewall before it: it can refuse
 * upgrades, swallow them without a word, and cut every line that is open.
 */
export class TestProxy {
  readonly upstreams = new Upstreams();
  upgrades: Upgrades = "pass";
  /** upgrades that came, whatever was done with them */
  upgradesAsked = 0;
  #proxy: ReverseProxy;
  #http: Server = createServer();
  #lines = new Set<Socket>();

  private constructor(ports: readonly number[]) {
    for (const [i, port] of ports.entries()) this.upstreams.put(String(i + 1), port);
    this.#proxy = openProxy(this.upstreams, { trustProxy: 0 });
    this.#http.on("connection", (socket) => {
      this.#lines.add(socket);
      socket.once("close", () => this.#lines.delete(socket));
    });
    this.#http.on("request", (req, res) => void this.#proxy.web(req, res));
    this.#http.on("upgrade", (req, socket, head) => {
      this.upgradesAsked++;
      if (this.upgrades === "pass") this.#proxy.upgrade(req, socket as Socket, head);
      else if (this.upgrades === "refuse")
        socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    });
  }

  static async start(ports: readonly number[], upgrades: Upgrades = "pass"): Promise<TestProxy> {
    const proxy = new TestProxy(ports);
    proxy.upgrades = upgrades;
    await new Promise<void>((resolve) => proxy.#http.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** as when the Wi-Fi goes: every line breaks, and new ones are taken at once */
  cutAll(): void {
    for (const line of this.#lines) line.destroy();
  }

  /** as at the edge of the Wi-Fi: each line breaks with this chance */
  cutSome(share: number): void {
    for (const line of this.#lines) if (Math.random() < share) line.destroy();
  }

  async stop(): Promise<void> {
    this.#proxy.close();
    this.cutAll();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}
