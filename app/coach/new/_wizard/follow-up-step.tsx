"use client";
import Minus from "lucide-react/icons/minus";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useEffect, useId, useState } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import { FOLLOW_UPS_MAX } from "#lib/model/templates.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Empty } from "../../_desk/states.tsx";
import { daysFrom, isoDay, isWeekend, weekday } from "../../_desk/when.ts";
import { DayLine } from "./day-line.tsx";
import { type Draft, replanned } from "./draft.ts";
import css from "./follow-up-step.module.css";
import { daysBefore, moved, oneMore } from "./follow-ups.ts";

const PRESETS: readonly { name: "standard" | "twice" | "once" | "none"; days: number[] }[] = [
  { name: "standard", days: [2, 7, 21] },
  { name: "twice", days: [1, 7] },
  { name: "once", days: [7] },
  { name: "none", days: [] },
];
const BY_DATE_COUNT = 3;

/** On which days the room should meet again, as the review will offer them. */
export function FollowUpStep({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const words = useWords(planWords).followUp;
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => setNow(Date.now()), []);
  const days = draft.plan.followUps;
  const set = (followUps: number[]) => change({ ...draft, plan: replanned(draft, { followUps }).plan });
  const same = (other: readonly number[]) => other.join() === days.join();
  return (
    <>
      <section>
        <h1 tabIndex={-1}>{words.heading}</h1>
        <p className={css.lead}>{words.lead}</p>
      </section>
      <section>
        <h2>{words.presets}</h2>
        <div className={css.presets}>
          {PRESETS.map((preset) => (
            <button
              key={preset.name}
              type="button"
              className="btn"
              aria-pressed={same(preset.days)}
              onClick={() => set(preset.days)}
            >
              {words[preset.name]}
            </button>
          ))}
          {now !== null && <ByDate now={now} set={set} />}
        </div>
      </section>
      <section>
        <h2>{words.days}</h2>
        {now !== null && <DayLine now={now} days={days} />}
        {days.length === 0 ? (
          <Empty>{words.empty}</Empty>
        ) : (
          <ul className={css.days}>
            {days.map((day, i) => {
              const at = now === null ? null : daysFrom(now, day);
              return (
                <li key={words.later({ n: i + 1 })}>
                  <b className="num">+{day}</b>
                  <span>
                    {at !== null && weekday(at)}
                    <small>
                      {words.day({ n: day })}
                      {at !== null && isWeekend(at) && <em> · {words.weekend}</em>}
                    </small>
                  </span>
                  <button
                    type="button"
                    aria-label={words.earlier({ n: i + 1 })}
                    onClick={() => set(moved(days, i, -1))}
                  >
                    <Minus size={18} aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    aria-label={words.later({ n: i + 1 })}
                    onClick={() => set(moved(days, i, 1))}
                  >
                    <Plus size={18} aria-hidden="true" />
                  </button>
                  <button
                    type="button"
                    aria-label={words.remove({ n: i + 1 })}
                    onClick={() => set(days.filter((_, other) => other !== i))}
                  >
                    <X size={18} aria-hidden="true" />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        {days.length < FOLLOW_UPS_MAX && (
          <button type="button" className={`btn ${css.add}`} onClick={() => set(oneMore(days))}>
            <Plus size={16} aria-hidden="true" />
            {words.add}
          </button>
        )}
      </section>
    </>
  );
}

/** Spreads three follow-ups before the day on which it matters. */
function ByDate({ now, set }: { now: number; set: (days: number[]) => void }) {
  const words = useWords(planWords).followUp;
  const [date, setDate] = useState("");
  const field = useId();
  return (
    <span className={css.byDate}>
      <label htmlFor={field}>{words.neededOn}</label>
      <input
        id={field}
        type="date"
        min={isoDay(daysFrom(now, 2))}
        max={isoDay(daysFrom(now, 365))}
        value={date}
        onChange={(event) => {
          setDate(event.target.value);
          const at = event.target.valueAsNumber;
          if (Number.isNaN(at)) return;
          const inDays = Math.round((at - Date.parse(isoDay(now))) / 86_400_000);
          if (inDays >= 2 && inDays <= 366) set(daysBefore(inDays, BY_DATE_COUNT));
        }}
      />
    </span>
  );
}
