import { reasonOf } from "../errors.ts";
import type { RedisAddress } from "./address.ts";
import type { LogConnections } from "./connect.ts";
import { readOnly, refusalOf, unreachable } from "./refusals.ts";

/** How long Redis may take to answer before it counts as away, ms. */
const ANSWER_MS = 1_800;
const MARK_KEPT_MS = 60_000;

/**
 * Whether Redis takes writes now, tried by writing. Everybody who asks while an answer is awaited gets the
 * same one, or asking would fill the queue of a Redis that is away.
 */
export function checked(connections: LogConnections, address: RedisAddress): () => Promise<void> {
  let trying: Promise<void> | null = null;

  async function tried(): Promise<void> {
    try {
      await connections.commands.set(`${address.prefix}:check`, "1", "PX", MARK_KEPT_MS);
    } catch (error) {
      if (reasonOf(error).startsWith("READONLY")) throw readOnly(address, error);
      throw refusalOf(error, address) ?? unreachable(address, error);
    } finally {
      trying = null;
    }
  }

  return async () => {
    trying ??= tried();
    trying.catch(() => {}); // nobody may be waiting any more when it fails
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(unreachable(address, connections.fault())), ANSWER_MS);
    });
    try {
      await Promise.race([trying, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
