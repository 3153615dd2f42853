/**
 * Appends to three logs without end and tells each acknowledged entry on stdout, as `log seq ask`. Killed by
 * `tests/integration/stores-kill.test.ts`. Arguments: data folder, first ask.
 */
import { writeSync } from "node:fs";
import { openStores } from "#server/stores/registry.ts";
import { drafts } from "./stores-drafts.ts";

const [dataDir = "", first = "1"] = process.argv.slice(2);
const stores = await openStores({ dataDir });
let ask = Number(first);

async function appendForEver(logId: string, size: number): Promise<void> {
  for (;;) {
    const batch = drafts(size, ask);
    ask += size;
    const told = await stores.log.append(logId, batch);
    // Synchronous: what is told was acknowledged, and what was acknowledged is told before anything else happens.
    writeSync(1, told.map((entry) => `${logId} ${entry.seq} ${entry.ask}\n`).join(""));
  }
}

await Promise.all(Array.from({ length: 30 }, (_, i) => appendForEver(`log-${i % 3}`, 1 + (i % 7))));
