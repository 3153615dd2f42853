import { randomBytes, randomInt } from "node:crypto";
import { QUESTIONS_PER_SCRIMMAGE_MAX } from "#lib/kit/limits.ts";
import { RULES_VERSION } from "#lib/model/entry.ts";
import { isFullPerformance, type Plan } from "#lib/model/plan.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { SquadStart } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { RoomError } from "#server/http/rooms.ts";
import { gather } from "#server/http/shelf.ts";
import { summaryKey, writeSummary } from "#server/retention/summary.ts";
import type { Doc, Stores } from "#server/stores/types.ts";

/** What is known of a scrimmage without folding its log: the document `scrimmage/<id>`. */
export interface ScrimmageDoc {
  id: string;
  code: string;
  title: string;
  createdAt: number;
  /** the squad it belongs to */
  squad?: string;
  /** it counts for the squad's record; absent: a scrimmage */
  mode?: "fullPerformance";
  /** whether what its review decided about follow-ups has been booked; absent: made before there were any */
  booked?: boolean;
  /** once it is sealed nothing of this changes any more */
  sealed?: { at: number; players: number; round: number; rounds: number };
}

interface CodeDoc {
  id: string;
}

const CODE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"; // no I, O, Q: they are read as 1 and 0
const CODE_DIGITS = "23456789";
const CODE_TTL_MS = 60 * 86_400_000;
const ID = /^[A-Za-z0-9]{6,40}$/;

/** What a scrimmage is begun with beside its plan. */
export interface Opening {
  packIds: readonly string[];
  /** topics that are left out of the bank */
  withoutTopics: readonly string[];
  /** the squad's part, made when the questions are known */
  squad?: { id: string; start: (questions: QuestionBase[]) => Promise<SquadStart> };
  /** which of the packs' questions it has; absent: all */
  choose?: (questions: QuestionBase[]) => QuestionBase[];
  /** a join code that was kept free for it, and the version at which it is taken over */
  code?: { code: string; version: number };
}

/** Which scrimmages there are, and which join code is whose: documents, the same for every process. */
export class Directory {
  #stores: Stores;

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /**
   * Writes the log's first entry.
   * @throws RoomError `no-questions`, `too-many`, `busy`; `already` where somebody took the kept code over first
   */
  async add(plan: Plan, opening: Opening): Promise<{ id: string; code: string }> {
    const { docs, log } = this.#stores;
    const gathered = await gather(docs, opening.packIds, opening.withoutTopics);
    if (!gathered || gathered.questions.length === 0) throw new RoomError("no-questions");
    const { credits: packs } = gathered;
    const questions = opening.choose?.(gathered.questions) ?? gathered.questions;
    if (questions.length === 0) throw new RoomError("no-questions");
    if (questions.length > QUESTIONS_PER_SCRIMMAGE_MAX) throw new RoomError("too-many");
    const id = randomBytes(9).toString("base64url").replaceAll(/[_-]/g, "x");
    const squad = await opening.squad?.start(questions);
    const code = opening.code?.code ?? (await this.freeCode({ id }));
    const seed = randomBytes(16).toString("hex");
    const create = { do: "create", id, code, seed, plan, questions, packs, rules: RULES_VERSION } as const;
    const input = { ...create, ...(squad && { squad }) };
    await log.append(id, [{ by: { role: "door" }, ask: 0, input }]);
    const doc: ScrimmageDoc = {
      id,
      code,
      title: plan.title,
      createdAt: log.now(),
      booked: false,
      ...(opening.squad && { squad: opening.squad.id }),
      ...(isFullPerformance(plan) && { mode: "fullPerformance" as const }),
    };
    await docs.put(`scrimmage/${id}`, doc, null);
    const taken =
      opening.code && (await docs.put(`code/${code}`, { id } satisfies CodeDoc, opening.code.version));
    if (taken !== null) return { id, code };
    await docs.remove(`scrimmage/${id}`);
    await log.remove(id);
    throw new RoomError("already");
  }

