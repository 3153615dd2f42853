import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { nameKey } from "#lib/game/seats.ts";
import { byCodeUnit } from "#lib/kit/hash.ts";
import type { OwnDay } from "#lib/learning/handicap.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadInput, SquadKind, SquadStart } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import type { NewMember, PinLine, SquadDetail, SquadLine } from "#lib/protocol/http.ts";
import { type Receipt, receiptOf } from "#lib/squad/receipt.ts";
import { startFor } from "#lib/squad/start.ts";
import type { Squad } from "#lib/squad/types.ts";
import { Refused } from "#server/http/refuse.ts";
import { summaryKey } from "#server/retention/summary.ts";
import type { LogStore, Stores } from "#server/stores/types.ts";
import { changeSquadDoc, type NamedMember, readSquadDoc, type SquadDoc, squadKey } from "./doc.ts";
import { Forgetting } from "./forgetting.ts";
import { Histories } from "./histories.ts";
import { lineOf, memberLine } from "./lines.ts";
import { Records } from "./records.ts";
import {
  changeMemberOf,
  enrolIn,
  enrolled,
  givePinsTo,
  type MemberChange,
  named,
  type RosterPlace,
  randomId,
} from "./roster.ts";
import { countScrimmages, type SquadScrimmages, scrimmagesOf } from "./scrimmages.ts";

const SQUADS_MAX = 300;

/**
 * Classes, teams and clubs: names and PINs in one document each, what happened in a log of its own
 * (`lib/squad`). Refusals are `Refused`.
 */
export class Squads {
  readonly histories: Histories;
  #stores: Stores;
  #scrimmages: SquadScrimmages;
  #roster: RosterPlace;
  #records: Records;
  #forgetting: Forgetting;

  constructor(stores: Stores, scrimmages: SquadScrimmages, logger: Logger) {
    this.#stores = stores;
    this.#scrimmages = scrimmages;
    // One store keeps both kinds of log; which kind an id names, its beginning says.
    this.histories = new Histories(stores.log as unknown as LogStore<SquadInput>);
    const place = { stores, scrimmages, logger, histories: this.histories };
    const forgetting = new Forgetting(place);
    this.#forgetting = forgetting;
    this.#records = new Records({ ...place, erase: (id) => forgetting.erase(id) });
    this.#roster = {
      ...{ docs: stores.docs, histories: this.histories },
      read: (id) => this.read(id),
      eraseLater: (id) => forgetting.eraseLater(id),
    };
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
    const scrimmages = await countScrimmages(this.#scrimmages.directory);
    for (const doc of await this.#docs()) {
      const squad = await this.histories.get(doc);
      if (squad) lines.push(lineOf(doc, squad, scrimmages.get(doc.id) ?? 0));
    }
    return lines.sort((a, b) => byCodeUnit(nameKey(a.name), nameKey(b.name)) || a.createdAt - b.createdAt);
  }

  async get(id: string): Promise<SquadDetail> {
    const { doc, squad } = await this.read(id);
    const scrimmages = (await scrimmagesOf(this.#scrimmages.directory, id)).length;
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
    if (members.length + scrimmages.length > 0 && !this.#forgetting.running(id))
      this.#forgetting.eraseLater(id);
    if (!(await this.#records.missed(squad))) return { doc, squad };
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

  enrol(id: string, news: readonly NewMember[]): Promise<NamedMember[]> {
    return enrolIn(this.#roster, id, news);
  }

  changeMember(id: string, member: string, change: MemberChange): Promise<void> {
    return changeMemberOf(this.#roster, id, member, change);
  }

  /** New PINs, told this once: only their hashes are kept. */
  givePins(id: string, who: "all" | "without"): Promise<PinLine[]> {
    return givePinsTo(this.#roster, id, who);
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
    await this.#forgetting.erase(id);
    return receipt;
  }

  /** A scrimmage with everything that the squad's history has of it, or one of which the history alone is left. */
  async removeScrimmage(id: string, scrimmage: string): Promise<Receipt> {
    const { doc, squad } = await this.read(id);
    const mine = (await scrimmagesOf(this.#scrimmages.directory, id)).some((one) => one.id === scrimmage);
    const known = knows(squad, scrimmage);
    if (!mine && !known) throw new Refused("no-such-scrimmage");
    const receipt = receiptOf(squad, { scrimmage }, this.#stores.log.now());
    if (known) {
      await this.#forgetting.freeCodes(squad, scrimmage);
      const [code] = await this.histories.append(doc, [{ do: "unplay", scrimmage }]);
      if (code) throw new Refused(code);
      await this.#forgetting.erase(id);
    } else await this.#forgetting.removeWhole(scrimmage);
    return receipt;
  }

  /** Everything: history, names, bookings, and its scrimmages whole. */
  async remove(id: string): Promise<{ receipt: Receipt; scrimmages: number }> {
    const { squad } = await this.read(id);
    const receipt = receiptOf(squad, "squad", this.#stores.log.now());
    const scrimmages = (await scrimmagesOf(this.#scrimmages.directory, id)).length;
    // Also what is left of those that were kept long enough: only the history says whose they were.
    for (const one of squad.sessions) await this.#stores.docs.remove(summaryKey(one.scrimmage));
    await changeSquadDoc(this.#stores.docs, id, (doc) => ({ ...doc, members: [], deleting: true }));
    await this.#forgetting.freeCodes(squad, null);
    await this.#forgetting.removeDeleted(id);
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
  record(state: State, id = state.squad?.id): Promise<void> {
    return this.#records.record(state, id);
  }

  /** At the start: what a process that died has left half done. */
  async sweep(): Promise<void> {
    const deleting: string[] = [];
    for await (const { doc } of this.#stores.docs.list<SquadDoc>("squad/"))
      if (doc.value.deleting) deleting.push(doc.value.id);
    for (const id of deleting) await this.#forgetting.removeDeleted(id);
    for (const doc of await this.#docs()) {
      await this.read(doc.id);
      await this.#forgetting.running(doc.id);
    }
  }

  /** Resolves when nothing is being erased here any more. */
  async settled(): Promise<void> {
    await this.#forgetting.settled();
  }

  async #docs(): Promise<SquadDoc[]> {
    const all: SquadDoc[] = [];
    for await (const { doc } of this.#stores.docs.list<SquadDoc>("squad/"))
      if (!doc.value.deleting) all.push(doc.value);
    return all;
  }
}

function knows(squad: Squad, scrimmage: string): boolean {
  return (
    squad.sessions.some((one) => one.scrimmage === scrimmage) ||
    squad.bookings.some((one) => one.of === scrimmage || one.scrimmage === scrimmage) ||
    squad.declined.includes(scrimmage)
  );
}

/** How a device that its player chose to keep is named in a squad: not the device's own word for itself. */
export function deviceId(squad: string, device: string): string {
  return `d${createHash("sha256").update(`${squad}/${device}`).digest("hex").slice(0, 32)}`;
}
