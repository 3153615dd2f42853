"use client";
import { useId, useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { BookedLine, FollowUpDay, ScrimmageAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../_words/use-words.ts";
import { type Outcome, type Refusal, send } from "../coach/_desk/api.ts";
import { Trouble } from "../coach/_desk/states.tsx";
import css from "./booked.module.css";
import { dayAfter, longDay } from "./day.ts";
import { DayField } from "./day-field.tsx";

/** One booked follow-up that was not played yet. */
export function BookedRow({
  squad,
  line,
  base,
  changed,
}: {
  squad: string;
  line: BookedLine;
  /** of join links; null: not asked yet */
  base: string | null;
  changed: () => void;
}) {
  const words = useWords(followUpWords).followUp;
  const own = useWords(squadsWords).booked;
  const id = useId();
  const [copied, setCopied] = useState(false);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const path = `/api/squads/${squad}/follow-ups/${line.id}`;
  const waits = line.state !== "open";
  const ask = async <T extends { ok: true }>(asking: Promise<Outcome<T>>): Promise<T | null> => {
    setBusy(true);
    setRefusal(null);
    const outcome = await asking;
    setBusy(false);
    if (outcome.ok) return outcome;
    setRefusal(outcome);
    return null;
  };
  const start = async () => {
    const made = await ask(send<ScrimmageAnswer>("POST", `${path}/start`));
    if (made) location.assign(`/coach/live/${made.id}`);
  };
  const change = async (day: FollowUpDay | null) => {
    const done = await ask(day === null ? send("DELETE", path) : send("PATCH", path, day));
    if (!done) return;
    setOpen(false);
    changed();
  };
  const copy = () => {
    const link = `${base ?? location.origin}/j/${line.code}`;
    void navigator.clipboard?.writeText(link).then(() => setCopied(true));
  };
  // Before its day it is a step aside: what is asked too soon says little.
  const early = line.state === "waiting";
  const startButton = (
    <button type="button" className="btn" disabled={busy} onClick={() => void start()}>
      {words.startNow}
      <span className="sr"> {line.code}</span>
    </button>
  );
  return (
    <li>
      <time dateTime={new Date(line.dayAt).toISOString()}>{longDay(line.dayAt)}</time>
      <span className={css.code}>{line.code}</span>
      <small>
        <span dir="auto">{line.title}</span> · {words.later({ days: line.gapDays })}
        {line.state !== "late" && ` · ${words.state[line.state]}`}
      </small>
      <span className={css.acts}>
        <button type="button" className="btn" onClick={copy}>
          <span role="status">{copied ? words.copied : words.copyLink}</span>
          <span className="sr"> {line.code}</span>
        </button>
        {!waits && line.scrimmage !== null && (
          <a className="btn pri" href={`/coach/live/${line.scrimmage}`}>
            {words.open}
            <span className="sr"> {line.code}</span>
          </a>
        )}
        {waits && (
          <>
            {!early && startButton}
            <button
              type="button"
              className="btn"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {own.change}
              <span className="sr"> {line.code}</span>
            </button>
          </>
        )}
      </span>
      {waits && open && (
        <div id={id} className={css.change}>
          <DayField
            label={own.newDay}
            action={own.move}
            from={dayAfter(line.dayAt, -line.gapDays)}
            now={line.dayAt}
            busy={busy}
            take={(day) => void change(day)}
          />
          <button type="button" className="btn stop" disabled={busy} onClick={() => void change(null)}>
            {own.cancel}
          </button>
          <p>{own.changeText}</p>
          {early && (
            <>
              {startButton}
              <p>{own.earlyText}</p>
            </>
          )}
        </div>
      )}
      {refusal && (
        <div className={css.change}>
          <Trouble refusal={refusal} />
        </div>
      )}
    </li>
  );
}
