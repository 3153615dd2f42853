import type { CoachInput, PlayerInput } from "#lib/model/input.ts";
import type { Ack, Ask } from "#lib/protocol/messages.ts";
import type { World } from "./world.ts";

const ACK_TIMEOUT_MS = 8_000;
const BUSY_MS = 500;

/**
 * What a client has asked and not been answered. In order, one at a time: the fold takes an ask that
 * comes after a later one for a repeat, so nothing may overtake.
 */
export class Outbox {
  readonly answered: { ask: Ask; ack: Ack }[] = [];
  #waiting: Ask[] = [];
  #world: World;
  #send: (raw: string) => void;
  #nextId = 1;
  #attempt = 0;
  #up = false;

  constructor(world: World, send: (raw: string) => void) {
    this.#world = world;
    this.#send = send;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  ask(input: PlayerInput | CoachInput): void {
    this.#waiting.push({ id: this.#nextId++, input });
    if (this.#waiting.length === 1) this.#pump();
  }

  /** another page of this seat may have asked meanwhile */
  countFrom(lastAsk: number): void {
    this.#nextId = Math.max(this.#nextId, lastAsk + 1);
  }

  setUp(up: boolean): void {
    this.#up = up;
    this.#attempt++;
    if (up) this.#pump();
  }

  heard(id: number, ack: Ack): void {
    const first = this.#waiting[0];
    if (!first || first.id !== id) return;
    this.#attempt++;
    if (!ack.ok && ack.code === "busy") {
      this.#later(BUSY_MS);
      return;
    }
    this.#waiting.shift();
    this.answered.push({ ask: first, ack });
    this.#pump();
  }

  #pump(): void {
    const first = this.#waiting[0];
    if (!first || !this.#up) return;
    this.#attempt++;
    this.#send(JSON.stringify(first));
    this.#later(ACK_TIMEOUT_MS);
  }

  #later(ms: number): void {
    const attempt = this.#attempt;
    this.#world.in(ms, () => {
      if (attempt === this.#attempt) this.#pump();
    });
  }
}
