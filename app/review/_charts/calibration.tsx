"use client";
import { calibrationWords } from "#lib/i18n/calibration.ts";
import { chartWords } from "#lib/i18n/charts.ts";
import { AIM_TENTHS } from "#lib/learning/calibration.ts";
import { Level } from "../../_calibration/level.tsx";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "../_parts/room.tsx";
import { Axis } from "./axis.tsx";
import css from "./charts.module.css";
import { Chart, ChartMark } from "./frame.tsx";
import { IntervalKey, IntervalLine } from "./interval.tsx";

/** shares for which each word is the best call, least sure first (`learning.md` 4.1) */
const FITS = [
  { low: 0, high: 0.5 },
  { low: 0.5, high: 0.75 },
  { low: 0.75, high: 1 },
] as const;

/** The class's taps, surest first: how often each word was right, and where it fits. */
export function CalibrationChart() {
  const words = useWords(chartWords);
  const { levels } = useWords(calibrationWords);
  const { report, show } = useRoom();
  const w = words.calibration;
  const lines = report.calibration.toReversed().map((line) => ({
    ...line,
    what: levels[line.level],
    aim: AIM_TENTHS[line.level],
    reading: line.verdict ? w.verdict[line.verdict] : w.few({ n: line.n }),
  }));
  const said = ({ what, right, n, aim, reading }: (typeof lines)[number]) =>
    w.said({ level: what, right, n, ...aim, verdict: reading });
  const first = lines.find((line) => line.interval !== null);
  return (
    <Chart
      title={w.title}
      text={w.text}
      term="sure"
      meaning={w.meaning}
      first={`level-${first?.level}`}
      table={{
        columns: w.columns,
        rows: lines.map(({ what, right, n, aim, interval, reading }) => [
          what,
          words.expected.of({ right, asked: n }),
          w.aim(aim),
          interval ? words.expected.share(interval) : words.expected.none,
          reading,
        ]),
      }}
      lead={first ? said(first) : ""}
      legend={<IntervalKey today={w.keyToday} expected={w.keyAim} />}
    >
      {report.brier && <p className={css.few}>{w.brier(report.brier)}</p>}
      {lines.every((line) => line.n === 0) ? (
        <p className={css.few}>{w.none}</p>
      ) : (
        lines.map((line) => {
          const { level, what, right, n, interval, reading, from } = line;
          return interval === null ? (
            <p key={level} className={css.line}>
              <span className={css.level}>
                <Level level={level} /> {what}
              </span>
              <span className={css.few}>{reading}</span>
            </p>
          ) : (
            <ChartMark
              key={level}
              id={`level-${level}`}
              said={said(line)}
              open={() => show({ title: what, from })}
            >
              <span className={css.line}>
                <span className={css.level}>
                  <Level level={level} /> {what}
                </span>
                <span>
                  <small>{reading}</small>{" "}
                  <span className="num">
                    {right}/{n}
                  </span>
                </span>
              </span>
              <IntervalLine share={right / n} interval={interval} expected={FITS[level]} />
            </ChartMark>
          );
        })
      )}
      <Axis />
    </Chart>
  );
}
