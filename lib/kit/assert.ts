/** Stops the replica: our own mistake, never a player's (those are refusals with a code). */
export function assert(claim: unknown, why: string): asserts claim {
  if (!claim) throw new Error(`assertion failed: ${why}`);
}

/** For the default branch of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
