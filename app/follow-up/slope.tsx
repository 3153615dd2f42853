"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { ForecastPoint } from "#lib/retention/curve.ts";
import type { TopicThenNow } from "#lib/retention/pairs.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./slopes.module.css";

const WIDE = 240;
const HIGH = 110;
const LEFT = 20;
const RIGHT = WIDE - LEFT;
const TOP = 6;
const BOTTOM = HIGH - 6;

/** From the day to the follow-up, one topic: neutral, whichever way it goes. Its words say it all. */
export function Slope({ topic, band }: { topic: TopicThenNow; band: ForecastPoint | null }) {
  const words = useWords(followUpWords).followUp;
  const { performance_today: then, retained_on: now, players, items, pairs } = topic;
  const drawn = then.share !== null && now.share !== null;
  const said = (side: typeof then | typeof now) =>
    side.share === null ? words.of(side) : words.ofShare({ ...side, share: side.share });
  return (
    <li>
      <h4 dir="auto">{topic.topic}</h4>
      {drawn && (
        <svg className={css.plot} viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden="true">
          {band && (
            <rect
              className={css.band}
              x={RIGHT - 12}
              width={24}
              y={y(band.high)}
              height={Math.max(1, y(band.low) - y(band.high))}
            />
          )}
          <line className={css.frame} x1={0} x2={WIDE} y1={BOTTOM} y2={BOTTOM} />
          <line className={css.frame} x1={0} x2={WIDE} y1={TOP} y2={TOP} />
          <Bar x={LEFT} interval={then.interval} />
          <Bar x={RIGHT} interval={now.interval} />
          <line className={css.line} x1={LEFT} y1={y(then.share ?? 0)} x2={RIGHT} y2={y(now.share ?? 0)} />
          <circle className={css.dot} cx={LEFT} cy={y(then.share ?? 0)} r={4.5} />
          <circle className={css.dot} cx={RIGHT} cy={y(now.share ?? 0)} r={4.5} />
        </svg>
      )}
      <dl className={css.sides}>
        <div>
          <dt>{words.onDay}</dt>
          <dd>{said(then)}</dd>
        </div>
        <div>
          <dt>{words.later({ days: now.gapDays })}</dt>
          <dd>{said(now)}</dd>
        </div>
      </dl>
      <p className={css.n}>
        {drawn ? words.basis({ players, items, pairs }) : words.counts({ players, pairs })}
      </p>
      {now.interval && <p className={css.n}>{words.sure(now.interval)}</p>}
    </li>
  );
}

function Bar({ x, interval }: { x: number; interval: { low: number; high: number } | null }) {
  if (!interval) return null;
  return <line className={css.bar} x1={x} x2={x} y1={y(interval.low)} y2={y(interval.high)} />;
}

function y(share: number): number {
  return BOTTOM - share * (BOTTOM - TOP);
}
