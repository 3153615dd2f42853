import { resolve } from "node:path";
import { parseRedisUrl } from "#server/stores/redis/address.ts";
import { nameOf } from "#server/stores/redis/refusals.ts";
import type { StoresConfig } from "#server/stores/registry.ts";

/** What is backed up or filled, as a sentence names it. */
export function placeOf({ redisUrl, dataDir }: StoresConfig): string {
  return redisUrl ? `Redis at ${nameOf(parseRedisUrl(redisUrl))}` : `The data folder ${resolve(dataDir)}`;
}
