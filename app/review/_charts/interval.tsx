import type { PerformanceToday } from "#lib/review/types.ts";
import css from "./charts.module.css";

/** What was right today, over what was expected of it. */
export function TodayLine({ today: { share, interval, asked, expected } }: { today: PerformanceToday }) {
  return (
    <IntervalLine
      share={interval ? share : null}
      interval={interval}
      expected={asked > 0 ? { low: expected.low / asked, high: expected.high / asked } : null}
    />
  );
}

/**
 * A share with its interval, over the range that was expected; all in [0, 1]. A picture only: its
 * words and numbers stand beside it.
 */
export function IntervalLine({
  share,
  interval,
  expected,
}: {
  share: number | null;
  interval: { low: number; high: number } | null;
  expected: { low: number; high: number } | null;
}) {
  const x = (value: number) => `${(Math.min(1, Math.max(0, value)) * 100).toFixed(2)}%`;
  return (
    <svg className={css.interval} width="100%" height="18" aria-hidden="true" focusable="false">
      <line x1="0" x2="100%" y1="9" y2="9" stroke="var(--rule)" />
      {expected && (
        <rect
          x={x(expected.low)}
          width={x(Math.max(0.006, expected.high - expected.low))}
          y="4"
          height="10"
          rx="2"
          fill="var(--rule)"
          stroke="var(--rule-strong)"
          strokeWidth="0.75"
        />
      )}
      {interval && (
        <line
          x1={x(interval.low)}
          x2={x(interval.high)}
          y1="9"
          y2="9"
          stroke="var(--ink)"
          strokeWidth="2.5"
        />
      )}
      {share !== null && <circle cx={x(share)} cy="9" r="5" fill="var(--ink)" />}
    </svg>
  );
}

export function IntervalKey({ today, expected }: { today: string; expected: string }) {
  return (
    <p className={css.key}>
      <span>
        <svg width="34" height="12" aria-hidden="true" focusable="false">
          <path d="M1 6H33" stroke="var(--ink)" strokeWidth="2.5" />
          <circle cx="17" cy="6" r="4.5" fill="var(--ink)" />
        </svg>
        {today}
      </span>
      <span>
        <svg width="26" height="12" aria-hidden="true" focusable="false">
          <rect
            x="0.5"
            y="1"
            width="25"
            height="10"
            rx="2"
            fill="var(--rule)"
            stroke="var(--rule-strong)"
            strokeWidth="0.75"
          />
        </svg>
        {expected}
      </span>
    </p>
  );
}
