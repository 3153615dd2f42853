import type { Against, PerformanceToday } from "./types.ts";

/** Above or below only where today's interval and the expected range do not touch. */
export function against({ interval, expected, asked }: PerformanceToday): Against {
  if (interval === null) return "few";
  if (interval.low * asked > expected.high) return "above";
  return interval.high * asked < expected.low ? "below" : "as-expected";
}
