import { createHash } from "node:crypto";
import type { Input } from "#lib/model/input.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { State } from "#lib/model/state.ts";
import type { Resting } from "#lib/practice/resting.ts";
import { familyOf } from "#lib/squad/edition.ts";
import type { DocStore, LogStore } from "#server/stores/types.ts";

/** What is being played now, in whichever process. */
export interface Played {
  squads: ReadonlySet<string>;
  /** whether a question may be asked in it */
  asks: Resting;
}

interface Bank {
  squad: string | null;
  names: ReadonlySet<string>;
}

const PREFIX = "playing/";
/** Said again in each stretch of time while it goes on; when nobody says it any more, it is over by itself. */
const STRETCH_MS = 5 * 60_000;
const KEPT_MS = 3 * STRETCH_MS;
const SAY_EVERY_MS = 60_000;
/** shorter than the count-down before a round, so no question opens unseen */
const LOOK_EVERY_MS = 2_000;
const WORDING_CHARS = 16;

/**
 * Which scrimmages are being played: from the first count-down to the review. Whoever has one open says so
 * in a document that expires, since a question that is being asked in one of them must not be answered
 * elsewhere meanwhile. A scrimmage that everybody left in the middle counts for a quarter of an hour more.
 */
export class Playing {
  #docs: DocStore;
  #log: LogStore;
  /** played here, and the stretch in which it was said last */
  #here = new Map<string, number>();
  #banks = new Map<string, Bank>();
  #seen: { at: number; played: Promise<Played> } | null = null;
  #timer: NodeJS.Timeout;

  constructor({ docs, log }: { docs: DocStore; log: LogStore }) {
    this.#docs = docs;
    this.#log = log;
    this.#timer = setInterval(() => {
      for (const id of this.#here.keys()) this.#say(id);
    }, SAY_EVERY_MS);
    this.#timer.unref();
  }

  /** After every fold. */
  heed({ id, phase }: State): void {
    if (phase === "count" || phase === "question" || phase === "break") this.#say(id);
    else if (this.#here.delete(id)) this.#unsay(id);
  }

  /** It is not open here any more. */
  left(id: string): void {
    this.#here.delete(id);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #say(id: string): void {
    const stretch = stretchNow();
    if (this.#here.get(id) === stretch) return;
    this.#here.set(id, stretch);
    this.#docs.putIfAbsent(keyOf(id, stretch), {}, KEPT_MS).catch(() => {
      // Said again by the timer: the store is away, and nobody is asked anything meanwhile.
      if (this.#here.get(id) === stretch) this.#here.set(id, -1);
    });
  }

  #unsay(id: string): void {
    const now = stretchNow();
    for (let stretch = now - KEPT_MS / STRETCH_MS; stretch <= now; stretch++)
      this.#docs.remove(keyOf(id, stretch)).catch(() => {}); // it expires
  }

  /** As it was two seconds ago or later. */
  played(): Promise<Played> {
    const now = performance.now();
    if (this.#seen && now - this.#seen.at < LOOK_EVERY_MS) return this.#seen.played;
    const seen = { at: now, played: this.#look() };
    this.#seen = seen;
    seen.played.catch(() => {
      if (this.#seen === seen) this.#seen = null;
    });
    return seen.played;
  }

  async #look(): Promise<Played> {
    const ids = new Set<string>();
    for await (const { key } of this.#docs.list(PREFIX))
      ids.add(key.slice(PREFIX.length, key.lastIndexOf("/")));
    for (const id of this.#banks.keys()) if (!ids.has(id)) this.#banks.delete(id);
    for (const id of ids) if (!this.#banks.has(id)) await this.#read(id);
    const banks = [...this.#banks.values()];
    return {
      squads: new Set(banks.flatMap(({ squad }) => squad ?? [])),
      asks: (question) => {
        if (banks.length === 0) return false;
        const names = namesOf(question);
        return banks.some((bank) => names.some((name) => bank.names.has(name)));
      },
    };
  }

  /** A scrimmage's questions stand in its first entry, and never change. */
  async #read(id: string): Promise<void> {
    const [begun] = await this.#log.read(id, 0, 1);
    const input: Input | undefined = begun?.input;
    if (input?.do !== "create") return;
    const names = new Set(input.questions.flatMap(namesOf));
    this.#banks.set(id, { squad: input.squad?.id ?? null, names });
  }
}

function keyOf(id: string, stretch: number): string {
  return `${PREFIX}${id}/${stretch}`;
}

function stretchNow(): number {
  return Math.floor(Date.now() / STRETCH_MS);
}

/** What a question is known by: its family with all its rewordings, and its words, which a copied pack has too. */
function namesOf(question: QuestionBase): string[] {
  const { id, topics, level, task, explanation, variantGroup, ...asked } = question;
  const wording = createHash("sha256").update(JSON.stringify(asked)).digest("base64url");
  return [familyOf(question), wording.slice(0, WORDING_CHARS)];
}
