import type { Sureness } from "#lib/model/input.ts";

const BARS = [
  { x: 1, height: 6 },
  { x: 7, height: 11 },
  { x: 13, height: 16 },
] as const;

/** One, two or three bars filled: how sure, so that no level is told by its place or its word alone. */
export function Level({ level }: { level: Sureness }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      {BARS.map(({ x, height }, i) => (
        <rect
          key={x}
          x={x + 0.75}
          y={17 - height}
          width="3"
          height={height}
          rx="1"
          fill={i <= level ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.25"
        />
      ))}
    </svg>
  );
}
