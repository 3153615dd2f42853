import { useEffect, useReducer, useState } from "react";

interface Clock {
  now(): number;
}

/** a timer set longer would miss a correction of the clock */
const NAP_MAX_MS = 500;
/** within this of the instant, every frame looks */
const NEAR_MS = 50;

/** Whether the log's clock has passed `at`; turns true within one frame of it. Null is never passed. */
export function usePassed(clock: Clock, at: number | null): boolean {
  const [passed, setPassed] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let frame = 0;
    const look = () => {
      const left = at - clock.now();
      if (left <= 0) setPassed(at);
      else if (left > NEAR_MS) timer = setTimeout(look, Math.min(left - NEAR_MS / 2, NAP_MAX_MS));
      else frame = requestAnimationFrame(look);
    };
    look();
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [clock, at]);
  return at !== null && passed === at;
}

/** Whole seconds until `until`, counted up; stands still from `pausedAt` on. Null: there is no end. */
export function useSecondsLeft(clock: Clock, until: number | null, pausedAt: number | null): number | null {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (until === null || pausedAt !== null) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      again();
      const left = until - clock.now();
      if (left > 0) timer = setTimeout(tick, Math.min(left % 1_000 || 1_000, NAP_MAX_MS) + 1);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock, until, pausedAt]);
  if (until === null) return null;
  return Math.max(0, Math.ceil((until - (pausedAt ?? clock.now())) / 1_000));
}

/** `claim`, once it has held for `ms`; false at once when it does not. */
export function useHeldFor(claim: boolean, ms: number): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!claim) {
      setHeld(false);
      return;
    }
    const timer = setTimeout(() => setHeld(true), ms);
    return () => clearTimeout(timer);
  }, [claim, ms]);
  return claim && held;
}
