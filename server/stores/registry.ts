import type { BackedStores, Restorable } from "./archive.ts";
import { openEmbedded, openEmbeddedForRestore } from "./embedded/open.ts";
import { parseRedisUrl } from "./redis/address.ts";
import { openRedisForRestore } from "./redis/archive.ts";
import { openRedis } from "./redis/open.ts";

export interface StoresConfig {
  /** the folder for everything that is kept */
  dataDir: string;
  /** as `parseRedisUrl` reads it; without it everything is in `dataDir` */
  redisUrl?: string | null;
}

/** One way to keep logs and documents. Joining `DRIVERS` means passing `tests/contract/stores.test.ts`. */
export interface StoreDriver {
  name: string;
  /** whether this driver is the one that the configuration asks for */
  serves(config: StoresConfig): boolean;
  open(config: StoresConfig): Promise<BackedStores>;
  openForRestore(config: StoresConfig): Promise<Restorable>;
}

/** The first that serves a configuration is used; embedded serves every one and stays last. */
export const DRIVERS: readonly StoreDriver[] = [
  {
    name: "redis",
    serves: (config) => Boolean(config.redisUrl),
    open: (config) => openRedis(config.redisUrl ?? ""),
    openForRestore: async (config) => openRedisForRestore(parseRedisUrl(config.redisUrl ?? "")),
  },
  {
    name: "embedded",
    serves: () => true,
    open: (config) => openEmbedded(config.dataDir),
    openForRestore: (config) => openEmbeddedForRestore(config.dataDir),
  },
];

/** @throws StoreError with one sentence that says what to do */
export function openStores(config: StoresConfig): Promise<BackedStores> {
  return driverOf(config).open(config);
}

export function openForRestore(config: StoresConfig): Promise<Restorable> {
  return driverOf(config).openForRestore(config);
}

export function driverName(config: StoresConfig): string {
  return driverOf(config).name;
}

function driverOf(config: StoresConfig): StoreDriver {
  const driver = DRIVERS.find((one) => one.serves(config));
  if (driver === undefined) throw new Error("no store driver serves this configuration");
  return driver;
}
