"use client";
import { useId, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import { dayAfter } from "../../../follow-up/day.ts";
import card from "../_desk/card.module.css";
import { useNow } from "../_desk/clock.tsx";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";
import { shortDay, weekDay } from "./dates.ts";
import type { ReviewView } from "./parts.tsx";
import css from "./review.module.css";
import { Spread } from "./spread.tsx";

const DEFAULT_DAYS = [2, 7, 21];

/** Book the follow-up in one press, or say that there is none. Only then can the scrimmage close. */
export function FollowUp({ stage, view, desk }: { stage: CoachStage; view: ReviewView; desk: Desk }) {
  const words = useWords(deskWords).review;
  const id = useId();
  const now = useNow(desk, null);
  const planned = stage.plan.followUps.length > 0 ? stage.plan.followUps : DEFAULT_DAYS;
  const [offered, setOffered] = useState<number[]>(planned);
  const [chosen, setChosen] = useState<number[]>(planned);
  const days = offered.filter((day) => chosen.includes(day)).toSorted((a, b) => a - b);
  const state = view.followUps;
  // After a follow-up those booked before stand.
  if (stage.followUp) return view.part === "commit" ? <Seal view={view} desk={desk} /> : null;
  const decided = state !== null && (state.declined || state.booked.length > 0);
  const toggle = (day: number) =>
    setChosen(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day]);
  const add = (day: number) => {
    if (!offered.includes(day)) setOffered([...offered, day].toSorted((a, b) => a - b));
    if (!chosen.includes(day)) setChosen([...chosen, day]);
  };
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <h2 id={id}>{words.bookTitle}</h2>
      <p className={card.quiet}>{words.bookText}</p>
      <fieldset className={css.days}>
        <legend className="sr">{words.bookDays}</legend>
        {offered.map((day) => (
          <button
            key={day}
            type="button"
            className={css.day}
            aria-pressed={chosen.includes(day)}
            onClick={() => toggle(day)}
          >
            {words.bookDay({ n: day })}
            {now > 0 && <small>{weekDay(dayAfter(now, day))}</small>}
          </button>
        ))}
      </fieldset>
      <OtherDay add={add} />
      {now > 0 && (
        <Spread
          now={now}
          set={(next) => {
            setOffered(next);
            setChosen(next);
          }}
        />
      )}
      <div className={card.row}>
        <Do
          desk={desk}
          input={{ do: "followUp", days, at: days.map((day) => dayAfter(now, day)) }}
          className={`btn ${css.next} ${decided ? "" : "pri"}`}
          off={days.length === 0 ? words.bookDays : null}
        >
          {words.book({ n: days.length })}
        </Do>
        <Do desk={desk} input={{ do: "followUp", days: [] }} className={`btn ${css.next}`}>
          {words.bookNone}
        </Do>
      </div>
      {decided && (
        <p className={card.well} role="status">
          <b>
            {state.declined ? words.declined : words.booked({ dates: state.booked.map(shortDay).join(", ") })}
          </b>{" "}
          {words.change2}
        </p>
      )}
      {view.part === "commit" && <Seal view={view} desk={desk} />}
    </section>
  );
}

function OtherDay({ add }: { add: (day: number) => void }) {
  const words = useWords(deskWords).review;
  const [text, setText] = useState("");
  const day = Number(text);
  const fits = Number.isInteger(day) && day >= 1 && day <= 365;
  return (
    <form
      className={`${card.inline} ${css.other}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!fits) return;
        add(day);
        setText("");
      }}
    >
      <label className={card.field}>
        <span>{words.bookOwn}</span>
        <input inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" className="btn" disabled={!fits}>
        {words.bookAdd}
      </button>
    </form>
  );
}

function Seal({ view, desk }: { view: ReviewView; desk: Desk }) {
  const words = useWords(deskWords).review;
  return (
    <div className={css.seal}>
      <p className={card.quiet}>{view.canClose ? words.sealText : words.sealWhy}</p>
      <Do
        desk={desk}
        input={{ do: "seal" }}
        className={`btn pri ${css.next}`}
        off={view.canClose ? null : words.sealWhy}
      >
        {words.seal}
      </Do>
    </div>
  );
}
