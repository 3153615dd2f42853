import type { Logger } from "pino";
import type { Squad } from "#lib/squad/types.ts";
import { faultOf } from "#server/logs/fault.ts";
import type { Stores } from "#server/stores/types.ts";
import { readSquadDoc, squadKey, squadLogId } from "./doc.ts";
import { finishErasing } from "./erasure.ts";
import type { Histories } from "./histories.ts";
import { type SquadScrimmages, scrimmagesOf } from "./scrimmages.ts";

export interface ForgettingPlace {
  stores: Stores;
  histories: Histories;
  scrimmages: SquadScrimmages;
  logger: Logger;
}

/** Leaves no trace of what was removed: one rewriting of a squad's logs after the other, in this process. */
export class Forgetting {
  #place: ForgettingPlace;
  /** squads whose logs are being rewritten by this process */
  #erasing = new Map<string, Promise<void>>();

  constructor(place: ForgettingPlace) {
    this.#place = place;
  }

  /** the rewriting that is on its way */
  running(id: string): Promise<void> | undefined {
    return this.#erasing.get(id);
  }

  /** Resolves when nothing is being erased here any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#erasing.values()]);
  }

  erase(id: string): Promise<void> {
    const before = this.#erasing.get(id) ?? Promise.resolve();
    const erased = before.catch(() => {}).then(() => this.#eraseNow(id));
    this.#erasing.set(id, erased);
    const done = () => {
      if (this.#erasing.get(id) === erased) this.#erasing.delete(id);
    };
    erased.then(done, done);
    return erased;
  }

  eraseLater(id: string): void {
    this.erase(id).catch((error) =>
      this.#place.logger.warn(
        { squad: id, ...faultOf(error) },
        "somebody forgotten is still in a log; it is tried again when the squad is next read",
      ),
    );
  }

  async #eraseNow(id: string): Promise<void> {
    const doc = await readSquadDoc(this.#place.stores.docs, id);
    const squad = doc && (await this.#place.histories.get(doc));
    if (!squad) return;
    const { directory } = this.#place.scrimmages;
    await finishErasing(squad, {
      stores: this.#place.stores,
      histories: this.#place.histories,
      scrimmages: {
        of: async (squadId) => (await scrimmagesOf(directory, squadId)).map((one) => one.id),
        removeWhole: (scrimmage) => this.removeWhole(scrimmage),
        rewritten: async (scrimmage) => {
          await directory.touch(scrimmage);
          await this.#place.scrimmages.close(scrimmage);
        },
      },
    });
  }

  /** A scrimmage with its document, code and log. */
  async removeWhole(scrimmage: string): Promise<void> {
    await this.#place.scrimmages.close(scrimmage);
    await this.#place.scrimmages.directory.remove(scrimmage);
  }

  /** A squad that nobody sees any more, with all its scrimmages. */
  async removeDeleted(id: string): Promise<void> {
    for (const scrimmage of await scrimmagesOf(this.#place.scrimmages.directory, id))
      await this.removeWhole(scrimmage.id);
    await this.#place.histories.log.remove(squadLogId(id));
    this.#place.histories.forget(id);
    await this.#place.stores.docs.remove(squadKey(id));
  }

  /** Join codes that were kept free for follow-ups: of one scrimmage, or of all (null). */
  async freeCodes(squad: Squad, of: string | null): Promise<void> {
    const { docs } = this.#place.stores;
    for (const booking of squad.bookings) {
      if ((of !== null && booking.of !== of) || booking.scrimmage !== null) continue;
      const held = await docs.get<{ id?: string }>(`code/${booking.code}`);
      // A code that leads to a scrimmage has gone over to it.
      if (held && held.value.id === undefined) await docs.remove(`code/${booking.code}`);
    }
  }
}
