"use client";
import { useEffect, useId, useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { followUpDays, snapped } from "#lib/retention/schedule.ts";
import { useWords } from "../../../_words/use-words.ts";
import { dayAfter } from "../../../follow-up/day.ts";
import card from "../_desk/card.module.css";
import { DAY_MS } from "./dates.ts";
import css from "./review.module.css";

const KEPT = "scrimmage:lessons";
const COUNTS = [1, 2, 3, 4];

/** Days towards a date of need, moved to lesson days: what the room offers to book. */
export function Spread({ now, set }: { now: number; set: (days: number[]) => void }) {
  const words = useWords(followUpWords).followUp;
  const id = useId();
  const [date, setDate] = useState("");
  const [count, setCount] = useState(3);
  const [lessons, setLessons] = useState<number[]>([]);
  useEffect(() => setLessons(readLessons()), []);
  const spread = (next: { date?: string; count?: number; lessons?: number[] }) => {
    const all = { date, count, lessons, ...next };
    const today = dayAfter(now, 0);
    const need = all.date === "" ? null : Math.round((Date.parse(`${all.date}T00:00`) - today) / DAY_MS);
    if (need !== null && !(need >= 1)) return;
    // Monday first, as the buttons stand.
    const weekday = (new Date(today).getDay() + 6) % 7;
    set(snapped(followUpDays({ needByDays: need, count: all.count }), weekday, all.lessons));
  };
  const toggle = (weekday: number) => {
    const next = lessons.includes(weekday)
      ? lessons.filter((one) => one !== weekday)
      : [...lessons, weekday].toSorted((a, b) => a - b);
    setLessons(next);
    localStorage.setItem(KEPT, JSON.stringify(next));
    spread({ lessons: next });
  };
  return (
    <details className={css.spread}>
      <summary>{words.towards}</summary>
      <label className={card.field} htmlFor={`${id}-date`}>
        <span>{words.needBy}</span>
        <input
          id={`${id}-date`}
          type="date"
          min={isoDate(dayAfter(now, 1))}
          value={date}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setDate(event.target.value);
            spread({ date: event.target.value });
          }}
        />
      </label>
      <label className={card.field}>
        <span>{words.count}</span>
        <select
          value={count}
          onChange={(event) => {
            setCount(Number(event.target.value));
            spread({ count: Number(event.target.value) });
          }}
        >
          {COUNTS.map((n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={css.week}>
        <legend>{words.lessons}</legend>
        {words.weekdays.map((name, weekday) => (
          <button
            key={name}
            type="button"
            aria-pressed={lessons.includes(weekday)}
            onClick={() => toggle(weekday)}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <p className={card.quiet} id={`${id}-hint`}>
        {words.needByHint} {words.lessonsHint}
      </p>
    </details>
  );
}

function readLessons(): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => Number.isInteger(one) && one >= 0 && one < 7) : [];
  } catch {
    return [];
  }
}

/** "2026-11-21", the day where the viewer is */
function isoDate(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
