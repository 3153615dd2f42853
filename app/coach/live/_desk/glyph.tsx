import css from "./glyph.module.css";

/** Share right as a dot on a line, over the range that was expected. All shares 0 to 1. */
export function Glyph({
  low,
  high,
  got,
  label,
}: {
  low: number;
  high: number;
  got: number | null;
  label: string;
}) {
  // The line is inset by the dot's radius so that 0 and 1 stay inside the picture.
  const x = (share: number) => 5 + 110 * Math.min(1, Math.max(0, share));
  return (
    <svg className={css.glyph} viewBox="0 0 120 14" role="img" aria-label={label}>
      <path d="M0 7H120" className={css.line} />
      <rect x={x(low)} y="3" width={Math.max(3, x(high) - x(low))} height="8" rx="2" className={css.range} />
      {got !== null && <circle cx={x(got)} cy="7" r="4.5" className={css.dot} />}
    </svg>
  );
}
