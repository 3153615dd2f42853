import type { CoachInput } from "#lib/model/input.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { Link } from "./link.ts";
import { Outbox } from "./outbox.ts";
import type { Message, SimProcess } from "./process.ts";
import type { World } from "./world.ts";

/** A coach at the desk: starts, now and then interferes, sometimes vanishes, and closes the review. */
export class Coach {
  readonly outbox: Outbox;
  readonly link: Link;
  stage: CoachStage | null = null;
  #world: World;
  #moment = "";
  #players: number;
  #meddles: boolean;

  /** `meddles`: pauses, skips, extends and the like, now and then, and sometimes goes away */
  constructor(world: World, pick: () => SimProcess | null, players: number, meddles: boolean) {
    this.#world = world;
    this.#players = players;
    this.#meddles = meddles;
    this.outbox = new Outbox(world, (raw) => this.link.send(raw));
    this.link = new Link({
      world,
      pick,
      role: "coach",
      name: "desk",
      token: "",
      lagMs: 8,
      onUp: () => {
        this.outbox.setUp(true);
        // A laptop goes to sleep once in a while.
        if (meddles)
          world.in(world.between(20_000, 900_000), () => this.link.cut(world.between(1_000, 90_000)));
      },
      onDown: () => this.outbox.setUp(false),
      onMessage: (message) => this.#hear(message),
    });
  }

  #hear(message: Message): void {
    if (message.what === "ack") this.outbox.heard(message.id, message.ack);
    if (message.what !== "stage") return;
    this.stage = message.stage as CoachStage;
    const { phase, step, question, breakView, reviewView } = this.stage;
    const moment = `${phase}/${question?.run}/${step}/${breakView?.segment}/${reviewView?.part}`;
    if (moment === this.#moment) return;
    this.#moment = moment;
    this.#react(this.stage);
  }

  #react(stage: CoachStage): void {
    const world = this.#world;
    if (stage.phase === "lobby") this.#startWhenReady();
    if (stage.phase === "question" && stage.step === "open" && stage.question)
      this.#interfere(stage.question.run, stage.question.dial, stage.round);
    if (stage.phase === "question" && stage.question?.dial === 0) this.#moveOn();
    if (stage.phase === "break" && stage.breakView?.segment === "adjust") {
      const offered = stage.breakView.suggestions.slice(0, world.random.below(3));
      if (offered.length > 0)
        this.#later(4_000, () => ({ do: "adjust", items: offered.map((one) => one.adjustment) }));
      if (this.#meddles && world.often(0.05)) this.#later(3_000, () => ({ do: "start" }));
    }
    if (stage.phase === "break" && stage.breakView?.segment === "huddle" && world.often(0.2))
      this.#later(6_000, () => ({ do: "extendHuddle" }));
    const part = stage.reviewView?.part;
    if (stage.phase !== "review" || !part || part === "film" || part === "talk") return;
    if (part === "commit") {
      this.#later(20_000, () => ({ do: "followUp", days: [2, 7, 21] }));
      this.#later(20_001, () => ({ do: "seal" }), 1);
    } else this.#later(30_000, () => ({ do: "nextPart", part }));
  }

  #startWhenReady(): void {
    this.#world.in(1_000, () => {
      if (this.stage?.phase !== "lobby") return;
      const state = this.link.process?.state;
      if (state && state.connected >= this.#players * 0.7) this.outbox.ask({ do: "start" });
      this.#startWhenReady();
    });
  }

  #interfere(run: number, dial: number, round: number): void {
    const world = this.#world;
    if (dial === 0 || !this.#meddles) return;
    const draw = world.random.next();
    if (draw < 0.02) this.#later(8_000, () => ({ do: "skip", run }));
    else if (draw < 0.04) this.#later(8_000, () => ({ do: "closeNow", run }));
    else if (draw < 0.06) this.#later(8_000, () => ({ do: "extend", run }));
    else if (draw < 0.08) this.#later(4_000, () => ({ do: "hold", run }));
    else if (draw < 0.095) this.#later(8_000, () => ({ do: "throwOut", run }));
    else if (draw < 0.1) this.#later(8_000, () => ({ do: "endRound", round }));
    else if (draw < 0.12) {
      this.#later(8_000, () => ({ do: "pause" }));
      this.#later(world.between(9_000, 40_000), () => ({ do: "resume" }), 1);
    } else if (draw < 0.14) {
      const seat = world.random.below(this.#players);
      this.#later(5_000, () => ({
        do: "accommodate",
        seat,
        timeMult: world.from([1, 1.5, 2] as const),
        calm: false,
      }));
    } else if (draw < 0.16 && run > 1) {
      const missed = this.stage?.amendable.flatMap((one) =>
        one.answers.filter((a) => !a.right && a.n > 0).map((a) => ({ run: one.run, key: a.key })),
      )[0];
      if (missed) this.#later(5_000, () => ({ do: "accept", ...missed }));
    }
  }

  /** At dial 0 nothing moves by itself: the coach looks up every few seconds, and goes on. */
  #moveOn(): void {
    const moment = this.#moment;
    this.#world.in(this.#world.between(3_000, 12_000), () => {
      const { question, step } = this.stage ?? {};
      if (this.#moment !== moment || !question || step === "gap") return;
      this.outbox.ask({ do: "next", run: question.run });
      this.#moveOn();
    });
  }

  #later(withinMs: number, make: () => CoachInput, from = 0.05): void {
    this.#world.in(this.#world.between(withinMs * from, withinMs), () => this.outbox.ask(make()));
  }
}
