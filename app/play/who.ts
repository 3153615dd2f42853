import { randomWord, SECRET_LETTERS } from "../_session/word.ts";
import { joinKey, read, write } from "./kept.ts";

/** Who a player wants to be in one scrimmage, from the join page until the seat is there. */
export interface Who {
  name?: string;
  /** `handle` of the squad's roster */
  member?: string;
  pin?: string;
  device?: string;
  /** the secret of the seat to be, so that a page that is loaded again while it waits has the same one */
  token?: string;
}

const DEVICE_KEY = "scrimmage:device";

export function readWho(code: string): Who | null {
  try {
    return JSON.parse(read(joinKey(code)) ?? "null") as Who | null;
  } catch {
    return null;
  }
}

/** As `readWho`; a guest from now on has the secret of the seat to be. A member is known by other means. */
export function joiner(code: string): Who | null {
  const who = readWho(code);
  if (who?.name === undefined || who.member !== undefined || who.token !== undefined) return who;
  const known = { ...who, token: randomWord(SECRET_LETTERS) };
  writeWho(code, known);
  return known;
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
