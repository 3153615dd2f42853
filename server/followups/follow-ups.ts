import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { Booking } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { FOLLOW_UPS_MAX, TEMPLATES } from "#lib/model/templates.ts";
import type { BookedLine, FollowUpDay, FollowUpsAnswer } from "#lib/protocol/http.ts";
import type { Retention } from "#lib/retention/pairs.ts";
import { questionsForFollowUp } from "#lib/squad/due.ts";
import { familyOf } from "#lib/squad/edition.ts";
import { reservedFor } from "#lib/squad/start.ts";
import { followUpViews } from "#lib/squad/then-now.ts";
import { drawTrial, trialView } from "#lib/squad/trial.ts";
import { type Booked, DAY_MS, type Squad } from "#lib/squad/types.ts";
import { Refused } from "#server/http/refuse.ts";
import { RoomError } from "#server/http/rooms.ts";
import { shelved } from "#server/http/shelf.ts";
import { faultOf } from "#server/logs/fault.ts";
import { readable } from "#server/replica/readable.ts";
import type { Directory, ScrimmageDoc } from "#server/rooms/directory.ts";
import type { SquadDoc } from "#server/squads/doc.ts";
import type { Squads } from "#server/squads/squads.ts";
import type { Stores } from "#server/stores/types.ts";
import { codeTtlMs, opensAt, type WaitingCode } from "./claim.ts";

const TURN_MS = 20_000;
const LOOK_MS = 50;
/** of a scrimmage that was sealed longer ago nothing is booked any more */
const BOOK_WITHIN_MS = 2 * DAY_MS;

export interface FollowUpsOptions {
  stores: Stores;
  directory: Directory;
  squads: Squads;
  state: (id: string) => Promise<State | null>;
  logger: Logger;
}

/** Follow-ups: booked when a scrimmage is sealed, opened by their join code on their day. */
export class FollowUps {
  #options: FollowUpsOptions;

  constructor(options: FollowUpsOptions) {
    this.#options = options;
  }

  /**
   * What was decided in a sealed scrimmage's review is booked, once; a scrimmage without a squad gets an
   * open one for that. Every process sees the seal and tries.
   */
  async book(state: State): Promise<void> {
    const { stores, directory } = this.#options;
    const days = state.review?.followUps ?? null;
    if (state.phase !== "sealed" || days === null) return;
    if ((await directory.get(state.id))?.value.booked !== false) return;
    const turn = `lease/book-${state.id}`;
    if (!(await stores.docs.putIfAbsent(turn, {}, TURN_MS))) return;
    try {
      await this.#bookNow(state, days);
    } finally {
      await stores.docs.remove(turn);
    }
  }

  async #bookNow(state: State, days: readonly number[]): Promise<void> {
    const { directory, squads } = this.#options;
    const doc = (await directory.get(state.id))?.value;
    if (doc?.booked !== false) return;
    // Without a squad and on purpose without a follow-up: its own log says so.
    const squad = doc.squad ?? (days.length > 0 ? await this.#squadFor(state) : null);
    if (squad !== null && (await squads.doc(squad))) {
      await squads.record(state, squad);
      await this.#write(squad, state.id, bookedDays(state, days), false);
    }
    await directory.note(state.id, { booked: true });
  }

