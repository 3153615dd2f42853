/**
 * The hash line: one tick a second, every fifth tall (counted from the right, so that the last is
 * tall), going out from left to right. `left` of `total` seconds are lit; `lit` limits it to the last n.
 */
export function HashLine({
  total,
  left,
  lit = Number.POSITIVE_INFINITY,
  className = "",
}: {
  total: number;
  left: number;
  lit?: number;
  className?: string;
}) {
  const ticks = Math.max(1, Math.ceil(total));
  const out = ticks - Math.ceil(Math.max(0, left));
  return (
    <div className={`hash ${className}`} aria-hidden="true">
      {Array.from({ length: ticks }, (_, i) => {
        const fromRight = ticks - 1 - i;
        const on = i >= out && fromRight < lit;
        return <i key={fromRight} className={`${fromRight % 5 === 0 ? "tall" : ""} ${on ? "on" : ""}`} />;
      })}
    </div>
  );
}
