"use client";
import { useId, useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { FollowUpDay } from "#lib/protocol/http.ts";
import { useWords } from "../_words/use-words.ts";
import { type Refusal, send } from "../coach/_desk/api.ts";
import { Trouble } from "../coach/_desk/states.tsx";
import css from "./booked.module.css";
import { longDay } from "./day.ts";
import { DayField } from "./day-field.tsx";

/** What was played and can have one more follow-up; the newest first. */
export interface Followable {
  scrimmage: string;
  title: string;
  on: number;
}

/** One more follow-up after a scrimmage of the squad, also where none was wanted on the day. */
export function BookAnother({
  squad,
  days,
  changed,
}: {
  squad: string;
  days: readonly Followable[];
  changed: () => void;
}) {
  const words = useWords(squadsWords).booked;
  const field = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const day = days.find((one) => one.scrimmage === chosen) ?? days[0];
  if (!day) return null;
  const book = async (when: FollowUpDay) => {
    setBusy(true);
    const outcome = await send("POST", `/api/squads/${squad}/follow-ups`, { of: day.scrimmage, ...when });
    setBusy(false);
    setRefusal(outcome.ok ? null : outcome);
    if (!outcome.ok) return;
    setTurn(turn + 1);
    changed();
  };
  return (
    <details className={css.another}>
      <summary>{words.another}</summary>
      <div className={css.anotherForm}>
        <label htmlFor={field}>{words.after}</label>
        <select id={field} value={day.scrimmage} onChange={(event) => setChosen(event.target.value)}>
          {days.map((one) => (
            <option key={one.scrimmage} value={one.scrimmage}>
              {one.title} · {longDay(one.on)}
            </option>
          ))}
        </select>
        <DayField
          key={`${day.scrimmage}-${turn}`}
          label={words.newDay}
          action={words.book}
          from={day.on}
          busy={busy}
          take={(when) => void book(when)}
        />
        {refusal && <Trouble refusal={refusal} />}
      </div>
    </details>
  );
}
