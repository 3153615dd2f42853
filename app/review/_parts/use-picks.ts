import { useCallback, useEffect, useState } from "react";

/**
 * Questions that the coach added to the practice set, by id. They stay in this browser: the scrimmage's
 * log is over, and nobody else needs them.
 */
export function usePicks(scrimmage: string): {
  picks: readonly string[];
  pick: (id: string, on: boolean) => void;
} {
  const key = `scrimmage/${scrimmage}/picks`;
  const [picks, setPicks] = useState<readonly string[]>([]);
  useEffect(() => setPicks(read(key)), [key]);
  const pick = useCallback(
    (id: string, on: boolean) => {
      setPicks((old) => {
        const next = on ? [...old.filter((one) => one !== id), id] : old.filter((one) => one !== id);
        write(key, next);
        return next;
      });
    },
    [key],
  );
  return { picks, pick };
}

function read(key: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return []; // storage that is off or full: the picks last as long as the page
  }
}

function write(key: string, picks: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(picks));
  } catch {
    // as above
  }
}
