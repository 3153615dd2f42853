import type { Socket } from "socket.io-client";
import type { Rng } from "#lib/kit/rng.ts";
import { suggestIfThens } from "#lib/learning/causes.ts";
import type { Belief } from "#lib/learning/filter.ts";
import type { Cause, PlayerInput, Sureness } from "#lib/model/input.ts";
import type { Run, State } from "#lib/model/state.ts";
import type { ToClient, ToServer } from "#lib/protocol/messages.ts";
import { typeOf } from "#lib/questions/registry.ts";
import type { PlayerStage, SeatView } from "#lib/views/types.ts";

/** What the simulated mind is told of a question: the stored one and its chance to have it right. */
export interface Insight {
  state: State;
  run: Run;
  chance: number;
}

type Wire = Socket<ToClient, ToServer>;

/** what a huddle adds to the chance of the second vote */
const HUDDLE_GAIN = 0.2;
const CHANGE_SHARE = 0.08;
const CAUSES: readonly Cause[] = ["K", "R", "M", "Q", "G", "P"];

/** One simulated player: reacts to the stage as a person with a phone would, through the same asks. */
export class RehearsalPlayer {
  #random: Rng;
  #ability: Belief;
  #insight: (run: number, ability: Belief) => Insight | null;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #asks = 0;
  #done = "";
  #seat: SeatView | null = null;

  constructor(random: Rng, ability: Belief, insight: (run: number, ability: Belief) => Insight | null) {
    this.#random = random;
    this.#ability = ability;
    this.#insight = insight;
  }

