/**
 * A backup is a text file, one JSON value a line: a header, the documents, the entries log by log
 * (`Kept`, in the order of `snapshot()`), an ending.
 */
export const BACKUP_FORMAT = "scrimmage-backup";

/** 1: first (2026-11). A restore reads all versions up to its own. */
export const BACKUP_VERSION = 1;

export interface Header {
  format: typeof BACKUP_FORMAT;
  version: number;
  /** ms since 1970 */
  at: number;
  /** `RULES_VERSION` of the server that wrote it */
  rules: number;
}

export interface Counts {
  docs: number;
  logs: number;
  entries: number;
}

export interface Ending extends Counts {
  end: true;
  /** of the bytes of all lines before this one, line ends included; hex */
  sha256: string;
}

export function countsText({ docs, logs, entries }: Counts): string {
  return `${counted(logs, "scrimmage")} with ${counted(entries, "entry", "entries")}, ${counted(docs, "document")}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
