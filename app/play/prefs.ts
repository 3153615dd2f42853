import { useState } from "react";
import { read, write } from "./kept.ts";

/** What this phone's owner chose; it never leaves the phone. */
export interface Prefs {
  /** a click when an answer is locked in */
  sound: boolean;
  /** letters and digits answer */
  keys: boolean;
}

const KEY = "scrimmage:phone";
const FIRST: Prefs = { sound: false, keys: true };

export function usePrefs(): [Prefs, (change: Partial<Prefs>) => void] {
  const [prefs, setPrefs] = useState<Prefs>(() => {
    try {
      return { ...FIRST, ...(JSON.parse(read(KEY) ?? "{}") as Partial<Prefs>) };
    } catch {
      return FIRST;
    }
  });
  return [
    prefs,
    (change) => {
      const next = { ...prefs, ...change };
      write(KEY, JSON.stringify(next));
      setPrefs(next);
    },
  ];
}
