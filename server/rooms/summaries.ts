import type { State } from "#lib/model/state.ts";
import type { RoomSummary } from "#server/http/rooms.ts";
import { NewerLog } from "#server/replica/readable.ts";
import type { Doc, LogStore } from "#server/stores/types.ts";
import type { Directory, ScrimmageDoc } from "./directory.ts";

export interface SummariesPlace {
  directory: Directory;
  log: LogStore;
  state(id: string): Promise<State | null>;
  /** it is open here, and its state the newest */
  isOpen(id: string): boolean;
}

/** The list of scrimmages. One that was not sealed is folded again only when its log has gone on. */
export class Summaries {
  #place: SummariesPlace;
  /** of scrimmages that were not sealed when they were last looked at */
  #kept = new Map<string, { version: number; seq: number; summary: RoomSummary }>();

  constructor(place: SummariesPlace) {
    this.#place = place;
  }

  /** newest first */
  async list(): Promise<RoomSummary[]> {
    const out: RoomSummary[] = [];
    for await (const doc of this.#place.directory.all()) {
      const summary = await this.#summary(doc);
      if (summary) out.push(summary);
    }
    return out.sort((a, b) => b.createdAt - a.createdAt);
  }

  async #summary({ value: doc, version }: Doc<ScrimmageDoc>): Promise<RoomSummary | null> {
    const { id, code, title, createdAt, squad, sealed } = doc;
    const line = {
      ...{ id, code, title, createdAt },
      ...(squad !== undefined && { squad }),
      ...(doc.mode && { mode: doc.mode }),
    };
    if (sealed) {
      const { players, round, rounds } = sealed;
      return { ...line, phase: "sealed", players, round, rounds };
    }
    const kept = this.#kept.get(id);
    if (kept?.version === version && !this.#place.isOpen(id)) {
      const news = await this.#place.log.read(id, kept.seq, 1);
      if (news.length === 0) return kept.summary;
    }
    const state = await this.#place.state(id).catch((error) => {
      if (error instanceof NewerLog) return error;
      throw error;
    });
    // It is there, and more than its title and code this process does not know.
    if (state instanceof NewerLog) return { ...line, phase: "lobby", players: 0, round: 0, rounds: 0 };
    if (!state) return null;
    const players = state.seats.filter((seat) => !seat.removed).length;
    const { phase, plan, seq, rounds } = state;
    const summary = { ...line, phase, players, round: rounds.length, rounds: plan.rounds };
    this.#kept.set(id, { version, seq, summary });
    return summary;
  }

  forget(id: string): void {
    this.#kept.delete(id);
  }
}
