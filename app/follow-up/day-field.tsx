"use client";
import { useId, useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import { FOLLOW_UP_DAYS_MAX } from "#lib/model/templates.ts";
import type { FollowUpDay } from "#lib/protocol/http.ts";
import { useWords } from "../_words/use-words.ts";
import { isoDay } from "../coach/_desk/when.ts";
import css from "./booked.module.css";
import { dayAfter, dayOf, daysBetween } from "./day.ts";

/** A day for a follow-up: from the day after its scrimmage on, and not before today. */
export function DayField({
  label,
  action,
  from,
  now = null,
  busy,
  take,
}: {
  label: string;
  action: string;
  /** any instant of the scrimmage's day */
  from: number;
  /** the day that it has; null: none yet */
  now?: number | null;
  busy: boolean;
  take: (day: FollowUpDay) => void;
}) {
  const words = useWords(squadsWords).booked;
  const field = useId();
  const [text, setText] = useState(now === null ? "" : isoDay(now));
  const dayAt = dayOf(text);
  const gapDays = dayAt === null ? 0 : daysBetween(from, dayAt);
  const today = dayAfter(Date.now(), 0);
  const earliest = Math.max(today, dayAfter(from, 1));
  const fits = dayAt !== null && dayAt >= earliest && gapDays <= FOLLOW_UP_DAYS_MAX;
  const same = dayAt !== null && now !== null && daysBetween(now, dayAt) === 0;
  return (
    <form
      className={css.day}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits && !same) take({ gapDays, dayAt });
      }}
    >
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        type="date"
        min={isoDay(earliest)}
        max={isoDay(dayAfter(from, FOLLOW_UP_DAYS_MAX))}
        value={text}
        aria-describedby={`${field}-gap`}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn pri" disabled={busy || !fits || same}>
        {action}
      </button>
      <small id={`${field}-gap`}>{dayAt !== null && (fits ? words.gap({ n: gapDays }) : words.unfit)}</small>
    </form>
  );
}
