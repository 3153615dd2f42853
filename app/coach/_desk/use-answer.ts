"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { get, type Outcome } from "./api.ts";

/** One GET as the screen sees it: null while it is under way. `again` asks once more, keeping what is shown. */
export function useAnswer<T extends { ok: true }>(
  path: string | null,
): { answer: Outcome<T> | null; again: () => void; set: (answer: T) => void } {
  const [answer, setAnswer] = useState<Outcome<T> | null>(null);
  const latest = useRef(0);
  const again = useCallback(() => {
    if (path === null) return;
    const turn = ++latest.current;
    void get<T>(path).then((outcome) => {
      // A slower answer to an older question says nothing any more.
      if (turn === latest.current) setAnswer(outcome);
    });
  }, [path]);
  useEffect(() => {
    again();
    return () => {
      latest.current++;
    };
  }, [again]);
  return { answer, again, set: setAnswer };
}
