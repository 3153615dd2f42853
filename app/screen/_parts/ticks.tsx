import type { CSSProperties } from "react";
import css from "./ticks.module.css";

/** the last seconds, in which ticks light at dial 1 and grow at dial 3 */
export const LAST_SECONDS = 5;
const OPENING_MS = 300;
const GROWS_EACH_SECOND = 0.15;
const MANY = 60;

/** One tick a second, the last one tall and every fifth before it. */
export function ticksOf(
  total: number,
  left: number,
): { fromEnd: number; tall: boolean; on: boolean; at: number }[] {
  const count = Math.max(1, Math.ceil(total));
  return Array.from({ length: count }, (_, i) => {
    const fromEnd = count - 1 - i;
    return { fromEnd, tall: fromEnd % 5 === 0, on: fromEnd < left, at: Math.round((i / count) * OPENING_MS) };
  });
}

export const delay = (ms: number, more: Record<string, number> = {}): CSSProperties =>
  ({ "--at": `${ms}ms`, ...more }) as CSSProperties;

/** The hash line: seconds go out from left to right. `growing`: what is lit grows at the very end. */
export function Ticks({
  total,
  left,
  onlyLast = false,
  growing = false,
}: {
  total: number;
  left: number;
  onlyLast?: boolean;
  growing?: boolean;
}) {
  const lit = onlyLast && left > LAST_SECONDS ? 0 : left;
  const grow =
    growing && left > 0 && left <= LAST_SECONDS ? 1 + GROWS_EACH_SECOND * (LAST_SECONDS + 1 - left) : 1;
  return (
    <div className={`${css.row} ${total > MANY ? css.many : ""}`} aria-hidden="true">
      {ticksOf(total, lit).map(({ fromEnd, tall, on, at }) => (
        <i
          key={fromEnd}
          className={`${tall ? css.tall : ""} ${on ? css.on : ""}`}
          style={delay(at, { "--grow": grow })}
        />
      ))}
    </div>
  );
}
