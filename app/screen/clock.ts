"use client";
import { useEffect, useState } from "react";

/** The log's clock, ms. */
export interface Clock {
  now: () => number;
}

/** timers fire a little early on some systems; a figure that changes late by this much is not seen */
const SLACK_MS = 4;
/** a timer this long is set again on the way, because the clock's offset may have moved meanwhile */
const NAP_MS = 250;

/**
 * Whole seconds until an instant on the log's clock, 0 when it has passed or there is none. It is set
 * anew at each whole second of that countdown, never counted down here, so that a slow machine is late
 * but does not lie. While the clock waits (`pausedAt`) the figure stands.
 */
export function useSecondsLeft(clock: Clock | null, until: number | null, pausedAt: number | null): number {
  const [left, setLeft] = useState(() => secondsLeft(clock, until, pausedAt));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setLeft(secondsLeft(clock, until, pausedAt));
      if (!clock || until === null || pausedAt !== null) return;
      const rest = until - clock.now();
      if (rest > 0) timer = setTimeout(tick, (rest % 1000 || 1000) + SLACK_MS);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock, until, pausedAt]);
  return left;
}

function secondsLeft(clock: Clock | null, until: number | null, pausedAt: number | null): number {
  if (!clock || until === null) return 0;
  return Math.max(0, Math.ceil((until - (pausedAt ?? clock.now())) / 1000));
}

/** Whether an instant on the log's clock has come. */
export function useReached(clock: Clock | null, at: number | null): boolean {
  const has = () => clock !== null && at !== null && clock.now() >= at;
  const [reached, setReached] = useState(has);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const rest = clock === null || at === null ? Number.POSITIVE_INFINITY : at - clock.now();
      setReached(rest <= 0);
      if (rest > 0 && Number.isFinite(rest)) timer = setTimeout(look, Math.min(rest + 1, NAP_MS));
    };
    look();
    return () => clearTimeout(timer);
  }, [clock, at]);
  return reached;
}

/** True once `on` has been so for `delayMs`; false again at once. */
export function useAfter(on: boolean, delayMs: number): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    if (!on) {
      setAfter(false);
      return;
    }
    const timer = setTimeout(() => setAfter(true), delayMs);
    return () => clearTimeout(timer);
  }, [on, delayMs]);
  return on && after;
}
