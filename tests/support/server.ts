import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { io, type Socket } from "socket.io-client";
import type { Plan } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import {
  type Ack,
  type Ask,
  type Connect,
  PROTOCOL_VERSION,
  type Role,
  type ToClient,
  type ToServer,
  type Welcome,
} from "#lib/protocol/messages.ts";
import type { CoachStage, PlayerStage, ProjectorStage, Roster, SeatView, Tally } from "#lib/views/types.ts";
import { demoPlan, demoQuestions } from "./bank.ts";

export const COACH_KEY = "test-coach-key";

/** The built server as a process of its own, on loopback, with a data folder of its own. */
export class TestServer {
  readonly dataDir = mkdtempSync(path.join(os.tmpdir(), "scrimmage-"));
  port = 0;
  output = "";
  /** what it wrote to stderr: its log */
  logged = "";
  #environment: Record<string, string> = {};
  #child: ChildProcess | null = null;

  static async start(environment: Record<string, string> = {}): Promise<TestServer> {
    const server = new TestServer();
    server.#environment = environment;
    server.port = await freePort();
    try {
      await server.up();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it (again) on the same port and folder, with these settings too, and waits until it answers. */
  async up(environment: Record<string, string> = {}): Promise<void> {
    this.#environment = { ...this.#environment, ...environment };
    const child = spawn(process.execPath, ["--enable-source-maps", "dist/server.mjs"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(this.port),
        HOST: "127.0.0.1",
        DATA_DIR: this.dataDir,
        COACH_KEY,
        LOG_LEVEL: "warn",
        PUBLIC_URL: this.url,
        ...this.#environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    endsWithUs(child);
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.stderr?.on("data", (chunk: Buffer) => {
      this.logged += chunk.toString();
    });
    await until(async () => {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server ended at once:\n${this.output}`);
      return (await fetch(`${this.url}/readyz`).catch(() => null))?.ok === true;
    }, 60_000);
  }

  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }

  async stop(): Promise<void> {
    await this.kill("SIGKILL");
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async api<T>(method: string, route: string, body?: unknown): Promise<{ status: number; body: T }> {
    const answer = await fetch(this.url + route, {
      method,
      headers: { authorization: `Bearer ${COACH_KEY}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  /** what `/metrics` says, in Prometheus' text */
  async metrics(): Promise<string> {
    const answer = await fetch(`${this.url}/metrics`, { headers: { authorization: `Bearer ${COACH_KEY}` } });
    return answer.text();
  }

  /** a pack made of these questions; its id */
  async pack(questions: QuestionBase[]): Promise<string> {
    const pack = {
      title: "Test pack",
      description: "",
      language: "en",
      attribution: "the tests",
      licence: "CC0-1.0",
      questions,
    };
    return (await this.api<{ id: string }>("POST", "/api/packs", { pack })).body.id;
  }

  /** a scrimmage over a pack that is there, or one made of these questions */
  async scrimmage(
    options: { plan?: Partial<Plan>; questions?: QuestionBase[]; pack?: string } = {},
  ): Promise<{ id: string; code: string }> {
    const pack = options.pack ?? (await this.pack(options.questions ?? demoQuestions()));
    const made = await this.api<{ id: string; code: string }>("POST", "/api/scrimmages", {
      plan: { ...demoPlan(), ...options.plan },
      packs: [pack],
    });
    if (made.status >= 300) throw new Error(`no scrimmage: ${JSON.stringify(made.body)}`);
    return made.body;
  }

  connect(
    auth: Omit<Connect, "v">,
    options: { transports?: string[]; v?: number; at?: string; ca?: string } = {},
  ): TestClient {
    return new TestClient(
      options.at ?? this.url,
      { v: options.v ?? PROTOCOL_VERSION, ...auth },
      options.transports ?? ["websocket"],
      options.ca,
    );
  }

  player(code: string, name?: string): TestClient {
    return this.connect({ code, role: "player", ...(name === undefined ? {} : { name }) });
  }

  coach(id: string): TestClient {
    return this.connect({ code: id, role: "coach", client: `desk-${Math.floor(performance.now() * 1000)}` });
  }
}

/** A client as thin as the wire: what it was told last, and asks with its own counter. */
export class TestClient {
  readonly socket: Socket<ToClient, ToServer>;
  readonly role: Role;
  stage: (PlayerStage & ProjectorStage & CoachStage) | null = null;
  stages: string[] = [];
  seat: SeatView | null = null;
  tally: Tally | null = null;
  roster: Roster | null = null;
  welcome: Welcome | null = null;
  refused: string | null = null;
  bye: string | null = null;
  offset = 0;
  #asks = 0;

  /** `ca`: the certificate that an https address is trusted by */
  constructor(url: string, auth: Connect, transports: string[], ca?: string) {
    this.role = auth.role;
    this.socket = io(url, {
      path: "/live",
      transports,
      auth,
      ...(ca === undefined ? {} : { ca }),
      // A cookie keeps the requests of one long-polling line together.
      withCredentials: true,
      tryAllTransports: true,
      forceNew: true,
      reconnection: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 400,
      extraHeaders: auth.role === "coach" ? { authorization: `Bearer ${COACH_KEY}` } : {},
    });
    this.socket.on("stage", (stage) => {
      this.stage = stage as never;
      this.stages.push(JSON.stringify(stage));
    });
    this.socket.on("seat", (seat) => {
      this.seat = seat;
      this.#asks = Math.max(this.#asks, seat.lastAsk);
    });
    this.socket.on("tally", (tally) => {
      this.tally = tally;
    });
    this.socket.on("roster", (roster) => {
      this.roster = roster;
    });
    this.socket.on("welcome", (welcome) => {
      this.welcome = welcome;
      this.socket.auth = { ...auth, name: undefined, token: welcome.token };
    });
    this.socket.on("bye", (code) => {
      this.bye = code;
      this.socket.disconnect();
    });
    // As the pages do: only a "bye" is final.
    this.socket.on("disconnect", (reason) => {
      if (reason === "io server disconnect" && this.bye === null)
        setTimeout(() => this.socket.connect(), 100 + Math.random() * 300);
    });
    this.socket.on("time", (sample, reply) => {
      this.offset = sample.now - Date.now();
      reply(Date.now());
    });
    this.socket.on("connect_error", (error) => {
      const code = (error as { data?: { code?: string } }).data?.code;
      if (code) {
        this.refused = code;
        this.socket.disconnect();
      }
    });
  }

  /** in, or refused */
  async settled(): Promise<this> {
    await until(
      () => this.refused !== null || (this.stage !== null && (this.role !== "player" || this.seat !== null)),
    );
    return this;
  }

  ask(input: Ask["input"], id?: number): Promise<Ack> {
    return this.raw({ id: id ?? ++this.#asks, input });
  }

  /** sends anything at all as an ask */
  raw(message: unknown): Promise<Ack> {
    return new Promise((resolve, reject) => {
      this.socket
        .timeout(10_000)
        .emit("ask", message as Ask, (error: Error | null, ack: Ack) =>
          error ? reject(error) : resolve(ack),
        );
    });
  }

  now(): number {
    return Date.now() + this.offset;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A test run that is broken off leaves nothing running behind it. */
export function endsWithUs(child: ChildProcess): void {
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.removeListener("exit", end));
}

/** Waits for a condition, never for a time; throws when it does not come true. */
export async function until(claim: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const from = performance.now();
  while (!(await claim())) {
    if (performance.now() - from > withinMs)
      throw new Error(`did not come true within ${withinMs} ms: ${claim}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
