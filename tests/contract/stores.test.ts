import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DRIVERS, openStores, type StoresConfig } from "#server/stores/registry.ts";
import { docStoreContract } from "./doc-store.ts";
import { logStoreContract, type Place } from "./log-store.ts";

/** How a test gets a store of its own with each driver, on the real thing. One entry a registered driver. */
const CONFIGS: Record<string, () => Promise<{ config: StoresConfig; dispose: () => Promise<void> }>> = {
  embedded: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "scrimmage-contract-"));
    return { config: { dataDir }, dispose: () => rm(dataDir, { recursive: true, force: true }) };
  },
};

for (const driver of DRIVERS) {
  const place = async (): Promise<Place> => {
    const make = CONFIGS[driver.name];
    if (make === undefined)
      throw new Error(`tests/contract/stores.test.ts has no configuration for ${driver.name}`);
    const { config, dispose } = await make();
    return { open: () => driver.open(config), dispose };
  };
  logStoreContract(driver.name, place);
  docStoreContract(driver.name, place);
}

test("LG1 openStores opens the driver that the configuration asks for", async () => {
  for (const driver of DRIVERS) {
    const made = await CONFIGS[driver.name]?.();
    expect(
      made === undefined ? "no configuration" : DRIVERS.find((one) => one.serves(made.config))?.name,
    ).toBe(driver.name);
    if (made === undefined) continue;
    const stores = await openStores(made.config);
    expect(await stores.log.append("a", [])).toEqual([]);
    await stores.close();
    await made.dispose();
  }
});
