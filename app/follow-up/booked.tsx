"use client";
import { useEffect, useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { AddressAnswer, BookedLine, ScrimmageAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../_words/use-words.ts";
import { get, type Refusal, send } from "../coach/_desk/api.ts";
import { Trouble } from "../coach/_desk/states.tsx";
import css from "./booked.module.css";
import { longDay } from "./day.ts";

/** Booked follow-ups with their code and link, a calendar file, and the way to begin one at once. */
export function Booked({
  squad,
  lines,
  file,
}: {
  squad: string;
  lines: readonly BookedLine[];
  file: string;
}) {
  const words = useWords(followUpWords).followUp;
  const [base, setBase] = useState<string | null>(null);
  const [zone, setZone] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    setZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    void get<AddressAnswer>("/api/address").then((answer) =>
      setBase(answer.ok ? answer.url : location.origin),
    );
  }, []);
  if (lines.length === 0) return <p>{words.none}</p>;
  const start = async (line: BookedLine) => {
    const made = await send<ScrimmageAnswer>("POST", `/api/squads/${squad}/follow-ups/${line.id}/start`);
    if (made.ok) location.assign(`/coach/live/${made.id}`);
    else setRefusal(made);
  };
  const copy = (line: BookedLine) => {
    const link = `${base ?? location.origin}/j/${line.code}`;
    void navigator.clipboard?.writeText(link).then(() => setCopied(line.id));
  };
  const waiting = lines.some((line) => line.state !== "played");
  return (
    <>
      <p>{words.bookedText}</p>
      <ul className={css.list}>
        {lines.map((line) => (
          <li key={line.id}>
            <time dateTime={new Date(line.dayAt).toISOString()}>{longDay(line.dayAt)}</time>
            <span className={css.code}>{line.code}</span>
            <small>
              <span dir="auto">{line.title}</span> · {words.later({ days: line.gapDays })} ·{" "}
              {words.state[line.state]}
            </small>
            <span className={css.acts}>
              {line.state !== "played" && (
                <button type="button" className="btn" onClick={() => copy(line)}>
                  {copied === line.id ? words.copied : words.copyLink}
                  <span className="sr"> {line.code}</span>
                </button>
              )}
              {line.state === "open" && line.scrimmage !== null && (
                <a className="btn pri" href={`/coach/live/${line.scrimmage}`}>
                  {words.open}
                  <span className="sr"> {line.code}</span>
                </a>
              )}
              {["waiting", "today", "late"].includes(line.state) && (
                <button type="button" className="btn" onClick={() => void start(line)}>
                  {words.startNow}
                  <span className="sr"> {line.code}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="sr" role="status">
        {copied === null ? "" : words.copied}
      </p>
      {refusal && <Trouble refusal={refusal} />}
      {waiting && (
        <a className={`btn ${css.file}`} href={`${file}?zone=${encodeURIComponent(zone || "UTC")}`} download>
          {words.calendar}
        </a>
      )}
    </>
  );
}
