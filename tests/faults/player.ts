import type { PlayerStage } from "#lib/views/types.ts";
import { Session } from "../../app/_session/session.ts";

/** An answer as the player gave it, and when the server had said that it is kept. */
export interface Given {
  run: number;
  value: unknown;
  /** null: not answered yet; otherwise the refusal, or "ok" */
  outcome: string | null;
}

/** How long a player was without the show, ms on this machine's clock. */
export interface Outage {
  from: number;
  ms: number;
}

/**
 * A player's phone without its screen: the real client, which holds what is not acknowledged, and a thumb
 * that answers every question, now and then with a change of mind.
 */
export class Player {
  readonly given: Given[] = [];
  readonly outages: Outage[] = [];
  /** questions that this phone was shown, by run */
  readonly seen = new Set<number>();
  readonly session: Session<PlayerStage, unknown>;
  #n: number;
  #goneSince: number | null = null;
  #thinkMs: number;
  #rests = false;

  constructor(url: string, code: string, n: number, thinkMs = 700) {
    this.#n = n;
    this.#thinkMs = thinkMs;
    this.session = new Session<PlayerStage, unknown>({
      auth: { code, role: "player", name: `Player ${n}` },
      storageKey: `player-${n}`,
      server: url,
    });
    this.session.subscribe(() => this.#look());
  }

  get seat(): number | null {
    return this.session.state().welcome?.seat ?? null;
  }

  get in(): boolean {
    const { link, stage, seat } = this.session.state();
    return link === "live" && stage !== null && seat !== null;
  }

  /** for a failure's sentence */
  get where(): string {
    const { link, refusal, stage, seat } = this.session.state();
    return `player ${this.#n} is ${link}${refusal ? ` (${refusal})` : ""}, ${stage ? "with" : "without"} a stage, ${seat ? "with" : "without"} a seat`;
  }

  get held(): number {
    return this.session.state().held;
  }

  /** Answers nothing more: what was given can be counted once nothing is held. */
  rest(): void {
    this.#rests = true;
  }

  close(): void {
    this.session.close();
  }

  /** the phone leaves the network for a moment, as at the edge of the Wi-Fi */
  drop(): void {
    this.session.retry();
  }

  #look(): void {
    const { link, stage } = this.session.state();
    if (link === "live") {
      if (this.#goneSince !== null) {
        this.outages.push({ from: this.#goneSince, ms: performance.now() - this.#goneSince });
        this.#goneSince = null;
      }
    } else if (stage !== null) this.#goneSince ??= performance.now();
    if (link !== "live" || stage?.phase !== "question" || stage.step !== "open") return;
    const { run, opensAt } = stage.question;
    if (this.seen.has(run)) return;
    this.seen.add(run);
    const wait = Math.max(0, opensAt - this.session.now()) + this.#thinkMs * (0.4 + Math.random());
    setTimeout(() => this.#answer(run, opensAt, 1), wait);
    if ((run + this.#n) % 5 === 0) setTimeout(() => this.#answer(run, opensAt, 2), wait + 120);
  }

  #answer(run: number, opensAt: number, which: number): void {
    const { stage } = this.session.state();
    if (this.#rests || stage?.phase !== "question" || stage.question.run !== run) return;
    const value = tapFor(stage.question.asked, which);
    const given: Given = { run, value, outcome: null };
    this.given.push(given);
    const ms = Math.max(0, Math.round(this.session.now() - opensAt));
    void this.session.ask({ do: "answer", run, value, ms }).then((ack) => {
      given.outcome = ack.ok ? "ok" : ack.code;
    });
  }
}

/** something that can be tapped; `which` tells two taps on one question apart */
export function tapFor(asked: { kind: string; entries?: readonly unknown[] }, which: number): unknown {
  switch (asked.kind) {
    case "multi":
      return which === 1 ? [0, 2] : [1];
    case "truefalse":
      return which === 1;
    case "numeric":
      return String(which);
    case "text":
      return `answer ${which}`;
    case "order":
      return asked.entries?.map((_, i) => i);
    default:
      return which;
  }
}
