import { StoreError } from "../errors.ts";
import type { RedisAddress } from "./address.ts";
import { nameOf } from "./refusals.ts";

/** there while a restore is on its way, and after one that was interrupted */
export function restoringKey(prefix: string): string {
  return `${prefix}:restoring`;
}

/** What the connections of a process that uses the store are called: a restore looks for them. */
export function userName(prefix: string): string {
  return `${prefix}:docs`;
}

/** How many of the connections in the reply of `CLIENT LIST` use the store. */
export function usersIn(clientList: string, prefix: string): number {
  return clientList.split("\n").filter((line) => line.split(" ").includes(`name=${userName(prefix)}`)).length;
}

export function halfRestored(address: RedisAddress): StoreError {
  return new StoreError(
    "StoreHalfRestored",
    `A restore into Redis at ${nameOf(address)} was interrupted, or is still on its way. Run it again: npm run restore -- <file> --replace`,
  );
}

export function inUse(address: RedisAddress): StoreError {
  return new StoreError(
    "StoreLocked",
    `Redis at ${nameOf(address)} is in use by a Scrimmage with the same keys (${address.prefix}:…). Stop every process of it first.`,
  );
}
