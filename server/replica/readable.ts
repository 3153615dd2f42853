import { isInput } from "#lib/game/permissions.ts";
import { type Entry, RULES_VERSION } from "#lib/model/entry.ts";
import { Refused } from "#server/http/refuse.ts";

/** A log that means more than this process knows. It is told as it is: nothing is wrong with the log. */
export class NewerLog extends Refused {
  constructor(id: string, what: string) {
    const sentence = `Scrimmage ${id} is of a newer version (${what}). Replace this server by that version; until then it neither shows nor changes this scrimmage.`;
    super("old-version", sentence);
    this.name = "NewerLog";
    this.message = sentence;
  }
}

/**
 * While processes are replaced one by one, or after going back to an older version, a log may hold what only
 * the newer one understands. Folded here it would become another truth, and what is asked on the strength of
 * that would be written into it. @throws NewerLog
 */
export function checkReadable(id: string, entries: readonly Entry[]): void {
  for (const { input } of entries) {
    if (!isInput(input.do)) throw new NewerLog(id, `"${String(input.do).slice(0, 40)}" is no input here`);
    if (input.do === "create" && (input.rules ?? 1) > RULES_VERSION)
      throw new NewerLog(id, `rules ${input.rules}; this server knows them up to ${RULES_VERSION}`);
  }
}

/** For what looks through all scrimmages: one that is of a newer version is passed over. */
export async function readable<T>(folded: Promise<T>): Promise<T | null> {
  try {
    return await folded;
  } catch (error) {
    if (error instanceof NewerLog) return null;
    throw error;
  }
}