  /** An open squad: whoever has the code joins, and no names are kept. */
  async #squadFor(state: State): Promise<string> {
    const { squads, directory } = this.#options;
    const name = state.plan.title.slice(0, TITLE_CHARS_MAX);
    const { id } = await squads.create({ name, kind: "class", open: true, pseudonymous: false, members: [] });
    await directory.note(state.id, { squad: id });
    return id;
  }

  /** `again`: in place of what was booked before and not opened yet. */
  async #write(id: string, of: string, days: readonly FollowUpDay[], again: boolean): Promise<void> {
    const { doc, squad } = await this.#options.squads.read(id);
    const decided = squad.bookings.some((one) => one.of === of) || squad.declined.includes(of);
    if (decided && !again) return;
    const followUps: Booking[] = [];
    for (const day of days) followUps.push(await this.#fresh(id, day));
    await this.#put(doc, squad, of, followUps);
  }

  async #fresh(squad: string, { gapDays, dayAt }: FollowUpDay): Promise<Booking> {
    const { directory, stores } = this.#options;
    const booking = randomBytes(9).toString("base64url").replaceAll(/[_-]/g, "x");
    const held: WaitingCode = { followUp: { squad, booking } };
    const code = await directory.freeCode(held, codeTtlMs(stores.log.now(), dayAt));
    return { id: booking, code, dayAt, gapDays };
  }

  /** In place of all that wait after that scrimmage; codes that nothing waits for any more are given up. */
  async #put(doc: SquadDoc, squad: Squad, of: string, followUps: Booking[]): Promise<void> {
    const waiting = waitingAfter(squad, of);
    const [refused] = await this.#options.squads.histories.append(doc, [{ do: "book", of, followUps }]);
    const before = new Set(waiting.map((one) => one.code));
    const after = new Set(followUps.map((one) => one.code));
    const gone = refused
      ? [...after].filter((code) => !before.has(code))
      : [...before].filter((code) => !after.has(code));
    for (const code of gone) await this.#freeCode(code);
    if (refused) throw new Refused(refused);
  }

  /**
   * One that waits goes to another day, under the join code that was given out, or is cancelled (null). What
   * it will ask was drawn on the day of its scrimmage and stays. @throws Refused
   */
  async move(id: string, booking: string, day: FollowUpDay | null): Promise<void> {
    const { doc, squad } = await this.#options.squads.read(id);
    const found = squad.bookings.find((one) => one.id === booking && one.scrimmage === null);
    if (!found) throw new Refused("no-such-follow-up");
    const followUps: Booking[] = [];
    for (const one of waitingAfter(squad, found.of)) {
      const { of: _, scrimmage: __, ...kept } = one;
      if (one.id !== booking) followUps.push(kept);
      else if (day) followUps.push({ ...kept, ...day, code: await this.#keptFor(id, one, day.dayAt) });
    }
    await this.#put(doc, squad, found.of, followUps);
  }

  /** One more after a scrimmage of the squad, beside those that wait. @throws Refused */
  async add(id: string, of: string, day: FollowUpDay): Promise<void> {
    const { doc, squad } = await this.#options.squads.read(id);
    if (!squad.sessions.some((one) => one.scrimmage === of && one.kind === "scrimmage"))
      throw new Refused("no-such-scrimmage");
    const waiting = waitingAfter(squad, of).map(({ of: _, scrimmage: __, ...kept }) => kept);
    if (waiting.length >= FOLLOW_UPS_MAX) throw new Refused("too-many");
    await this.#put(doc, squad, of, [...waiting, await this.#fresh(id, day)]);
  }

  /**
   * The class's own trial after its newest scrimmage, drawn by chance, or taken back. @throws Refused
   * `wrong-phase` where it cannot begin: no two follow-ups to come, or too few questions
   */
  async trial(id: string, of: string, on: boolean): Promise<void> {
    const { doc, squad } = await this.#options.squads.read(id);
    const record = squad.sessions.find((one) => one.scrimmage === of);
    if (!record) throw new Refused("no-such-scrimmage");
    if (on && trialView(squad).possible?.of !== of) throw new Refused("wrong-phase");
    const pairs = on ? drawTrial(record, randomBytes(16).toString("hex")) : [];
    const [refused] = await this.#options.squads.histories.append(doc, [{ do: "trial", of, pairs }]);
    if (refused) throw new Refused(refused);
  }

  /** Its join code for so long; where that ran out and is somebody else's by now, another one. */
  async #keptFor(squad: string, { id: booking, code }: Booked, dayAt: number): Promise<string> {
    const { directory, stores } = this.#options;
    const held: WaitingCode = { followUp: { squad, booking } };
    const ttl = codeTtlMs(stores.log.now(), dayAt);
    await this.#freeCode(code, booking);
    // A document keeps its time, so a longer one takes a new document.
    if (await stores.docs.putIfAbsent(`code/${code}`, held, ttl)) return code;
    return directory.freeCode(held, ttl);
  }

  async #freeCode(code: string, booking?: string): Promise<void> {
    const held = await this.#options.directory.held<Partial<WaitingCode>>(code);
    if (held?.followUp && (booking === undefined || held.followUp.booking === booking))
      await this.#options.stores.docs.remove(`code/${code}`);
  }

  /** What was booked after a scrimmage, in order of their days. @throws Refused `no-such-scrimmage` */
  async of(scrimmage: string): Promise<FollowUpsAnswer> {
    const { directory, squads, stores } = this.#options;
    const doc = await directory.get(scrimmage);
    if (!doc) throw new Refused("no-such-scrimmage");
    const id = doc.value.squad;
    const now = stores.log.now();
    if (id === undefined || !(await squads.doc(id)))
      return { ok: true, now, squad: null, declined: false, followUps: [], trial: null };
    const { squad } = await squads.read(id);
    return { ok: true, now, squad: id, ...linesOf(squad, now, scrimmage), trial: trialView(squad) };
  }

  /** What the newest follow-up after a scrimmage says of it; null while there is none. */
  async later(scrimmage: string): Promise<Retention | null> {
    const { directory, squads } = this.#options;
    const squad = (await directory.get(scrimmage))?.value.squad;
    if (squad === undefined || !(await squads.doc(squad))) return null;
    const [newest] = followUpViews((await squads.read(squad)).squad, scrimmage);
    return newest?.retention ?? null;
  }

  /** All of a squad, in order of their days: to come, missed and played. */
  async ofSquad(id: string): Promise<{ doc: SquadDoc; squad: Squad; followUps: BookedLine[] }> {
    const { squads, stores } = this.#options;
    const { doc, squad } = await squads.read(id);
    const { followUps } = linesOf(squad, stores.log.now(), null);
    return { doc, squad, followUps };
  }

  /** Other days, or none, in place of those not opened yet. @throws Refused */
  async rebook(scrimmage: string, days: readonly FollowUpDay[]): Promise<FollowUpsAnswer> {
    const doc = (await this.#options.directory.get(scrimmage))?.value;
    if (!doc) throw new Refused("no-such-scrimmage");
    const state = await this.#options.state(scrimmage);
    if (state?.phase !== "sealed") throw new Refused("wrong-phase");
    const squad = doc.squad ?? (days.length > 0 ? await this.#squadFor(state) : null);
    if (squad !== null) {
      await this.#options.squads.record(state, squad);
      await this.#write(squad, scrimmage, days, true);
      await this.#options.directory.note(scrimmage, { booked: true });
    }
    return this.of(scrimmage);
  }

  /** The scrimmage that a waiting code opens now; null where it is none, or its day has not come. */
  async openByCode(code: string): Promise<string | null> {
    const awaited = await this.awaited(code);
    if (!awaited || this.#options.stores.log.now() < awaited.opensAt) return null;
    return (await this.open(awaited.squad, awaited.booking)).id;
  }

  /** The booked follow-up behind a code that is no scrimmage's yet. */
  async awaited(
    code: string,
  ): Promise<{ squad: string; booking: string; dayAt: number; opensAt: number } | null> {
    const { directory, squads } = this.#options;
    const held = await directory.held<Partial<WaitingCode>>(code);
    if (!held?.followUp || !(await squads.doc(held.followUp.squad))) return null;
    const { squad } = await squads.read(held.followUp.squad);
    const booked = squad.bookings.find((one) => one.id === held.followUp?.booking);
    if (!booked) return null;
    return { ...held.followUp, dayAt: booked.dayAt, opensAt: opensAt(squad, booked) };
  }

  /**
   * Makes the follow-up's scrimmage, or finds the one that somebody else made: exactly one, because the
   * join code goes over to it by compare and set. @throws Refused, RoomError
   */
  async open(squadId: string, bookingId: string): Promise<{ id: string; code: string }> {
    const { stores, squads } = this.#options;
    const turn = `lease/follow-up-${bookingId}`;
    for (;;) {
      const { squad } = await squads.read(squadId);
      const booked = squad.bookings.find((one) => one.id === bookingId);
      if (!booked) throw new Refused("no-such-scrimmage");
      const found = await this.#opened(booked);
      if (found) return found;
      if (!(await stores.docs.putIfAbsent(turn, {}, TURN_MS))) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        continue;
      }
      try {
        return await this.#make(squadId, booked);
      } catch (error) {
        if (!(error instanceof RoomError && error.code === "already")) throw error;
      } finally {
        await stores.docs.remove(turn);
      }
    }
  }

  async #opened({ scrimmage, code }: Booked): Promise<{ id: string; code: string } | null> {
    const { directory } = this.#options;
    const doc = scrimmage === null ? null : await directory.get(scrimmage);
    if (doc) return { id: doc.value.id, code: doc.value.code };
    // Between its making and its entry in the squad's log, by a process that died in between.
    const held = await directory.held<{ id?: string }>(code);
    const made = held?.id === undefined ? null : await directory.get(held.id);
    return made ? { id: made.value.id, code } : null;
  }

  async #make(id: string, { id: booking, code, dayAt, of }: Booked): Promise<{ id: string; code: string }> {
    const { stores, directory, squads } = this.#options;
    const { doc, squad } = await squads.read(id);
    const known = (await this.#options.state(of))?.plan ?? null;
    const title = squad.sessions.find((record) => record.scrimmage === of)?.title ?? doc.name;
    const held = await stores.docs.get<Partial<WaitingCode>>(`code/${code}`);
    const mine = held?.value.followUp?.booking === booking;
    const opening = await squads.opening(id, { kind: "followUp", booking });
    const made = await directory.add(followUpPlan(known, title), {
      packIds: await this.#packsOf(squad),
      withoutTopics: [],
      squad: opening,
      choose: (questions) => questionsForFollowUp(squad, questions, stores.log.now(), booking),
      // Where it ran out and went to somebody else, the follow-up has another code.
      ...(mine && held ? { code: { code, version: held.version } } : {}),
      ...(held === null && (await this.#keepAgain(id, booking, code, dayAt))),
    });
    const [refused] = await squads.histories.append(doc, [{ do: "opened", booking, scrimmage: made.id }]);
    if (refused) this.#options.logger.warn({ squad: id, code: refused }, "a follow-up was opened twice");
    return made;
  }

  async #keepAgain(squad: string, booking: string, code: string, dayAt: number) {
    const { docs, log } = this.#options.stores;
    const held: WaitingCode = { followUp: { squad, booking } };
    const kept = await docs.putIfAbsent(`code/${code}`, held, codeTtlMs(log.now(), dayAt));
    return kept ? { code: { code, version: 1 } } : {};
  }

  /** Packs that any question of the squad is from and that are still there. */
  async #packsOf(squad: Squad): Promise<string[]> {
    const { docs } = this.#options.stores;
    const keys = [
      ...Object.keys(squad.questions),
      ...squad.sessions.flatMap(({ probes }) => probes.map((probe) => probe.as)),
    ];
    const ids = [...new Set(keys.map((key) => key.slice(0, key.indexOf("/"))))];
    const there = await Promise.all(ids.map((id) => shelved(docs, id)));
    return ids.filter((_, i) => there[i] !== null);
  }

  /**
   * For an ordinary scrimmage: what follow-ups are going to ask, and its rewordings, stay out of it; unless
   * that would leave less than half of the questions.
   */
  async keptApart(id: string): Promise<(questions: QuestionBase[]) => QuestionBase[]> {
    const { squad } = await this.#options.squads.read(id);
    const reserved = reservedFor(squad);
    return (questions) => {
      const families = new Set(questions.filter((one) => reserved.has(one.id)).map(familyOf));
      const left = questions.filter((one) => !families.has(familyOf(one)));
      return left.length * 2 >= questions.length ? left : questions;
    };
  }

  /** At the start: what was sealed and never booked, because the process died in between. */
  async sweep(): Promise<void> {
    const { directory, stores, state, logger } = this.#options;
    const late: ScrimmageDoc[] = [];
    for await (const { value } of directory.all())
      if (value.booked === false && (!value.sealed || stores.log.now() - value.sealed.at < BOOK_WITHIN_MS))
        late.push(value);
    for (const { id } of late) {
      const folded = await readable(state(id));
      if (folded?.phase !== "sealed") continue;
      await this.book(folded).catch((error) =>
        logger.warn({ scrimmage: id, ...faultOf(error) }, "a follow-up could not be booked"),
      );
    }
  }
}

