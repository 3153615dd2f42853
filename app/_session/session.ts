import { io, type Socket } from "socket.io-client";
import type { Code } from "#lib/kit/codes.ts";
import {
  type Ack,
  type Ask,
  type Connect,
  PROTOCOL_VERSION,
  type ToClient,
  type ToServer,
  type Welcome,
} from "#lib/protocol/messages.ts";
import type { Roster, SeatView } from "#lib/views/types.ts";
import { randomWord, SECRET_LETTERS } from "./word.ts";

const CLIENT_LETTERS = 8;
const ACK_TIMEOUT_MS = 8_000;
const BUSY_MS = 500;
const BUSY_AGAIN_MS = 1_500;
const AGAIN_MS = 400;

/** Where this page stands with the server. */
export type Link = "connecting" | "live" | "offline" | "refused";

export interface SessionState<S, T> {
  link: Link;
  /** why the server refused or ended the connection; it will not be tried again by itself */
  refusal: Code | null;
  stage: S | null;
  seat: SeatView | null;
  tally: T | null;
  roster: Roster | null;
  /** asks not acknowledged yet; kept over a reload */
  held: number;
  welcome: Welcome | null;
}

export interface SessionOptions {
  auth: Omit<Connect, "v">;
  /** key of this seat's outbox and counter in the browser's storage */
  storageKey: string;
  /** where the server is; the page's own when it is left out */
  server?: string;
}

/** `sent`: the server may have it already, so its id must not change any more */
type Waiting = { ask: Ask; resolve: (ack: Ack) => void; sent: boolean };

/**
 * One connection of one role to one scrimmage, free of any framework. It keeps what was not
 * acknowledged and sends it again after every reconnect, in order, under the same ids; the server
 * answers a repeat and applies it once. `now()` is the log's clock.
 */
export class Session<S, T> {
  #socket: Socket<ToClient, ToServer>;
  #state: SessionState<S, T>;
  #listeners = new Set<() => void>();
  #waiting: Waiting[] = [];
  #nextId: number;
  #attempt = 0;
  #greeted = false;
  #offset = 0;
  #bestLag = Number.POSITIVE_INFINITY;
  #closed = false;
  #options: SessionOptions;

