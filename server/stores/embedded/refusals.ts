import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reasonOf, StoreError } from "../errors.ts";

/** LevelDB's lock does not say who holds it, so each owner leaves its process id here. */
export function ownerFile(home: string): string {
  return join(home, "store.pid");
}

/** Why the database did not open, as a sentence. */
export function unopened(home: string, error: unknown): StoreError {
  const code = codeOf(error);
  if (code === "LEVEL_LOCKED") return locked(home, error);
  if (code === "LEVEL_CORRUPTION")
    return new StoreError(
      "StoreDamaged",
      `The data folder ${home} is damaged (${reasonOf(error)}). Move it away and restore a backup.`,
      error,
    );
  return unwritable(home, error);
}

export function locked(home: string, cause?: unknown): StoreError {
  return new StoreError(
    "StoreLocked",
    `The data folder ${home} is in use by another Scrimmage${processIn(home)}. Stop it or set DATA_DIR to another folder.`,
    cause,
  );
}

export function unwritable(home: string, error: unknown): StoreError {
  return new StoreError(
    "StoreUnwritable",
    `The data folder ${home} cannot be written (${reasonOf(error)}). Check its owner and the free space, or set DATA_DIR to another folder.`,
    error,
  );
}

/** The code of the deepest error that has one. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const below = codeOf(error.cause);
  if (below !== undefined) return below;
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function processIn(home: string): string {
  try {
    const pid = Number(readFileSync(ownerFile(home), "utf8"));
    return Number.isInteger(pid) && pid > 0 ? ` (process ${pid})` : "";
  } catch {
    return "";
  }
}

export function closedError(): StoreError {
  return new StoreError("StoreClosed", "The store is closed.");
}

export function unreadable(home: string, error: unknown): StoreError {
  return new StoreError(
    "StoreDamaged",
    `The data folder ${home} cannot be read (${reasonOf(error)}).`,
    error,
  );
}

export function halfRestoredError(home: string): StoreError {
  return new StoreError(
    "StoreHalfRestored",
    `A restore into ${home} was interrupted. Run it again: npm run restore -- <file> --replace`,
  );
}