function waitingAfter(squad: Squad, of: string): Booked[] {
  return squad.bookings.filter((one) => one.of === of && one.scrimmage === null);
}

/** Days as the desk said them, or whole days after the review in universal time. */
function bookedDays({ review, at }: State, days: readonly number[]): FollowUpDay[] {
  return days.map((gapDays, i) => {
    const day = (review?.startedAt ?? at) + gapDays * DAY_MS;
    return { gapDays, dayAt: review?.followUpsAt?.[i] ?? day - (day % DAY_MS) };
  });
}

function linesOf(
  squad: Squad,
  now: number,
  of: string | null,
): Pick<FollowUpsAnswer, "declined" | "followUps"> {
  const played = new Set(squad.sessions.map((record) => record.booking));
  const followUps = squad.bookings
    .filter((one) => of === null || one.of === of)
    .map((one): BookedLine => {
      const late = now >= one.dayAt + DAY_MS;
      const waits = late ? "late" : now >= opensAt(squad, one) ? "today" : "waiting";
      const { id, code, dayAt, gapDays, scrimmage } = one;
      const state = played.has(id) ? "played" : scrimmage !== null ? "open" : waits;
      const title = squad.sessions.find((record) => record.scrimmage === one.of)?.title ?? "";
      return { id, of: one.of, title, code, dayAt, gapDays, scrimmage, opensAt: opensAt(squad, one), state };
    })
    .sort((a, b) => a.dayAt - b.dayAt);
  return { declined: of !== null && squad.declined.includes(of), followUps };
}

/** Short and without pressure (`learning.md` 6.2); in all else as the scrimmage that it follows. */
function followUpPlan(day: Plan | null, title: string): Plan {
  const short = TEMPLATES.find((one) => one.id === "follow-up")?.plan;
  if (!short) throw new Error("there is no template for follow-ups");
  const plan: Plan = { ...short, title, followUps: [] };
  if (!day) return plan;
  const { format, confidence, namesOnProjector, relatedTopics } = day;
  return { ...plan, format, confidence, namesOnProjector, relatedTopics };
}
