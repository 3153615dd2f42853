import type { BackedStores } from "../archive.ts";
import { parseRedisUrl } from "./address.ts";
import { snapshot } from "./archive.ts";
import { connectLog } from "./connect.ts";
import { openRedisDocs } from "./docs.ts";
import { openRedisLog } from "./log.ts";
import { preflight } from "./preflight.ts";

/**
 * Logs and documents in one Redis, for any number of processes at a time. What "durable" means there is in
 * `log.ts`; what this Redis lacks for it is in `warnings`.
 *
 * @throws StoreError with one sentence when this Redis cannot be used
 */
export async function openRedis(url: string): Promise<BackedStores> {
  const address = parseRedisUrl(url);
  const connections = connectLog(address);
  try {
    const { warnings, notes } = await preflight(connections, address);
    const docs = await openRedisDocs(address);
    const log = await openRedisLog(address, connections);
    return {
      exclusive: false,
      warnings,
      notes,
      log,
      docs,
      snapshot: () => snapshot(log, docs, log.lastSeq),
      async close() {
        await log.close();
        await docs.close();
      },
    };
  } catch (error) {
    connections.disconnect();
    throw error;
  }
}
