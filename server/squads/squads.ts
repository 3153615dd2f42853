import { createHash, randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { nameFits, nameKey } from "#lib/game/seats.ts";
import { byCodeUnit } from "#lib/kit/hash.ts";
import type { OwnDay } from "#lib/learning/handicap.ts";
import type { TimeMult } from "#lib/model/input.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadInput, SquadKind, SquadStart } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import type { MemberLine, NewMember, PinLine, SquadDetail, SquadLine } from "#lib/protocol/http.ts";
import { memberOf } from "#lib/squad/fold.ts";
import { type Receipt, receiptOf } from "#lib/squad/receipt.ts";
import { recordOf } from "#lib/squad/record.ts";
import { startFor } from "#lib/squad/start.ts";
import { ROSTER_MAX, type Squad } from "#lib/squad/types.ts";
import { freeName } from "#server/gateway/names.ts";
import { Refused } from "#server/http/refuse.ts";
import { faultOf } from "#server/logs/fault.ts";
import { readable } from "#server/replica/readable.ts";
import { summaryKey } from "#server/retention/summary.ts";
import type { Directory, ScrimmageDoc } from "#server/rooms/directory.ts";
import type { LogStore, Stores } from "#server/stores/types.ts";
import {
  changeSquadDoc,
  type NamedMember,
  readSquadDoc,
  type SquadDoc,
  squadKey,
  squadLogId,
} from "./doc.ts";
import { finishErasing } from "./erasure.ts";
import { Histories } from "./histories.ts";
import { hashPin, newPin } from "./pins.ts";

const SQUADS_MAX = 300;
const RECORD_TURN_MS = 20_000;

/** What squads need of the scrimmages. */
export interface SquadScrimmages {
  directory: Directory;
  /** the folded state: the live one where it is open here */
  state(id: string): Promise<State | null>;
  /** closes it here, so that it is opened anew when somebody comes */
  close(id: string): Promise<void>;
}

/** What the coach may change of a member; `pin`: digits, null for none. */
export interface MemberChange {
  name?: string | undefined;
  pin?: string | null | undefined;
  timeMult?: TimeMult | undefined;
  calm?: boolean | undefined;
  optIn?: boolean | undefined;
}

/**
 * Classes, teams and clubs: names and PINs in one document each, what happened in a log of its own
 * (`lib/squad`). Refusals are `Refused`.
 */
export class Squads {
  readonly histories: Histories;
  #stores: Stores;
  #scrimmages: SquadScrimmages;
  #logger: Logger;
  /** squads whose logs are being rewritten by this process */
  #erasing = new Map<string, Promise<void>>();
  /** sealed scrimmages that leave nothing in their squad's history */
  #empty = new Set<string>();

  constructor(stores: Stores, scrimmages: SquadScrimmages, logger: Logger) {
    this.#stores = stores;
    this.#scrimmages = scrimmages;
    this.#logger = logger;
    // One store keeps both kinds of log; which kind an id names, its beginning says.
    this.histories = new Histories(stores.log as unknown as LogStore<SquadInput>);
  }

  async create(post: {
    name: string;
    kind: SquadKind;
    open: boolean;
    pseudonymous: boolean;
    members: readonly NewMember[];
  }): Promise<{ id: string; members: NamedMember[] }> {
    if ((await this.#docs()).length >= SQUADS_MAX) throw new Refused("too-many");
    const id = randomId();
    const { name, kind, open, pseudonymous } = post;
    const members = await named(post.members, [], pseudonymous);
    const which = { id, edition: 1 };
    const found: SquadInput = { do: "found", id, kind, open, pseudonymous };
    const enrol: SquadInput = { do: "enrol", members: enrolled(members, post.members) };
    await this.histories.append(which, members.length > 0 ? [found, enrol] : [found]);
    const doc: SquadDoc = {
      ...{ id, name, kind, open, pseudonymous, createdAt: this.#stores.log.now() },
      ...{ guests: true, members, edition: 1 },
    };
    await this.#stores.docs.put(squadKey(id), doc, null);
    return { id, members };
  }

  async list(): Promise<SquadLine[]> {
    const lines: SquadLine[] = [];
    const scrimmages = await this.#countScrimmages();
    for (const doc of await this.#docs()) {
      const squad = await this.histories.get(doc);
      if (squad) lines.push(lineOf(doc, squad, scrimmages.get(doc.id) ?? 0));
    }
    return lines.sort((a, b) => byCodeUnit(nameKey(a.name), nameKey(b.name)) || a.createdAt - b.createdAt);
  }

  async get(id: string): Promise<SquadDetail> {
    const { doc, squad } = await this.read(id);
    const scrimmages = (await this.#of(id)).length;
    const members = doc.members.flatMap((one) => memberLine(squad, one));
    return { ...lineOf(doc, squad, scrimmages), guests: doc.guests, members };
  }

  /**
   * Document and folded history, with the records of scrimmages that were sealed while nobody looked.
   * @throws Refused `no-such-squad`
   */
  async read(id: string): Promise<{ doc: SquadDoc; squad: Squad }> {
    const { doc, squad } = await this.recorded(id);
    const { members, scrimmages } = squad.erasing;
    if (members.length + scrimmages.length > 0 && !this.#erasing.has(id)) this.#eraseLater(id);
    if (!(await this.#recordMissed(squad))) return { doc, squad };
    return { doc, squad: (await this.histories.get(doc)) ?? squad };
  }

  /**
   * As `read`, of what is recorded by now: for what is asked often, since looking for scrimmages that nobody
   * recorded goes through all there are. @throws Refused `no-such-squad`
   */
  async recorded(id: string): Promise<{ doc: SquadDoc; squad: Squad }> {
    const doc = await this.doc(id);
    const squad = doc && (await this.histories.get(doc));
    if (!doc || !squad) throw new Refused("no-such-squad");
    return { doc, squad };
  }

  /** The names; null when there is no such squad. */
  doc(id: string): Promise<SquadDoc | null> {
    return readSquadDoc(this.#stores.docs, id);
  }

  async change(id: string, { name, guests }: { name?: string; guests?: boolean }): Promise<void> {
    const changed = await changeSquadDoc(this.#stores.docs, id, (doc) => ({
      ...doc,
      name: name ?? doc.name,
      guests: guests ?? doc.guests,
    }));
    if (changed === null) throw new Refused("no-such-squad");
  }

  async enrol(id: string, news: readonly NewMember[]): Promise<NamedMember[]> {
    const { doc } = await this.read(id);
    const members = await named(news, doc.members, doc.pseudonymous);
    if (members.length === 0) return [];
    const [code] = await this.histories.append(doc, [{ do: "enrol", members: enrolled(members, news) }]);
    if (code) throw new Refused(code);
    const taken: string[] = [];
    const changed = await changeSquadDoc(this.#stores.docs, id, (now) => {
      taken.length = 0;
      const keys = new Set(now.members.map((one) => nameKey(one.name)));
      taken.push(...members.filter((one) => keys.has(nameKey(one.name))).map((one) => one.name));
      // Two desks that add the same list at once: the second one's members have no name and are taken back.
      return taken.length > 0 ? null : { ...now, members: [...now.members, ...members] };
    });
    if (changed !== null && taken.length === 0) return members;
    await this.histories.append(
      doc,
      members.map((one) => ({ do: "forget", member: one.id })),
    );
    this.#eraseLater(id);
    throw changed === null ? new Refused("no-such-squad") : new Refused("name-taken", undefined, taken[0]);
  }

  async changeMember(id: string, member: string, change: MemberChange): Promise<void> {
    const { doc, squad } = await this.read(id);
    const known = memberOf(squad, member);
    const before = doc.members.find((one) => one.id === member);
    if (!known || !before) throw new Refused("no-such-member");
    if (change.name !== undefined) {
      if (doc.pseudonymous) throw new Refused("pseudonymous");
      if (!nameFits(change.name)) throw new Refused("name-empty");
      const key = nameKey(change.name);
      if (doc.members.some((one) => one.id !== member && nameKey(one.name) === key))
        throw new Refused("name-taken", undefined, change.name);
    }
    const inputs: SquadInput[] = [];
    const { timeMult = known.timeMult, calm = known.calm } = change;
    if (timeMult !== known.timeMult || calm !== known.calm)
      inputs.push({ do: "accommodate", member, timeMult, calm });
    if (change.optIn !== undefined && change.optIn !== known.optedIn)
      inputs.push({ do: "optIn", member, on: change.optIn });
    if (inputs.length > 0) {
      const refused = (await this.histories.append(doc, inputs)).find((code) => code !== null);
      if (refused) throw new Refused(refused === "no-such-seat" ? "no-such-member" : refused);
    }
    if (change.name === undefined && change.pin === undefined) return;
    const pin = typeof change.pin === "string" ? await hashPin(change.pin) : change.pin;
    await changeSquadDoc(this.#stores.docs, id, (now) => ({
      ...now,
      members: now.members.map((one) =>
        one.id === member
          ? { ...one, name: change.name ?? one.name, pin: pin === undefined ? one.pin : pin }
          : one,
      ),
    }));
  }

  /** New PINs, told this once: only their hashes are kept. */
  async givePins(id: string, who: "all" | "without"): Promise<PinLine[]> {
    const { doc } = await this.read(id);
    const chosen = doc.members.filter((one) => who === "all" || one.pin === null);
    const given = new Map<string, PinLine>();
    const hashes = new Map<string, NamedMember["pin"]>();
    for (const one of chosen) {
      const pin = newPin();
      given.set(one.id, { member: one.id, name: one.name, pin });
      hashes.set(one.id, await hashPin(pin));
    }
    const changed = await changeSquadDoc(this.#stores.docs, id, (now) => ({
      ...now,
      members: now.members.map((one) => ({ ...one, pin: hashes.get(one.id) ?? one.pin })),
    }));
    const there = new Set((changed?.members ?? []).map((one) => one.id));
    return [...given.values()].filter((one) => there.has(one.member));
  }

  /** Forgets them at once, in every process; then leaves no trace in any log. */
  async removeMember(id: string, member: string): Promise<Receipt> {
    const { doc, squad } = await this.read(id);
    if (!doc.members.some((one) => one.id === member)) throw new Refused("no-such-member");
    const receipt = receiptOf(squad, { member }, this.#stores.log.now());
    const [code] = await this.histories.append(doc, [{ do: "forget", member }]);
    if (code) throw new Refused(code === "no-such-seat" ? "no-such-member" : code);
    await changeSquadDoc(this.#stores.docs, id, (now) => ({
      ...now,
      members: now.members.filter((one) => one.id !== member),
    }));
    await this.#erase(id);
    return receipt;
  }

  /** A scrimmage with everything that the squad's history has of it, or one of which the history alone is left. */
  async removeScrimmage(id: string, scrimmage: string): Promise<Receipt> {
    const { doc, squad } = await this.read(id);
    const mine = (await this.#of(id)).some((one) => one.id === scrimmage);
    const known = knows(squad, scrimmage);
    if (!mine && !known) throw new Refused("no-such-scrimmage");
    const receipt = receiptOf(squad, { scrimmage }, this.#stores.log.now());
    if (known) {
      await this.#freeCodes(squad, scrimmage);
      const [code] = await this.histories.append(doc, [{ do: "unplay", scrimmage }]);
      if (code) throw new Refused(code);
      await this.#erase(id);
    } else await this.#removeWhole(scrimmage);
    return receipt;
  }

  /** Everything: history, names, bookings, and its scrimmages whole. */
  async remove(id: string): Promise<{ receipt: Receipt; scrimmages: number }> {
    const { squad } = await this.read(id);
    const receipt = receiptOf(squad, "squad", this.#stores.log.now());
    const scrimmages = (await this.#of(id)).length;
    // Also what is left of those that were kept long enough: only the history says whose they were.
    for (const one of squad.sessions) await this.#stores.docs.remove(summaryKey(one.scrimmage));
    await changeSquadDoc(this.#stores.docs, id, (doc) => ({ ...doc, members: [], deleting: true }));
    await this.#freeCodes(squad, null);
    await this.#removeDeleted(id);
    return { receipt, scrimmages };
  }

  /** For `Directory.add`: what the history says of the questions that the scrimmage will have. */
  async opening(
    id: string,
    options: { kind: SquadStart["kind"]; booking: string | null } = { kind: "scrimmage", booking: null },
  ): Promise<{ id: string; start: (questions: QuestionBase[]) => Promise<SquadStart> }> {
    const { doc } = await this.read(id);
    return {
      id,
      start: async (questions) => {
        const squad = await this.histories.get(doc);
        if (!squad) throw new Refused("no-such-squad");
        return startFor(squad, questions, this.#stores.log.now(), options);
      },
    };
  }

  /** A member's own days before this scrimmage; for the player's own review, where the squad is still there. */
  async daysBefore(state: State, member: string): Promise<readonly OwnDay[]> {
    const doc = state.squad ? await this.doc(state.squad.id) : null;
    if (!doc) return [];
    const days = (await this.histories.ownDays(doc)).get(member) ?? [];
    const today = days.findIndex((day) => day.scrimmage === state.id);
    return today === -1 ? days : days.slice(0, today);
  }

  /** A scrimmage was sealed: what it leaves goes into its squad's history, once. `id`: a squad made of it afterwards. */
  async record(state: State, id = state.squad?.id): Promise<void> {
    if (id === undefined) return;
    const doc = await this.doc(id);
    const squad = doc && (await this.histories.get(doc));
    if (!doc || !squad || hasRecord(squad, state.id)) return;
    const record = recordOf(state, state.squad ?? { kind: "scrimmage", booking: null });
    if (!record || record.asked.length + record.seen.length === 0) {
      this.#empty.add(state.id);
      return;
    }
    // Every process sees the seal. The fold would refuse the second record, but it need not be written.
    const { docs } = this.#stores;
    const turn = `lease/record-${state.id}`;
    if (!(await docs.putIfAbsent(turn, {}, RECORD_TURN_MS))) return;
    const [code] = await this.histories.append(doc, [{ do: "played", record }]);
    await docs.remove(turn);
    if (code !== null && code !== "already") this.#empty.add(state.id);
    // Removed in between, its record must not outlive it.
    if (code === null && !(await this.#scrimmages.directory.get(state.id))) {
      await this.histories.append(doc, [{ do: "unplay", scrimmage: state.id }]);
      await this.#erase(doc.id);
    }
  }

  /** At the start: what a process that died has left half done. */
  async sweep(): Promise<void> {
    const deleting: string[] = [];
    for await (const { doc } of this.#stores.docs.list<SquadDoc>("squad/"))
      if (doc.value.deleting) deleting.push(doc.value.id);
    for (const id of deleting) await this.#removeDeleted(id);
    for (const doc of await this.#docs()) {
      await this.read(doc.id);
      await this.#erasing.get(doc.id);
    }
  }

  /** Resolves when nothing is being erased here any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#erasing.values()]);
  }

  async #docs(): Promise<SquadDoc[]> {
    const all: SquadDoc[] = [];
    for await (const { doc } of this.#stores.docs.list<SquadDoc>("squad/"))
      if (!doc.value.deleting) all.push(doc.value);
    return all;
  }

  async #of(squad: string): Promise<ScrimmageDoc[]> {
    const mine: ScrimmageDoc[] = [];
    for await (const { value } of this.#scrimmages.directory.all())
      if (value.squad === squad) mine.push(value);
    return mine;
  }

  async #countScrimmages(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for await (const { value } of this.#scrimmages.directory.all())
      if (value.squad !== undefined) counts.set(value.squad, (counts.get(value.squad) ?? 0) + 1);
    return counts;
  }

  /** Whether anything was recorded. */
  async #recordMissed(squad: Squad): Promise<boolean> {
    const before = squad.sessions.length;
    for (const { id } of await this.#of(squad.id)) {
      if (hasRecord(squad, id) || this.#empty.has(id)) continue;
      const state = await readable(this.#scrimmages.state(id));
      if (state?.phase !== "sealed") continue;
      await this.#scrimmages.directory.seal(state);
      await this.record(state, squad.id);
    }
    return squad.sessions.length > before;
  }

  #erase(id: string): Promise<void> {
    const before = this.#erasing.get(id) ?? Promise.resolve();
    const erased = before.catch(() => {}).then(() => this.#eraseNow(id));
    this.#erasing.set(id, erased);
    const done = () => {
      if (this.#erasing.get(id) === erased) this.#erasing.delete(id);
    };
    erased.then(done, done);
    return erased;
  }

  #eraseLater(id: string): void {
    this.#erase(id).catch((error) =>
      this.#logger.warn(
        { squad: id, ...faultOf(error) },
        "somebody forgotten is still in a log; it is tried again when the squad is next read",
      ),
    );
  }

  async #eraseNow(id: string): Promise<void> {
    const doc = await this.doc(id);
    const squad = doc && (await this.histories.get(doc));
    if (!squad) return;
    await finishErasing(squad, {
      stores: this.#stores,
      histories: this.histories,
      scrimmages: {
        of: async (squadId) => (await this.#of(squadId)).map((one) => one.id),
        removeWhole: (scrimmage) => this.#removeWhole(scrimmage),
        rewritten: async (scrimmage) => {
          await this.#scrimmages.directory.touch(scrimmage);
          await this.#scrimmages.close(scrimmage);
        },
      },
    });
  }

  async #removeWhole(scrimmage: string): Promise<void> {
    await this.#scrimmages.close(scrimmage);
    await this.#scrimmages.directory.remove(scrimmage);
  }

  async #removeDeleted(id: string): Promise<void> {
    for (const scrimmage of await this.#of(id)) await this.#removeWhole(scrimmage.id);
    await this.histories.log.remove(squadLogId(id));
    this.histories.forget(id);
    await this.#stores.docs.remove(squadKey(id));
  }

  /** Join codes that were kept free for follow-ups: of one scrimmage, or of all (null). */
  async #freeCodes(squad: Squad, of: string | null): Promise<void> {
    const { docs } = this.#stores;
    for (const booking of squad.bookings) {
      if ((of !== null && booking.of !== of) || booking.scrimmage !== null) continue;
      const held = await docs.get<{ id?: string }>(`code/${booking.code}`);
      // A code that leads to a scrimmage has gone over to it.
      if (held && held.value.id === undefined) await docs.remove(`code/${booking.code}`);
    }
  }
}

function randomId(): string {
  return randomBytes(9).toString("base64url").replaceAll(/[_-]/g, "x");
}

/** Members with ids and names; in a pseudonymous squad the names are ours. @throws Refused */
async function named(
  news: readonly NewMember[],
  there: readonly NamedMember[],
  pseudonymous: boolean,
): Promise<NamedMember[]> {
  if (there.length + news.length > ROSTER_MAX) throw new Refused("too-many");
  const keys = new Set(there.map((one) => nameKey(one.name)));
  const members: NamedMember[] = [];
  for (const { name: typed, pin } of news) {
    if (pseudonymous && typed !== undefined) throw new Refused("pseudonymous");
    if (!pseudonymous && typed === undefined) throw new Refused("name-empty");
    const name = typed?.replaceAll(/\s+/g, " ").trim() ?? freeName((one) => keys.has(nameKey(one)));
    if (!nameFits(name)) throw new Refused("name-empty", undefined, name);
    if (keys.has(nameKey(name))) throw new Refused("name-taken", undefined, name);
    keys.add(nameKey(name));
    members.push({ id: randomId(), name, pin: pin === undefined ? null : await hashPin(pin) });
  }
  return members;
}

function enrolled(
  members: readonly NamedMember[],
  news: readonly NewMember[],
): { id: string; timeMult: TimeMult; calm: boolean }[] {
  return members.map(({ id }, i) => ({
    id,
    timeMult: news[i]?.timeMult ?? 1,
    calm: news[i]?.calm ?? false,
  }));
}

function hasRecord(squad: Squad, scrimmage: string): boolean {
  return (
    squad.sessions.some((one) => one.scrimmage === scrimmage) || squad.erasing.scrimmages.includes(scrimmage)
  );
}

function knows(squad: Squad, scrimmage: string): boolean {
  return (
    squad.sessions.some((one) => one.scrimmage === scrimmage) ||
    squad.bookings.some((one) => one.of === scrimmage || one.scrimmage === scrimmage) ||
    squad.declined.includes(scrimmage)
  );
}

function lineOf(doc: SquadDoc, squad: Squad, scrimmages: number): SquadLine {
  const { id, name, kind, open, pseudonymous, createdAt } = doc;
  const lastAt = squad.sessions.at(-1)?.startedAt ?? null;
  return { id, name, kind, open, pseudonymous, createdAt, members: doc.members.length, scrimmages, lastAt };
}

function memberLine(squad: Squad, { id, name, pin }: NamedMember): MemberLine[] {
  const known = memberOf(squad, id);
  if (!known) return [];
  const { timeMult, calm, optedIn } = known;
  const sessions = squad.sessions.filter((record) => record.players.includes(id)).length;
  return [{ id, name, pin: pin !== null, timeMult, calm, optedIn, sessions }];
}

/** How a device that its player chose to keep is named in a squad: not the device's own word for itself. */
export function deviceId(squad: string, device: string): string {
  return `d${createHash("sha256").update(`${squad}/${device}`).digest("hex").slice(0, 32)}`;
}
