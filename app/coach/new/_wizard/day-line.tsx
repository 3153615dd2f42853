"use client";
import { planWords } from "#lib/i18n/plan.ts";
import { useWords } from "../../../_words/use-words.ts";
import { day as calendarDay, daysFrom } from "../../_desk/when.ts";
import css from "./day-line.module.css";

const DAYS_MIN = 28;
const DAILY_MAX = 63;

/** The weeks ahead as the hash line: a tick a day, every seventh tall; follow-ups stand out. */
export function DayLine({ now, days }: { now: number; days: readonly number[] }) {
  const words = useWords(planWords).followUp;
  const span = Math.max(DAYS_MIN, Math.ceil(((days.at(-1) ?? 0) + 2) / 7) * 7);
  const step = span > DAILY_MAX ? 7 : 1;
  const ticks = Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => i * step);
  const weeks = Math.max(1, Math.round(span / 28)) * 7;
  const left = (n: number) => `${(n / span) * 100}%`;
  return (
    <div className={css.line} role="img" aria-label={words.line({ days: days.join(", ") })}>
      {ticks.map((n) => (
        <i key={n} className={n % (7 * step) === 0 ? css.tall : undefined} style={{ left: left(n) }} />
      ))}
      {days.map((n) => (
        <b key={n} style={{ left: left(n) }} />
      ))}
      {ticks
        .filter((n) => n % weeks === 0)
        .map((n) => (
          <span key={n} className="num" style={{ left: left(n) }}>
            {n === 0 ? words.today : calendarDay(daysFrom(now, n), now)}
          </span>
        ))}
    </div>
  );
}
