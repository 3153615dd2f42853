import { createHash } from "node:crypto";
import type { State } from "#lib/model/state.ts";

const pool = new Map<string, WeakRef<object>>();
const dropped = new FinalizationRegistry<string>((key) => {
  // The same may have been kept anew meanwhile.
  if (pool.get(key)?.deref() === undefined) pool.delete(key);
});

/**
 * Scrimmages over the same packs share one copy of the questions and of what the engine knows of them:
 * they are never changed, and they are most of what an idle scrimmage takes.
 */
export function shareQuestions(state: State): void {
  state.questions = shared(state.questions);
  state.bank = shared(state.bank);
}

/** The value itself, or an equal one that somebody else has; frozen, as nobody may change it for all. */
function shared<T extends object>(value: T): T {
  const key = createHash("sha256").update(JSON.stringify(value)).digest("base64");
  const known = pool.get(key)?.deref() as T | undefined;
  if (known !== undefined) return known;
  frozen(value);
  pool.set(key, new WeakRef(value));
  dropped.register(value, key);
  return value;
}

function frozen(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  for (const part of Object.values(value)) frozen(part);
  Object.freeze(value);
}
