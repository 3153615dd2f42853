"use client";
import { chartWords } from "#lib/i18n/charts.ts";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "../_parts/room.tsx";
import css from "./charts.module.css";
import { Chart, ChartMark } from "./frame.tsx";
import { Striped } from "./stripes.tsx";

const HEIGHT = 132;

/** Every answer of the day by the share of its time that was used: a column a tenth. */
export function TimesChart() {
  const words = useWords(chartWords);
  const { report, show } = useRoom();
  const w = words.times;
  const { times } = report;
  const { value, interval, n } = report.metrics.decisive.usedTime;
  const bins = times?.bins ?? [];
  const most = Math.max(1, ...bins.map((bin) => bin.right + bin.other));
  const spans = bins.map((bin, i) => ({ ...bin, from10: i * 10, to: (i + 1) * 10 }));
  return (
    <Chart
      title={w.title}
      text={w.text}
      term="today"
      meaning={w.meaning}
      first="tenth-0"
      lead={value !== null && interval !== null ? w.median({ share: value, ...interval, n }) : ""}
      table={{
        columns: w.columns,
        rows: spans.map(({ from10, to, right, other }) => [
          w.span({ from: from10, to }),
          String(right),
          String(other),
        ]),
      }}
      legend={
        <p className={css.key}>
          <span>
            <Swatch solid /> {w.keyRight}
          </span>
          <span>
            <Swatch solid={false} /> {w.keyOther}
          </span>
        </p>
      }
    >
      {times === null ? (
        <p className={css.few}>{w.few}</p>
      ) : (
        <>
          <div className={css.columns}>
            {spans.map(({ from10, to, right, other, from }, i) => (
              <ChartMark
                key={from10}
                id={`tenth-${i}`}
                said={w.said({ from: from10, to, right, other })}
                open={() => show({ title: w.span({ from: from10, to }), from })}
                className={css.column}
              >
                <Column right={right / most} other={other / most} n={right + other} />
              </ChartMark>
            ))}
          </div>
          <p className={css.axis} aria-hidden="true">
            <span>{w.early}</span>
            <span>{words.percent(0.5)}</span>
            <span>{w.late}</span>
          </p>
        </>
      )}
    </Chart>
  );
}

function Column({ right, other, n }: { right: number; other: number; n: number }) {
  const room = HEIGHT - 18;
  const solid = right * room;
  const striped = other * room;
  return (
    <Striped width="100%" height={HEIGHT}>
      {(stripes) => (
        <>
          <text x="50%" y={HEIGHT - solid - striped - 5} textAnchor="middle" className={css.tick}>
            {n}
          </text>
          <rect x="8%" width="84%" y={HEIGHT - solid} height={solid} fill="var(--ink)" />
          {striped > 0 && (
            <rect
              x="8%"
              width="84%"
              y={HEIGHT - solid - striped}
              height={striped}
              fill={stripes}
              stroke="var(--ink)"
            />
          )}
        </>
      )}
    </Striped>
  );
}

function Swatch({ solid }: { solid: boolean }) {
  return (
    <Striped width={16} height={12}>
      {(stripes) => (
        <rect
          x="0.75"
          y="0.75"
          width="14.5"
          height="10.5"
          rx="1"
          fill={solid ? "var(--ink)" : stripes}
          stroke="var(--ink)"
        />
      )}
    </Striped>
  );
}
