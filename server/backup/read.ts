import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { RULES_VERSION } from "#lib/model/entry.ts";
import type { Kept } from "#server/stores/archive.ts";
import { reasonOf } from "#server/stores/errors.ts";
import { BackupError } from "./errors.ts";
import { BACKUP_FORMAT, BACKUP_VERSION, type Counts } from "./format.ts";
import { keptOf, orderCheck } from "./kept.ts";

/**
 * What a backup file holds, in its order. Throws `Damaged` or `Newer` at the first thing that is wrong;
 * the checksum and the counts stand in the last line, so only a reader that reached the end knows.
 */
export async function* readBackup(file: string): AsyncGenerator<Kept, Counts> {
  const hash = createHash("sha256");
  const counts: Counts = { docs: 0, logs: 0, entries: 0 };
  const check = orderCheck();
  let number = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    number++;
    if (ended) throw damaged(file, `there is something behind its end, in line ${number}`);
    const value = parsed(file, line, number);
    if (number === 1) checkHeader(file, value);
    else if ("end" in value) {
      checkEnding(file, value, { ...counts, sha256: hash.digest("hex") });
      ended = true;
      continue;
    } else {
      const kept = keptOf(value);
      if (kept === null) throw damaged(file, `line ${number} is neither an entry nor a document`);
      const problem = check(kept);
      if (problem !== null) throw damaged(file, `line ${number} ${problem}`);
      if ("doc" in kept) counts.docs++;
      else counts.entries++;
      if ("log" in kept && kept.entry.seq === 1) counts.logs++;
      yield kept;
    }
    hash.update(line);
    hash.update("\n");
  }
  if (number === 0) throw damaged(file, "it is empty");
  if (!ended) throw damaged(file, "its end is missing");
  return counts;
}

/** Reads a backup whole; resolves only when nothing is wrong with it. */
export async function checkBackup(file: string): Promise<Counts> {
  const reading = readBackup(file);
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return value;
  }
}

function damaged(file: string, what: string, cause?: unknown): BackupError {
  return new BackupError("Damaged", `${file} is damaged: ${what}.`, cause);
}

function parsed(file: string, line: Buffer, number: number): object {
  let value: unknown;
  try {
    value = JSON.parse(line.toString());
  } catch (error) {
    throw damaged(file, `line ${number} is no JSON`, error);
  }
  if (typeof value !== "object" || value === null) throw damaged(file, `line ${number} is no JSON object`);
  return value;
}

function checkHeader(file: string, value: object): void {
  const { format, version, rules } = { format: null, version: null, rules: null, ...value };
  if (format !== BACKUP_FORMAT) throw damaged(file, "it is no Scrimmage backup");
  if (!isCount(version) || !isCount(rules)) throw damaged(file, "its first line names no version");
  if (version > BACKUP_VERSION || rules > RULES_VERSION)
    throw new BackupError(
      "Newer",
      `${file} was written by a newer Scrimmage (backup ${version}, rules ${rules}; this one reads up to ${BACKUP_VERSION} and ${RULES_VERSION}). Update Scrimmage first.`,
    );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function checkEnding(file: string, value: object, found: Counts & { sha256: string }): void {
  const told: Record<string, unknown> = { ...value };
  for (const what of ["logs", "entries", "docs"] as const)
    if (told[what] !== found[what])
      throw damaged(file, `it should hold ${String(told[what])} ${what} and holds ${found[what]}`);
  if (told.sha256 !== found.sha256)
    throw damaged(file, "its checksum is wrong, so something in it was changed");
}

/** The lines of a file without their ends, as bytes: the checksum is over bytes. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        const piece: Buffer = chunk.subarray(start, end);
        yield rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  } catch (error) {
    throw new BackupError("Damaged", `${file} cannot be read (${reasonOf(error)}).`, error);
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
