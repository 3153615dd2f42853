import { joinKey, read, write } from "./kept.ts";

/** Who a player wants to be in one scrimmage, from the join page until the seat is there. */
export interface Who {
  name?: string;
  /** `handle` of the squad's roster */
  member?: string;
  pin?: string;
  device?: string;
}

const DEVICE_KEY = "scrimmage:device";

export function readWho(code: string): Who | null {
  try {
    return JSON.parse(read(joinKey(code)) ?? "null") as Who | null;
  } catch {
    return null;
  }
}

/** null forgets it */
export function writeWho(code: string, who: Who | null): void {
  write(joinKey(code), who && JSON.stringify(who));
}

/** The random word by which squads recognise this phone, if its player ever chose so. */
export function keptDevice(): string | null {
  return read(DEVICE_KEY);
}

export function keepDevice(): string {
  const device = keptDevice() ?? crypto.getRandomValues(new Uint32Array(5)).join("-");
  write(DEVICE_KEY, device);
  return device;
}

export function dropDevice(): void {
  write(DEVICE_KEY, null);
}
