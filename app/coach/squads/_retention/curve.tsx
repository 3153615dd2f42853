"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { CurveView } from "#lib/squad/then-now.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./retention.module.css";

const WIDE = 320;
const HIGH = 150;
const LEFT = 6;
const BOTTOM = 126;
const TOP = 6;
const WEEK = 7;

/** A topic's share right by days after the scrimmage: dots are answers, the shaded part is a forecast. */
export function Curve({ curve }: { curve: CurveView }) {
  const words = useWords(followUpWords).followUp;
  const { topic, dots, fan } = curve;
  // A single day stands in the middle of what is to come, not at an edge.
  const end = fan?.at(-1)?.day ?? Math.max(WEEK, 2 * (dots.at(-1)?.day ?? 0));
  const x = (day: number) => LEFT + (day / end) * (WIDE - 2 * LEFT);
  const far = fan?.at(-1);
  const along = (value: (point: { mid: number; low: number; high: number }) => number) =>
    (fan ?? []).map((point) => `${x(point.day)},${y(value(point))}`);
  return (
    <li>
      <h4 dir="auto">{topic}</h4>
      <svg className={css.curve} viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden="true">
        {fan && (
          <>
            <polygon
              className={css.fan}
              points={[...along((p) => p.high), ...along((p) => p.low).reverse()].join(" ")}
            />
            <polyline className={css.mid} points={along((p) => p.mid).join(" ")} />
          </>
        )}
        <line className={css.axis} x1={LEFT} x2={WIDE - LEFT} y1={BOTTOM} y2={BOTTOM} />
        <text className={css.axisText} x={LEFT} y={BOTTOM + 14}>
          0
        </text>
        {dots.map(({ day, share, interval }) => (
          <g key={day}>
            <line className={css.bar} x1={x(day)} x2={x(day)} y1={y(interval.low)} y2={y(interval.high)} />
            <circle className={css.dot} cx={x(day)} cy={y(share)} r={4.5} />
            <text className={css.axisText} x={x(day)} y={BOTTOM + 14} textAnchor="middle">
              {day}
            </text>
          </g>
        ))}
        {fan && (
          <text className={css.axisText} x={WIDE - LEFT} y={BOTTOM + 14} textAnchor="end">
            {words.forecast} · {Math.round(end)}
          </text>
        )}
      </svg>
      <ul className={css.said}>
        {dots.map((dot) => (
          <li key={dot.day}>{words.dot(dot)}</li>
        ))}
        <li>{far ? words.fanSaid({ ...far, day: Math.round(far.day) }) : words.fanLater}</li>
      </ul>
    </li>
  );
}

function y(share: number): number {
  return BOTTOM - share * (BOTTOM - TOP);
}
