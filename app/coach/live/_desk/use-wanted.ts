"use client";
import { useEffect, useState } from "react";
import type { CoachInput } from "#lib/model/input.ts";
import type { Desk } from "./desk.ts";

/**
 * A value that the coach has just chosen stands until the view brings it, or until it is refused:
 * the roster comes once a second at most, and a choice that jumps back looks like a refusal.
 */
export function useWanted<T>(actual: T, desk: Desk): [T, (value: T, input: CoachInput) => void] {
  const [wanted, setWanted] = useState<{ value: T; over: T } | null>(null);
  useEffect(() => {
    if (wanted && wanted.over !== actual) setWanted(null);
  }, [wanted, actual]);
  const choose = (value: T, input: CoachInput) => {
    setWanted({ value, over: actual });
    void desk.ask(input).then((ack) => {
      if (!ack.ok) setWanted(null);
    });
  };
  return [wanted ? wanted.value : actual, choose];
}
