"use client";
import { useLogClock } from "../../../_session/use-session.ts";
import type { Desk } from "./desk.ts";

/** Whole seconds left, rounded up, never under 0. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1_000));
}

/** 134 → "2:14" */
export function minutesSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The instant that the screen shows: the log's clock, or the moment at which it was paused. */
export function useNow(desk: Desk, pausedAt: number | null): number {
  const now = useLogClock(desk.clock, 250);
  return pausedAt ?? now;
}

/** Time left as m:ss. Silent for readers: the counts beside it are a table, the clock can be asked. */
export function Clock({
  desk,
  until,
  pausedAt,
  className,
}: {
  desk: Desk;
  until: number;
  pausedAt: number | null;
  className?: string;
}) {
  const now = useNow(desk, pausedAt);
  return (
    <span role="timer" aria-live="off" className={`num ${className ?? ""}`}>
      {now === 0 ? "" : minutesSeconds(secondsLeft(until, now))}
    </span>
  );
}