  play(socket: Wire, now: () => number, end: () => void): void {
    socket.on("seat", (seat) => {
      this.#seat = seat;
      this.#asks = Math.max(this.#asks, seat.lastAsk);
    });
    socket.on("stage", (stage) => {
      const seen = stage as PlayerStage;
      if (seen.phase === "sealed") {
        end();
        return;
      }
      const moment = momentOf(seen);
      if (moment === this.#done) return;
      this.#done = moment;
      this.#react(socket, seen, now());
    });
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #react(socket: Wire, stage: PlayerStage, now: number): void {
    if (stage.phase === "question" && stage.step === "open") this.#answer(socket, stage.question, now);
    if (stage.phase === "break") this.#inBreak(socket, stage);
    if (stage.phase === "review") this.#inReview(socket, stage);
  }

  #answer(
    socket: Wire,
    question: Extract<PlayerStage, { phase: "question" }>["question"],
    now: number,
  ): void {
    const insight = this.#insight(question.run, this.#ability);
    if (!insight) return;
    const right = this.#random.next() < insight.chance;
    const window = Math.min(question.limitMs, 60_000);
    const ms = Math.round(
      window * (0.18 + 0.6 * this.#random.next() * this.#random.next() + 0.1 * this.#random.next()),
    );
    const wait = Math.max(0, question.opensAt - now);
    const value = choose(insight, right, this.#random);
    if (value === null || this.#random.next() < 0.03) return; // now and then somebody does not answer
    this.#later(wait + ms, () => this.#ask(socket, { do: "answer", run: question.run, value, ms }));
    if (this.#random.next() < CHANGE_SHARE) {
      const other = choose(insight, this.#random.next() < 0.4, this.#random);
      const later = Math.min(window - 400, ms + 2_000);
      if (other !== null && later > ms)
        this.#later(wait + later, () =>
          this.#ask(socket, { do: "answer", run: question.run, value: other, ms: later }),
        );
    }
    if (question.payoff) {
      const level: Sureness =
        insight.chance + 0.25 * (this.#random.next() - 0.5) > 0.75 ? 2 : insight.chance > 0.5 ? 1 : 0;
      this.#later(wait + ms + 700 + 900 * this.#random.next(), () =>
        this.#ask(socket, { do: "sure", run: question.run, level }),
      );
    }
  }

  #inBreak(socket: Wire, stage: Extract<PlayerStage, { phase: "break" }>): void {
    const soon = () => 1_500 + 5_000 * this.#random.next();
    if (stage.segment === "think") {
      this.#later(soon(), () => {
        const frame = this.#seat?.film?.frames.find((one) => one.own !== null && one.cause === null);
        const cause =
          frame?.hint && frame.hint !== "T" && this.#random.next() < 0.6
            ? frame.hint
            : CAUSES[this.#random.below(CAUSES.length)];
        if (frame && cause) this.#ask(socket, { do: "cause", run: frame.run, cause });
      });
    }
    if ((stage.segment === "think" || stage.segment === "huddle") && stage.held) {
      const { run } = stage.held;
      const gain = stage.segment === "huddle" ? HUDDLE_GAIN : 0;
      this.#later(soon() + 2_000, () => {
        const insight = this.#insight(run, this.#ability);
        const current = insight?.state.breaks.at(-1);
        if (!insight || !current) return;
        const value = phoneValue(
          insight.state,
          current.question,
          current.arrangement,
          this.#random.next() < insight.chance + gain,
          this.#random,
        );
        if (value !== null) this.#ask(socket, { do: "revote", value });
      });
    }
    if (stage.segment === "adjust") {
      this.#later(soon(), () => {
        const cause = this.#seat?.film?.frames.find((one) => one.cause)?.cause ?? null;
        const id = suggestIfThens(cause)[this.#random.below(3)];
        if (id) this.#ask(socket, { do: "ifThen", choice: { id } });
      });
    }
    if (stage.segment === "ready") {
      const draw = this.#random.next();
      this.#later(400 + 2_000 * this.#random.next(), () =>
        this.#ask(socket, { do: "pulse", face: draw < 0.6 ? "ready" : draw < 0.92 ? "fine" : "low" }),
      );
    }
  }

  #inReview(socket: Wire, stage: Extract<PlayerStage, { phase: "review" }>): void {
    const wait = 2_500 + 9_000 * this.#random.next();
    const topics = () => this.#seat?.review?.topics ?? [];
    const worst = () => topics().toSorted((a, b) => a.right / a.asked - b.right / b.asked)[0]?.topic ?? "";
    const best = () => topics().toSorted((a, b) => b.right / b.asked - a.right / a.asked)[0]?.topic ?? "";
    if (stage.part === "film")
      this.#later(wait, () => this.#ask(socket, { do: "film", sustain: best(), focus: worst() }));
    if (stage.part === "talk") {
      const change = stage.talk.change[this.#random.below(Math.max(1, stage.talk.change.length))];
      const keep = stage.talk.keep[this.#random.below(Math.max(1, stage.talk.keep.length))];
      if (keep) this.#later(wait, () => this.#ask(socket, { do: "talk", side: "keep", option: keep.option }));
      if (change)
        this.#later(wait + 1_500, () =>
          this.#ask(socket, { do: "talk", side: "change", option: change.option }),
        );
    }
    if (stage.part === "response") {
      const view = this.#random.next() < 0.75 ? "agree" : this.#random.next() < 0.5 ? "differ" : "add";
      this.#later(wait, () => this.#ask(socket, { do: "respond", view, text: "" }));
    }
    if (stage.part === "commit") this.#later(wait, () => this.#ask(socket, { do: "commit", topic: worst() }));
  }

  #ask(socket: Wire, input: PlayerInput): void {
    this.#asks++;
    // Whatever is refused (the question closed meanwhile) is refused for a phone too.
    socket.emit("ask", { id: this.#asks, input }, () => {});
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

function momentOf(stage: PlayerStage): string {
  if (stage.phase === "question") return `${stage.question.run}/${stage.step === "open" ? "open" : "shut"}`;
  if (stage.phase === "break") return `${stage.round}/${stage.segment}`;
  return stage.phase === "review" ? stage.part : `${stage.phase}/${stage.round}`;
}

function choose(insight: Insight, right: boolean, random: Rng): unknown {
  return phoneValue(insight.state, insight.run.question, insight.run.arrangement, right, random);
}

/** a phone's value for the right answer or for one of the likely wrong ones */
function phoneValue(
  state: State,
  index: number,
  arrangement: readonly number[],
  right: boolean,
  random: Rng,
): unknown {
  const question = state.questions[index];
  if (!question) return null;
  const type = typeOf(question);
  // A typed question without traps has no likely wrong answer: then nothing is answered.
  const lures = type.lures(question).filter((lure) => lure !== "?");
  const key = right ? type.rightKey(question) : lures[random.below(Math.max(1, lures.length))];
  return key === undefined ? null : type.fromKey(question, arrangement, key);
}
