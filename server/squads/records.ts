import type { State } from "#lib/model/state.ts";
import { recordOf } from "#lib/squad/record.ts";
import type { Squad } from "#lib/squad/types.ts";
import { readable } from "#server/replica/readable.ts";
import type { Stores } from "#server/stores/types.ts";
import { readSquadDoc } from "./doc.ts";
import type { Histories } from "./histories.ts";
import { type SquadScrimmages, scrimmagesOf } from "./scrimmages.ts";

const RECORD_TURN_MS = 20_000;

export interface RecordsPlace {
  stores: Stores;
  histories: Histories;
  scrimmages: SquadScrimmages;
  /** takes out what is to leave no trace */
  erase(id: string): Promise<void>;
}

/** What sealed scrimmages leave in their squad's history: each once, whoever saw the seal. */
export class Records {
  #place: RecordsPlace;
  /** sealed scrimmages that leave nothing in their squad's history */
  #empty = new Set<string>();

  constructor(place: RecordsPlace) {
    this.#place = place;
  }

  /** A scrimmage was sealed: what it leaves goes into its squad's history, once. `id`: a squad made of it afterwards. */
  async record(state: State, id = state.squad?.id): Promise<void> {
    if (id === undefined) return;
    const doc = await readSquadDoc(this.#place.stores.docs, id);
    const squad = doc && (await this.#place.histories.get(doc));
    if (!doc || !squad || hasRecord(squad, state.id)) return;
    const record = recordOf(state, state.squad ?? { kind: "scrimmage", booking: null });
    if (!record || record.asked.length + record.seen.length === 0) {
      this.#empty.add(state.id);
      return;
    }
    // Every process sees the seal. The fold would refuse the second record, but it need not be written.
    const { docs } = this.#place.stores;
    const turn = `lease/record-${state.id}`;
    if (!(await docs.putIfAbsent(turn, {}, RECORD_TURN_MS))) return;
    const [code] = await this.#place.histories.append(doc, [{ do: "played", record }]);
    await docs.remove(turn);
    if (code !== null && code !== "already") this.#empty.add(state.id);
    // Removed in between, its record must not outlive it.
    if (code === null && !(await this.#place.scrimmages.directory.get(state.id))) {
      await this.#place.histories.append(doc, [{ do: "unplay", scrimmage: state.id }]);
      await this.#place.erase(doc.id);
    }
  }

  /** Records what was sealed while nobody looked; whether there was anything. */
  async missed(squad: Squad): Promise<boolean> {
    const { directory } = this.#place.scrimmages;
    const before = squad.sessions.length;
    for (const { id } of await scrimmagesOf(directory, squad.id)) {
      if (hasRecord(squad, id) || this.#empty.has(id)) continue;
      const state = await readable(this.#place.scrimmages.state(id));
      if (state?.phase !== "sealed") continue;
      await directory.seal(state);
      await this.record(state, squad.id);
    }
    return squad.sessions.length > before;
  }
}

function hasRecord(squad: Squad, scrimmage: string): boolean {
  return (
    squad.sessions.some((one) => one.scrimmage === scrimmage) || squad.erasing.scrimmages.includes(scrimmage)
  );
}