  constructor(given: SessionOptions) {
    const options = { ...given, auth: { ...wordsOf(given.auth), ...given.auth } };
    this.#options = options;
    const kept = readKept(options.storageKey);
    this.#nextId = kept.nextId;
    this.#waiting = kept.asks.map((ask) => ({ ask, resolve: () => {}, sent: true }));
    this.#state = {
      link: "connecting",
      refusal: null,
      stage: null,
      seat: null,
      tally: null,
      roster: null,
      held: this.#waiting.length,
      welcome: null,
    };
    const auth: Connect = { v: PROTOCOL_VERSION, ...options.auth };
    this.#socket = io(options.server ?? location.origin, {
      auth,
      path: "/live",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 250,
      reconnectionDelayMax: 2_000,
      randomizationFactor: 0.5,
      timeout: 5_000,
    });
    this.#listen();
  }

  state = (): SessionState<S, T> => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** ms on the log's clock */
  now = (): number => Date.now() + this.#offset;

  /** Kept until the server has answered, over reconnects and reloads. */
  ask = (input: Ask["input"]): Promise<Ack> =>
    new Promise((resolve) => {
      const waiting: Waiting = { ask: { id: this.#nextId++, input }, resolve, sent: false };
      this.#waiting.push(waiting);
      this.#keep();
      if (this.#waiting.length === 1) this.#sendFirst();
    });

  /** Tries again at once, e.g. when the phone wakes up or after "use this one instead". */
  retry = (): void => {
    this.#set({ refusal: null, link: "connecting" });
    this.#socket.disconnect().connect();
  };

  close = (): void => {
    this.#closed = true;
    this.#socket.disconnect();
    this.#listeners.clear();
  };

  #listen(): void {
    const socket = this.#socket;
    socket.on("connect", () => {
      this.#bestLag = Number.POSITIVE_INFINITY;
      this.#set({ link: "live", refusal: null });
    });
    socket.on("disconnect", (reason) => {
      this.#greeted = false;
      this.#set({ link: this.#state.refusal ? "refused" : "offline" });
      // The library takes a server's word for final; only what was said with a "bye" is.
      if (reason === "io server disconnect" && !this.#state.refusal) this.#connectIn(AGAIN_MS);
    });
    socket.on("connect_error", (error) => {
      const code = (error as Error & { data?: { code?: Code } }).data?.code;
      if (code && code !== "busy") {
        socket.disconnect();
        this.#set({ link: "refused", refusal: code });
        return;
      }
      this.#set({ link: this.#state.stage ? "offline" : "connecting" });
      // A server that said "busy" is not tried again by the library itself.
      if (!socket.active) this.#connectIn(BUSY_AGAIN_MS);
      // A filter that swallows upgrades without a word would be waited for at each try anew.
      else if (error.message === "timeout") socket.io.opts.transports = ["polling", "websocket"];
    });
    socket.on("bye", (code) => {
      this.#set({ link: "refused", refusal: code });
      socket.disconnect();
    });
    socket.on("welcome", (welcome) => {
      // The seat is ours from here on: every later connection opens it with the token.
      socket.auth = { v: PROTOCOL_VERSION, ...this.#options.auth, name: undefined, token: welcome.token };
      this.#set({ welcome });
    });
    socket.on("stage", (stage) => {
      this.#set({ stage: stage as S });
      if (this.#options.auth.role !== "player") this.#greet();
    });
    socket.on("seat", (seat) => {
      this.#countFrom(seat.lastAsk);
      this.#greet();
      this.#set({ seat });
    });
    socket.on("tally", (tally) => this.#set({ tally: tally as T }));
    socket.on("roster", (roster) => this.#set({ roster }));
    socket.on("time", (sample, reply) => {
      const heard = Date.now();
      reply(heard);
      // The least lag is the least jitter; later samples only replace it when they are as good.
      if (sample.lagMs <= this.#bestLag + 5 || this.#bestLag === Number.POSITIVE_INFINITY) {
        this.#bestLag = Math.min(this.#bestLag, sample.lagMs);
        const offset = sample.now + sample.lagMs - heard;
        if (Math.abs(offset - this.#offset) > 3) {
          this.#offset = offset;
          this.#emit();
        }
      }
    });
  }

  /** Spread, so that a whole room does not come back in one instant. */
  #connectIn(ms: number): void {
    setTimeout(
      () => {
        if (!this.#closed && !this.#state.refusal) this.#socket.connect();
      },
      ms * (0.5 + Math.random()),
    );
  }

  /** The server has said where we are, so what waits can go out under the right ids. */
  #greet(): void {
    if (this.#greeted) return;
    this.#greeted = true;
    this.#sendFirst();
  }

  /**
   * In order, one at a time: the fold takes an ask that comes after a later one for a repeat, so that
   * nothing may overtake one that has to be sent again.
   */
  #sendFirst(): void {
    const first = this.#waiting[0];
    if (!first || !this.#greeted || !this.#socket.connected) return;
    first.sent = true;
    const attempt = ++this.#attempt;
    this.#socket.timeout(ACK_TIMEOUT_MS).emit("ask", first.ask, (error: Error | null, outcome: Ack) => {
      if (attempt !== this.#attempt) return;
      if (error) {
        this.#sendFirst();
        return;
      }
      if (!outcome.ok && outcome.code === "busy") {
        setTimeout(() => {
          if (attempt === this.#attempt) this.#sendFirst();
        }, BUSY_MS);
        return;
      }
      this.#waiting = this.#waiting.filter((one) => one !== first);
      this.#keep();
      first.resolve(outcome);
      this.#sendFirst();
    });
  }

  /** Another page of this seat may have asked meanwhile: what was never sent counts on from there. */
  #countFrom(lastAsk: number): void {
    this.#nextId = Math.max(this.#nextId, lastAsk + 1);
    for (const waiting of this.#waiting) {
      if (!waiting.sent && waiting.ask.id <= lastAsk) waiting.ask.id = this.#nextId++;
    }
  }

  #keep(): void {
    const kept: Kept = { nextId: this.#nextId, asks: this.#waiting.map((one) => one.ask) };
    try {
      localStorage.setItem(this.#options.storageKey, JSON.stringify(kept));
    } catch {
      // Private mode without storage: the outbox then lives as long as the page.
    }
    this.#set({ held: this.#waiting.length });
  }

  #set(change: Partial<SessionState<S, T>>): void {
    this.#state = { ...this.#state, ...change };
    this.#emit();
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** `client` names this page among others of the same seat; `token`, where none is known, is of the seat that it joins for. */
function wordsOf({ role, name, member }: Omit<Connect, "v">): Pick<Connect, "client" | "token"> {
  const client = randomWord(CLIENT_LETTERS);
  const guest = role === "player" && name !== undefined && member === undefined;
  return guest ? { client, token: randomWord(SECRET_LETTERS) } : { client };
}

interface Kept {
  nextId: number;
  asks: Ask[];
}

function readKept(key: string): Kept {
  try {
    const text = localStorage.getItem(key);
    if (text) return JSON.parse(text) as Kept;
  } catch {
    // Unreadable storage counts as empty.
  }
  return { nextId: 1, asks: [] };
}
