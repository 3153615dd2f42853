import { byCodeUnit } from "#lib/kit/hash.ts";
import { readCsv } from "#lib/packs/csv.ts";

/** Whose pseudonym is whose, by member's id: in this browser and nowhere else. */
export type Key = Record<string, string>;

const storageKey = (squad: string) => `scrimmage:names:${squad}`;

export function readKey(squad: string): Key {
  try {
    return JSON.parse(localStorage.getItem(storageKey(squad)) ?? "{}") as Key;
  } catch {
    return {};
  }
}

export function storeKey(squad: string, key: Key): void {
  try {
    localStorage.setItem(storageKey(squad), JSON.stringify(key));
  } catch {
    // This browser keeps nothing; the list on the screen can still be downloaded.
  }
}

export function dropKey(squad: string): void {
  try {
    localStorage.removeItem(storageKey(squad));
  } catch {
    // Nothing was kept.
  }
}

type Named = { id: string; name: string };

/** Pseudonym, name: a table for a spreadsheet, by name. */
export function keyFile(members: readonly Named[], key: Key): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = members.flatMap((one) => {
    const own = key[one.id];
    return own === undefined ? [] : [{ own, name: one.name }];
  });
  rows.sort((a, b) => byCodeUnit(a.own, b.own));
  return ["Pseudonym,Name", ...rows.map((row) => `${cell(row.name)},${cell(row.own)}`)].join("\r\n");
}

/** The key out of such a table; members that are not in it stay without a name. */
export function keyOf(members: readonly Named[], text: string): Key {
  const names = new Map(readCsv(text, ",").map(({ cells }) => [cells[0]?.trim(), cells[1]?.trim()]));
  return Object.fromEntries(
    members.flatMap((one) => {
      const own = names.get(one.name);
      return own ? [[one.id, own] as const] : [];
    }),
  );
}

export function saveText(text: string, name: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`﻿${text}`], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
