import { apply, reduce } from "#lib/game/apply.ts";
import { seatClosesAt } from "#lib/game/due.ts";
import { assert } from "#lib/kit/assert.ts";
import type { Code } from "#lib/kit/codes.ts";
import { type Draft, type Entry, RULES_VERSION } from "#lib/model/entry.ts";
import type { By, CoachInput, Input, PlayerInput, ReviewPart } from "#lib/model/input.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadStart } from "#lib/model/squad.ts";
import type { Break, Run, Seat, State } from "#lib/model/state.ts";
import { typeOf } from "#lib/questions/registry.ts";
import { demoPlan, demoQuestions } from "./bank.ts";

export const T0 = 1_760_000_000_000;

/** whether a seat has a question right */
export type Rightness = (seat: number, run: number) => boolean;
export const always: Rightness = () => true;
export const never: Rightness = () => false;
/** about half of the room, another half every time */
export const sometimes: Rightness = (seat, run) => (seat * 7 + run * 3) % 5 < 3;

/**
 * A scrimmage under a fake clock: inputs go straight into the real fold, deadlines fire when the clock
 * passes them, and every entry is kept, so that a test can fold the log again.
 */
export class Room {
  readonly log: Entry[] = [];
  state: State;
  now: number;
  #asks = new Map<string, number>();

  constructor(
    options: {
      plan?: Partial<Plan>;
      questions?: QuestionBase[];
      seed?: string;
      squad?: SquadStart;
      id?: string;
      at?: number;
      /** of an older server; absent: today's */
      rules?: number;
    } = {},
  ) {
    this.now = options.at ?? T0;
    const plan = { ...demoPlan(), ...options.plan };
    const input: Input = {
      do: "create",
      id: options.id ?? "room",
      code: "HTK47",
      seed: options.seed ?? "seed",
      plan,
      questions: options.questions ?? demoQuestions(),
      packs: [],
      rules: options.rules ?? RULES_VERSION,
      ...(options.squad && { squad: options.squad }),
    };
    const entry = this.#entry({ by: { role: "door" }, ask: 0, input });
    const state = reduce(null, entry);
    assert(state, "the first entry creates the scrimmage");
    this.state = state;
  }

