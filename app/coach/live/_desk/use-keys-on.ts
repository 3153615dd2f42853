"use client";
import { useCallback, useEffect, useState } from "react";

const KEY = "scrimmage.desk.keys";

/** Whether single-letter keys act on this browser's desk; on unless switched off. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => {
    try {
      setOn(localStorage.getItem(KEY) !== "off");
    } catch {
      // No storage: the switch then lasts as long as the page.
    }
  }, []);
  const change = useCallback((next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(KEY, next ? "on" : "off");
    } catch {
      // As above.
    }
  }, []);
  return [on, change];
}
