"use client";
import { chartWords } from "#lib/i18n/charts.ts";
import { commonWords } from "#lib/i18n/common.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { against } from "#lib/review/against.ts";
import type { PerformanceToday } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "../_parts/room.tsx";
import { Axis } from "./axis.tsx";
import css from "./charts.module.css";
import { Chart, ChartMark } from "./frame.tsx";
import { IntervalKey, TodayLine } from "./interval.tsx";

/**
 * What was expected of the day, of each topic and each round, and what it was. Never one day against
 * another, nor one round against the one before: they were not alike.
 */
export function ExpectedChart() {
  const words = useWords(chartWords);
  const review = useWords(reviewWords);
  const { dials } = useWords(commonWords);
  const { report, show } = useRoom();
  const w = words.expected;
  const groups = [
    { title: null, rows: [row("day", w.day, report.performance_today)] },
    {
      title: w.topics,
      rows: report.topics.map((one) => row(`topic-${one.topic}`, one.topic, one.performance_today)),
    },
    {
      title: w.rounds,
      rows: report.rounds.map(({ n, dial, performance_today }) =>
        row(`round-${n}`, w.round({ n, dial: (dials[dial] ?? "").toLowerCase() }), performance_today),
      ),
    },
  ];
  const all = groups.flatMap((group) => group.rows);
  const said = ({ what, today }: { what: string; today: PerformanceToday }) =>
    w.said({ what, ...today, ...today.expected, against: read(today) });
  const read = (today: PerformanceToday) => review.topics.against[against(today)];
  return (
    <Chart
      title={w.title}
      text={w.text}
      term="expected"
      meaning={w.meaning}
      first="day"
      table={{
        columns: w.columns,
        rows: all.map(({ what, today }) => [
          what,
          w.of(today),
          w.range(today.expected),
          today.interval ? w.share(today.interval) : w.none,
          read(today),
        ]),
      }}
      lead={said({ what: w.day, today: report.performance_today })}
      legend={<IntervalKey today={review.topics.keyToday} expected={review.topics.keyExpected} />}
    >
      {groups.map((group) => (
        <div key={group.title ?? ""} className={css.group}>
          {group.title && <p className={css.label}>{group.title}</p>}
          {group.rows.map(({ id, what, today }) => (
            <ChartMark
              key={id}
              id={id}
              said={said({ what, today })}
              open={() => show({ title: what, from: today.from })}
            >
              <span className={css.line}>
                <span>{what}</span>
                <span className="num">
                  {today.right}/{today.asked}
                </span>
              </span>
              <TodayLine today={today} />
            </ChartMark>
          ))}
        </div>
      ))}
      <Axis />
    </Chart>
  );
}

function row(id: string, what: string, today: PerformanceToday) {
  return { id, what, today };
}
