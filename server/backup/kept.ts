import type { Kept } from "#server/stores/archive.ts";
import { isKey } from "#server/stores/keys.ts";

/** A line of a backup as what it holds, or null. The value itself, not a copy: its bytes must not change. */
export function keptOf(value: object): Kept | null {
  return isEntryLine(value) || isDocLine(value) ? value : null;
}

type EntryLine = Extract<Kept, { log: string }>;
type DocLine = Extract<Kept, { doc: string }>;

function isEntryLine(value: object): value is EntryLine {
  if (!("log" in value && isKey(value.log) && "entry" in value)) return false;
  const { entry } = value;
  if (typeof entry !== "object" || entry === null) return false;
  if (!("seq" in entry && "at" in entry && "ask" in entry && "by" in entry && "input" in entry)) return false;
  const numbers = Number.isSafeInteger(entry.seq) && Number.isFinite(entry.at) && Number.isFinite(entry.ask);
  return numbers && named(entry.by, "role") && named(entry.input, "do");
}

function isDocLine(value: object): value is DocLine {
  if (!("doc" in value && isKey(value.doc) && "version" in value && "expiresAt" in value)) return false;
  const { version, expiresAt } = value;
  return (
    Number.isSafeInteger(version) &&
    (expiresAt === null || Number.isSafeInteger(expiresAt)) &&
    "value" in value
  );
}

function named(value: unknown, name: "role" | "do"): boolean {
  return typeof value === "object" && value !== null && name in value;
}

/**
 * Says what is wrong with the order of what comes: documents by key, then logs by id, each log's
 * entries 1, 2, 3 … with a time that never decreases. So nothing can be missing or there twice.
 */
export function orderCheck(): (kept: Kept) => string | null {
  let key = "";
  let log = "";
  let seq = 0;
  let at = 0;
  return (kept) => {
    if ("doc" in kept) {
      if (log !== "" || kept.doc <= key) return `has document ${kept.doc} out of order`;
      key = kept.doc;
      return null;
    }
    if (kept.log < log) return `has log ${kept.log} out of order`;
    if (kept.log !== log) {
      seq = 0;
      at = 0;
    }
    log = kept.log;
    const wanted = seq + 1;
    if (kept.entry.seq !== wanted)
      return `has entry ${kept.entry.seq} of log ${log} where ${wanted} should be`;
    if (kept.entry.at < at) return `has an entry of log ${log} that is older than the one before`;
    seq = kept.entry.seq;
    at = kept.entry.at;
    return null;
  };
}
