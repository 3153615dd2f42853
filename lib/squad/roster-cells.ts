import type { TimeMult } from "../model/input.ts";

/** What one cell of a pasted roster says. Words of several languages, as schools' lists have them. */

export type Column = "name" | "first" | "last" | "pin" | "time" | "calm" | "other";

const HEADERS: Record<Exclude<Column, "other">, readonly string[]> = {
  name: [
    "name",
    "names",
    "full name",
    "student",
    "student name",
    "pupil",
    "player",
    "member",
    "nombre",
    "nom",
    "naam",
  ],
  first: [
    "first",
    "first name",
    "firstname",
    "given name",
    "forename",
    "vorname",
    "prénom",
    "prenom",
    "voornaam",
  ],
  last: [
    "last",
    "last name",
    "lastname",
    "surname",
    "family name",
    "nachname",
    "nom de famille",
    "apellido",
    "apellidos",
    "achternaam",
  ],
  pin: ["pin", "pin code", "code", "passcode"],
  time: [
    "time",
    "extra time",
    "time multiplier",
    "extra",
    "accommodation",
    "zeit",
    "zeitzuschlag",
    "temps",
    "tiempo",
  ],
  calm: ["calm", "no timer", "no countdown", "hide timer", "hide countdown", "calm timer"],
};

export function columnOf(header: string): Column {
  const plain = header
    .trim()
    .toLowerCase()
    .replaceAll(/[_.:*]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  for (const [column, words] of Object.entries(HEADERS)) {
    if (words.includes(plain)) return column as Column;
  }
  return "other";
}

const TIMES: readonly TimeMult[] = [1, 1.25, 1.5, 2];
const NO = ["", "no", "none", "n", "0", "-", "–", "nein", "non", "false"];
const YES = ["yes", "y", "x", "1", "true", "✓", "✔", "ja", "oui", "sí", "si"];

/** "1.5", "1,5x", "150 %", "+50%", "double"; null where it is none of the four that there are. */
export function timeOf(cell: string): TimeMult | null {
  const plain = cell.trim().toLowerCase().replaceAll(/\s+/g, "");
  if (NO.includes(plain)) return 1;
  if (plain === "double") return 2;
  const percent = /^(\+?)(\d{1,3})%$/.exec(plain);
  if (percent) {
    const share = Number(percent[2]) / 100;
    return oneOf(percent[1] === "+" || share < 1 ? 1 + share : share);
  }
  const factor = /^(?:x|×)?(\d(?:[.,]\d{1,2})?)(?:x|×)?$/.exec(plain);
  return factor ? oneOf(Number((factor[1] ?? "").replace(",", "."))) : null;
}

function oneOf(value: number): TimeMult | null {
  return TIMES.find((time) => time === value) ?? null;
}

export function isTime(cell: string): boolean {
  const plain = cell.trim();
  return /[%x×]|[.,]\d/i.test(plain) && timeOf(plain) !== null;
}

/** null: neither yes nor no */
export function calmOf(cell: string): boolean | null {
  const plain = cell.trim().toLowerCase();
  if (NO.includes(plain)) return false;
  return YES.includes(plain) ? true : null;
}

/** Four to eight digits; "" is no PIN; null is not one. */
export function pinOf(cell: string): string | null {
  const plain = cell.trim();
  return plain === "" || /^\d{4,8}$/.test(plain) ? plain : null;
}
