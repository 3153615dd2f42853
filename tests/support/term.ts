import { assert } from "#lib/kit/assert.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SessionKind, SessionRecord, SquadInput } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { questionsForFollowUp } from "#lib/squad/due.ts";
import { reduceSquad } from "#lib/squad/fold.ts";
import { recordOf } from "#lib/squad/record.ts";
import { startFor } from "#lib/squad/start.ts";
import type { Squad } from "#lib/squad/types.ts";
import { demoQuestions } from "./bank.ts";
import { type Rightness, Room, sometimes, T0 } from "./room.ts";

export const DAY = 86_400_000;

export interface Played {
  /** days after the first session */
  day: number;
  right?: Rightness;
  plan?: Partial<Plan>;
  /** what the coach expects of the follow-up */
  predict?: number;
  /** days of the follow-ups; empty: none, on purpose */
  followUps?: number[];
  /** of the roster, by number; absent: everybody */
  present?: readonly number[];
}

/**
 * A class over weeks, made of the real parts only: its scrimmages are folded like any other, each leaves its
 * record in the squad's log, and the next one begins with what that log says.
 */
export class Term {
  readonly questions: QuestionBase[];
  readonly entries: Entry<SquadInput>[] = [];
  squad: Squad;
  #scrimmages = 0;

  constructor(members = 8, questions: QuestionBase[] = demoQuestions()) {
    this.questions = questions;
    const squad = this.#fold(null, T0 - DAY, {
      do: "found",
      id: "9b",
      kind: "class",
      open: false,
      pseudonymous: false,
    });
    assert(squad, "the first entry founds the squad");
    this.squad = squad;
    const list = Array.from({ length: members }, (_, n) => ({
      id: `member-${n}`,
      timeMult: 1 as const,
      calm: false,
    }));
    this.put(T0 - DAY, { do: "enrol", members: list });
  }

  put(at: number, input: SquadInput): this {
    this.#fold(this.squad, at, input);
    return this;
  }

  /** one scrimmage from the lobby to the seal, and its record into the squad */
  play(told: Played): State {
    return this.#run(told, "scrimmage", null);
  }

  /** what counts: one round without a break, and its record into the squad */
  perform(told: Played): State {
    const plan = { rounds: 1, dialLadder: [3 as const], roundSec: 600, returnBudget: 0, ...told.plan };
    return this.#run({ ...told, plan: { ...plan, mode: "fullPerformance" } }, "fullPerformance", null);
  }

  /** the follow-up of the last scrimmage */
  followUp(told: Played): State {
    const of = this.squad.sessions.findLast((record) => record.kind === "scrimmage");
    assert(of, "there is something to follow");
    const booking = this.squad.bookings.find((one) => one.of === of.scrimmage && one.scrimmage === null);
    return this.#run({ followUps: [], ...told }, "followUp", booking?.id ?? null);
  }

  /** a scrimmage of the squad on that day, in its lobby */
  open(told: Played, kind: SessionKind, booking: string | null): Room {
    const at = T0 + told.day * DAY;
    const questions =
      kind === "followUp"
        ? questionsForFollowUp(this.squad, this.questions, at, booking)
        : [...this.questions];
    const id = `s${++this.#scrimmages}`;
    const squad = startFor(this.squad, questions, at, { kind, booking });
    const room = new Room({ id, at, seed: id, questions, squad, ...(told.plan && { plan: told.plan }) });
    room.coachArrives();
    const members = room.state.squad?.members ?? [];
    for (const n of told.present ?? members.keys()) room.join(`Pupil ${n + 1}`, false, members[n]?.id);
    return room;
  }

  /** through the review to the seal, and what that leaves */
  record(room: Room, followUps: number[] = [], predict?: number): SessionRecord {
    room.toPart("commit");
    if (predict !== undefined) room.coach({ do: "predict", share: predict });
    room.coach({ do: "followUp", days: followUps });
    room.coach({ do: "seal" });
    const record = recordOf(room.state);
    assert(record, "a sealed scrimmage leaves its record");
    return record;
  }

  #run(told: Played, kind: SessionKind, booking: string | null): State {
    const { predict, followUps = [2, 7, 21], right = sometimes } = told;
    const room = this.open(told, kind, booking);
    const { id } = room.state;
    if (booking !== null) this.put(room.now, { do: "opened", booking, scrimmage: id });
    room.toReview(right);
    const record = this.record(room, followUps, predict);
    this.put(record.sealedAt, { do: "played", record });
    const bookings = followUps.map((gapDays, i) => ({
      id: `${id}-${i}`,
      code: `CODE${id}${i}`,
      dayAt: record.startedAt - (record.startedAt % DAY) + gapDays * DAY,
      gapDays,
    }));
    if (kind !== "followUp") this.put(record.sealedAt, { do: "book", of: id, followUps: bookings });
    return room.state;
  }

  #fold(squad: Squad | null, at: number, input: SquadInput): Squad | null {
    const last = this.entries.at(-1)?.at ?? at;
    const entry: Entry<SquadInput> = {
      seq: this.entries.length + 1,
      at: Math.max(last, at),
      by: { role: "door" },
      ask: 0,
      input,
    };
    this.entries.push(entry);
    return reduceSquad(squad, entry);
  }
}
