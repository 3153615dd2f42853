import { suggestIfThens } from "#lib/learning/causes.ts";
import type { Cause, PlayerInput, Sureness } from "#lib/model/input.ts";
import { typeOf } from "#lib/questions/registry.ts";
import type { PlayerStage, SeatView } from "#lib/views/types.ts";
import { Link } from "./link.ts";
import { Outbox } from "./outbox.ts";
import type { Message, SimProcess } from "./process.ts";
import type { World } from "./world.ts";

export interface PhoneOptions {
  world: World;
  pick: () => SimProcess | null;
  name: string;
  /** how good the player is, share right */
  skill: number;
  /** mean time between two losses of the connection, ms */
  dropMs: number;
}

const CAUSES: readonly Cause[] = ["K", "R", "M", "Q", "G", "P"];

/** A player with a phone: sees what the wire brings, taps, loses the connection, comes back. */
export class Phone {
  readonly outbox: Outbox;
  readonly link: Link;
  readonly name: string;
  seat: SeatView | null = null;
  stage: PlayerStage | null = null;
  /** instants at which questions opened for this phone, by run */
  readonly opened = new Map<number, number>();
  #world: World;
  #options: PhoneOptions;
  #moment = "";

  constructor(options: PhoneOptions) {
    const { world, pick, name } = options;
    this.#options = options;
    this.#world = world;
    this.name = name;
    this.outbox = new Outbox(world, (raw) => this.link.send(raw));
    this.link = new Link({
      world,
      pick,
      role: "player",
      name,
      token: `token of ${name}`,
      lagMs: world.between(4, 120),
      onUp: () => {
        this.outbox.setUp(true);
        this.#dropSometime();
      },
      onDown: () => this.outbox.setUp(false),
      onMessage: (message) => this.#hear(message),
    });
  }

  #dropSometime(): void {
    const world = this.#world;
    const after = -Math.log(1 - world.random.next()) * this.#options.dropMs;
    const epoch = this.link.process;
    world.in(after, () => {
      if (this.link.process === epoch)
        this.link.cut(world.often(0.7) ? world.between(200, 4_000) : world.between(4_000, 60_000));
    });
  }

  #hear(message: Message): void {
    if (message.what === "ack") this.outbox.heard(message.id, message.ack);
    if (message.what === "seat") {
      this.seat = message.seat;
      this.outbox.countFrom(message.seat.lastAsk);
    }
    if (message.what === "bye") this.link.cut(1_000);
    if (message.what !== "stage") return;
    this.stage = message.stage as PlayerStage;
    const moment = momentOf(this.stage);
    if (moment === this.#moment) return;
    this.#moment = moment;
    this.#react(this.stage);
  }

  #react(stage: PlayerStage): void {
    if (stage.phase === "question" && stage.step === "open") this.#answer(stage.question);
    if (stage.phase === "break") this.#inBreak(stage);
    if (stage.phase === "review") this.#inReview(stage);
  }

  #answer(on: Extract<PlayerStage, { phase: "question" }>["question"]): void {
    const world = this.#world;
    this.opened.set(on.run, on.opensAt);
    if (world.often(0.05)) return;
    const window = Math.min(on.limitMs, 40_000);
    // The clock of the log is known to a few ms only.
    const wait = on.opensAt - world.now + world.between(-15, 15);
    let ms = window * (0.1 + 0.75 * world.random.next() * world.random.next() + 0.2 * world.random.next());
    const taps = world.often(0.15) ? 2 : world.often(0.04) ? 3 : 1;
    for (let i = 0; i < taps; i++) {
      const spent = Math.round(ms);
      const right = world.often(this.#options.skill);
      world.in(wait + ms, () => {
        const value = this.#valueOf(on.run, right);
        if (value !== undefined) this.outbox.ask({ do: "answer", run: on.run, value, ms: spent });
      });
      ms += world.between(300, 3_000);
    }
    if (world.often(0.1)) world.in(wait + ms, () => this.outbox.ask({ do: "lockIn", run: on.run }));
    if (on.payoff && world.often(0.85)) {
      const level = world.random.below(3) as Sureness;
      world.in(wait + ms + world.between(100, 1_500), () =>
        this.outbox.ask({ do: "sure", run: on.run, level }),
      );
    }
  }

  /** A player's mind is not on the wire: it knows the question and where the options stand. */
  #valueOf(run: number, right: boolean): unknown {
    const state = this.link.process?.state;
    const on = state?.runs[run - 1];
    const question = on && state?.questions[on.question];
    return question ? valueFor(question, on.arrangement, right) : undefined;
  }

  #inBreak(stage: Extract<PlayerStage, { phase: "break" }>): void {
    const world = this.#world;
    const soon = (act: () => PlayerInput | null) => {
      if (world.often(0.2)) return;
      world.in(world.between(300, 7_000), () => {
        const input = act();
        if (input) this.outbox.ask(input);
      });
    };
    const frame = () => this.seat?.film?.frames[0];
    if (stage.segment === "think") {
      soon(() => {
        const run = frame()?.run;
        return run === undefined ? null : { do: "cause", run, cause: world.from(CAUSES) };
      });
    }
    if (stage.segment === "think" || stage.segment === "huddle") {
      soon(() => {
        const current = this.link.process?.state?.breaks.at(-1);
        const question = current && this.link.process?.state?.questions[current.question];
        return question
          ? { do: "revote", value: valueFor(question, current.arrangement, world.often(0.7)) }
          : null;
      });
    }
    if (stage.segment === "adjust")
      soon(() => ({ do: "ifThen", choice: { id: world.from(suggestIfThens(frame()?.cause ?? null)) } }));
    if (stage.segment === "ready")
      soon(() => ({ do: "pulse", face: world.from(["ready", "fine", "low"] as const) }));
  }

  #inReview(stage: Extract<PlayerStage, { phase: "review" }>): void {
    const world = this.#world;
    const topics = () => this.seat?.review?.topics.map((one) => one.topic) ?? [];
    const later = (act: () => PlayerInput | null) =>
      world.in(world.between(500, 20_000), () => {
        const input = act();
        if (input) this.outbox.ask(input);
      });
    if (stage.part === "film")
      later(() => ({
        do: "film",
        sustain: world.from(["", ...topics()]),
        focus: world.from(["", ...topics()]),
      }));
    if (stage.part === "talk") {
      const option = stage.talk.change[0]?.option;
      if (option) later(() => ({ do: "talk", side: "change", option }));
    }
    if (stage.part === "response")
      later(() => ({ do: "respond", view: world.from(["agree", "differ", "add"] as const), text: "" }));
    if (stage.part === "commit") {
      later(() => {
        const topic = topics()[0];
        return topic === undefined ? null : { do: "commit", topic };
      });
    }
  }
}

function momentOf(stage: PlayerStage): string {
  if (stage.phase === "question") return `${stage.question.run}/${stage.step === "open" ? "open" : "shut"}`;
  if (stage.phase === "break") return `${stage.round}/${stage.segment}`;
  return stage.phase === "review" ? stage.part : `${stage.phase}/${stage.round}`;
}

function valueFor(
  question: Parameters<typeof typeOf>[0],
  arrangement: readonly number[],
  right: boolean,
): unknown {
  const type = typeOf(question);
  const key = right ? type.rightKey(question) : (type.lures(question)[0] ?? type.rightKey(question));
  return type.fromKey(question, arrangement, key);
}
