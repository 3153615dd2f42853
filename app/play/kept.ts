/**
 * What this browser keeps for one scrimmage: the seat's token (over reloads and days), the name asked
 * for (until the seat is there) and the outbox. Without storage it lives as long as the page.
 */
const memory = new Map<string, string>();

export const seatKey = (code: string): string => `scrimmage:seat:${code}`;
export const joinKey = (code: string): string => `scrimmage:join:${code}`;
export const outboxKey = (code: string): string => `scrimmage:outbox:${code}`;

function storageOf(key: string): Storage {
  return key.startsWith("scrimmage:join:") ? sessionStorage : localStorage;
}

export function read(key: string): string | null {
  try {
    return storageOf(key).getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/** null forgets it */
export function write(key: string, value: string | null): void {
  if (value === null) memory.delete(key);
  else memory.set(key, value);
  try {
    if (value === null) storageOf(key).removeItem(key);
    else storageOf(key).setItem(key, value);
  } catch {
    // A private window without storage: memory has it.
  }
}

/** The seat is gone or given up: nothing of it may reach the next one. */
export function forgetSeat(code: string): void {
  write(seatKey(code), null);
  write(outboxKey(code), null);
}
