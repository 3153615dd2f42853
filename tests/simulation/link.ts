import type { Client, Message, SimProcess } from "./process.ts";
import type { World } from "./world.ts";

export interface LinkOptions {
  world: World;
  /** a process to connect to, or null while none runs */
  pick: () => SimProcess | null;
  role: Client["role"];
  name: string;
  token: string;
  /** one way, ms */
  lagMs: number;
  onUp: () => void;
  onDown: () => void;
  onMessage: (message: Message) => void;
}

/**
 * One client's wire: in order while it lasts, late as the network is, and cut without warning. What was
 * on its way when it was cut is lost in both directions; the server notices later than the client.
 */
export class Link {
  up = false;
  process: SimProcess | null = null;
  #options: LinkOptions;
  #epoch = 0;
  #conn: string | null = null;
  #nextDown = 0;
  #nextUp = 0;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  open(): void {
    const { world, pick, role, name, token, lagMs, onUp, onMessage } = this.#options;
    if (this.#closed || this.up) return;
    const epoch = ++this.#epoch;
    const process = pick();
    if (!process) {
      world.in(500, () => this.open());
      return;
    }
    this.process = process;
    const live = () => epoch === this.#epoch && !process.dead;
    const client: Client = {
      role,
      name,
      token,
      lagMs,
      send: (frame) => {
        this.#nextDown = Math.max(this.#nextDown, world.now + this.#delay());
        world.in(this.#nextDown - world.now, () => {
          if (live()) onMessage(frame.message);
        });
      },
    };
    world.in(this.#delay(), () => {
      if (process.dead) {
        this.#again(epoch);
        return;
      }
      process.connect(client, (conn, code) => {
        if (epoch !== this.#epoch) {
          // The client has given up meanwhile; the server will find out.
          if (conn) world.in(world.between(100, 4_000), () => process.disconnect(conn));
          return;
        }
        if (!conn) {
          if (code === "busy") this.#again(epoch);
          return;
        }
        this.#conn = conn;
        this.up = true;
        onUp();
      });
    });
    // A connection that is never answered (its process died) is tried again.
    world.in(5_000, () => {
      if (!this.up) this.#again(epoch);
    });
  }

  send(raw: string): void {
    const { world } = this.#options;
    const [process, conn, epoch] = [this.process, this.#conn, this.#epoch];
    if (!process || !conn || !this.up) return;
    this.#nextUp = Math.max(this.#nextUp, world.now + this.#delay());
    world.in(this.#nextUp - world.now, () => {
      // Sent is sent: a cut on this side does not call back what has already arrived on the other.
      if (epoch === this.#epoch || world.often(0.5)) process.ask(conn, raw);
      // A network that repeats itself: again, later, behind whatever came meanwhile.
      if (world.often(0.01)) world.in(world.between(5, 3_000), () => process.ask(conn, raw));
    });
  }

  /** The network fails, or the phone locks; `offMs` later the client tries again. */
  cut(offMs: number): void {
    if (!this.up) return;
    const { world, onDown } = this.#options;
    const [process, conn] = [this.process, this.#conn];
    this.#epoch++;
    this.up = false;
    onDown();
    if (process && conn) world.in(world.between(50, 9_000), () => process.disconnect(conn));
    world.in(offMs, () => this.open());
  }

  close(): void {
    this.#closed = true;
    this.cut(0);
  }

  #again(epoch: number): void {
    const { world } = this.#options;
    world.in(world.between(200, 1_500), () => {
      if (epoch === this.#epoch) this.open();
    });
  }

  #delay(): number {
    const { world, lagMs } = this.#options;
    return lagMs + (world.often(0.03) ? world.between(50, 1_200) : world.between(0, lagMs / 2));
  }
}