  /** A join code that nobody has, now that of what is given. @throws RoomError `busy` */
  async freeCode(holder: object, ttlMs = CODE_TTL_MS): Promise<string> {
    for (let i = 0; i < 200; i++) {
      const letters = Array.from({ length: 3 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join("");
      const digits = Array.from({ length: 2 }, () => CODE_DIGITS[randomInt(CODE_DIGITS.length)]).join("");
      const code = letters + digits;
      if (await this.#stores.docs.putIfAbsent(`code/${code}`, holder, ttlMs)) return code;
    }
    throw new RoomError("busy");
  }

  get(id: string): Promise<Doc<ScrimmageDoc> | null> {
    // It comes from anybody, as part of an address.
    return ID.test(id) ? this.#stores.docs.get<ScrimmageDoc>(`scrimmage/${id}`) : Promise.resolve(null);
  }

  async *all(): AsyncIterable<Doc<ScrimmageDoc>> {
    for await (const { doc } of this.#stores.docs.list<ScrimmageDoc>("scrimmage/")) yield doc;
  }

  /** what a join code stands for, in whatever case and spacing; null where it is none */
  async held<T>(code: string): Promise<T | null> {
    const plain = code.replaceAll(/[\s-]/g, "").toUpperCase();
    if (!/^[A-Z]{3}\d{2}$/.test(plain)) return null;
    return (await this.#stores.docs.get<T>(`code/${plain}`))?.value ?? null;
  }

  /** of a join code, or of an id */
  async idOf(code: string): Promise<string | null> {
    const held = await this.held<Partial<CodeDoc>>(code);
    if (held?.id !== undefined) return held.id;
    return (await this.get(code)) ? code : null;
  }

  /** Every process that has it open says so; the last word is the same as the first. */
  async seal(state: State): Promise<void> {
    const sealed = {
      at: state.sealedAt ?? state.at,
      players: state.seats.filter((seat) => !seat.removed).length,
      round: state.rounds.length,
      rounds: state.plan.rounds,
    };
    await writeSummary(this.#stores.docs, state);
    for (;;) {
      const doc = await this.get(state.id);
      // Deleted while the summary was written: it goes with the scrimmage.
      if (!doc) await this.#stores.docs.remove(summaryKey(state.id));
      if (!doc || doc.value.sealed) return;
      const value: ScrimmageDoc = { ...doc.value, sealed };
      if ((await this.#stores.docs.put(`scrimmage/${state.id}`, value, doc.version)) !== null) return;
    }
  }

  /** Writes down more of what is known of it. */
  async note(id: string, more: Pick<ScrimmageDoc, "squad"> | Pick<ScrimmageDoc, "booked">): Promise<void> {
    for (;;) {
      const doc = await this.get(id);
      if (!doc) return;
      if ((await this.#stores.docs.put(`scrimmage/${id}`, { ...doc.value, ...more }, doc.version)) !== null)
        return;
    }
  }

  /** Its log was rewritten: what any process has folded of it counts no more. */
  async touch(id: string): Promise<void> {
    for (;;) {
      const doc = await this.get(id);
      if (!doc || (await this.#stores.docs.put(`scrimmage/${id}`, doc.value, doc.version)) !== null) return;
    }
  }

  /** The documents first: what is not listed any more is not opened while its log goes. */
  async remove(id: string): Promise<boolean> {
    const { docs, log } = this.#stores;
    const doc = await this.get(id);
    // Of one that was kept long enough the class as a whole is left.
    if (!doc && ID.test(id)) await docs.remove(summaryKey(id));
    if (!doc) return false;
    // A code's own time may be over before its scrimmage's, and then it may be somebody else's.
    const { code } = doc.value;
    if ((await this.held<Partial<CodeDoc>>(code))?.id === id) await docs.remove(`code/${code}`);
    await docs.remove(`scrimmage/${id}`);
    await docs.remove(summaryKey(id));
    await log.remove(id);
    return true;
  }
}
