import { createHash } from "node:crypto";
import { RULES_VERSION } from "#lib/model/entry.ts";
import type { BackedStores } from "#server/stores/archive.ts";
import { BACKUP_FORMAT, BACKUP_VERSION, type Ending, type Header } from "./format.ts";

const BLOCK_CHARS = 64_000;

/**
 * A backup of everything as of one moment, while the server goes on: text in blocks of whole lines, ready
 * to be sent or written as it comes. A reader that stops early harms nothing.
 */
export async function* backupLines(stores: BackedStores): AsyncGenerator<string> {
  const header: Header = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    at: stores.log.now(),
    rules: RULES_VERSION,
  };
  const hash = createHash("sha256");
  const ending: Ending = { end: true, docs: 0, logs: 0, entries: 0, sha256: "" };
  let block = `${JSON.stringify(header)}\n`;
  let log: string | null = null;
  for await (const kept of stores.snapshot()) {
    block += `${JSON.stringify(kept)}\n`;
    if ("doc" in kept) ending.docs++;
    else {
      ending.entries++;
      if (kept.log !== log) ending.logs++;
      log = kept.log;
    }
    if (block.length < BLOCK_CHARS) continue;
    hash.update(block);
    yield block;
    block = "";
  }
  hash.update(block);
  ending.sha256 = hash.digest("hex");
  yield `${block}${JSON.stringify(ending)}\n`;
}
