import type { KeyRange } from "./database.ts";

/**
 * The keys of the one database. Ids hold no spaces (`../keys.ts`), so a space ends an id and no log's
 * range can reach into another's; numbers are padded, so byte order is number order.
 *
 *   doc/<key>              a document
 *   due/<ms> <key>         when that document expires
 *   log/<id> <last seq>    a frame: some consecutive entries
 *   own/…                  the driver's own marks
 */
export const DOCS: KeyRange = { gte: "doc/", lt: "doc0" };
export const DUES: KeyRange = { gte: "due/", lt: "due0" };
export const LOGS: KeyRange = { gte: "log/", lt: "log0" };

export const CHECK_MARK = "own/check";
export const RESTORING_MARK = "own/restoring";

const SEQ_DIGITS = 12;
const MS_DIGITS = 15;

export function docKey(key: string): string {
  return `doc/${key}`;
}

export function docRange(prefix: string): KeyRange {
  return { gte: `doc/${prefix}`, lt: prefix === "" ? DOCS.lt : `doc/${prefix}\x7f` };
}

export function docOf(key: string): string {
  return key.slice(4);
}

export function dueKey(expiresAt: number, key: string): string {
  return `due/${padded(expiresAt, MS_DIGITS)} ${key}`;
}

export function dueRange(now: number): KeyRange {
  return { gte: DUES.gte, lt: `due/${padded(now + 1, MS_DIGITS)}` };
}

export function dueOf(key: string): { expiresAt: number; key: string } {
  const at = key.indexOf(" ");
  return { expiresAt: Number(key.slice(4, at)), key: key.slice(at + 1) };
}

export function frameKey(logId: string, lastSeq: number): string {
  return `log/${logId} ${padded(lastSeq, SEQ_DIGITS)}`;
}

/** all frames of a log; its ends are no keys themselves */
export function logRange(logId: string): KeyRange {
  return { gte: `log/${logId} `, lt: `log/${logId}!` };
}

/** all frames that hold an entry with `seq > after` */
export function frameRange(logId: string, after: number): KeyRange {
  return { gte: frameKey(logId, after + 1), lt: `log/${logId}!` };
}

/** where the frames of the logs behind this one begin */
export function behind(logId: string): KeyRange {
  return { gte: `log/${logId}!`, lt: LOGS.lt };
}

export function logOf(key: string): string {
  return key.slice(4, key.indexOf(" "));
}

function padded(n: number, digits: number): string {
  return String(n).padStart(digits, "0");
}
