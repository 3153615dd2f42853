import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { DRIVERS, openStores, type StoresConfig } from "#server/stores/registry.ts";
import { startCluster, startRedis } from "../support/redis.ts";
import { docStoreContract } from "./doc-store.ts";
import { logStoreContract, type Place } from "./log-store.ts";

interface Made {
  config: StoresConfig;
  dispose: () => Promise<void>;
}

/** How a test gets a store of its own, on the real thing: for each registered driver, each way it can run. */
const CONFIGS: Record<string, Record<string, () => Promise<Made>>> = {
  embedded: {
    embedded: async () => {
      const dataDir = await mkdtemp(join(tmpdir(), "scrimmage-contract-"));
      return { config: { dataDir }, dispose: () => rm(dataDir, { recursive: true, force: true }) };
    },
  },
  redis: {
    redis: onRedis(() => startRedis({ lines: ["appendonly yes", "appendfsync everysec"] })),
    "redis cluster of three": onRedis(() => startCluster(3)),
  },
};

/** One Redis for all stores of this file; a prefix of its own makes each a store of its own. */
function onRedis(start: () => Promise<{ url: string; stop: () => Promise<void> }>): () => Promise<Made> {
  let started: ReturnType<typeof start> | null = null;
  let made = 0;
  afterAll(async () => {
    await (await started)?.stop();
  });
  return async () => {
    started ??= start();
    const { url } = await started;
    const redisUrl = `${url}?prefix=contract-${++made}`;
    return { config: { dataDir: join(tmpdir(), "scrimmage-nothing"), redisUrl }, dispose: async () => {} };
  };
}

for (const driver of DRIVERS) {
  const ways = Object.entries(CONFIGS[driver.name] ?? {});
  test(`LG1 ${driver.name} is tested`, () => {
    expect(ways.length, "tests/contract/stores.test.ts has no configuration for it").toBeGreaterThan(0);
  });
  for (const [way, make] of ways) {
    const place = async (): Promise<Place> => {
      const { config, dispose } = await make();
      return { open: () => driver.open(config), dispose };
    };
    logStoreContract(way, place);
    docStoreContract(way, place);
    test(`LG1 openStores opens what the configuration asks for: ${way}`, async () => {
      const made = await make();
      expect(DRIVERS.find((one) => one.serves(made.config))?.name).toBe(driver.name);
      const stores = await openStores(made.config);
      expect(await stores.log.append("a", [])).toEqual([]);
      await stores.close();
      await made.dispose();
    });
  }
}
