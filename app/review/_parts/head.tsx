"use client";
import { CalendarDays, Download, Eye, EyeOff, MonitorPlay, Play } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { FullMark } from "../../_look/full-mark.tsx";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import { fullDay, isToday, shortDay } from "./days.ts";
import { ExportMenu } from "./export-menu.tsx";
import css from "./head.module.css";
import { useRoom } from "./room.tsx";

/** Which scrimmage, when, and the ways out of it: replay, export, follow-up. */
export function Head({ print }: { print: () => void }) {
  const words = useWords(reviewWords);
  const { report, names, setNames } = useRoom();
  const [exporting, setExporting] = useState(false);
  const { id, title, startedAt, sealedAt } = report.scrimmage;
  const w = words.bar;
  return (
    <>
      <header className="bar">
        <Link className={css.home} href="/coach" aria-label={words.missing.toDesk}>
          <Wordmark />
        </Link>
        <span className={css.divider} />
        <h1 className={css.title}>{title}</h1>
        <FullMark mode={report.scrimmage.mode} />
        <Day at={startedAt} />
        <span className={css.space} />
        <button
          type="button"
          className={`btn ${css.names}`}
          aria-pressed={names}
          onClick={() => setNames(!names)}
        >
          {names ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
          {names ? w.namesHide : w.namesShow}
        </button>
        <Link className="btn" href={`/review/${id}/replay`}>
          <Play size={16} aria-hidden="true" />
          {w.replay}
        </Link>
        <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setExporting(true)}>
          <Download size={16} aria-hidden="true" />
          {w.exports}
        </button>
        {sealedAt === null ? (
          <Link className="btn pri" href={`/coach/live/${id}`}>
            <MonitorPlay size={16} aria-hidden="true" />
            {w.desk}
          </Link>
        ) : (
          <FollowUp />
        )}
      </header>
      <ExportMenu open={exporting} onClose={() => setExporting(false)} print={print} />
    </>
  );
}

/** In this viewer's calendar, so only once the page runs here. */
function Day({ at }: { at: number }) {
  const words = useWords(reviewWords);
  const [day, setDay] = useState("");
  useEffect(() => {
    const text = fullDay(at);
    setDay(isToday(at, Date.now()) ? words.dayToday({ day: text }) : text);
  }, [at, words]);
  return <span className={css.day}>{day}</span>;
}

function FollowUp() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const { state, dates } = report.notKnownYet;
  const [first] = dates;
  const w = words.bar;
  if (state !== "booked" || !first)
    return <span className={css.chip}>{state === "declined" ? w.declined : w.open}</span>;
  return (
    <span className={`${css.chip} ${css.booked}`}>
      <CalendarDays size={16} aria-hidden="true" />
      {w.booked({ day: shortDay(first.at) })}
    </span>
  );
}
