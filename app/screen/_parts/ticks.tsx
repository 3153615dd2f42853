import type { CSSProperties } from "react";
import type { Segment } from "#lib/views/types.ts";
import css from "./ticks.module.css";

/** the last seconds, in which ticks light at dial 1 and grow at dial 3 */
export const LAST_SECONDS = 5;
const OPENING_MS = 300;
const GROWS_EACH_SECOND = 0.15;
const MANY = 60;

/** One tick a second, the last one tall and every fifth before it. */
function ticksOf(total: number, left: number): { fromEnd: number; tall: boolean; on: boolean; at: number }[] {
  const count = Math.max(1, Math.ceil(total));
  return Array.from({ length: count }, (_, i) => {
    const fromEnd = count - 1 - i;
    return { fromEnd, tall: fromEnd % 5 === 0, on: fromEnd < left, at: Math.round((i / count) * OPENING_MS) };
  });
}

const delay = (ms: number, more: Record<string, number> = {}): CSSProperties =>
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

/** Dial 4: the ticks run round all four edges like a touchline and go out clockwise from the top left. */
export function Touchline({ total, left, aspect }: { total: number; left: number; aspect: number }) {
  const around = 2 * (aspect + 1);
  return (
    <div className={css.touch} aria-hidden="true">
      {ticksOf(total, left).map(({ fromEnd, tall, on, at }, i, all) => {
        const { edge, along } = edgeAt(((i + 0.5) / all.length) * around, aspect);
        const place = edge === "top" || edge === "bottom" ? { left: along } : { top: along };
        return (
          <i
            key={fromEnd}
            className={`${css[edge]} ${tall ? css.tall : ""} ${on ? css.on : ""}`}
            style={{ ...delay(at), ...place }}
          />
        );
      })}
    </div>
  );
}

type Edge = "top" | "right" | "bottom" | "left";

/** Where a way of so many screen heights clockwise from the top left corner ends. */
function edgeAt(way: number, aspect: number): { edge: Edge; along: string } {
  const percent = (share: number) => `${(3 + share * 94).toFixed(3)}%`;
  if (way < aspect) return { edge: "top", along: percent(way / aspect) };
  if (way < aspect + 1) return { edge: "right", along: percent(way - aspect) };
  if (way < 2 * aspect + 1) return { edge: "bottom", along: percent(1 - (way - aspect - 1) / aspect) };
  return { edge: "left", along: percent(1 - (way - 2 * aspect - 1)) };
}

/** The huddle's ring: the same seconds bent into a circle, going out clockwise from the top. */
export function Ring({
  total,
  left,
  size,
  label,
}: {
  total: number;
  left: number;
  /** rem */
  size: number;
  label: string;
}) {
  const count = Math.max(1, Math.ceil(total));
  return (
    <svg
      className={`${css.ring} ${count > 36 ? css.dense : ""}`}
      style={{ width: `${size}rem`, height: `${size}rem` }}
      viewBox="0 0 380 380"
      role="timer"
      aria-live="off"
      aria-label={label}
    >
      {Array.from({ length: count }, (_, i) => {
        const angle = (i / count) * 2 * Math.PI;
        const inner = i % Math.max(1, Math.round(count / 4)) === 0 ? 138 : 143;
        const outer = inner === 138 ? 172 : 167;
        const point = (r: number) =>
          `${(190 + r * Math.sin(angle)).toFixed(1)} ${(190 - r * Math.cos(angle)).toFixed(1)}`;
        const on = i >= count - left;
        return (
          <path
            key={`${count}-${angle}`}
            d={`M${point(inner)}L${point(outer)}`}
            className={on ? css.on : ""}
          />
        );
      })}
      <text x="190" y="226">
        {left}
      </text>
    </svg>
  );
}

/** A break's line: one tick a second, split where the segments meet; the name stands under the one that is on. */
export function Segments({
  segments,
  now,
  left,
  names,
}: {
  segments: readonly Segment[];
  now: Segment["name"];
  left: number;
  names: Record<Segment["name"], string>;
}) {
  const at = segments.findIndex((segment) => segment.name === now);
  return (
    <ol className={css.segs}>
      {segments.map((segment, i) => {
        const seconds = Math.max(1, Math.round((segment.endsAt - segment.startsAt) / 1000));
        const on = i === at;
        return (
          <li
            key={segment.name}
            className={on ? css.now : i > at ? css.next : ""}
            style={{ flex: seconds }}
            aria-current={on ? "step" : undefined}
          >
            <span aria-hidden="true">
              {Array.from({ length: seconds }, (_, tick) => seconds - tick).map((fromEnd) => (
                <i key={fromEnd} className={on && fromEnd <= left ? css.on : ""} />
              ))}
            </span>
            {on ? <b>{names[segment.name]}</b> : <span className="sr">{names[segment.name]}</span>}
          </li>
        );
      })}
    </ol>
  );
}
