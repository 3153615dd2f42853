"use client";
import { useEffect, useRef, useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./charts.module.css";

const STEP = 9; // px between dots, either way
const STACK = 7; // dots above one another at most
const AXIS = 18;

/** When answers came in: a dot an answer, solid when right, a ring for another one. */
export function Times({
  answers,
  limitMs,
}: {
  answers: readonly { ms: number; right: boolean }[];
  limitMs: number;
}) {
  const words = useWords(reviewWords);
  const { ref, width } = useWidth(628);
  const end = Math.max(limitMs, ...answers.map((one) => one.ms), 1_000);
  const bins = Math.max(8, Math.floor((width - 12) / STEP));
  const columns = stack(answers, bins, end);
  const each = Math.max(1, Math.ceil(Math.max(0, ...columns.map((one) => one.right + one.other)) / STACK));
  const height = STEP * Math.min(STACK, Math.max(2, ...columns.map((one) => dots(one, each).length))) + 6;
  const first = answers.reduce((least, one) => Math.min(least, one.ms), Number.POSITIVE_INFINITY);
  const last = answers.reduce((most, one) => Math.max(most, one.ms), 0);
  const label =
    answers.length === 0
      ? words.detail.timesNone
      : words.detail.timesSaid({
          n: answers.length,
          first: Math.round(first / 1_000),
          last: Math.round(last / 1_000),
          right: answers.filter((one) => one.right).length,
        });
  const ticks = tickSeconds(end / 1_000, width);
  return (
    <div ref={ref} className={css.times}>
      <svg width={width} height={height + AXIS} role="img" aria-label={label}>
        <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--rule-strong)" />
        {ticks.map((second, i) => {
          const x = Math.min(width - 1, Math.max(1, (second * 1_000 * width) / end));
          const anchor = i === 0 ? "start" : i === ticks.length - 1 ? "end" : "middle";
          return (
            <g key={second}>
              <path d={`M${x} ${height}v5`} stroke="var(--rule-strong)" />
              <text x={x} y={height + 16} textAnchor={anchor} className={css.tick}>
                {i === ticks.length - 1 ? words.detail.secondsEnd({ n: second }) : second}
              </text>
            </g>
          );
        })}
        {columns.flatMap((column) =>
          dots(column, each).map(({ right, row }) => (
            <circle
              key={`${column.bin}-${row}`}
              cx={6 + (column.bin + 0.5) * STEP}
              cy={height - 6 - row * STEP}
              r="3.5"
              fill={right ? "var(--ink)" : "none"}
              stroke={right ? "none" : "var(--ink-2)"}
              strokeWidth="1.5"
            />
          )),
        )}
      </svg>
    </div>
  );
}

interface Column {
  bin: number;
  right: number;
  other: number;
}

function stack(answers: readonly { ms: number; right: boolean }[], bins: number, end: number): Column[] {
  const columns = new Map<number, Column>();
  for (const { ms, right } of answers) {
    const bin = Math.min(bins - 1, Math.floor((ms / end) * bins));
    const column = columns.get(bin) ?? { bin, right: 0, other: 0 };
    column[right ? "right" : "other"]++;
    columns.set(bin, column);
  }
  return [...columns.values()].toSorted((a, b) => a.bin - b.bin);
}

/** right ones at the bottom; in a large room a dot stands for `each` answers */
function dots({ right, other }: Column, each: number): { row: number; right: boolean }[] {
  const solid = Math.round(right / each);
  const total = solid + Math.round(other / each);
  return Array.from({ length: total }, (_, row) => ({ row, right: row < solid }));
}

/** whole tens, or fives where the time is short; the end is always one of them */
function tickSeconds(end: number, width: number): number[] {
  const step = end <= 20 ? 5 : end <= 60 || width > 500 ? 10 : 20;
  const last = Math.round(end);
  const out: number[] = [];
  for (let second = 0; second < last - step / 3; second += step) out.push(second);
  return [...out, last];
}

function useWidth(first: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(200, Math.floor(entry.contentRect.width)));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, width };
}
