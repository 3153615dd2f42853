import css from "./ring.module.css";

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
