import type { BackedStores, Restorable } from "../archive.ts";
import { restorable, snapshot } from "./archive.ts";
import { openDatabase } from "./database.ts";
import { openDocs } from "./docs.ts";
import { openLog } from "./log.ts";
import { openWriter } from "./writer.ts";

/**
 * Logs and documents in one LevelDB database, `<dataDir>/store`: no server to install, one process at a
 * time, one folder. Everything that resolves was fsynced (`sync: true` on every batch), so **durable**
 * holds whenever the disk honours fsync; there is no setting that weakens it.
 */
export async function openEmbedded(dataDir: string): Promise<BackedStores> {
  const db = await openDatabase(dataDir, "refuse");
  const writer = openWriter(db);
  const log = openLog(db, writer);
  const docs = await openDocs(db, writer);
  return {
    exclusive: true,
    log,
    docs,
    snapshot: () => snapshot(db),
    async close() {
      await log.close();
      await docs.close();
      await writer.close();
      await db.close();
    },
  };
}

export async function openEmbeddedForRestore(dataDir: string): Promise<Restorable> {
  return restorable(await openDatabase(dataDir, "allow"));
}
