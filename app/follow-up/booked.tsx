"use client";
import { useEffect, useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { AddressAnswer, BookedLine } from "#lib/protocol/http.ts";
import { useWords } from "../_words/use-words.ts";
import { get } from "../coach/_desk/api.ts";
import css from "./booked.module.css";
import { BookedRow } from "./booked-row.tsx";
import { longDay } from "./day.ts";

/**
 * Booked follow-ups: those to come with their code and link, those that were missed, and those that were
 * played, with a calendar file. One that waits can be begun, moved or cancelled.
 */
export function Booked({
  squad,
  lines,
  file,
  changed,
}: {
  squad: string;
  lines: readonly BookedLine[];
  file: string;
  /** something of it is different now */
  changed: () => void;
}) {
  const words = useWords(followUpWords).followUp;
  const own = useWords(squadsWords).booked;
  const [base, setBase] = useState<string | null>(null);
  const [zone, setZone] = useState("");
  useEffect(() => {
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    void get<AddressAnswer>("/api/address").then((answer) =>
      setBase(answer.ok ? answer.url : location.origin),
    );
  }, []);
  const missed = lines.filter((line) => line.state === "late");
  const done = lines.filter((line) => line.state === "played");
  const toCome = lines.filter((line) => !missed.includes(line) && !done.includes(line));
  const rows = (some: readonly BookedLine[]) => (
    <ul className={css.list}>
      {some.map((line) => (
        <BookedRow key={line.id} squad={squad} line={line} base={base} changed={changed} />
      ))}
    </ul>
  );
  return (
    <>
      {toCome.length > 0 ? (
        <>
          <p>{words.bookedText}</p>
          {rows(toCome)}
        </>
      ) : (
        <p>{words.none}</p>
      )}
      {missed.length > 0 && (
        <>
          <p className={css.head}>{own.missed}</p>
          <p className={css.note}>{own.missedText}</p>
          {rows(missed)}
        </>
      )}
      {done.length > 0 && (
        <details className={css.done}>
          <summary>{own.done({ n: done.length })}</summary>
          <ul className={css.list}>
            {done.map((line) => (
              <li key={line.id}>
                <time dateTime={new Date(line.dayAt).toISOString()}>{longDay(line.dayAt)}</time>
                <small>
                  <span dir="auto">{line.title}</span> · {words.later({ days: line.gapDays })}
                </small>
                <span className={css.acts}>
                  <a className="btn" href={`/review/${line.scrimmage}`}>
                    {own.review}
                    <span className="sr"> {longDay(line.dayAt)}</span>
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {toCome.length > 0 && (
        <a className={`btn ${css.file}`} href={`${file}?zone=${encodeURIComponent(zone || "UTC")}`} download>
          {words.calendar}
        </a>
      )}
    </>
  );
}