  #entry(draft: Draft): Entry {
    const entry: Entry = { ...draft, seq: this.log.length + 1, at: this.now };
    this.log.push(entry);
    return entry;
  }

  /** appends one draft now and says what became of it */
  put(draft: Draft): Code | null {
    return apply(this.state, this.#entry(draft));
  }

  coach(input: CoachInput): Code | null {
    return this.put({ by: { role: "coach", client: "desk" }, ask: this.#next("desk"), input });
  }

  coachArrives(): void {
    this.put({ by: { role: "coach", client: "desk" }, ask: 0, input: { do: "arrive", conn: "desk-1" } });
  }

  coachLeaves(): void {
    this.put({ by: { role: "coach", client: "desk" }, ask: 0, input: { do: "leave", conn: "desk-1" } });
  }

  join(name: string, rehearsal = false, member?: string): number {
    const n = this.state.seats.length;
    const code = this.put({
      by: { role: "door" },
      ask: 0,
      input: {
        ...{ do: "join", name, token: `token-${n}`, rehearsal, conn: `conn-${n}` },
        ...(member !== undefined && { member }),
      },
    });
    assert(code === null, `join refused: ${code}`);
    return n;
  }

  joinAll(n: number): number[] {
    return Array.from({ length: n }, (_, i) => this.join(`Player ${this.state.seats.length + 1}-${i}`));
  }

  /** every member of the squad takes a seat */
  joinSquad(): number[] {
    return (this.state.squad?.members ?? []).map(({ id }, n) => this.join(`Pupil ${n + 1}`, false, id));
  }

  arrive(seat: number, conn: string): Code | null {
    return this.put({ by: { role: "player", seat }, ask: 0, input: { do: "arrive", conn } });
  }

  leave(seat: number, conn: string): Code | null {
    return this.put({ by: { role: "player", seat }, ask: 0, input: { do: "leave", conn } });
  }

  player(seat: number, input: PlayerInput): Code | null {
    const by: By = { role: "player", seat };
    const draft: Draft = { by, ask: this.#next(`seat-${seat}`), input };
    if (input.do === "answer") {
      const run = this.state.runs[input.run - 1];
      const stamp = run ? this.stamp(run.question, run.arrangement, input.value) : undefined;
      return this.put(stamp ? { ...draft, stamp } : draft);
    }
    if (input.do === "revote") {
      const current = this.state.breaks.at(-1);
      const stamp = current ? this.stamp(current.question, current.arrangement, input.value) : undefined;
      return this.put(stamp ? { ...draft, stamp } : draft);
    }
    return this.put(draft);
  }

  /** what the door would stamp on this value */
  stamp(question: number, arrangement: readonly number[], value: unknown): Draft["stamp"] {
    const stored = this.state.questions[question];
    if (!stored) return undefined;
    const type = typeOf(stored);
    const answer = type.parseAnswer(stored, value);
    if (answer === null) return undefined;
    const key = type.answerKey(stored, arrangement, answer);
    return { key, ruling: type.judge(stored, key), lagMs: 20 };
  }

  get run(): Run {
    const run = this.state.runs.at(-1);
    assert(run, "a question is on");
    return run;
  }

  /** the phone's value for the right answer of the question that is on, or for a wrong one */
  value(right: boolean): unknown {
    const run = this.run;
    const stored = this.state.questions[run.question];
    assert(stored, "the question exists");
    const type = typeOf(stored);
    const key = right ? type.rightKey(stored) : (type.lures(stored)[0] ?? "");
    return type.fromKey(stored, run.arrangement, key);
  }

  /** one seat answers the question that is on, `ms` after its opening */
  answer(seat: number, right: boolean, ms?: number): Code | null {
    const run = this.run;
    if (ms !== undefined) this.tick(Math.max(this.now, run.opensAt + ms));
    return this.player(seat, {
      do: "answer",
      run: run.run,
      value: this.value(right),
      ms: this.now - run.opensAt,
    });
  }

  /** moves the clock to `until`, firing every deadline on its way */
  tick(until: number): void {
    while (this.state.due !== null && this.state.due <= until) {
      this.now = Math.max(this.now, this.state.due);
      const before = this.state.due;
      this.put({ by: { role: "clock" }, ask: 0, input: { do: "deadline", due: before } });
    }
    this.now = Math.max(this.now, until);
  }

  pass(ms: number): void {
    this.tick(this.now + ms);
  }

  /** fires deadlines until the claim holds; a room that stands still is a failure */
  until(claim: () => boolean): void {
    for (let i = 0; i < 10_000; i++) {
      if (claim()) return;
      assert(this.state.due !== null, "something is due");
      this.tick(this.state.due);
    }
    throw new Error("the claim never held");
  }

  /** to the instant at which the next question is open */
  toOpen(): Run {
    const last = this.state.runs.length;
    this.until(
      () => this.state.phase === "question" && this.state.runs.length > last && this.run.step === "open",
    );
    this.tick(this.run.opensAt);
    return this.run;
  }

  /** the seats that are asked the open question, are here and have not answered, in seat order */
  awaited(): number[] {
    const run = this.run;
    return run.asked.filter((n) => {
      const seat = this.state.seats[n];
      return seat?.conn !== null && seat?.removed === false && !run.answers[n];
    });
  }

  /** everybody who is awaited answers the open question, `ms` after its opening */
  answerAll(right: Rightness = sometimes, ms = 2_000): void {
    const run = this.run;
    this.tick(Math.max(this.now, run.opensAt + ms));
    for (const n of this.awaited()) this.answer(n, right(n, run.run));
  }

  /** plays on, everybody answering every question, until the claim holds */
  play(claim: () => boolean, right: Rightness = sometimes): void {
    for (let i = 0; i < 10_000; i++) {
      if (claim()) return;
      if (this.state.phase === "question" && this.run.step === "open" && this.awaited().length > 0) {
        this.answerAll(right);
        if (claim()) return;
      }
      assert(this.state.due !== null, "something is due");
      this.tick(this.state.due);
    }
    throw new Error("the claim never held");
  }

  toBreak(right: Rightness = sometimes): Break {
    const before = this.state.breaks.length;
    this.play(() => this.state.breaks.length > before, right);
    return this.state.breaks.at(-1) as Break;
  }

  toSegment(name: Break["segments"][number]["name"]): Break {
    const current = this.state.breaks.at(-1);
    assert(current, "a break is on");
    this.until(() => current.segments[current.at]?.name === name);
    return current;
  }

  /** starts from the lobby and plays on into the review */
  toReview(right: Rightness = sometimes): void {
    if (this.state.phase === "lobby") this.coach({ do: "start" });
    this.play(() => this.state.phase === "review", right);
  }

  /** from the review's film to the named part */
  toPart(part: ReviewPart): void {
    for (let i = 0; i < 10; i++) {
      const current = this.state.review?.part;
      if (current === part) return;
      if (current === "film") this.until(() => this.state.review?.part !== "film");
      else if (current) this.coach({ do: "nextPart", part: current });
    }
    throw new Error(`the review never came to ${part}`);
  }

  seat(n: number): Seat {
    const found = this.state.seats[n];
    assert(found, "the seat exists");
    return found;
  }

  closesAt(seat: number): number {
    return seatClosesAt(this.run, this.seat(seat));
  }

  #next(client: string): number {
    const next = (this.#asks.get(client) ?? 0) + 1;
    this.#asks.set(client, next);
    return next;
  }
}
