import type { Code } from "#lib/kit/codes.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { SquadInput } from "#lib/model/squad.ts";
import { applySquad, reduceSquad } from "#lib/squad/fold.ts";
import { type OwnDays, ownDays } from "#lib/squad/own-days.ts";
import type { Squad } from "#lib/squad/types.ts";
import type { LogStore } from "#server/stores/types.ts";
import { squadLogId } from "./doc.ts";

const READ_ENTRIES = 500;
const KEPT_MAX = 40;
const CODES_KEPT = 200;

type Which = { id: string; edition: number };

interface Folded {
  squad: Squad | null;
  /** outcomes of the newest entries, by seq */
  codes: Map<number, Code | null>;
}

interface Kept {
  edition: number;
  folded: Promise<Folded>;
}

/**
 * Squads' logs, folded and kept, and caught up with what came since whenever one is asked for. What was
 * folded before a rewrite is thrown away: `edition` of the squad's document names the one that counts.
 */
export class Histories {
  readonly log: LogStore<SquadInput>;
  #kept = new Map<string, Kept>();
  #days = new Map<string, { seq: number; edition: number; days: Promise<OwnDays> }>();

  constructor(log: LogStore<SquadInput>) {
    this.log = log;
  }

  async get(which: Which): Promise<Squad | null> {
    return (await this.#caughtUp(which)).squad;
  }

  /** Appends, and resolves when the entries were folded here: why each was refused, or null. */
  async append(which: Which, inputs: readonly SquadInput[]): Promise<(Code | null)[]> {
    const drafts = inputs.map((input) => ({ by: { role: "door" } as const, ask: 0, input }));
    // Nothing else begins a history: what comes late must not bring a deleted one back.
    const to = inputs[0]?.do === "found" ? undefined : "existing";
    const entries = await this.log.append(squadLogId(which.id), drafts, to);
    const { codes } = await this.#caughtUp(which);
    return entries.map(({ seq }) => codes.get(seq) ?? null);
  }

  /** Everybody's own days; worked out once for each state of the log, since a class opens its pages together. */
  async ownDays(which: Which): Promise<OwnDays> {
    const squad = await this.get(which);
    const seq = squad?.seq ?? 0;
    const kept = this.#days.get(which.id);
    if (kept && kept.seq === seq && kept.edition === which.edition) return kept.days;
    const days = this.entries(which.id).then(ownDays);
    this.#days.set(which.id, { seq, edition: which.edition, days });
    for (const oldest of this.#days.keys()) {
      if (this.#days.size <= KEPT_MAX) break;
      this.#days.delete(oldest);
    }
    days.catch(() => this.#days.delete(which.id));
    return days;
  }

  /** the whole log, for a rewrite */
  async entries(id: string): Promise<Entry<SquadInput>[]> {
    const all: Entry<SquadInput>[] = [];
    for (;;) {
      const some = await this.log.read(squadLogId(id), all.at(-1)?.seq ?? 0, READ_ENTRIES);
      all.push(...some);
      if (some.length < READ_ENTRIES) return all;
    }
  }

  forget(id: string): void {
    this.#kept.delete(id);
    this.#days.delete(id);
  }

  #caughtUp({ id, edition }: Which): Promise<Folded> {
    const known = this.#kept.get(id);
    const fresh: Folded = { squad: null, codes: new Map() };
    const before = known?.edition === edition ? known.folded : Promise.resolve(fresh);
    // One after the other: it is caught up in place.
    const folded = before.then((kept) => this.#catchUp(id, kept));
    const kept = { edition, folded };
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    folded.catch(() => {
      if (this.#kept.get(id) === kept) this.#kept.delete(id);
    });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_MAX) break;
      this.#kept.delete(oldest);
    }
    return folded;
  }

  async #catchUp(id: string, folded: Folded): Promise<Folded> {
    for (;;) {
      const entries = await this.log.read(squadLogId(id), folded.squad?.seq ?? 0, READ_ENTRIES);
      for (const entry of entries) {
        if (folded.squad === null) folded.squad = reduceSquad(null, entry);
        else folded.codes.set(entry.seq, applySquad(folded.squad, entry));
      }
      for (const seq of folded.codes.keys()) {
        if (folded.codes.size <= CODES_KEPT) break;
        folded.codes.delete(seq);
      }
      if (entries.length < READ_ENTRIES) return folded;
    }
  }
}
