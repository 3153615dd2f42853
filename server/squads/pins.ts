import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

export interface PinHash {
  salt: string;
  hash: string;
}

const PIN_DIGITS = 4;
const KEY_BYTES = 24;
/** A class of forty shows its PINs within a few seconds; guessing at the door is limited anyway. */
const COST = { N: 4_096 };
const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt);

/** Four digits that are not all the same: they are read aloud and typed on a phone. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, "0");
    if (new Set(pin).size > 1) return pin;
  }
}

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(12).toString("base64url");
  return { salt, hash: (await derive(pin, salt, KEY_BYTES, COST)).toString("base64url") };
}

export async function isPin(pin: string, { salt, hash }: PinHash): Promise<boolean> {
  const kept = Buffer.from(hash, "base64url");
  const shown = await derive(pin, salt, KEY_BYTES, COST);
  return kept.length === shown.length && timingSafeEqual(kept, shown);
}
